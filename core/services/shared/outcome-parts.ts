// Outcomes summed part by part (units, aspects, problems, months), under the parts' names and in their order.
import type { NamedOutcomePart } from '#contract/operations.ts';
import type { Outcome, OutcomePartKind } from '#domain/outcomes/types.ts';
import { outcomeParts, type Period } from '#domain/statistics/outcomes.ts';
import type { RoundPlaces } from './round-places.ts';

interface Parts {
  keyOf: (outcome: Outcome) => string | null;
  nameOf: (key: string) => string;
  /** All keys in their order; null: keys are their own order */
  order: readonly string[] | null;
  /** What has no part is called */
  none: string;
}

function partsOf(places: RoundPlaces, by: OutcomePartKind): Parts {
  switch (by) {
    case 'unit':
      return {
        keyOf: ({ measureId }) => places.leadOfMeasure(measureId),
        nameOf: (id) => places.unitName(id),
        order: places.unitOrder,
        none: '未明确牵头单位',
      };
    case 'aspect':
      return {
        keyOf: ({ problemId }) => places.aspectOf(problemId),
        nameOf: (id) => places.aspectName(id),
        order: places.aspectOrder,
        none: '',
      };
    case 'problem':
      return {
        keyOf: ({ problemId }) => problemId,
        nameOf: (id) => places.problemName(id),
        order: places.problems.map(({ id }) => id),
        none: '',
      };
    case 'month':
      return {
        keyOf: ({ date }) => date?.slice(0, 7) ?? null,
        nameOf: (month) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
        order: null,
        none: '未填日期',
      };
  }
}

/** Parts that brought something about, in the order of the ledger, units or months; what belongs to none comes last. */
export function namedOutcomeParts(
  outcomes: readonly Outcome[],
  places: RoundPlaces,
  by: OutcomePartKind,
  period: Period | null,
): NamedOutcomePart[] {
  const { keyOf, nameOf, order, none } = partsOf(places, by);
  const rank = new Map((order ?? []).map((key, at) => [key, at]));
  const before = (a: string, b: string): number =>
    order === null ? a.localeCompare(b) : (rank.get(a) ?? order.length) - (rank.get(b) ?? order.length);
  return outcomeParts(outcomes, keyOf, period)
    .toSorted((a, b) => (a.key === null ? 1 : b.key === null ? -1 : before(a.key, b.key)))
    .map(({ key, figures }) => ({ key, name: key === null ? none : nameOf(key), figures }));
}

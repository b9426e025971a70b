// The sheet of a closed review: kept in parts when it is closed, given back as it was. Reviews closed before there were
// parts hold theirs as one text.
import type { Id } from '#domain/ledger/types.ts';
import { DEFAULT_LIGHT_RULES, lightOf } from '#domain/lights/lights.ts';
import type { Review, ReviewRow, ReviewSheet, ReviewUnits } from '#domain/review/types.ts';
import type { RoundFigures } from '#domain/statistics/types.ts';
import type { RowWords } from '../../db/queries/review-rows.ts';
import { FIGURES_PART, keepPart, keptPart, keptParts, RESERVED_PARTS } from '../../db/queries/review-sheets.ts';
import type { ReviewRowRecord } from '../../db/schema.ts';
import type { Act, Store } from '../../db/store.ts';
import { found } from '../context.ts';
import { type OpenRows, type RowFacts, type Whose, withWords } from './open-sheet.ts';

const HEAD = 'head';
const OTHERS = 'others';

/**
 * The rows of one unit, each with its place in the whole sheet: facts column by column, for their names written once a row
 * would make the greater part of them, and words as the store wrote them. The first weeks kept in parts hold whole rows.
 */
type RowsPart = { places: number[] } & ({ columns: Columns; words: RowWords[] } | { rows: ReviewRow[] });
type Columns = { [Key in keyof RowFacts]: RowFacts[Key][] };

const FACTS: readonly (keyof RowFacts)[] = [
  'measureId',
  'problemId',
  'problemNumber',
  'measurePosition',
  'unitId',
  'deadlineWords',
  'deadlineDate',
  'longTerm',
  'stateBefore',
  'percentBefore',
  'light',
];

const columnsOf = (facts: readonly RowFacts[]) =>
  Object.fromEntries(FACTS.map((key) => [key, facts.map((each) => each[key])])) as Columns;

function rowsIn(part: RowsPart): ReviewRow[] {
  if ('rows' in part) return part.rows;
  const { places, columns, words } = part;
  const factsAt = (at: number) =>
    Object.fromEntries(FACTS.map((key) => [key, columns[key][at]])) as unknown as RowFacts;
  return withWords(
    places.map((_, at) => factsAt(at)),
    words,
  );
}

/** Keeps a sheet and its figures; the review is marked closed afterwards. */
export function freeze(act: Act, review: Review, units: ReviewUnits, rows: OpenRows, figures: RoundFigures) {
  keepPart(act, review.id, HEAD, JSON.stringify({ ...units, review }));
  keepPart(act, review.id, FIGURES_PART, JSON.stringify(figures));
  const asked = new Set<Id | null>(units.units.map(({ unitId }) => unitId));
  const { facts } = rows;
  const parts = Map.groupBy(facts.keys(), (place) => {
    const { unitId } = facts[place] as RowFacts;
    return unitId !== null && asked.has(unitId) ? unitId : OTHERS;
  });
  for (const [name, places] of parts) {
    const columns = columnsOf(places.map((place) => facts[place] as RowFacts));
    const head = JSON.stringify({ places, columns }).slice(0, -1);
    keepPart(
      act,
      review.id,
      name,
      Buffer.concat([Buffer.from(`${head},"words":`), rows.words(places), Buffer.from('}')]),
    );
  }
}

/** A closed week without its measures. */
export function frozenUnits(store: Store, review: ReviewRowRecord): ReviewUnits {
  const old = oldSheet(review);
  if (old === null) return found(keptPart<ReviewUnits>(store, review.id, HEAD), '次调度的冻结内容');
  const rest = rowsOf(old, null);
  return {
    review: old.review,
    units: old.units,
    others:
      rest.length === 0
        ? null
        : {
            problems: new Set(rest.map((row) => row.problemId)).size,
            measures: rest.length,
            entered: rest.filter((row) => row.current !== null).length,
          },
  };
}

/** The measures of a closed week as they were. */
export function frozenRows(store: Store, review: ReviewRowRecord, whose: Whose): ReviewRow[] {
  const old = oldSheet(review);
  if (old !== null) return rowsOf(old, whose);
  if (whose !== 'all') {
    const part = keptPart<RowsPart>(store, review.id, whose ?? OTHERS);
    return part === undefined ? [] : rowsIn(part);
  }
  const all: ReviewRow[] = [];
  for (const name of keptParts(store, review.id)) {
    if (name === HEAD || RESERVED_PARTS.has(name)) continue;
    const part = found(keptPart<RowsPart>(store, review.id, name), '次调度的冻结内容');
    for (const [n, row] of rowsIn(part).entries()) all[part.places[n] ?? n] = row;
  }
  return all;
}

/** The whole closed week as it was. */
export function frozenSheet(store: Store, review: ReviewRowRecord): ReviewSheet {
  const { units, review: closed } = frozenUnits(store, review);
  return { review: closed, units, rows: frozenRows(store, review, 'all') };
}

function rowsOf({ units, rows }: ReviewSheet, whose: Whose): ReviewRow[] {
  if (whose === 'all') return rows;
  const asked = new Set<Id | null>(units.map(({ unitId }) => unitId));
  return rows.filter(({ unitId }) => (whose === null ? !asked.has(unitId) : unitId === whose));
}

/** A sheet kept as one text; its rows had no lights of their own, and all offices the usual rules. */
function oldSheet({ sheet, date }: ReviewRowRecord): ReviewSheet | null {
  if (sheet === null || sheet === '') return null;
  const old = JSON.parse(sheet) as Omit<ReviewSheet, 'rows'> & {
    rows: (Omit<ReviewRow, 'light'> & Partial<ReviewRow>)[];
  };
  const rows = old.rows.map((row): ReviewRow => {
    const deadline = { date: row.deadlineDate, text: null, longTerm: row.longTerm };
    const state = row.current?.state ?? row.stateBefore;
    return { ...row, light: row.light ?? lightOf(state, deadline, date, DEFAULT_LIGHT_RULES) };
  });
  return { ...old, rows };
}

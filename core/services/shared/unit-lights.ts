// Lights of a round's open measures by lead unit, as they stand on a day.
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { measureAt } from '#domain/ledger/view-index.ts';
import { type LightCounts, lightCounts } from '#domain/lights/count.ts';
import { lightOf } from '#domain/lights/lights.ts';
import type { RoundView } from '../../db/queries/ledger-view.ts';
import { lightRules } from '../../db/queries/light-rules.ts';
import { askedMeasures } from '../../db/queries/review-rows.ts';

/** By the rules in force; measures that are closed are left out, as in a week. */
export function unitLights(view: RoundView, asOf: PlainDate): Map<Id | null, LightCounts> {
  const rules = lightRules(view.store);
  const { index } = view;
  return lightCounts(
    [...askedMeasures(view, new Map())].map(({ at, unitId }) => {
      const { state, deadline } = measureAt(index, at);
      const problem = index.problems[index.measures.problemAt[at] ?? -1];
      const due = problem === undefined ? deadline : effectiveDeadline(deadline, problem.deadline);
      return { unitId, light: lightOf(state, due, asOf, rules) };
    }),
  );
}

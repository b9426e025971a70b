// Gathers what a report is drafted from: the ledger, its figures, everything that can be counted.
import type { PlainDate } from '#domain/ledger/types.ts';
import { lookBacksOf } from '#domain/report/look-back.ts';
import { clueTotals } from '#domain/report/totals.ts';
import type { ReportSources } from '#domain/report/types.ts';
import { clueFigures } from '#domain/statistics/clues.ts';
import { countsOf } from '#domain/statistics/figures.ts';
import { outcomeFigures } from '#domain/statistics/outcomes.ts';
import { activityOf } from '../../db/queries/activity.ts';
import { countedClues } from '../../db/queries/clues.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { itemsOfRound } from '../../db/queries/look-back.ts';
import { outcomesOfRound } from '../../db/queries/outcomes.ts';
import { withheldOf } from '../../db/queries/reports.ts';
import { figuresBefore } from '../../db/queries/reviews.ts';
import { type Context, found, officeName } from '../context.ts';

/** @throws BihuanError notFound without such a round */
export function reportSources(
  context: Context,
  roundId: string,
  { asOf, since }: { asOf: PlainDate; since: PlainDate | null },
): ReportSources {
  const { store } = context;
  const before = since === null ? null : figuresBefore(store, roundId, since);
  const tree = found(readLedger(store, roundId), '个轮次');
  return {
    tree,
    office: officeName(context),
    asOf,
    figures: countsOf(found(viewOf(store, roundId), '个轮次').figures(asOf)),
    before: before === null ? null : countsOf(before),
    activity: activityOf(store, roundId, since, asOf),
    outcomes: outcomeFigures(outcomesOfRound(store, roundId)),
    clues: clueTotals(clueFigures(countedClues(store, roundId), asOf)),
    ...lookBacksOf(itemsOfRound(store, roundId), asOf),
    withheld: withheldOf(store, roundId),
  };
}

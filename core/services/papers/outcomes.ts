// Papers of what came of the work: 成效统计表, 回头看清单, and the ledgers of clues and petitions behind their permission.
import type { ParsedInputOf } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import { clueList } from '#domain/clues/list.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { lookBackList } from '#domain/look-back/list.ts';
import { itemState } from '#domain/look-back/types.ts';
import { outcomeList } from '#domain/outcomes/list.ts';
import { outcomeFigures } from '#domain/statistics/outcomes.ts';
import { cluesOf } from '../../db/queries/clues.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { itemsOf, planById } from '../../db/queries/look-back.ts';
import { outcomesOfRound } from '../../db/queries/outcomes.ts';
import { type Context, found, officeName, requirePermission, today } from '../context.ts';
import { closedProblems } from '../shared/closed-problems.ts';
import { lookBackEvidence } from '../shared/evidence.ts';
import { namedOutcomeParts } from '../shared/outcome-parts.ts';
import { RoundPlaces } from '../shared/round-places.ts';

type Source<Of extends string> = Extract<ParsedInputOf<'getPaper'>, { of: Of }>;

const roundName = (context: Context, roundId: string): string =>
  found(findRound(context.store, roundId), '个轮次').name;

export function outcomesPaper(context: Context, { roundId, by, from, to }: Source<'outcomes'>): ListDocument {
  const places = new RoundPlaces(context.store, roundId);
  const outcomes = outcomesOfRound(context.store, roundId);
  const period = { from, to };
  const periodWords =
    from === null && to === null
      ? `截至${dateWords(today(context))}`
      : `${from === null ? '' : `${dateWords(from)}起`}${to === null ? '' : `至${dateWords(to)}`}`;
  return outcomeList(namedOutcomeParts(outcomes, places, by, period), outcomeFigures(outcomes, period), {
    office: officeName(context),
    roundName: roundName(context, roundId),
    periodWords,
    by,
  });
}

/** The whole plan in the order of the ledger. */
export function lookBackPaper(context: Context, { planId }: Source<'lookBack'>): ListDocument {
  const { store } = context;
  const plan = found(planById(store, planId), '个回头看方案');
  const places = new RoundPlaces(store, plan.roundId);
  const items = new Map(itemsOf(store, planId).map((item) => [item.problemId, item]));
  const inOrder = places.problems.map(({ id }) => id).filter((id) => items.has(id));
  const day = today(context);
  const evidence = lookBackEvidence(
    store,
    plan.roundId,
    [...items.values()].map(({ id }) => id),
  );
  return lookBackList(
    plan,
    closedProblems(store, places, inOrder).flatMap((problem) => {
      const item = items.get(problem.problemId);
      return item === undefined
        ? []
        : [{ ...item, ...problem, state: itemState(item, plan.dueDate, day), evidence: evidence(item.id) }];
    }),
    {
      office: officeName(context),
      roundName: roundName(context, plan.roundId),
      unitName: (id) => places.unitName(id),
      asOf: day,
    },
  );
}

/**
 * A ledger of clues or petitions with its content, to be shown, printed or exported; each time is a look and logged as one.
 * @throws BihuanError permission.denied
 */
export function cluesPaper(context: Context, { roundId, ledger }: Source<'clues'>): ListDocument {
  requirePermission(context, 'clues');
  const { store } = context;
  const clues = cluesOf(store, roundId, ledger);
  store.act(context.actor, 'openClues', (act) => act.record('look', roundId, null, { ledger, paper: clues.length }));
  const places = new RoundPlaces(store, roundId);
  return clueList(ledger, clues, {
    office: officeName(context),
    roundName: roundName(context, roundId),
    unitName: (id) => places.unitName(id),
    asOf: today(context),
  });
}

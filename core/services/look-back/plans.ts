// 回头看 planned: which closed problems are looked at again, drawn so that anybody can draw the same ones again.
import { randomInt } from 'node:crypto';
import { BihuanError } from '#contract/errors.ts';
import type { LookBackPreview, LookBackSheet, LookBackSummary, ParsedInputOf } from '#contract/operations.ts';
import { LINES_AT_MOST } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { type Candidate, drawSample, SEEDS } from '#domain/look-back/sample.ts';
import {
  ITEM_STATES,
  type ItemState,
  itemState,
  type LookBackItem,
  type LookBackPlan,
} from '#domain/look-back/types.ts';
import { isClosed } from '#domain/states/states.ts';
import { ulid } from '../../db/ids.ts';
import { cyclesOf, itemById, itemsOf, itemsOfRound, planById, plansOf } from '../../db/queries/look-back.ts';
import { type Context, found, today } from '../context.ts';
import { closedProblems } from '../shared/closed-problems.ts';
import { lookBackEvidence } from '../shared/evidence.ts';
import { RoundPlaces } from '../shared/round-places.ts';
import { lineOf } from './lines.ts';

/** Closed problems of a round, as far as drawing needs them. */
function candidatesOf(places: RoundPlaces): Candidate[] {
  return places.problems
    .filter(({ state }) => isClosed(state))
    .map(({ id, kind }) => ({ id, kind, unitId: places.leadOfProblem(id) }));
}

export function previewLookBack(
  context: Context,
  { roundId, scope, seed: given }: ParsedInputOf<'previewLookBack'>,
): LookBackPreview {
  const places = new RoundPlaces(context.store, roundId);
  const seed = given ?? randomInt(SEEDS);
  const sample = drawSample(candidatesOf(places), scope, seed);
  return {
    seed,
    candidates: sample.candidates,
    drawn: sample.ids.length,
    problems: closedProblems(context.store, places, sample.ids.slice(0, LINES_AT_MOST)),
    strata:
      scope.strata === 'none'
        ? []
        : sample.strata.map((stratum) => ({
            ...stratum,
            name:
              scope.strata === 'unit'
                ? places.unitName(stratum.key) || '未明确牵头单位'
                : (stratum.key ?? '未填整改类型'),
          })),
  };
}

/** @throws BihuanError conflict when there is no closed problem in scope */
export function planLookBack(context: Context, input: ParsedInputOf<'planLookBack'>): LookBackSummary {
  const places = new RoundPlaces(context.store, input.roundId);
  const seed = input.seed ?? randomInt(SEEDS);
  const sample = drawSample(candidatesOf(places), input.scope, seed);
  if (sample.ids.length === 0) {
    throw new BihuanError('conflict', '所选范围内没有已销号的问题，没有制定回头看方案。请调整范围后再试。');
  }
  const id = ulid();
  context.store.act(context.actor, 'planLookBack', (act) => {
    act.insert('look_back_plan', {
      id,
      round_id: input.roundId,
      name: input.name,
      scope: JSON.stringify(input.scope),
      seed,
      candidates: sample.candidates,
      due_date: input.dueDate,
      responsible: input.responsible || null,
      note: input.note,
      drawn_at: act.at,
      deleted_at: null,
    });
    const cycles = cyclesOf(act.store, sample.ids);
    for (const problemId of sample.ids) {
      act.insert('look_back_item', {
        id: ulid(),
        plan_id: id,
        problem_id: problemId,
        cycle: cycles.get(problemId) ?? 1,
        due_date: null,
        responsible: null,
        checked_on: null,
        result: null,
        methods: '[]',
        persons: null,
        findings: null,
        consequence: null,
        consequence_on: null,
        consequence_by: null,
        deleted_at: null,
      });
    }
  });
  return summaryOf(context, planOf(context, id));
}

const planOf = (context: Context, id: Id): LookBackPlan => found(planById(context.store, id), '个回头看方案');

function summary(
  plan: LookBackPlan,
  items: readonly LookBackItem[],
  places: RoundPlaces,
  asOf: string,
): LookBackSummary {
  const counts = Object.fromEntries(ITEM_STATES.map((state) => [state, 0])) as Record<ItemState, number>;
  for (const item of items) {
    if (places.problem(item.problemId) !== undefined) counts[itemState(item, plan.dueDate, asOf)]++;
  }
  return { ...plan, counts };
}

function summaryOf(context: Context, plan: LookBackPlan): LookBackSummary {
  const places = new RoundPlaces(context.store, plan.roundId);
  return summary(plan, itemsOf(context.store, plan.id), places, today(context));
}

export function listLookBacks(context: Context, { roundId }: ParsedInputOf<'listLookBacks'>): LookBackSummary[] {
  const places = new RoundPlaces(context.store, roundId);
  const items = Map.groupBy(itemsOfRound(context.store, roundId), (item) => item.planId);
  const day = today(context);
  return plansOf(context.store, roundId).map((plan) => summary(plan, items.get(plan.id) ?? [], places, day));
}

export function getLookBack(
  context: Context,
  { planId, state, from, count }: ParsedInputOf<'getLookBack'>,
): LookBackSheet {
  const { store } = context;
  const plan = planOf(context, planId);
  const places = new RoundPlaces(store, plan.roundId);
  const day = today(context);
  const items = itemsOf(store, planId);
  const shown = items.filter(
    (item) =>
      places.problem(item.problemId) !== undefined && (state === null || itemState(item, plan.dueDate, day) === state),
  );
  const order = new Map(places.problems.map(({ id }, at) => [id, at]));
  shown.sort((a, b) => (order.get(a.problemId) ?? 0) - (order.get(b.problemId) ?? 0));
  const page = shown.slice(from, from + count);
  const problems = new Map(
    closedProblems(
      store,
      places,
      page.map(({ problemId }) => problemId),
    ).map((problem) => [problem.problemId, problem]),
  );
  const evidence = lookBackEvidence(
    store,
    plan.roundId,
    page.map(({ id }) => id),
  );
  return {
    plan: summary(plan, items, places, day),
    total: shown.length,
    items: page.flatMap((item) => {
      const problem = problems.get(item.problemId);
      return problem === undefined ? [] : [lineOf(item, problem, evidence(item.id), plan.dueDate, day)];
    }),
  };
}

export function updateLookBack(context: Context, { planId, patch }: ParsedInputOf<'updateLookBack'>): LookBackSummary {
  context.store.act(context.actor, 'updateLookBack', (act) => {
    planOf(context, planId);
    act.update('look_back_plan', planId, {
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.dueDate === undefined ? {} : { due_date: patch.dueDate }),
      ...(patch.responsible === undefined ? {} : { responsible: patch.responsible || null }),
      ...(patch.note === undefined ? {} : { note: patch.note }),
    });
  });
  return summaryOf(context, planOf(context, planId));
}

/** @throws BihuanError conflict once something was found */
export function removeLookBack(context: Context, { planId }: ParsedInputOf<'removeLookBack'>): null {
  return context.store.act(context.actor, 'removeLookBack', (act) => {
    const plan = planOf(context, planId);
    const recorded = itemsOf(act.store, planId).filter(({ result }) => result !== null).length;
    if (recorded > 0) {
      throw new BihuanError('conflict', `“${plan.name}”已登记${recorded}条回头看结论，不能删除。`);
    }
    act.update('look_back_plan', planId, { deleted_at: act.at });
    return null;
  });
}

/** @throws BihuanError notFound when one of the items is gone; nothing is changed then */
export function assignLookBack(context: Context, { itemIds, patch }: ParsedInputOf<'assignLookBack'>): null {
  return context.store.act(context.actor, 'assignLookBack', (act) => {
    for (const id of itemIds) {
      found(itemById(act.store, id), '条回头看问题');
      act.update('look_back_item', id, {
        ...(patch.dueDate === undefined ? {} : { due_date: patch.dueDate }),
        ...(patch.responsible === undefined ? {} : { responsible: patch.responsible || null }),
      });
    }
    return null;
  });
}

// 整改成效: entered on measures, corrected, taken away; summed by domain/statistics alone.
import { BihuanError } from '#contract/errors.ts';
import type { OutcomeView, OutputOf, ParsedInputOf } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { Outcome } from '#domain/outcomes/types.ts';
import { outcomeFigures } from '#domain/statistics/outcomes.ts';
import { ulid } from '../../db/ids.ts';
import {
  measureLeads,
  outcomeById,
  outcomesCountedIn,
  outcomesOfProblem,
  outcomesOfRound,
} from '../../db/queries/outcomes.ts';
import { placesOf } from '../../db/queries/structure.ts';
import type { OutcomeRow } from '../../db/schema-outcomes.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found } from '../context.ts';
import { namedOutcomeParts } from '../shared/outcome-parts.ts';
import { RoundPlaces } from '../shared/round-places.ts';

type Fields = ParsedInputOf<'addOutcome'>['outcome'];

export function listOutcomes(context: Context, input: ParsedInputOf<'listOutcomes'>): OutcomeView[] {
  const { store } = context;
  const { problemId, ids, kind } = input;
  const wanted = ids === null ? null : new Set(ids);
  const all = problemId === null ? outcomesOfRound(store, input.roundId) : outcomesOfProblem(store, problemId);
  const shown = all.filter((one) => (kind === null || one.kind === kind) && (wanted === null || wanted.has(one.id)));
  return views(context, input.roundId, shown);
}

function views({ store }: Context, roundId: Id, outcomes: readonly Outcome[]): OutcomeView[] {
  const places = new RoundPlaces(store, roundId);
  const leads = measureLeads(
    store,
    outcomes.map(({ measureId }) => measureId),
  );
  return outcomes.map((outcome) => ({
    ...outcome,
    problemName: places.problemName(outcome.problemId),
    measureName: places.measureName(outcome.measureId),
    measureLead: leads.get(outcome.measureId) ?? '',
  }));
}

function one(context: Context, id: Id): OutcomeView {
  const { roundId, ...outcome } = found(outcomeById(context.store, id), '条成效');
  return found(views(context, roundId, [outcome])[0], '条成效');
}

/** @throws BihuanError notFound when the measure is gone, conflict when it cannot be counted in the named entry */
export function addOutcome(context: Context, { measureId, outcome }: ParsedInputOf<'addOutcome'>): OutcomeView {
  const id = ulid();
  context.store.act(context.actor, 'addOutcome', (act) => {
    const place = placesOf(act.store, 'measure', [measureId]).get(measureId);
    if (place === undefined || place.deletedAt !== null || place.reachable === 0) {
      throw new BihuanError('notFound', '这条措施已不存在，成效没有登记。请刷新后再试。');
    }
    checkCountedIn(act, id, place.roundId, outcome);
    act.insert('outcome', { id, measure_id: measureId, ...columnsOf(outcome), deleted_at: null });
  });
  return one(context, id);
}

/** @throws BihuanError notFound, conflict as addOutcome */
export function updateOutcome(context: Context, { id, outcome }: ParsedInputOf<'updateOutcome'>): OutcomeView {
  context.store.act(context.actor, 'updateOutcome', (act) => {
    const before = found(outcomeById(act.store, id), '条成效');
    if (before.kind !== outcome.kind || before.category !== outcome.category) refuseWhileNamed(act, id, '改变类别');
    checkCountedIn(act, id, before.roundId, outcome);
    act.update('outcome', id, columnsOf(outcome));
  });
  return one(context, id);
}

/** @throws BihuanError notFound; conflict while another entry says that it is counted in this one */
export function removeOutcome(context: Context, { id }: { id: Id }): null {
  return context.store.act(context.actor, 'removeOutcome', (act) => {
    found(outcomeById(act.store, id), '条成效');
    refuseWhileNamed(act, id, '删除');
    act.update('outcome', id, { deleted_at: act.at });
    return null;
  });
}

function refuseWhileNamed(act: Act, id: Id, what: string): void {
  const others = outcomesCountedIn(act.store, id);
  if (others === 0) return;
  throw new BihuanError(
    'conflict',
    `有${others}条成效注明已在这一条计入，${what}后会少计。请先取消那些条目的“已在其他条目计入”。`,
  );
}

/** An entry can be counted in one that counts itself, of the same kind in the same round; chains would lose it. */
function checkCountedIn(act: Act, id: Id, roundId: Id, { kind, category, countedIn }: Fields): void {
  if (countedIn === null) return;
  const refuse = (why: string) => new BihuanError('conflict', `不能注明已在其他条目计入：${why}。成效没有保存。`);
  if (countedIn === id) throw refuse('所选的就是这一条');
  const target = outcomeById(act.store, countedIn);
  if (target === undefined || target.roundId !== roundId) throw refuse('所选的条目已不存在');
  if (target.kind !== kind || target.category !== category) throw refuse('所选的条目类别不同');
  if (target.countedIn !== null) throw refuse('所选的条目自己也注明在别处计入');
  if (outcomesCountedIn(act.store, id) > 0) throw refuse('另有条目注明已在这一条计入');
}

const blank = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());

/** The columns of an entry; those that its kind does not have are empty. */
function columnsOf(outcome: Fields): Omit<OutcomeRow, 'id' | 'measure_id' | 'deleted_at'> {
  return {
    kind: outcome.kind,
    category: outcome.category,
    name: 'name' in outcome ? blank(outcome.name) : null,
    document_number: outcome.kind === 'rule' ? blank(outcome.documentNumber) : null,
    count: 'count' in outcome ? outcome.count : null,
    cents: outcome.kind === 'money' ? outcome.cents : null,
    date: outcome.date,
    counted_in: outcome.countedIn,
    note: blank(outcome.note),
  };
}

/** Sums of the round and of its parts; the parts add up to the whole. */
export function getOutcomeFigures(
  { store }: Context,
  { roundId, from, to, by }: ParsedInputOf<'getOutcomeFigures'>,
): OutputOf<'getOutcomeFigures'> {
  const places = new RoundPlaces(store, roundId);
  const outcomes = outcomesOfRound(store, roundId);
  const period = { from, to };
  return { total: outcomeFigures(outcomes, period), parts: namedOutcomeParts(outcomes, places, by, period) };
}

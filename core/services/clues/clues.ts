// 线索信访: two ledgers behind a permission. Every look is logged; the log says who opened what, never what it says.
import { BihuanError } from '#contract/errors.ts';
import type { ClueLine, OutputOf, ParsedInputOf } from '#contract/operations.ts';
import { CLUE_LEDGER_WORDS, type Clue, clueFault, isClueOverdue } from '#domain/clues/types.ts';
import { clueFigures } from '#domain/statistics/clues.ts';
import { ulid } from '../../db/ids.ts';
import { clueById, cluesOf, countedClues } from '../../db/queries/clues.ts';
import { unitById } from '../../db/queries/directory.ts';
import { findRound, listUnits } from '../../db/queries/ledger.ts';
import type { ClueRow } from '../../db/schema-outcomes.ts';
import { type Context, found, today } from '../context.ts';

/** The lines of a ledger without their content; the look is logged with how many lines were shown. */
export function openClues(context: Context, { roundId, ledger }: ParsedInputOf<'openClues'>): ClueLine[] {
  const { store, actor } = context;
  found(findRound(store, roundId), '个轮次');
  const clues = cluesOf(store, roundId, ledger);
  store.act(actor, 'openClues', (act) => act.record('look', roundId, null, { ledger, lines: clues.length }));
  const names = new Map(listUnits(store).map(({ id, name, shortName }) => [id, shortName ?? name]));
  const day = today(context);
  return clues.map(({ summary: _summary, result: _result, note: _note, ...line }) => ({
    ...line,
    unitName: line.unitId === null ? '' : (names.get(line.unitId) ?? '（已删除的单位）'),
    overdue: isClueOverdue(line, day),
  }));
}

/** One record with its content; the look is logged under its number. */
export function openClue(context: Context, { id }: ParsedInputOf<'openClue'>): Clue {
  const clue = found(clueById(context.store, id), '条线索信访');
  context.store.act(context.actor, 'openClue', (act) =>
    act.record('look', id, null, { ledger: clue.ledger, number: clue.number }),
  );
  return clue;
}

/** @throws BihuanError name.taken for a number that the ledger has; conflict for a state without what it needs */
export function addClue(context: Context, { roundId, ledger, clue }: ParsedInputOf<'addClue'>): Clue {
  return context.store.act(context.actor, 'addClue', (act) => {
    found(findRound(act.store, roundId), '个轮次');
    const id = ulid();
    const whole: Clue = { id, roundId, ledger, ...clue, handled: counted(clue.handled) };
    check(context, whole);
    act.insert('clue', rowOf(whole));
    return whole;
  });
}

/** @throws BihuanError notFound, name.taken, conflict */
export function updateClue(context: Context, { id, patch }: ParsedInputOf<'updateClue'>): Clue {
  return context.store.act(context.actor, 'updateClue', (act) => {
    const before = found(clueById(act.store, id), '条线索信访');
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const whole: Clue = { ...before, ...given };
    whole.handled = counted(whole.handled);
    check(context, whole);
    const { id: _id, ...columns } = rowOf(whole);
    act.update('clue', id, columns);
    return whole;
  });
}

export function removeClue(context: Context, { id }: ParsedInputOf<'removeClue'>): null {
  return context.store.act(context.actor, 'removeClue', (act) => {
    found(clueById(act.store, id), '条线索信访');
    act.update('clue', id, { deleted_at: act.at });
    return null;
  });
}

/** Counts alone. What is published needs no permission; the ids that come with the counts open nothing without it. */
export function getClueFigures(
  context: Context,
  { roundId, asOf }: ParsedInputOf<'getClueFigures'>,
): OutputOf<'getClueFigures'> {
  return clueFigures(countedClues(context.store, roundId), asOf ?? today(context));
}

/** Kinds of handling without anybody are left out. */
function counted(handled: ParsedInputOf<'addClue'>['clue']['handled']): Clue['handled'] {
  return Object.fromEntries(Object.entries(handled).filter(([, persons]) => (persons ?? 0) > 0));
}

function check({ store }: Context, clue: Clue): void {
  const fault = clueFault(clue);
  if (fault !== null) throw new BihuanError('conflict', `${fault}，没有保存。`);
  const twin = cluesOf(store, clue.roundId, clue.ledger).find(
    ({ id, number }) => number === clue.number && id !== clue.id,
  );
  if (twin !== undefined) {
    const ledger = CLUE_LEDGER_WORDS[clue.ledger];
    throw new BihuanError('name.taken', `${ledger}台账中已有编号“${clue.number}”，请改用其他编号。`);
  }
  if (clue.unitId !== null && unitById(store, clue.unitId) === undefined) {
    throw new BihuanError('notFound', '所选的承办单位已不存在，没有保存。请重新选择。');
  }
}

function rowOf(clue: Clue): ClueRow {
  const blank = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());
  return {
    id: clue.id,
    round_id: clue.roundId,
    ledger: clue.ledger,
    number: clue.number,
    source: blank(clue.source),
    category: blank(clue.category),
    summary: clue.summary,
    received_on: clue.receivedOn,
    unit_id: clue.unitId,
    due_date: clue.dueDate,
    state: clue.state,
    result: blank(clue.result),
    settled_on: clue.settledOn,
    handled: JSON.stringify(clue.handled),
    note: blank(clue.note),
    deleted_at: null,
  };
}

// The shape of the ledger: rows put in and moved. Places stay dense, numbers follow.

import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { placed, placedBeside } from '#domain/ledger/order.ts';
import type { Id } from '#domain/ledger/types.ts';
import { ulid } from '../../db/ids.ts';
import { childrenOf, placesOf, type RowKind, type RowPlace, roundOfParent } from '../../db/queries/structure.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found } from '../context.ts';
import { closeGaps, setParent, writeOrder } from './arrange.ts';

export const KIND_WORDS: Record<RowKind, string> = { aspect: '方面', item: '项', problem: '问题', measure: '措施' };

/** @throws BihuanError notFound when the parent is not there */
export function addRow(context: Context, input: ParsedInputOf<'addRow'>): { id: Id } {
  return context.store.act(context.actor, 'addRow', (act) => {
    switch (input.kind) {
      case 'aspect':
        return { id: insertHeading(act, 'aspect', input.roundId, input.title, input.position) };
      case 'item':
        return { id: insertHeading(act, 'item', input.aspectId, input.title, input.position) };
      case 'problem':
        return { id: insertProblem(act, input.itemId, input.title, input.position) };
      case 'problemOfRound': {
        const aspects = childrenOf(act.store, 'aspect', livingParent(act, 'aspect', input.roundId));
        const aspectId = aspects.at(-1)?.id ?? insertHeading(act, 'aspect', input.roundId, null, 1);
        const itemId =
          childrenOf(act.store, 'item', aspectId).at(-1)?.id ?? insertHeading(act, 'item', aspectId, null, 1);
        return { id: insertProblem(act, itemId, input.title, Number.MAX_SAFE_INTEGER) };
      }
      case 'measure':
        return { id: insertMeasure(act, input.problemId, input, input.position) };
    }
  });
}

/** @throws BihuanError notFound when the parent or something above it was taken away */
function livingParent(act: Act, kind: RowKind, parentId: Id): Id {
  const words = { aspect: '个轮次', item: '个方面', problem: '个项', measure: '条问题' }[kind];
  found(roundOfParent(act.store, kind, parentId), words);
  return parentId;
}

/** Puts a row that was just inserted at its place. */
function settle(act: Act, kind: RowKind, parentId: Id, id: Id, position: number): Id {
  const siblings = childrenOf(act.store, kind, parentId).map((row) => row.id);
  writeOrder(act, kind, parentId, placed(siblings, [id], position));
  return id;
}

/** Where a new row stands before it is settled: behind all others, so that only those after its place have to move. */
function firstPlace(act: Act, kind: RowKind, parentId: Id, position: number): number {
  return Math.min(position, childrenOf(act.store, kind, parentId).length + 1);
}

function insertHeading(act: Act, kind: 'aspect' | 'item', parentId: Id, title: string | null, position: number): Id {
  livingParent(act, kind, parentId);
  const id = ulid();
  const at = firstPlace(act, kind, parentId, position);
  if (kind === 'aspect') act.insert('aspect', { id, round_id: parentId, position: at, title, deleted_at: null });
  else act.insert('item', { id, aspect_id: parentId, position: at, title, category: null, deleted_at: null });
  return settle(act, kind, parentId, id, position);
}

function insertProblem(act: Act, itemId: Id, title: string, position: number): Id {
  livingParent(act, 'problem', itemId);
  const id = ulid();
  act.insert('problem', {
    id,
    item_id: itemId,
    position: firstPlace(act, 'problem', itemId, position),
    title,
    public_text: null,
    source: null,
    kind: null,
    target: null,
    due_date: null,
    due_text: null,
    long_term: 0,
    state: '未启动',
    cycle: 1,
    note: null,
    deleted_at: null,
  });
  return settle(act, 'problem', itemId, id, position);
}

/** A new measure below a closed problem (强化) leaves the problem closed. */
function insertMeasure(act: Act, problemId: Id, words: { lead: string; text: string }, position: number): Id {
  livingParent(act, 'measure', problemId);
  const id = ulid();
  act.insert('measure', {
    id,
    problem_id: problemId,
    position: firstPlace(act, 'measure', problemId, position),
    lead: words.lead.trim(),
    text: words.text.trim(),
    public_text: null,
    deliverable: null,
    due_date: null,
    due_text: null,
    long_term: 0,
    state: '未启动',
    percent: 0,
    progress: null,
    progress_date: null,
    note: null,
    deleted_at: null,
  });
  return settle(act, 'measure', problemId, id, position);
}

/**
 * Moves rows, in the order given; afterwards the first of them stands at `position` below the parent, or all of them
 * directly before or behind the row named.
 * @throws BihuanError notFound for a missing row or parent, conflict for a parent in another round
 */
export function moveRows(context: Context, input: ParsedInputOf<'moveRows'>): null {
  const { kind, ids } = input;
  return context.store.act(context.actor, 'moveRows', (act) => {
    const beside = 'besideId' in input ? livingPlaces(act, kind, [input.besideId])[0] : undefined;
    const parentId = 'parentId' in input ? livingParent(act, kind, input.parentId) : (beside as RowPlace).parentId;
    const roundId = roundOfParent(act.store, kind, parentId);
    const places = livingPlaces(act, kind, ids);
    const siblings = childrenOf(act.store, kind, parentId).map(({ id }) => id);
    const left = new Set<Id>();
    for (const place of places) {
      if (place.roundId !== roundId) {
        throw new BihuanError('conflict', `${KIND_WORDS[kind]}只能在同一轮次内移动，没有做任何修改。`);
      }
      if (place.parentId === parentId) continue;
      left.add(place.parentId);
      setParent(act, kind, place.id, parentId);
    }
    const moved = places.map(({ id }) => id);
    const order =
      'parentId' in input
        ? placed(siblings, moved, input.position)
        : placedBeside(siblings, moved, input.besideId, input.side);
    // The moved rows are written first: the log then begins with what was meant.
    for (const id of moved) act.update(kind, id, { position: order.indexOf(id) + 1 });
    writeOrder(act, kind, parentId, order);
    for (const each of left) closeGaps(act, kind, each);
    return null;
  });
}

/** Places of rows that can all be seen, each once, in the order given. @throws BihuanError notFound */
export function livingPlaces(act: Act, kind: RowKind, ids: readonly Id[]): RowPlace[] {
  const places = placesOf(act.store, kind, ids);
  return [...new Set(ids)].map((id) => {
    const place = places.get(id);
    if (place === undefined || place.deletedAt !== null || place.reachable === 0) {
      throw new BihuanError('notFound', `所选的${KIND_WORDS[kind]}已不存在，没有做任何修改。请刷新后重新选择。`, {
        missing: id,
      });
    }
    return place;
  });
}

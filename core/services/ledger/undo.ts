// 撤销 and 重做 over sessions: the log holds what every act found and left, and what was taken back since.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { Act as NamedAct } from '#domain/ledger/history.ts';
import type { Id } from '#domain/ledger/types.ts';
import { actById, actsOf, eventsOf, type LoggedAct, rootOf } from '../../db/queries/history.ts';
import { placesOf, ROW_KINDS, type RowKind, roundOfParent } from '../../db/queries/structure.ts';
import type { Act, Store } from '../../db/store.ts';
import { type Context, requirePermission } from '../context.ts';
import { closeGaps } from './arrange.ts';
import { RowNames } from './row-names.ts';
import { checkAct } from './undo-conflicts.ts';
import { isUndoable, labelOf } from './undo-facts.ts';
import { type Direction, keyOf, type NetRow, netRows, valuesFor } from './undo-net.ts';
import { ACTS_KEPT, ACTS_SEARCHED, isRemovable, isSoft } from './undo-rules.ts';

const isUndone = (store: Store, actId: Id): boolean => eventsOf(store, actId).at(-1)?.operation === 'undo';

/** The user's own last acts of kinds that can be taken back, newest first. */
function* recentActs(store: Store, user: string): Generator<LoggedAct> {
  let kept = 0;
  let searched = 0;
  for (const act of actsOf(store, user)) {
    if (kept >= ACTS_KEPT || searched >= ACTS_SEARCHED) return;
    searched++;
    if (!isUndoable(store, act)) continue;
    kept++;
    yield act;
  }
}

/** The user's own last acts, newest first, each with the reason why it cannot be taken back (or done again) now. */
export function listActs(context: Context, { limit }: ParsedInputOf<'listActs'>): NamedAct[] {
  const { store, actor } = context;
  const names = new RowNames(store);
  const acts: NamedAct[] = [];
  for (const act of recentActs(store, actor.user)) {
    acts.push(checked(store, names, act));
    if (acts.length >= limit) break;
  }
  return acts;
}

function checked(store: Store, names: RowNames, act: LoggedAct): NamedAct {
  const undone = isUndone(store, act.id);
  const { refusal } = checkAct(store, names, act, netRows(store, act), undone ? 'redo' : 'undo');
  return named(store, names, act, undone, refusal);
}

function named(store: Store, names: RowNames, act: LoggedAct, undone: boolean, refusal: string | null): NamedAct {
  return {
    id: act.id,
    at: act.at,
    operation: act.operation,
    label: labelOf(store, names, act),
    undone,
    refusal: refusal === null ? null : `${refusal}。`,
  };
}

/**
 * Takes an act back: the named one, or the user's last one that stands.
 * @throws BihuanError notFound when there is none, conflict when its rows were changed since or something is frozen
 */
export function undo(context: Context, { actId }: ParsedInputOf<'undo'>): NamedAct {
  const { store, actor } = context;
  return reverse(context, actId === null ? lastStanding(store, actor.user) : ownAct(context, actId), 'undo');
}

/**
 * Does an act again that was taken back: the named one, or the one taken back last, unless the user has done something
 * else since.
 * @throws BihuanError notFound when there is none, conflict when its rows were changed since
 */
export function redo(context: Context, { actId }: ParsedInputOf<'redo'>): NamedAct {
  const { store, actor } = context;
  return reverse(context, actId === null ? lastTakenBack(store, actor.user) : ownAct(context, actId), 'redo');
}

function lastStanding(store: Store, user: string): LoggedAct {
  for (const act of recentActs(store, user)) if (!isUndone(store, act.id)) return act;
  throw new BihuanError('notFound', '没有可以撤销的操作。');
}

function lastTakenBack(store: Store, user: string): LoggedAct {
  let searched = 0;
  for (const act of actsOf(store, user)) {
    if (++searched > ACTS_SEARCHED) break;
    if (act.operation === 'undo') {
      const root = rootOf(store, act.id);
      const found = isUndone(store, root) ? actById(store, root) : undefined;
      if (found !== undefined) return found;
    } else if (isUndoable(store, act)) break;
  }
  throw new BihuanError('notFound', '没有可以重做的操作。');
}

function ownAct({ store, actor }: Context, actId: Id): LoggedAct {
  const act = actById(store, actId);
  if (act === undefined) throw new BihuanError('notFound', '找不到这次操作，可能编号有误。请刷新后再试。');
  if (act.actor !== actor.user) {
    throw new BihuanError('conflict', `这是${act.actor}的操作，只能由本人撤销或重做。`);
  }
  if (!isUndoable(store, act)) throw new BihuanError('conflict', '这种操作不能撤销。');
  for (const each of recentActs(store, actor.user)) if (each.id === actId) return act;
  throw new BihuanError('conflict', `只能撤销或重做最近${ACTS_KEPT}次操作，这次操作已超出范围。`);
}

const WORDS: Record<Direction, string> = { undo: '撤销', redo: '重做' };

function reverse(context: Context, target: LoggedAct, direction: Direction): NamedAct {
  const { store, actor } = context;
  const names = new RowNames(store);
  const label = labelOf(store, names, target);
  if (isUndone(store, target.id) !== (direction === 'redo')) {
    const already = direction === 'undo' ? '已经撤销过了' : '没有被撤销，不需要重做';
    throw new BihuanError('conflict', `“${label}”${already}。`);
  }
  const net = netRows(store, target);
  // Whoever lost the permission may not bring the content back either.
  if ([...net.values()].some((row) => row.entity === 'clue')) requirePermission(context, 'clues');
  const { refusal, shifted } = checkAct(store, names, target, net, direction);
  if (refusal !== null) {
    throw new BihuanError('conflict', `不能${WORDS[direction]}“${label}”：${refusal}。没有做任何修改。`, {
      actId: target.id,
    });
  }
  store.act(actor, direction, (act) => {
    try {
      write(act, net, direction, shifted);
    } catch (error) {
      if (!((error as { code?: string } | null)?.code ?? '').startsWith('SQLITE_CONSTRAINT_UNIQUE')) throw error;
      const message = `不能${WORDS[direction]}“${label}”：会与现在的内容重名。请先改名再试，没有做任何修改。`;
      throw new BihuanError('conflict', message, { actId: target.id }, { cause: error });
    }
    // Last, so that its place in the log is the end of what was written.
    act.record('act', target.id, null, { operation: target.operation });
  });
  // Nothing has happened since: the way back is open.
  return named(store, names, target, direction === 'undo', null);
}

function write(act: Act, net: ReadonlyMap<string, NetRow>, direction: Direction, shifted: ReadonlySet<string>): void {
  const rows = [...net.values()];
  const parents = new Parents(act);
  parents.note(rows);
  for (const row of direction === 'undo' ? rows.reverse() : rows) writeRow(act, row, direction, shifted);
  parents.note(rows);
  parents.closeGaps();
}

function writeRow(act: Act, row: NetRow, direction: Direction, shifted: ReadonlySet<string>): void {
  const { entity, id } = row;
  const values = valuesFor(row, direction);
  if (isSoft(entity)) {
    if (values === null) {
      const deleted_at = direction === 'undo' ? act.at : ((row.after.deleted_at as string | null | undefined) ?? null);
      act.update(entity, id, { deleted_at });
    }
    if (values !== null) {
      const { position, ...others } = values;
      const keepsPlace = position === undefined || shifted.has(keyOf(row));
      act.update(entity, id, (keepsPlace ? others : values) as { deleted_at?: string | null });
    }
  } else if (isRemovable(entity)) {
    if (values !== null) act.update(entity, id, values);
    else if (direction === 'undo') act.remove(entity, id);
    else act.insert(entity, row.after as never);
  }
}

/** Parents whose children came, went or moved: their places are closed up afterwards. */
class Parents {
  readonly #act: Act;
  readonly #found = new Map<string, [RowKind, Id]>();

  constructor(act: Act) {
    this.#act = act;
  }

  note(rows: readonly NetRow[]): void {
    for (const kind of ROW_KINDS) {
      const moved = rows.filter((row) => row.entity === kind && movesPlace(row)).map(({ id }) => id);
      if (moved.length === 0) continue;
      for (const { parentId } of placesOf(this.#act.store, kind, moved).values()) {
        this.#found.set(`${kind} ${parentId}`, [kind, parentId]);
      }
    }
  }

  closeGaps(): void {
    for (const [kind, parentId] of this.#found.values()) {
      if (roundOfParent(this.#act.store, kind, parentId) !== undefined) closeGaps(this.#act, kind, parentId);
    }
  }
}

function movesPlace({ created, after }: NetRow): boolean {
  return (
    created || 'position' in after || 'deleted_at' in after || Object.keys(after).some((key) => key.endsWith('_id'))
  );
}

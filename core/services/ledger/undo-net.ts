// What an act came to, row by row: how each was before it and is after it.
import type { Id } from '#domain/ledger/types.ts';
import { type LoggedAct, rowsOfAct } from '../../db/queries/history.ts';
import type { Store } from '../../db/store.ts';
import { isKept } from './undo-rules.ts';

export type Direction = 'undo' | 'redo';

export interface NetRow {
  entity: string;
  id: Id;
  /** The act made the row */
  created: boolean;
  /** Columns written, as they were and as they became; of a row that was made only `after` */
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

export const keyOf = ({ entity, id }: { entity: string; id: Id }): string => `${entity} ${id}`;

/** The rows of an act in the order in which it first wrote them; remarks in the log are left out. */
export function netRows(store: Store, act: LoggedAct): Map<string, NetRow> {
  const net = new Map<string, NetRow>();
  for (const { entity, id, before, after } of rowsOfAct(store, act)) {
    if (isKept(entity)) continue;
    const key = keyOf({ entity, id });
    let row = net.get(key);
    if (row === undefined) {
      row = { entity, id, created: before === null, before: {}, after: {} };
      net.set(key, row);
    }
    if (!row.created) row.before = { ...before, ...row.before };
    Object.assign(row.after, after);
  }
  return net;
}

/** The values that a row is to take; null when it is to be unmade (undo) or made again (redo). */
export function valuesFor(row: NetRow, direction: Direction): Record<string, unknown> | null {
  if (row.created) return null;
  return direction === 'undo' ? row.before : row.after;
}

/** Whether the row will be seen afterwards: true, false, or null where that does not change. */
export function seenAfter(row: NetRow, direction: Direction): boolean | null {
  if (row.created) return direction === 'redo';
  const values = direction === 'undo' ? row.before : row.after;
  return 'deleted_at' in values ? values.deleted_at === null : null;
}

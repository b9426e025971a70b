// What was taken away from a round, by whom, and how much went with it.
import type { BinRow } from '#domain/ledger/history.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { Store } from '../store.ts';
import { countBelow, ROW_KINDS, type RowKind } from './structure.ts';

/** More rows than this nobody looks through. */
const ROWS_LISTED = 5_000;
/** Characters shown of a row; its whole text comes back with it. */
const TEXT_SHOWN = 120;

const REMOVED: Record<RowKind, string> = {
  aspect: `SELECT a.id, a.round_id AS parentId, a.deleted_at AS removedAt, coalesce(a.title, '') AS text
    FROM aspect a WHERE a.round_id = ? AND a.deleted_at IS NOT NULL`,
  item: `SELECT i.id, i.aspect_id AS parentId, i.deleted_at AS removedAt, coalesce(i.title, '') AS text
    FROM aspect a JOIN item i ON i.aspect_id = a.id WHERE a.round_id = ? AND i.deleted_at IS NOT NULL`,
  problem: `SELECT p.id, p.item_id AS parentId, p.deleted_at AS removedAt, p.title AS text
    FROM aspect a JOIN item i ON i.aspect_id = a.id JOIN problem p ON p.item_id = i.id
    WHERE a.round_id = ? AND p.deleted_at IS NOT NULL`,
  measure: `SELECT m.id, m.problem_id AS parentId, m.deleted_at AS removedAt, m.lead || m.text AS text
    FROM aspect a JOIN item i ON i.aspect_id = a.id JOIN problem p ON p.item_id = i.id
    JOIN measure m ON m.problem_id = p.id WHERE a.round_id = ? AND m.deleted_at IS NOT NULL`,
};

type Removed = Omit<BinRow, 'place'> & { parentId: Id };

/**
 * Rows of a round that were taken away themselves, last ones first. Rows that 撤销 took back with the act that had made
 * them were never meant to be and are left out.
 */
export function removedRows(store: Store, roundId: Id): Removed[] {
  const found = ROW_KINDS.flatMap((kind) =>
    (
      store.prepare(`${REMOVED[kind]} ORDER BY removedAt DESC LIMIT ${ROWS_LISTED}`).all(roundId) as Pick<
        Removed,
        'id' | 'parentId' | 'removedAt' | 'text'
      >[]
    ).map((row) => ({ ...row, kind })),
  );
  found.sort((a, b) => (a.removedAt < b.removedAt ? 1 : a.removedAt > b.removedAt ? -1 : 0));
  const rows: Removed[] = [];
  for (const { kind, id, text, ...row } of found.slice(0, ROWS_LISTED)) {
    if (madeByUndoneAct(store, kind, id)) continue;
    const shown = text.length > TEXT_SHOWN ? `${text.slice(0, TEXT_SHOWN)}…` : text;
    const below = countBelow(store, kind, [id]);
    rows.push({
      kind,
      id,
      text: shown,
      ...row,
      removedBy: removerOf(store, kind, id),
      // The row itself is not among those that went with it.
      problems: kind === 'problem' ? 0 : below.problems,
      measures: kind === 'measure' ? 0 : below.measures,
    });
  }
  return rows;
}

/** Whether the act that made the row was taken back since. */
function madeByUndoneAct(store: Store, kind: RowKind, id: Id): boolean {
  const last = store
    .prepare(
      `SELECT e.operation FROM change_log made JOIN change_log e ON e.entity = 'act' AND e.entity_id = made.act_id
       WHERE made.entity = ? AND made.entity_id = ? AND made.before IS NULL ORDER BY e.seq DESC LIMIT 1`,
    )
    .pluck(true)
    .get(kind, id);
  return last === 'undo';
}

/** Who took the row away last. */
function removerOf(store: Store, kind: RowKind, id: Id): string {
  const actor = store
    .prepare(
      `SELECT actor FROM change_log WHERE entity = ? AND entity_id = ?
       AND json_extract(after, '$.deleted_at') IS NOT NULL ORDER BY seq DESC LIMIT 1`,
    )
    .pluck(true)
    .get(kind, id);
  return (actor as string | undefined) ?? '';
}

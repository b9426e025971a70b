// The log as 撤销 and the history read it: acts of a user, what they wrote, what happened since.
import type { Id } from '#domain/ledger/types.ts';
import type { Store } from '../store.ts';

type Columns = Readonly<Record<string, unknown>>;

/** One act in the log; its rows stand together, since acts are written one at a time. */
export interface LoggedAct {
  id: Id;
  at: string;
  actor: string;
  operation: string;
  /** seq of its first and last row */
  first: number;
  last: number;
}

export interface LoggedRow {
  seq: number;
  entity: string;
  id: Id;
  /** null: the row was made */
  before: Columns | null;
  after: Columns | null;
}

/** The user's acts, newest first, read as far as they are asked for. */
export function* actsOf(store: Store, actor: string): Generator<LoggedAct> {
  const last = store.prepare(
    `SELECT seq AS last, act_id AS id, operation, at, actor FROM change_log
     WHERE actor = ? AND seq < ? ORDER BY seq DESC LIMIT 1`,
  );
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const row = last.get(actor, before) as Omit<LoggedAct, 'first'> | undefined;
    if (row === undefined) return;
    const first = firstOf(store, row.id);
    yield { ...row, first };
    before = first;
  }
}

function firstOf(store: Store, actId: Id): number {
  return store.prepare('SELECT min(seq) FROM change_log WHERE act_id = ?').pluck(true).get(actId) as number;
}

export function actById(store: Store, actId: Id): LoggedAct | undefined {
  return store
    .prepare(
      `SELECT act_id AS id, at, actor, operation, min(seq) AS first, max(seq) AS last FROM change_log
       WHERE act_id = ? GROUP BY act_id`,
    )
    .get(actId) as LoggedAct | undefined;
}

/** What an act wrote, in its order. */
export function* rowsOfAct(store: Store, { first, last }: Pick<LoggedAct, 'first' | 'last'>): Generator<LoggedRow> {
  // Read in stretches, so that no statement stands open while others are run.
  const stretch = store.prepare(
    'SELECT seq, entity, entity_id, before, after FROM change_log WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT 2000',
  );
  for (let from = first; from <= last; ) {
    const rows = stretch.raw(true).all(from, last) as [number, string, Id, string | null, string | null][];
    for (const [seq, entity, id, before, after] of rows) {
      yield {
        seq,
        entity,
        id,
        before: before === null ? null : (JSON.parse(before) as Columns),
        after: after === null ? null : (JSON.parse(after) as Columns),
      };
    }
    from = (rows.at(-1)?.[0] ?? last) + 1;
  }
}

/** When an act was taken back and done again: operation and the seq of the row that says so, oldest first. */
export function eventsOf(store: Store, actId: Id): { seq: number; operation: 'undo' | 'redo' }[] {
  return store
    .prepare(
      `SELECT seq, operation FROM change_log WHERE entity = 'act' AND entity_id = ?
       AND operation IN ('undo', 'redo') ORDER BY seq`,
    )
    .all(actId) as { seq: number; operation: 'undo' | 'redo' }[];
}

/** The act that an undoing or redoing act is about: the last row that it wrote says so. */
export function rootOf(store: Store, actId: Id): Id {
  const last = store
    .prepare('SELECT entity, entity_id AS id FROM change_log WHERE act_id = ? ORDER BY seq DESC LIMIT 1')
    .get(actId) as { entity: string; id: Id } | undefined;
  return last?.entity === 'act' ? last.id : actId;
}

/** Whether an act was already in the log at a place. */
export function loggedBy(store: Store, actId: Id, seq: number): boolean {
  return store.prepare('SELECT 1 FROM change_log WHERE act_id = ? AND seq <= ? LIMIT 1').get(actId, seq) !== undefined;
}

export interface LaterRow {
  seq: number;
  at: string;
  actor: string;
  actId: Id;
  operation: string;
  entity: string;
  id: Id;
  /** Columns written */
  columns: string[];
}

type LaterTuple = [number, string, string, Id, string, string, Id, string | null, string | null];

function laterRow([seq, at, actor, actId, operation, entity, id, before, after]: LaterTuple): LaterRow {
  const columns = Object.keys(JSON.parse(after ?? before ?? '{}') as object);
  return { seq, at, actor, actId, operation, entity, id, columns };
}

const LATER = 'SELECT seq, at, actor, act_id, operation, entity, entity_id, before, after FROM change_log';

/**
 * Log rows after a place, of the given rows (as `entity id`), newest first, read as far as they are asked for. Acts that
 * do not bear on the matter (`bears` says so, by act) are passed over whole.
 */
export function* laterRows(
  store: Store,
  after: number,
  watched: ReadonlySet<string>,
  bears: (actId: Id) => boolean,
): Generator<LaterRow> {
  const acts = actsSince(store, after, Math.max(watched.size, ACTS_WALKED));
  if (acts === null) {
    for (const tuple of rowsByKey(store, after, Number.MAX_SAFE_INTEGER, watched)) {
      if (bears(tuple[3])) yield laterRow(tuple);
    }
    return;
  }
  for (const { id, first, last } of acts) {
    if (!bears(id)) continue;
    if (last - first > watched.size * 2) {
      for (const tuple of rowsByKey(store, first - 1, last, watched)) yield laterRow(tuple);
      continue;
    }
    for (const tuple of stretches(store, first - 1, last)) {
      if (watched.has(`${tuple[5]} ${tuple[6]}`)) yield laterRow(tuple);
    }
  }
}

/** Acts looked through before rows are looked up one by one. */
const ACTS_WALKED = 50;

/** All acts after a place, newest first; null when there are more than a limit. */
function actsSince(store: Store, after: number, limit: number): { id: Id; first: number; last: number }[] | null {
  const actAt = store.prepare('SELECT act_id FROM change_log WHERE seq = ?').pluck(true);
  const newest = (store.prepare('SELECT max(seq) FROM change_log').pluck(true).get() as number | null) ?? 0;
  const acts: { id: Id; first: number; last: number }[] = [];
  for (let last = newest; last > after; ) {
    if (acts.length >= limit) return null;
    const id = actAt.get(last) as Id;
    const first = firstOf(store, id);
    acts.push({ id, first, last });
    last = first - 1;
  }
  return acts;
}

/** Log rows of the given rows between two places, newest first, looked up one by one. */
function rowsByKey(store: Store, after: number, last: number, watched: ReadonlySet<string>): LaterTuple[] {
  const one = store.prepare(`${LATER} WHERE entity = ? AND entity_id = ? AND seq > ? AND seq <= ?`).raw(true);
  const found: LaterTuple[] = [];
  for (const key of watched) {
    const [entity, id] = key.split(' ') as [string, string];
    found.push(...(one.all(entity, id, after, last) as LaterTuple[]));
  }
  return found.sort((a, b) => b[0] - a[0]);
}

/** Log rows between two places, newest first, read in stretches so that no statement stands open. */
function* stretches(store: Store, after: number, last: number): Generator<LaterTuple> {
  const stretch = store.prepare(`${LATER} WHERE seq > ? AND seq <= ? ORDER BY seq DESC LIMIT 2000`).raw(true);
  for (let to = last; to > after; ) {
    const tuples = stretch.all(after, to) as LaterTuple[];
    yield* tuples;
    to = (tuples.at(-1)?.[0] ?? 0) - 1;
  }
}

/** Whether an act wrote measures: what it then did to a problem's state may be a mere consequence. */
export function wroteMeasures(store: Store, actId: Id): boolean {
  return (
    store.prepare(`SELECT 1 FROM change_log WHERE act_id = ? AND +entity = 'measure' LIMIT 1`).get(actId) !== undefined
  );
}

const WORDS = {
  aspect: 'SELECT title FROM aspect WHERE id = ?',
  item: 'SELECT title FROM item WHERE id = ?',
  problem: 'SELECT title FROM problem WHERE id = ?',
  measure: 'SELECT lead || text FROM measure WHERE id = ?',
  unit: 'SELECT name FROM unit WHERE id = ?',
  official: 'SELECT name FROM official WHERE id = ?',
  round: 'SELECT name FROM round WHERE id = ?',
} as const;

/** The words of a row, removed or not; null when it has none. */
export function rowWords(store: Store, kind: keyof typeof WORDS, id: Id): string | null {
  return (store.prepare(WORDS[kind]).pluck(true).get(id) as string | null | undefined) ?? null;
}

// Reading the change log; writing it is the act's own matter. Long logs are read in stretches, so that no question holds
// the engine for long, however rare what is looked for.
import type { LogRow } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { LogRecord } from '#domain/log/types.ts';
import { type Store, sql } from '../store.ts';

/** Newest first; `before` pages on. */
export function readLog(store: Store, limit: number, before: number | undefined): LogRow[] {
  let query = sql.selectFrom('change_log').selectAll().orderBy('seq', 'desc').limit(limit);
  if (before !== undefined) query = query.where('seq', '<', before);
  return store.all(query).map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    operation: row.operation,
    entity: row.entity,
    entityId: row.entity_id,
    before: row.before,
    after: row.after,
  }));
}

/** What rows are looked for. Moments are instants: `since` included, `until` not. */
export interface LogCriteria {
  since?: string | undefined;
  until?: string | undefined;
  user?: string | undefined;
  operations?: readonly string[] | undefined;
  entities?: readonly string[] | undefined;
  words?: string | undefined;
  actId?: Id | undefined;
  /** Kinds whose content may not be looked into */
  sealed: readonly string[];
}

/** Rows looked at in one go: some tens of milliseconds. */
export const STRETCH = 50_000;

export type StoredRecord = LogRecord & { hash: string };

export interface LogPage {
  rows: StoredRecord[];
  /** Where to go on from; null at the beginning of the log */
  next: number | null;
}

const COLUMNS = 'seq, at, actor, act_id AS actId, operation, entity, entity_id AS entityId, before, after, hash';

/**
 * Rows before `before` (null: from the newest), newest first: at most `limit`, out of one stretch of the log. A page may
 * therefore be empty and still have a `next`.
 */
export function pageOfLog(store: Store, criteria: LogCriteria, before: number | null, limit: number): LogPage {
  const top = before ?? newestSeq(store) + 1;
  // Who is looked for by an index is found without walking
  const floor = criteria.actId === undefined && criteria.user === undefined ? top - STRETCH : 0;
  const { conditions, values } = where(criteria);
  const rows = store
    .prepare(
      `SELECT ${COLUMNS} FROM change_log WHERE seq < ? AND seq >= ?${conditions.map((each) => ` AND ${each}`).join('')}
       ORDER BY seq DESC LIMIT ?`,
    )
    .all(top, floor, ...values, limit) as StoredRecord[];
  const last = rows.length === limit ? rows.at(-1)?.seq : undefined;
  const next = last ?? floor;
  return { rows, next: next <= 1 ? null : next };
}

function where({ since, until, user, operations, entities, words, actId, sealed }: LogCriteria) {
  const conditions: string[] = [];
  const values: string[] = [];
  const add = (condition: string, ...given: string[]) => {
    conditions.push(condition);
    values.push(...given);
  };
  if (actId !== undefined) add('act_id = ?', actId);
  if (user !== undefined) add('actor = ?', user);
  if (since !== undefined) add('at >= ?', since);
  if (until !== undefined) add('at < ?', until);
  if (operations !== undefined) add('operation IN (SELECT value FROM json_each(?))', JSON.stringify(operations));
  if (entities !== undefined) add('entity IN (SELECT value FROM json_each(?))', JSON.stringify(entities));
  if (words !== undefined) {
    // As JSON has it: quotes and line breaks are escaped there
    const inJson = JSON.stringify(words).slice(1, -1);
    add(
      `(instr(entity_id, ?) > 0 OR (entity NOT IN (SELECT value FROM json_each(?))
        AND (instr(coalesce(after, ''), ?) > 0 OR instr(coalesce(before, ''), ?) > 0)))`,
      words,
      JSON.stringify(sealed),
      inJson,
      inJson,
    );
  }
  return { conditions, values };
}

function newestSeq(store: Store): number {
  return (store.prepare('SELECT max(seq) FROM change_log').pluck(true).get() as number | null) ?? 0;
}

/** One row with its hashes; undefined for a number that is not there. */
export function logEntry(store: Store, seq: number): (StoredRecord & { previousHash: string }) | undefined {
  return store.prepare(`SELECT ${COLUMNS}, previous_hash AS previousHash FROM change_log WHERE seq = ?`).get(seq) as
    | (StoredRecord & { previousHash: string })
    | undefined;
}

/** Everybody who ever did something, by name; steps from one name to the next in the index. */
export function logActors(store: Store): string[] {
  return store
    .prepare(
      `WITH RECURSIVE name (actor) AS (
         SELECT min(actor) FROM change_log
         UNION ALL SELECT (SELECT min(actor) FROM change_log WHERE actor > name.actor) FROM name WHERE actor IS NOT NULL
       ) SELECT actor FROM name WHERE actor IS NOT NULL`,
    )
    .pluck(true)
    .all() as string[];
}

/** The words that stand for a row of each kind. */
const NAMES: Readonly<Record<string, string>> = {
  aspect: 't.title',
  item: 't.title',
  problem: 't.title',
  measure: 't.lead || t.text',
  unit: 't.name',
  unit_alias: 't.name',
  official: 't.name',
  account: 't.name',
  round: 't.name',
  source_document: 't.name',
  saved_view: 't.name',
  review: `'第' || t.ordinal || '次'`,
  meeting: `'第' || t.ordinal || '次'`,
  agenda_item: 't.title',
  decision: 't.text',
  letter: `t.kind || coalesce(t.number || '号', '')`,
  milestone: 't.name',
  holiday: 't.name',
  evidence: 't.title',
  evidence_file: 't.name',
  received_form: 't.name',
  review_form: 't.file_name',
  report: 't.title',
  bulletin: 't.title',
  look_back_plan: 't.name',
  outcome: `coalesce(t.name, '')`,
  clue: 't.number',
  responsibility: `coalesce((SELECT name FROM unit WHERE id = t.unit_id), (SELECT name FROM official WHERE id = t.official_id))`,
  close_out: `(SELECT title FROM problem WHERE id = t.problem_id)`,
  close_out_application: `(SELECT title FROM problem WHERE id = t.problem_id)`,
  reopening: `(SELECT title FROM problem WHERE id = t.problem_id)`,
  look_back_item: `(SELECT title FROM problem WHERE id = t.problem_id)`,
  standing_review: `(SELECT title FROM problem WHERE id = t.problem_id)`,
  review_entry: `(SELECT lead || text FROM measure WHERE id = t.measure_id)`,
  review_unit: `(SELECT name FROM unit WHERE id = t.unit_id)`,
};
/** A 退回 is logged under the row that it is about. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { return: ['problem', 'measure'] };

/** Characters that stand for a row. */
const NAME_LENGTH = 40;

/** Words for rows of one kind, removed or not, by id. */
export function wordsOf(store: Store, kind: string, ids: readonly Id[]): Map<Id, string> {
  const found = new Map<Id, string>();
  for (const table of BESIDE[kind] ?? [kind]) {
    const words = NAMES[table];
    if (words === undefined) continue;
    const rows = store
      .prepare(
        `SELECT t.id, substr(${words}, 1, ${NAME_LENGTH}) FROM json_each(?) j CROSS JOIN "${table}" t ON t.id = j.value`,
      )
      .raw(true)
      .all(JSON.stringify(ids)) as [Id, string | null][];
    for (const [id, name] of rows) found.set(id, name ?? '');
  }
  return found;
}

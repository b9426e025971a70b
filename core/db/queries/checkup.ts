// What the check-up reads, week by week and in stretches, and the result of the last one.
import type { CheckupRule, CheckupRun, Finding, Mute } from '#domain/checkup/types.ts';
import type { Id, LookBackResult, PlainDate, State } from '#domain/ledger/types.ts';
import type { CheckupMuteRow } from '../schema-checkup.ts';
import { type Store, sql } from '../store.ts';

/** One report as a tuple: objects for five million of them would cost more than all else. */
export type EntryTuple = [
  measureId: Id,
  percent: number,
  percentBefore: number,
  state: State,
  stateBefore: State,
  returnReason: string | null,
  evidence: string | null,
  text: string | null,
];

/**
 * Reports of a review after a measure's id, in the order of ids. `texts`: those of all measures, or of those reported as
 * done alone. Read whole, so that no statement stands open while others write.
 */
export function entriesAfter(
  store: Store,
  reviewId: Id,
  after: Id,
  limit: number,
  texts: 'all' | 'done',
): EntryTuple[] {
  const text = texts === 'all' ? 'text' : `CASE WHEN state NOT IN ('未启动', '整改中') THEN text END`;
  return store
    .prepare(
      `SELECT measure_id, percent, percent_before, state, state_before, return_reason, evidence, ${text}
       FROM review_entry WHERE review_id = ? AND measure_id > ? ORDER BY measure_id LIMIT ?`,
    )
    .raw(true)
    .all(reviewId, after, limit) as EntryTuple[];
}

/** Units that were 免报, by review. */
export function waivedUnits(store: Store, roundId: Id): Map<Id, Set<Id>> {
  const rows = store
    .prepare(
      `SELECT u.review_id, u.unit_id FROM review r JOIN review_unit u ON u.review_id = r.id
       WHERE r.round_id = ? AND u.status = '免报'`,
    )
    .all(roundId) as { review_id: Id; unit_id: Id }[];
  const waived = new Map<Id, Set<Id>>();
  for (const { review_id, unit_id } of rows) waived.set(review_id, (waived.get(review_id) ?? new Set()).add(unit_id));
  return waived;
}

/** Every unit ever: also those that were removed or merged away, and whether each has a contact. */
export function allUnits(store: Store): { id: Id; name: string; gone: boolean; contact: boolean }[] {
  return (
    store
      .prepare('SELECT id, coalesce(short_name, name) AS name, deleted_at, contact FROM unit ORDER BY position, id')
      .all() as {
      id: Id;
      name: string;
      deleted_at: string | null;
      contact: string | null;
    }[]
  ).map(({ id, name, deleted_at, contact }) => ({
    id,
    name,
    gone: deleted_at !== null,
    contact: (contact ?? '').trim() !== '',
  }));
}

/** What the measures' own rows say of their progress; ids without any are missing. */
export function progressOf(
  store: Store,
  ids: readonly Id[],
): { id: Id; progress: string; progress_date: PlainDate | null }[] {
  return store
    .prepare(
      `SELECT id, progress, progress_date FROM measure
       WHERE id IN (SELECT value FROM json_each(?)) AND trim(coalesce(progress, '')) <> ''`,
    )
    .all(JSON.stringify(ids)) as { id: Id; progress: string; progress_date: PlainDate | null }[];
}

export interface SignedOff {
  problem_id: Id;
  approved_on: PlainDate | null;
  accepted_on: PlainDate | null;
  look_back_on: PlainDate | null;
  look_back_result: LookBackResult | null;
}

/** Sign-offs of the problems' present cycles. */
export function signedOff(store: Store, roundId: Id): SignedOff[] {
  return store
    .prepare(
      `SELECT c.problem_id, c.approved_on, c.accepted_on, c.look_back_on, c.look_back_result FROM aspect a
       JOIN item i ON i.aspect_id = a.id
       JOIN problem p ON p.item_id = i.id
       JOIN close_out c ON c.problem_id = p.id AND c.cycle = p.cycle AND c.deleted_at IS NULL
       WHERE a.round_id = ?`,
    )
    .all(roundId) as SignedOff[];
}

export interface LoggedMove {
  kind: 'problem' | 'measure';
  id: Id;
  at: string;
  operation: string;
  from: PlainDate;
  to: PlainDate;
}

/**
 * Every time a deadline was moved from one day to another, in any round, oldest first of each row. A measure that had its
 * problem's deadline until its first 延期 shows no earlier day in the log; there the request itself tells it.
 */
export function loggedMoves(store: Store): LoggedMove[] {
  return store
    .prepare(
      `SELECT kind, id, at, operation, "from", "to" FROM (
         SELECT entity AS kind, entity_id AS id, at, operation,
                json_extract(before, '$.due_date') AS "from", json_extract(after, '$.due_date') AS "to"
         FROM change_log INDEXED BY change_log_moved
         WHERE instr(before, '"due_date":"') > 0 AND instr(after, '"due_date":"') > 0
           AND entity IN ('problem', 'measure')
         UNION ALL
         SELECT 'measure', q.measure_id, q.decided_on || 'T00:00:00.000Z', 'decideRequest', q.old_date, q.new_date
         FROM deadline_request q
         WHERE q.kind = 'postpone' AND q.state = 'approved' AND q.measure_id IS NOT NULL AND q.old_date IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM change_log l
             WHERE l.entity = 'measure' AND l.entity_id = q.measure_id AND l.operation = 'decideRequest'
               AND l.before ->> 'due_date' IS NOT NULL AND l.after ->> 'due_date' = q.new_date)
       ) ORDER BY kind, id, at`,
    )
    .all() as LoggedMove[];
}

/** Puts a result in the place of the round's last one; within the act that records the check-up. */
export function replaceRun(store: Store, roundId: Id, run: CheckupRun, findings: readonly Finding[]): void {
  store.prepare('DELETE FROM checkup_finding WHERE round_id = ?').run(roundId);
  store
    .prepare(
      `INSERT INTO checkup_run (round_id, facts) VALUES (?, ?)
       ON CONFLICT (round_id) DO UPDATE SET facts = excluded.facts`,
    )
    .run(roundId, JSON.stringify(run));
  const insert = store.prepare(
    `INSERT INTO checkup_finding (round_id, ordinal, rule, fingerprint, unit_id, row_id, content)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [at, finding] of findings.entries()) {
    const { rule, fingerprint, unitId, rows } = finding;
    insert.run(roundId, at + 1, rule, fingerprint, unitId, rows[0]?.id ?? unitId, JSON.stringify(finding));
  }
}

export function lastRun(store: Store, roundId: Id): CheckupRun | null {
  const facts = store.get(sql.selectFrom('checkup_run').select('facts').where('round_id', '=', roundId))?.facts;
  return facts === undefined ? null : (JSON.parse(facts) as CheckupRun);
}

const MUTED = `EXISTS (SELECT 1 FROM checkup_mute m
  WHERE m.round_id = f.round_id AND m.rule = f.rule AND m.deleted_at IS NULL
    AND ((m.scope = 'finding' AND m.fingerprint = f.fingerprint) OR (m.scope = 'row' AND m.row_id = f.row_id)))`;

/** Findings kept of the last run, by rule and unit; muted ones apart. */
export function findingCounts(
  store: Store,
  roundId: Id,
): { rule: CheckupRule; unit_id: Id | null; muted: 0 | 1; count: number }[] {
  return store
    .prepare(
      `SELECT rule, unit_id, ${MUTED} AS muted, count(*) AS count FROM checkup_finding f WHERE round_id = ?
       GROUP BY rule, unit_id, muted`,
    )
    .all(roundId) as { rule: CheckupRule; unit_id: Id | null; muted: 0 | 1; count: number }[];
}

export interface FindingFilter {
  /** Left out: of every rule */
  rule?: CheckupRule | undefined;
  /** null: of nobody's matters; left out: of every unit */
  unitId?: Id | null | undefined;
}

/** Findings that are not muted, in their order. */
export function findingsOf(
  store: Store,
  roundId: Id,
  { rule, unitId }: FindingFilter,
  from: number,
  atMost: number,
): Finding[] {
  const conditions = [
    'round_id = ?',
    `NOT ${MUTED}`,
    ...(rule === undefined ? [] : ['rule = ?']),
    ...(unitId === undefined ? [] : ['unit_id IS ?']),
  ];
  const parameters = [roundId, ...(rule === undefined ? [] : [rule]), ...(unitId === undefined ? [] : [unitId])];
  const rows = store
    .prepare(
      `SELECT content FROM checkup_finding f WHERE ${conditions.join(' AND ')} ORDER BY ordinal LIMIT ? OFFSET ?`,
    )
    .pluck(true)
    .all(...parameters, atMost, from) as string[];
  return rows.map((content) => JSON.parse(content) as Finding);
}

/** Kept findings of the last run by their fingerprints. */
export function findingsByFingerprint(store: Store, roundId: Id, fingerprints: readonly string[]): Finding[] {
  const rows = store
    .prepare(
      `SELECT content FROM checkup_finding WHERE round_id = ? AND fingerprint IN (SELECT value FROM json_each(?))`,
    )
    .pluck(true)
    .all(roundId, JSON.stringify(fingerprints)) as string[];
  return rows.map((content) => JSON.parse(content) as Finding);
}

function toMute(row: CheckupMuteRow): Mute {
  return {
    id: row.id,
    rule: row.rule,
    scope: row.scope,
    fingerprint: row.fingerprint,
    rowId: row.row_id,
    place: row.place,
    words: row.words,
    reason: row.reason,
    mutedBy: row.muted_by,
    mutedAt: row.muted_at,
  };
}

/** What is muted in a round, newest first. */
export function mutesOf(store: Store, roundId: Id): Mute[] {
  return store
    .all(
      sql
        .selectFrom('checkup_mute')
        .selectAll()
        .where('round_id', '=', roundId)
        .where('deleted_at', 'is', null)
        .orderBy('muted_at', 'desc')
        .orderBy('id', 'desc'),
    )
    .map(toMute);
}

// Queries on 佐证材料: what is numbered under a problem or linked to something, how much there is, which files are named.
import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { EvidenceTarget } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { EvidenceFileRow, EvidenceLinkRow, EvidenceRow } from '../schema-evidence.ts';
import { type Act, type Store, sql } from '../store.ts';

/** A living piece of evidence with its file. */
export type EvidenceRecord = EvidenceRow & Pick<EvidenceFileRow, 'bytes' | 'media_type'> & { file_name: string };

const RECORD = `SELECT e.*, f.bytes, f.media_type, f.name AS file_name
  FROM evidence e JOIN evidence_file f ON f.id = e.file_id`;

/** The key that seals the files; undefined before the first file was taken in. */
export function evidenceKey(store: Store): Buffer | undefined {
  return store.prepare('SELECT key FROM evidence_key').pluck(true).get() as Buffer | undefined;
}

/** Makes the key inside a running act. The log says that it was made and never holds it. */
export function makeEvidenceKey(act: Act): void {
  act.store.prepare('INSERT INTO evidence_key (id, key) VALUES (1, ?)').run(randomBytes(32));
  act.record('evidence_key', '1', null, { cipher: 'aes-256-gcm' });
}

/** Living evidence of a round by problem and number. */
export function evidenceOfRound(store: Store, roundId: Id): EvidenceRecord[] {
  return store
    .prepare(`${RECORD} WHERE e.round_id = ? AND e.deleted_at IS NULL ORDER BY e.problem_id, e.number`)
    .all(roundId) as EvidenceRecord[];
}

/**
 * Living evidence numbered under a problem, or linked to it, to one of its measures, its 销号 applications or its
 * 回头看; of any other target what is linked to it. Of a measure also what was reported on it in reviews.
 */
export function evidenceOf(store: Store, { kind, id, reviewId }: EvidenceTarget): EvidenceRecord[] {
  const linked = `SELECT evidence_id FROM evidence_link WHERE deleted_at IS NULL AND`;
  const order = 'ORDER BY e.problem_id, e.number';
  if (kind === 'problem') {
    return store
      .prepare(
        `${RECORD} WHERE e.deleted_at IS NULL AND e.id IN (
           SELECT id FROM evidence WHERE problem_id = ?
           UNION ${linked} target_id = ? AND target_kind = 'problem'
           UNION ${linked} target_kind IN ('measure', 'progress')
             AND target_id IN (SELECT id FROM measure WHERE problem_id = ? AND deleted_at IS NULL)
           UNION ${linked} target_kind = 'closeOut'
             AND target_id IN (SELECT id FROM close_out_application WHERE problem_id = ? AND deleted_at IS NULL)
           UNION ${linked} target_kind = 'lookBack'
             AND target_id IN (SELECT id FROM look_back_item WHERE problem_id = ? AND deleted_at IS NULL)
         ) ${order}`,
      )
      .all(id, id, id, id, id) as EvidenceRecord[];
  }
  if (kind === 'progress') {
    return store
      .prepare(
        `${RECORD} WHERE e.deleted_at IS NULL AND e.id IN (
           ${linked} target_id = ? AND target_kind = 'progress' AND review_id = ?) ${order}`,
      )
      .all(id, reviewId) as EvidenceRecord[];
  }
  const kinds = kind === 'measure' ? ['measure', 'progress'] : [kind];
  return store
    .prepare(
      `${RECORD} WHERE e.deleted_at IS NULL AND e.id IN (
         ${linked} target_id = ? AND target_kind IN (SELECT value FROM json_each(?))) ${order}`,
    )
    .all(id, JSON.stringify(kinds)) as EvidenceRecord[];
}

/** Living evidence of the given ids, in no order. */
export function evidenceByIds(store: Store, ids: readonly Id[]): EvidenceRecord[] {
  return store
    .prepare(`${RECORD} WHERE e.deleted_at IS NULL AND e.id IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(ids)) as EvidenceRecord[];
}

/** All living evidence that names a file, for telling people what is broken. */
export function evidenceOfFile(store: Store, sha256: string): EvidenceRecord[] {
  return store
    .prepare(`${RECORD} WHERE e.deleted_at IS NULL AND e.file_id = ? ORDER BY e.problem_id, e.number`)
    .all(sha256) as EvidenceRecord[];
}

/** A piece of evidence as it is named, with what it proves. */
export interface NumberedLink {
  target_id: Id;
  problem_id: Id;
  number: number;
}

/** Numbers of a round's living evidence by the measures that it is linked to, in their order. */
export function numbersOfMeasures(store: Store, roundId: Id): NumberedLink[] {
  return store
    .prepare(
      `SELECT DISTINCT l.target_id, e.problem_id, e.number
       FROM evidence e JOIN evidence_link l ON l.evidence_id = e.id AND l.deleted_at IS NULL
       WHERE e.round_id = ? AND e.deleted_at IS NULL AND l.target_kind IN ('measure', 'progress')
       ORDER BY e.problem_id, e.number`,
    )
    .all(roundId) as NumberedLink[];
}

/** Numbers of what lies under a problem of the round, or is linked to it, and to none of its measures. */
export function numbersOfProblems(store: Store, roundId: Id): NumberedLink[] {
  return store
    .prepare(
      `WITH of_problem AS (
         SELECT id, problem_id AS target_id FROM evidence WHERE round_id = ? AND deleted_at IS NULL
         UNION
         SELECT e.id, l.target_id FROM evidence e JOIN evidence_link l ON l.evidence_id = e.id AND l.deleted_at IS NULL
         WHERE e.round_id = ? AND e.deleted_at IS NULL AND l.target_kind = 'problem')
       SELECT o.target_id, e.problem_id, e.number FROM of_problem o JOIN evidence e ON e.id = o.id
       WHERE NOT EXISTS (SELECT 1 FROM evidence_link l JOIN measure m ON m.id = l.target_id AND m.deleted_at IS NULL
         WHERE l.evidence_id = o.id AND l.deleted_at IS NULL AND l.target_kind IN ('measure', 'progress')
           AND m.problem_id = o.target_id)
       ORDER BY e.problem_id, e.number`,
    )
    .all(roundId, roundId) as NumberedLink[];
}

/** Numbers of the living evidence linked to problems drawn for 回头看. */
export function numbersOfLookBacks(store: Store, itemIds: readonly Id[]): NumberedLink[] {
  return store
    .prepare(
      `SELECT l.target_id, e.problem_id, e.number FROM json_each(?) j
       CROSS JOIN evidence_link l ON l.target_id = j.value AND l.target_kind = 'lookBack' AND l.deleted_at IS NULL
       JOIN evidence e ON e.id = l.evidence_id AND e.deleted_at IS NULL
       ORDER BY e.problem_id, e.number`,
    )
    .all(JSON.stringify(itemIds)) as NumberedLink[];
}

/** Living links of the given evidence. */
export function linksOf(store: Store, evidenceIds: readonly Id[]): EvidenceLinkRow[] {
  return store
    .prepare(
      `SELECT l.* FROM json_each(?) j CROSS JOIN evidence_link l ON l.evidence_id = j.value
       WHERE l.deleted_at IS NULL ORDER BY l.id`,
    )
    .all(JSON.stringify(evidenceIds)) as EvidenceLinkRow[];
}

/** The number that the next piece of evidence of a problem gets: numbers once given are never given again. */
export function nextEvidenceNumber(store: Store, problemId: Id): number {
  const highest = store.prepare('SELECT max(number) FROM evidence WHERE problem_id = ?').pluck(true).get(problemId);
  return ((highest as number | null) ?? 0) + 1;
}

export function evidenceFile(store: Store, sha256: string): EvidenceFileRow | undefined {
  return store.get(sql.selectFrom('evidence_file').selectAll().where('id', '=', sha256));
}

export interface EvidenceCounts {
  /** Living pieces numbered under each problem that has any */
  problems: Map<Id, number>;
  /** Living pieces linked to each measure that has any, or to a week's progress on it */
  measures: Map<Id, number>;
}

/** How much evidence a round has, by problem and by measure: two scans, whatever the size of the round. */
export function evidenceCounts(store: Store, roundId: Id): EvidenceCounts {
  const pairs = (text: string): Map<Id, number> =>
    new Map((store.prepare(text).all(roundId) as { id: Id; n: number }[]).map(({ id, n }) => [id, n]));
  return {
    problems: pairs(
      'SELECT problem_id AS id, count(*) AS n FROM evidence WHERE round_id = ? AND deleted_at IS NULL GROUP BY problem_id',
    ),
    measures: pairs(
      `SELECT l.target_id AS id, count(DISTINCT e.id) AS n
       FROM evidence e JOIN evidence_link l ON l.evidence_id = e.id AND l.deleted_at IS NULL
       WHERE e.round_id = ? AND e.deleted_at IS NULL AND l.target_kind IN ('measure', 'progress') GROUP BY l.target_id`,
    ),
  };
}

/**
 * Every file that a store names, removed evidence included: what has to lie in the evidence folder, and what a backup of
 * that store needs beside it. Takes the database itself, so that a backup can be asked as well.
 */
export function evidenceFiles(db: Database.Database): { sha256: string; bytes: number }[] {
  return db.prepare('SELECT id AS sha256, bytes FROM evidence_file ORDER BY rowid').all() as {
    sha256: string;
    bytes: number;
  }[];
}

/** The round of a living 销号 application or of a problem drawn for 回头看; undefined when it is gone. */
export function roundOfRecord(store: Store, kind: 'closeOut' | 'lookBack', id: Id): Id | undefined {
  const text =
    kind === 'closeOut'
      ? `SELECT a.round_id FROM close_out_application c JOIN problem p ON p.id = c.problem_id
         JOIN item i ON i.id = p.item_id JOIN aspect a ON a.id = i.aspect_id WHERE c.id = ? AND c.deleted_at IS NULL`
      : `SELECT p.round_id FROM look_back_item l JOIN look_back_plan p ON p.id = l.plan_id
         WHERE l.id = ? AND l.deleted_at IS NULL AND p.deleted_at IS NULL`;
  return store.prepare(text).pluck(true).get(id) as Id | undefined;
}

// What a store holds, in few numbers: told of every backup, whatever schema it has.
import type Database from 'better-sqlite3';
import { evidenceFiles } from './evidence.ts';

export interface StoreContents {
  /** Version of its schema */
  schema: number;
  /** Identifies the ledger that it is a copy of: the hash of its log's first row; '' for an empty one */
  ledger: string;
  /** Rows of every table */
  counts: Record<string, number>;
  /** Names of the rounds that were not deleted */
  rounds: string[];
  problems: number;
  measures: number;
  /** Names of the active users; empty before there were accounts */
  users: string[];
  /** The last row of the log that tells of a change, null for none */
  lastChange: { seq: number; at: string } | null;
  evidence: { files: number; bytes: number };
}

/** Rows of every table, by its name; of the search index those in which it is kept. */
export function tableCounts(db: Database.Database): Record<string, number> {
  const names = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]),
  );
}

/** The last row of the log that is not about signing in. */
export function lastChange(db: Database.Database): { seq: number; at: string } | null {
  return (
    (db.prepare(`SELECT seq, at FROM change_log WHERE entity <> 'session' ORDER BY seq DESC LIMIT 1`).get() as
      | { seq: number; at: string }
      | undefined) ?? null
  );
}

/** The backup that was made before the last change, when that was a restore; null otherwise. */
export function lastRestore(db: Database.Database): string | null {
  const row = db
    .prepare(`SELECT entity, after FROM change_log WHERE entity <> 'session' ORDER BY seq DESC LIMIT 1`)
    .get() as { entity: string; after: string } | undefined;
  return row?.entity === 'backup' ? (JSON.parse(row.after) as { saved: string | null }).saved : null;
}

/** See StoreContents.ledger. */
export function ledgerMark(db: Database.Database): string {
  return (db.prepare('SELECT hash FROM change_log WHERE seq = 1').pluck().get() as string | undefined) ?? '';
}

export function storeContents(db: Database.Database): StoreContents {
  const counts = tableCounts(db);
  const number = (text: string) => db.prepare(text).pluck().get() as number;
  const names = (text: string) => db.prepare(text).pluck().all() as string[];
  return {
    schema: db.pragma('user_version', { simple: true }) as number,
    ledger: ledgerMark(db),
    counts,
    rounds: names('SELECT name FROM round WHERE deleted_at IS NULL ORDER BY created_at, id'),
    problems: number('SELECT count(*) FROM problem WHERE deleted_at IS NULL'),
    measures: number('SELECT count(*) FROM measure WHERE deleted_at IS NULL'),
    users: 'account' in counts ? names(`SELECT name FROM account WHERE state = 'active' ORDER BY created_at, id`) : [],
    lastChange: lastChange(db),
    evidence:
      'evidence_file' in counts
        ? (db.prepare('SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes FROM evidence_file').get() as {
            files: number;
            bytes: number;
          })
        : { files: 0, bytes: 0 },
  };
}

/** The evidence files that a store of any schema names, and the key that opens them. */
export function evidenceNeeds(db: Database.Database): { files: string[]; key: Buffer | null } {
  const there = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'evidence_file'`).get() !== undefined;
  if (!there) return { files: [], key: null };
  return {
    files: evidenceFiles(db).map(({ sha256 }) => sha256),
    key: (db.prepare('SELECT key FROM evidence_key').pluck().get() as Buffer | undefined) ?? null,
  };
}

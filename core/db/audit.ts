// The append-only, hash-chained change log: each row's hash covers its content and the hash before it.
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

export interface LogEntry {
  at: string;
  actor: string;
  actId: string;
  operation: string;
  entity: string;
  entityId: string;
  before: string | null;
  after: string | null;
}

/** Hash of the row before the first. */
export const CHAIN_START = '0'.repeat(64);

export function chainHash(previous: string, entry: LogEntry): string {
  const { at, actor, actId, operation, entity, entityId, before, after } = entry;
  return createHash('sha256')
    .update(JSON.stringify([previous, at, actor, actId, operation, entity, entityId, before, after]))
    .digest('hex');
}

/** Appends to the log; holds the last hash so that a bulk act reads it once. */
export class ChangeLog {
  readonly #insert: Database.Statement<unknown[]>;
  readonly #last: Database.Statement<[], { hash: string }>;
  #hash: string | undefined;

  constructor(db: Database.Database) {
    this.#insert = db.prepare(
      `INSERT INTO change_log (at, actor, act_id, operation, entity, entity_id, before, after, previous_hash, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#last = db.prepare('SELECT hash FROM change_log ORDER BY seq DESC LIMIT 1');
  }

  append(entry: LogEntry): void {
    const previous = this.#hash ?? this.#last.get()?.hash ?? CHAIN_START;
    const hash = chainHash(previous, entry);
    this.#insert.run(
      entry.at,
      entry.actor,
      entry.actId,
      entry.operation,
      entry.entity,
      entry.entityId,
      entry.before,
      entry.after,
      previous,
      hash,
    );
    this.#hash = hash;
  }

  /** After a roll-back the remembered hash may belong to a row that is gone. */
  forget(): void {
    this.#hash = undefined;
  }
}

interface StoredRow {
  seq: number;
  at: string;
  actor: string;
  act_id: string;
  operation: string;
  entity: string;
  entity_id: string;
  before: string | null;
  after: string | null;
  previous_hash: string;
  hash: string;
}

/** Walks the whole chain; names the first broken link, or gives the number of rows. */
export function verifyChain(db: Database.Database): { ok: true; rows: number } | { ok: false; brokenAt: number } {
  let previous = CHAIN_START;
  let expected = 1;
  const rows = db.prepare<[], StoredRow>('SELECT * FROM change_log ORDER BY seq').iterate();
  for (const row of rows) {
    const hash = chainHash(previous, {
      at: row.at,
      actor: row.actor,
      actId: row.act_id,
      operation: row.operation,
      entity: row.entity,
      entityId: row.entity_id,
      before: row.before,
      after: row.after,
    });
    if (row.seq !== expected || row.previous_hash !== previous || row.hash !== hash)
      return { ok: false, brokenAt: row.seq };
    previous = row.hash;
    expected++;
  }
  return { ok: true, rows: expected - 1 };
}

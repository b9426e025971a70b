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

/** The first place at which the log is not what acts wrote. */
export interface ChainFault {
  /**
   * `content`: the row says something else than its hash; `link`: the row fits its hash, yet does not follow on the one
   * before; `gap`: rows before it are missing; `cut`: rows after it are missing, it is the last one left
   */
  kind: 'content' | 'link' | 'gap' | 'cut';
  seq: number;
  at: string;
  actor: string;
  operation: string;
  /** Rows missing, for `gap` and `cut` */
  missing: number;
}

export type ChainResult = { ok: true; rows: number } | { ok: false; fault: ChainFault };

type ChainTuple = [
  seq: number,
  at: string,
  actor: string,
  actId: string,
  operation: string,
  entity: string,
  entityId: string,
  before: string | null,
  after: string | null,
  previous: string,
  hash: string,
];

/** Rows read at a time: no statement stands open while whoever walks lets others have their turn. */
const STRETCH = 2_000;

/** Walks the whole chain up to the first broken link; yields the number of rows behind it after every stretch. */
export function* walkChain(db: Database.Database): Generator<number, ChainResult> {
  const stretch = db
    .prepare<[number], ChainTuple>(
      `SELECT seq, at, actor, act_id, operation, entity, entity_id, before, after, previous_hash, hash FROM change_log
       WHERE seq > ? ORDER BY seq LIMIT ${STRETCH}`,
    )
    .raw(true);
  let previous = CHAIN_START;
  let last: ChainTuple | undefined;
  for (;;) {
    const rows = stretch.all(last?.[0] ?? 0);
    for (const row of rows) {
      const fault = faultOf(row, last?.[0] ?? 0, previous);
      if (fault !== null) return { ok: false, fault };
      previous = row[10];
      last = row;
    }
    if (rows.length < STRETCH) break;
    yield last?.[0] ?? 0;
  }
  // Numbers are never given twice, and SQLite keeps the highest: rows cut off at the end leave that behind
  const given = (db.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'change_log'`).pluck().get() ?? 0) as number;
  const end = last?.[0] ?? 0;
  if (given > end) return { ok: false, fault: tellFault('cut', last, given - end) };
  return { ok: true, rows: end };
}

/** The same in one go. */
export function verifyChain(db: Database.Database): ChainResult {
  const walk = walkChain(db);
  for (;;) {
    const { done, value } = walk.next();
    if (done) return value;
  }
}

function faultOf(row: ChainTuple, before: number, previous: string): ChainFault | null {
  const [seq, at, actor, actId, operation, entity, entityId, was, is, previousHash, hash] = row;
  if (seq !== before + 1) return tellFault('gap', row, seq - before - 1);
  const own = chainHash(previousHash, { at, actor, actId, operation, entity, entityId, before: was, after: is });
  if (own !== hash) return tellFault('content', row, 0);
  return previousHash === previous ? null : tellFault('link', row, 0);
}

function tellFault(kind: ChainFault['kind'], row: ChainTuple | undefined, missing: number): ChainFault {
  const [seq = 0, at = '', actor = '', , operation = ''] = row ?? [];
  return { kind, seq, at, actor, operation, missing };
}

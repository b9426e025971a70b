// The open store: cached statements, the query builder, and the act: one transaction in which every write logs itself.
import type Database from 'better-sqlite3';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { BihuanError } from '#contract/errors.ts';
import { ChangeLog } from './audit.ts';
import { Changes } from './changes.ts';
import { closeDatabase } from './held-file.ts';
import { ulid } from './ids.ts';
import { storeError } from './open.ts';
import type { LoggedTables, Tables } from './schema.ts';
import { SearchIndex } from './search-index.ts';

/** Builds SQL with types; running it is the store's own, synchronous, matter. */
export const sql = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export interface Compilable<Row> {
  compile(): CompiledQuery<Row>;
}

type SqlValue = string | number | bigint | Uint8Array | null;
type Table = keyof LoggedTables & string;
type Patch<Name extends Table> = Partial<Omit<LoggedTables[Name], 'id'>>;

/** Who does something and when; the clock is passed in so that tests decide the time. */
export interface Actor {
  user: string;
  now: () => Date;
}

export class Store {
  readonly db: Database.Database;
  /** What acts changed since the store was opened */
  readonly changes = new Changes();
  readonly search: SearchIndex;
  /** Why nothing may be written, in words for people; null while it may */
  readOnly: string | null = null;
  readonly #log: ChangeLog;
  readonly #statements = new Map<string, Database.Statement<SqlValue[]>>();
  #running: Act | undefined;

  constructor(db: Database.Database) {
    this.db = db;
    this.#log = new ChangeLog(db);
    this.search = new SearchIndex(db);
  }

  /** A statement compiled once and kept; the texts of the product are a small, fixed set. */
  prepare(text: string): Database.Statement<SqlValue[]> {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.db.prepare<SqlValue[]>(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const { sql: text, parameters } = query.compile();
    return this.prepare(text).all(...(parameters as SqlValue[])) as Row[];
  }

  get<Row>(query: Compilable<Row>): Row | undefined {
    const { sql: text, parameters } = query.compile();
    return this.prepare(text).get(...(parameters as SqlValue[])) as Row | undefined;
  }

  setting(key: string): string | null {
    return this.get(sql.selectFrom('setting').select('value').where('key', '=', key))?.value ?? null;
  }

  /**
   * Runs one act as one transaction: all of it is written, with its log rows, or nothing. An act begun inside another
   * joins it, so that a larger use case (loading the sample round) is one transaction too.
   * @throws whatever `work` throws, after rolling back; SQLite's own errors as BihuanError
   */
  act<Result>(actor: Actor, operation: string, work: (act: Act) => Result): Result {
    if (this.#running) return work(this.#running);
    if (this.readOnly !== null) throw new BihuanError('store.readOnly', this.readOnly);
    try {
      this.db.exec('BEGIN IMMEDIATE');
      try {
        this.#running = new Act(this, this.#log, actor, operation);
        const result = work(this.#running);
        this.search.flush();
        this.db.exec('COMMIT');
        this.changes.commit();
        return result;
      } catch (error) {
        if (this.db.inTransaction) this.db.exec('ROLLBACK');
        this.#log.forget();
        this.changes.forget();
        this.search.forget();
        throw error;
      } finally {
        this.#running = undefined;
      }
    } catch (error) {
      throw frozenError(storeError(error));
    }
  }

  close(): void {
    this.#statements.clear();
    closeDatabase(this.db);
  }
}

/** One use case being written. Every change goes through here, so none can miss its log row. */
export class Act {
  readonly id = ulid();
  readonly at: string;
  readonly store: Store;
  readonly #log: ChangeLog;
  readonly #actor: Actor;
  readonly #operation: string;

  constructor(store: Store, log: ChangeLog, actor: Actor, operation: string) {
    this.store = store;
    this.#log = log;
    this.#actor = actor;
    this.#operation = operation;
    this.at = actor.now().toISOString();
  }

  insert<Name extends Table>(table: Name, row: LoggedTables[Name]): void {
    const columns = Object.keys(row);
    const marks = columns.map(() => '?').join(', ');
    this.store
      .prepare(`INSERT INTO "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${marks})`)
      .run(...(Object.values(row) as SqlValue[]));
    this.record(table, row.id, null, row);
  }

  /** Writes only what differs; a patch that changes nothing leaves no log row. */
  update<Name extends Table>(table: Name, id: string, patch: Patch<Name>): void {
    const before = this.store.prepare(`SELECT * FROM "${table}" WHERE id = ?`).get(id) as
      | Record<string, unknown>
      | undefined;
    if (!before) throw new BihuanError('notFound', '这一行已不存在，可能刚被删除。请刷新后再试。', { table });
    const changed = Object.entries(patch).filter(([column, value]) => value !== undefined && before[column] !== value);
    if (changed.length === 0) return;
    this.store
      .prepare(`UPDATE "${table}" SET ${changed.map(([column]) => `"${column}" = ?`).join(', ')} WHERE id = ?`)
      .run(...(changed.map(([, value]) => value) as SqlValue[]), id);
    this.record(
      table,
      id,
      Object.fromEntries(changed.map(([column]) => [column, before[column]])),
      Object.fromEntries(changed),
    );
  }

  /** Takes a row away for good; only for rows that nothing names and that have no 回收站. */
  remove<Name extends Table>(table: Name, id: string): void {
    const before = this.store.prepare(`SELECT * FROM "${table}" WHERE id = ?`).get(id) as object | undefined;
    if (before === undefined) return;
    this.store.prepare(`DELETE FROM "${table}" WHERE id = ?`).run(id);
    this.record(table, id, before, null);
  }

  set(key: string, value: string): void {
    const before = this.store.setting(key);
    if (before === value) return;
    this.store
      .prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
      .run(key, value);
    this.record('setting', key, before === null ? null : { value: before }, { value });
  }

  /** A log row for something that changes no table: a login, an export, a print. */
  record(entity: string, entityId: string, before: object | null, after: object | null): void {
    this.store.changes.note(entity, entityId, before === null, after);
    this.store.search.note(entity, entityId, before, after);
    this.#log.append({
      at: this.at,
      actor: this.#actor.user,
      actId: this.id,
      operation: this.#operation,
      entity,
      entityId,
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
    });
  }
}

const FROZEN_WORDS: Record<string, string> = {
  outcome: '这条成效与另一条互相注明“已在其他条目计入”，会都不计数，没有保存。请先取消其中一条的注明。',
  change_log: '操作日志只能追加，不能修改或删除。',
  review: '本次调度已关闭，内容已冻结，不能再改。',
  review_unit: '本次调度已关闭，报送情况已冻结，不能再改。',
  review_entry: '本次调度已关闭，进展已冻结，不能再改。请在下一次调度中填写。',
  evidence: '佐证材料只能移除，不能抹去或换成别的文件。',
  evidence_file: '佐证材料的文件只存入一次，不能修改或删除。',
  evidence_key: '佐证材料的密钥不能修改或删除。',
  close_out: '这一轮的销号记录已经审定，日期和意见不能再改。',
  close_out_application: '这份销号申请已送签或已办结，内容已冻结，不能再改。需要修改的，请由签署人退回后重新申请。',
  close_out_signature: '签署记录只能登记一次，不能修改、删除，申请人也不能签署自己的申请。',
  reopening: '重新挂号记录不能修改或删除。',
  deadline_request: '这件申请已经办结，不能再改。',
  report: '这份报告已送审或印发，内容已冻结，不能再改。',
  bulletin: '本期通报已印发，内容已冻结，不能再改。如有错误，请在下一期更正。',
};

/** The triggers that guard frozen rows speak through SQLite's message; here it becomes a sentence. */
function frozenError(error: unknown): unknown {
  const table = /^frozen: (\w+)$/.exec((error as Error | null)?.message ?? '')?.[1];
  if (table === undefined) return error;
  return new BihuanError('frozen', FROZEN_WORDS[table] ?? '内容已冻结，不能再改。', { table }, { cause: error });
}

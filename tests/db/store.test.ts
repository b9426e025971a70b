// The store as a file: encrypted, one writer, created = migrated, frozen migrations, verified backups.
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '#core/db/audit.ts';
import { backupsIn } from '#core/backup/folder.ts';
import { migrate, schemaVersion } from '#core/db/migrate.ts';
import { migrations, SCHEMA_VERSION } from '#core/db/migrations/index.ts';
import { openDatabase } from '#core/db/open.ts';
import { Store } from '#core/db/store.ts';
import { newDataKey } from '#core/vault/keyring.ts';
import { tempDir } from '../fixtures/folder.ts';

const now = new Date('2026-06-23T02:00:00Z');
let dir: string;
let file: string;
let key: Buffer;

beforeEach(() => {
  dir = tempDir();
  file = join(dir, 'ledger.db');
  key = newDataKey();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const create = (steps = migrations) => {
  const db = openDatabase(file, key, { create: true });
  migrate(db, { backupDir: join(dir, 'backups'), key, now, migrations: steps });
  return db;
};

const schemaOf = (db: Database.Database) =>
  db.prepare(`SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`).all();

describe('the file', () => {
  it('is not readable as a plain SQLite file and holds no plain text', () => {
    const db = create();
    db.prepare('INSERT INTO setting VALUES (?, ?)').run('office', '临溪区委巡视整改办');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    const bytes = readFileSync(file);
    expect(bytes.subarray(0, 16).toString('latin1')).not.toContain('SQLite format 3');
    expect(bytes.includes(Buffer.from('临溪区'))).toBe(false);
    expect(bytes.includes(Buffer.from('CREATE TABLE'))).toBe(false);
  });

  it('refuses a wrong key with a sentence and is not changed by the attempt', () => {
    create().close();
    const before = readFileSync(file);
    expect(() => openDatabase(file, newDataKey())).toThrow(/不能用这把密钥打开/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a wrong key beside a left-over log of the last acts, and neither file is changed by the attempt', () => {
    const db = create();
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.prepare('INSERT INTO setting VALUES (?, ?)').run('office', '整改办');
    // As a kill leaves it: the last act stands in the log alone
    const killed = join(dir, 'killed');
    for (const end of ['', '-wal']) cpSync(`${file}${end}`, join(killed, `ledger.db${end}`));
    db.close();
    const left = join(killed, 'ledger.db');
    const bytes = () => ['', '-wal'].map((end) => readFileSync(`${left}${end}`));
    const before = bytes();
    expect(before[1]?.length).toBeGreaterThan(0);
    expect(() => openDatabase(left, newDataKey())).toThrow(/不能用这把密钥打开/);
    expect(bytes()).toEqual(before);
    const again = openDatabase(left, key);
    expect(again.prepare('SELECT value FROM setting').pluck().all()).toEqual(['整改办']);
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok');
    again.close();
  });

  it('has one writer: a second opening is told that the ledger is in use', () => {
    const db = create();
    expect(() => openDatabase(file, key)).toThrow(/正被另一个/);
    db.close();
    openDatabase(file, key).close();
  });

  it('names a missing file and a file that is no store', () => {
    expect(() => openDatabase(file, key)).toThrow(/找不到台账文件/);
    writeFileSync(file, '这不是数据库'.repeat(1000));
    expect(() => openDatabase(file, key)).toThrow(/不能用这把密钥打开/);
  });
});

describe('migrations', () => {
  it('are frozen once released', () => {
    const recorded = JSON.parse(readFileSync(join(import.meta.dirname, 'migration-hashes.json'), 'utf8')) as Record<
      string,
      string
    >;
    const actual = Object.fromEntries(
      migrations.map(({ number, name, sql }) => [
        `${String(number).padStart(4, '0')}-${name}`,
        createHash('sha256').update(sql).digest('hex'),
      ]),
    );
    expect(actual).toEqual(recorded);
    expect(migrations.map((step) => step.number)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('lead from every older version to the same schema as a fresh store', () => {
    const fresh = create();
    const wanted = schemaOf(fresh);
    fresh.close();
    for (let version = 1; version < SCHEMA_VERSION; version++) {
      rmSync(file, { force: true });
      create(migrations.slice(0, version)).close();
      const db = create();
      expect(schemaOf(db)).toEqual(wanted);
      db.close();
    }
    expect(wanted.length).toBeGreaterThan(20);
  });

  const broken = [
    ...migrations,
    {
      number: SCHEMA_VERSION + 1,
      name: 'half',
      sql: 'CREATE TABLE half (a TEXT) STRICT; CREATE TABLE half (b TEXT) STRICT;',
    },
  ];

  it('leave the store on its old version when a step fails, with a verified backup beside it', () => {
    const db = create();
    db.prepare('INSERT INTO setting VALUES (?, ?)').run('office', '整改办');
    const before = schemaOf(db);
    expect(() => migrate(db, { backupDir: join(dir, 'backups'), key, now, migrations: broken })).toThrow(
      /already exists/,
    );
    expect(schemaVersion(db)).toBe(SCHEMA_VERSION);
    expect(schemaOf(db)).toEqual(before);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
    const [backup] = backupsIn(join(dir, 'backups'));
    expect(backup).toMatchObject({ kind: 'migration', at: now.toISOString(), manifest: { schema: SCHEMA_VERSION } });
    const copy = openDatabase(backup?.file as string, key, { readonly: true });
    expect(copy.prepare('SELECT value FROM setting').get()).toEqual({ value: '整改办' });
    copy.close();
  });

  it('refuse a store of a newer product by name and leave it alone', () => {
    const db = create();
    db.pragma(`user_version = ${SCHEMA_VERSION + 5}`);
    expect(() => migrate(db, { backupDir: join(dir, 'backups'), key, now })).toThrow(/更新版本/);
    expect(schemaVersion(db)).toBe(SCHEMA_VERSION + 5);
    db.close();
  });
});

describe('an act', () => {
  const actor = { user: '测试', now: () => now };
  const unit = (id: string) => ({
    id: id.padEnd(26, '0'),
    name: `单位${id}`,
    short_name: null,
    position: 1,
    kind: null,
    contact: null,
    phone: null,
    merged_into: null,
    deleted_at: null,
  });

  it('writes all or nothing, with its log rows', () => {
    const store = new Store(create());
    store.act(actor, 'one', (act) => act.insert('unit', unit('A')));
    expect(() =>
      store.act(actor, 'two', (act) => {
        act.insert('unit', unit('B'));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    store.act(actor, 'three', (act) => act.update('unit', unit('A').id, { name: '改名' }));
    const names = store.prepare('SELECT name FROM unit').all();
    expect(names).toEqual([{ name: '改名' }]);
    const log = store.prepare('SELECT operation, before, after FROM change_log ORDER BY seq').all() as Record<
      string,
      string
    >[];
    expect(log.map((row) => row.operation)).toEqual(['one', 'three']);
    expect(JSON.parse(log[1]?.before as string)).toEqual({ name: '单位A' });
    expect(JSON.parse(log[1]?.after as string)).toEqual({ name: '改名' });
    expect(verifyChain(store.db)).toEqual({ ok: true, rows: 2 });
    store.close();
  });

  it('begun inside another joins it: both are rolled back together', () => {
    const store = new Store(create());
    expect(() =>
      store.act(actor, 'outer', () => {
        store.act(actor, 'inner', (act) => act.insert('unit', unit('C')));
        throw new Error('late');
      }),
    ).toThrow('late');
    expect(store.prepare('SELECT count(*) AS n FROM unit').get()).toEqual({ n: 0 });
    store.close();
  });

  it('cannot alter the log, and an altered log is named at its first broken link', () => {
    const store = new Store(create());
    for (const id of ['A', 'B', 'C']) store.act(actor, 'add', (act) => act.insert('unit', unit(id)));
    expect(() => store.db.exec(`UPDATE change_log SET actor = '别人' WHERE seq = 2`)).toThrow(/frozen/);
    expect(() => store.db.exec('DELETE FROM change_log')).toThrow(/frozen/);
    // Somebody with the key and a tool of his own drops the guard and edits the file.
    store.db.exec(`DROP TRIGGER change_log_no_update; UPDATE change_log SET actor = '别人' WHERE seq = 2`);
    const fault = (kind: string, seq: number, missing = 0) =>
      expect.objectContaining({ ok: false, fault: expect.objectContaining({ kind, seq, missing, operation: 'add' }) });
    expect(verifyChain(store.db)).toEqual(fault('content', 2));
    store.db.exec('DROP TRIGGER change_log_no_delete; DELETE FROM change_log WHERE seq = 1');
    expect(verifyChain(store.db)).toEqual(fault('gap', 2, 1));
    store.close();
  });
});

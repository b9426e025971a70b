// The restore drill: a backup of every generation and of every released schema comes back, opens and is whole; and copying a
// large store while it is worked on.

import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { thin } from '#core/backup/backups.ts';
import { backupsIn, dated } from '#core/backup/folder.ts';
import { backUp, backUpNow } from '#core/backup/make.ts';
import { closeDatabase } from '#core/db/held-file.ts';
import { SCHEMA_VERSION } from '#core/db/migrations/index.ts';
import { openDatabase } from '#core/db/open.ts';
import { rekeying } from '#core/db/rekey.ts';
import { newDataKey } from '#core/vault/keyring.ts';
import { FULL_PLAN, GENERATIONS, reasonsToKeep } from '#domain/backup/generations.ts';
import { FIRST_USER, PASSWORD, ROOT, startEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';
import { releasedLedger } from '../fixtures/released.ts';

const DAY = 24 * 3_600_000;

/** Restores into an empty folder as after a lost disk, and looks at everything. */
async function restoreFrom(folder: string, id: string): Promise<{ problems: number; measures: number; ok: boolean }> {
  const app = await startEngine({ create: false });
  try {
    await app.call('recoverBackup', { path: folder, id, user: FIRST_USER, password: PASSWORD });
    await app.as(FIRST_USER);
    const [round] = await app.call('listRounds', {});
    const { aspects } = await app.call('getLedger', { roundId: round?.id ?? '' });
    const problems = aspects.flatMap(({ items }) => items.flatMap((item) => item.problems));
    const { ok } = await app.call('verify', {});
    return { problems: problems.length, measures: problems.flatMap(({ measures }) => measures).length, ok };
  } finally {
    await app.dispose();
  }
}

describe('a backup comes back', () => {
  it.each(Array.from({ length: SCHEMA_VERSION }, (_, n) => n + 1))('from schema %i', async (schema) => {
    const dir = tempDir();
    const { db, key } = releasedLedger(dir, schema);
    const folder = join(dir, 'backups');
    const now = new Date('2026-03-27T02:00:00Z');
    const made = backUpNow({ db, key, folder, kind: 'manual', now, program: '0.1.0' });
    closeDatabase(db);
    expect(made.manifest).toMatchObject({ schema, problems: 2, measures: 4, lastChange: { seq: 9 } });
    expect(await restoreFrom(folder, made.id)).toEqual({ problems: 2, measures: 4, ok: true });
    // The backup itself is as it was
    expect(backupsIn(folder)).toEqual([made]);
    rmSync(dir, { recursive: true });
  });

  it('from a file as the first versions of the program left them, without a description', async () => {
    const dir = tempDir();
    const { db } = releasedLedger(dir, 3);
    closeDatabase(db);
    const folder = join(dir, 'backups');
    mkdirSync(folder);
    const name = 'ledger-2026-03-27T02-00-00-000Z-before-schema-4.db';
    copyFileSync(join(dir, 'ledger.db'), join(folder, name));
    expect(backupsIn(folder)).toMatchObject([{ id: name, kind: 'migration', manifest: null }]);
    const app = await startEngine({ dataDir: dir, create: false });
    rmSync(join(dir, 'ledger.db'));
    await app.call('recoverBackup', { path: null, id: name, user: FIRST_USER, password: PASSWORD });
    await app.as(FIRST_USER);
    expect(await app.call('verify', {})).toMatchObject({ ok: true });
    await app.dispose();
  });

  it('of every generation, after a year of work', async () => {
    const dir = tempDir();
    const folder = join(dir, 'backups');
    const { db, key } = releasedLedger(dir, SCHEMA_VERSION);
    const start = Date.parse('2025-06-02T01:00:00Z');
    const month = (n: number) => n * 30;
    const steps = [...[0, 2, 4, 6, 8, 10].map(month), 330, 337, 344, 351, 358, 366, 367, 368, 369];
    for (const day of steps) {
      for (const hour of day === 369 ? [0, 1, 2, 3] : [0]) {
        const now = new Date(start + day * DAY + hour * 3_600_000);
        const made = backUpNow({ db, key, folder, kind: hour === 0 ? 'daily' : 'hourly', now, program: '' });
        thin(folder, made.manifest?.ledger ?? '', now);
      }
    }
    closeDatabase(db);
    const now = new Date(start + 370 * DAY);
    const held = backupsIn(folder);
    const reasons = reasonsToKeep(held.map(dated), FULL_PLAN, now, 0);
    for (const generation of GENERATIONS) {
      const oldest = held.findLast(({ id }) => reasons.get(id)?.has(generation));
      expect([generation, await restoreFrom(folder, oldest?.id ?? '')]).toEqual([
        generation,
        { problems: 2, measures: 4, ok: true },
      ]);
    }
    rmSync(dir, { recursive: true });
  });
});

describe('a large store', () => {
  const watched = { copier: join(ROOT, 'core', 'backup', 'copier.ts'), step: async () => {} };
  const large = () => {
    const dir = tempDir();
    const made = releasedLedger(dir, SCHEMA_VERSION);
    const keep = made.db.prepare('INSERT INTO file_content (sha256, bytes, content) VALUES (?, ?, ?)');
    for (let n = 0; n < 24; n++) keep.run(String(n).padStart(64, '0'), 2 ** 20, randomBytes(2 ** 20));
    return { dir, folder: join(dir, 'backups'), ...made };
  };

  it('is copied as it was when the copy began, while acts go on', async () => {
    const { dir, folder, db, key } = large();
    const write = db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)');
    write.run('before', 'x');
    const order = { db, key, folder, kind: 'manual' as const, now: new Date(), program: '' };
    const making = backUp(order, watched);
    let during = 0;
    const done = making.then(() => true);
    while (!(await Promise.race([done, new Promise((resolve) => setImmediate(() => resolve(false)))]))) {
      if (during < 2_000) write.run(`during ${during++}`, 'x');
    }
    const made = await making;
    expect(during).toBeGreaterThan(10);
    const copy = openDatabase(made.file, key, { readonly: true });
    expect(copy.prepare('SELECT key FROM setting').pluck().all()).toEqual(['before']);
    copy.close();
    // Later acts went into the store and stay there
    closeDatabase(db);
    const again = openDatabase(join(dir, 'ledger.db'), key);
    expect(again.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(during + 1);
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok');
    again.close();
    rmSync(dir, { recursive: true });
  });

  it('gives the copy up when it is closed or gets another key meanwhile, and leaves nothing behind', async () => {
    const { dir, folder, db, key } = large();
    const order = { db, key, folder, kind: 'manual' as const, now: new Date(), program: '' };
    const first = backUp(order, watched);
    const next = newDataKey();
    const change = rekeying(db);
    change.prepare();
    change.rekey(next);
    change.resume();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    const second = backUp({ ...order, key: next }, watched);
    closeDatabase(db);
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    const again = openDatabase(join(dir, 'ledger.db'), next);
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok');
    again.close();
    rmSync(dir, { recursive: true });
  });
});

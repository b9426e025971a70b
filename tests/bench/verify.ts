// What the check of a gigabyte with a million log rows takes, what looking through the log takes, and what encryption costs
// beside a plain store in the same run.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openDatabase } from '#core/db/open.ts';
import { Store } from '#core/db/store.ts';
import { Keys } from '#core/vault/keys.ts';
import { calibrate } from '#core/vault/stretch.ts';
import { PASSWORD } from '../fixtures/engine.ts';
import { measure, rowOf, table } from './measure.ts';
import { engineOn, largeStore, SMALL } from './store.ts';
import { seeded, textOf } from './words.ts';

const ROWS = 1_000_000;
const BATCH = 10_000;
/** With its indexes a log row of such a text takes a kilobyte. */
const TEXT = 110;
const PLAIN_ROWS = 100_000;

const dir = mkdtempSync(join(tmpdir(), 'bihuan-bench-verify-'));
try {
  console.log(await encryption());
  console.log(await checking());
} finally {
  rmSync(dir, { recursive: true, force: true });
}

/** The same rows into the encrypted store and into a plain one with the same settings. */
async function encryption(): Promise<string> {
  const random = seeded(1);
  const rows = Array.from({ length: PLAIN_ROWS }, (_, n) => [n, textOf(random, 100, 130)] as const);
  const fill = (db: Database.Database) => {
    db.exec('DROP TABLE IF EXISTS x; CREATE TABLE x (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
    const insert = db.prepare('INSERT INTO x VALUES (?, ?)');
    for (let at = 0; at < rows.length; at += 1_000) {
      db.exec('BEGIN IMMEDIATE');
      for (const row of rows.slice(at, at + 1_000)) insert.run(...row);
      db.exec('COMMIT');
    }
  };
  const scan = (db: Database.Database) => db.prepare(`SELECT count(*) FROM x WHERE instr(text, '无此字样') > 0`).get();
  const sealed = openDatabase(join(dir, 'sealed.db'), new Uint8Array(32).fill(7), { create: true });
  const plain = new Database(join(dir, 'plain.db'));
  for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'synchronous = FULL', 'cache_size = -2000'])
    plain.pragma(pragma);
  // Too little to hold it all: every scan reads, and decrypts, anew
  sealed.pragma('cache_size = -2000');
  const results = [
    {
      ...(await measure('insert 100,000 rows, 1,000 an act', 5, () => fill(sealed))),
      floor: await floorOf(() => fill(plain), 5),
    },
    {
      ...(await measure('scan 100,000 rows from the disk', 9, () => scan(sealed))),
      floor: await floorOf(() => scan(plain), 9),
    },
  ];
  sealed.close();
  plain.close();
  return table(results);
}

async function floorOf(work: () => unknown, runs: number): Promise<{ what: string; median: number }> {
  return { what: 'plain SQLite', median: (await measure('plain', runs, work)).median };
}

async function checking(): Promise<string> {
  const { engine, dataDir } = await largeStore(join(dir, 'ledger'), SMALL);
  await engine.call('lock', {});
  const { dataKey } = Keys.open(join(dataDir, 'keyring.json'), '管理员', PASSWORD, calibrate);
  const store = new Store(openDatabase(join(dataDir, 'ledger.db'), dataKey));
  const random = seeded(2);
  const actor = { user: '管理员', now: () => new Date('2026-06-22T02:00:00Z') };
  for (let at = 0; at < ROWS; at += BATCH) {
    store.act(actor, 'print', (act) => {
      for (let n = at; n < at + BATCH; n++)
        act.record(
          'print',
          `清单${n}`,
          { note: textOf(random, TEXT / 2, TEXT / 2) },
          { note: textOf(random, TEXT / 2, TEXT / 2) },
        );
    });
  }
  store.close();
  const size = statSync(join(dataDir, 'ledger.db')).size;
  console.log(`\nledger.db ${(size / 2 ** 30).toFixed(2)} GB, ${ROWS.toLocaleString('en')} more log rows\n`);
  const again = engineOn(dataDir);
  await again.call('unlock', { password: PASSWORD });
  const once = async (what: string, work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return rowOf(what, [performance.now() - start]);
  };
  let ok = false;
  const rows = [
    await once('verify: pages, references, chain, index, originals', async () => {
      ({ ok } = await again.call('verify', {}));
    }),
    await measure('log: the newest 100 rows', 30, () =>
      again.call('readLog', { filter: {}, before: null, limit: 100 }),
    ),
    await measure('log: 100 rows in its midst', 30, () =>
      again.call('readLog', { filter: {}, before: ROWS / 2, limit: 100 }),
    ),
    await measure('log: one stretch looked through for words that are not there', 9, () =>
      again.call('readLog', { filter: { phrase: '无此字样' }, before: ROWS, limit: 100 }),
    ),
    await once('log: all of it looked through, stretch by stretch', async () => {
      let before: number | null = null;
      do {
        ({ next: before } = await again.call('readLog', { filter: { phrase: '无此字样' }, before, limit: 100 }));
      } while (before !== null);
    }),
    await once('log: all of it as CSV', () =>
      again.call('writeLogTo', { filter: {}, format: 'csv', path: join(dir, 'log.csv') }),
    ),
  ];
  await again.call('shutdown', {});
  return `${table(rows)}\n\nverify said ${ok ? 'whole' : 'broken'}`;
}

// A backup of a store of 1 GB while cells go on being saved, the same saving without it, and unlocking that store.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#core/db/open.ts';
import { FIRST_USER, PASSWORD } from '../fixtures/engine.ts';
import { rowOf, table } from './measure.ts';
import { largeStore, SMALL } from './store.ts';

const MB = 1024 * 1024;
const SIZE = 1_000;
const EDITS = 300;

const dataDir = mkdtempSync(join(tmpdir(), 'bihuan-bench-'));
const { engine, key, measureIds } = await largeStore(dataDir, SMALL, 1, () => new Date());
await engine.call('lock', {});
const db = openDatabase(join(dataDir, 'ledger.db'), key);
const keep = db.prepare('INSERT INTO file_content (sha256, bytes, content) VALUES (?, ?, ?)');
for (let n = 0; n < SIZE; n++) {
  const content = randomBytes(MB);
  keep.run(createHash('sha256').update(content).digest('hex'), MB, content);
}
db.close();

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
let edited = 0;
const edit = () => {
  const id = measureIds[edited++ % measureIds.length] ?? '';
  return engine.call('editRows', { edits: [{ kind: 'measure', id, patch: { note: `备注${edited}` } }] });
};

const unlocks: number[] = [];
for (let n = 0; n < 5; n++) {
  unlocks.push(await timed(() => engine.call('unlock', { user: FIRST_USER, password: PASSWORD })));
  if (n < 4) await engine.call('lock', {});
}
const alone: number[] = [];
for (let n = 0; n < EDITS; n++) alone.push(await timed(edit));

let made = 0;
let ended = false;
const backup = timed(() => engine.call('backUpNow', {})).then((ms) => {
  made = ms;
  ended = true;
});
const during: number[] = [];
while (!ended) {
  during.push(await timed(edit));
  // As a quick hand would: a cell every few hundredths of a second
  await new Promise((resolve) => setTimeout(resolve, 20));
}
await backup;
await engine.call('shutdown', {});
rmSync(dataDir, { recursive: true, force: true });
console.log(
  table([
    rowOf('unlock a store of 1 GB (light password)', unlocks),
    rowOf('save one cell, nothing else going on', alone),
    {
      ...rowOf('save one cell while the backup is made', during),
      floor: { what: 'without', median: rowOf('', alone).median },
    },
    rowOf('the backup: copied, checked, on the disk', [made]),
  ]),
);

// Killed at any moment of a stream of acts: whatever was said to be saved is there, whole, and nothing is there by half.
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { tempDir } from '../fixtures/folder.ts';
import { LONG, seeded, Tally, tries } from './tally.ts';
import { lookAt, makeWorld, startStream } from './world.ts';

/** Milliseconds after the first act within which the program is killed: some twenty acts. */
const SPAN = 100;
/** Every so many kills everything is checked, not only the rows. */
const WHOLE = 20;

it('kill -9 at random points of a stream of acts', { timeout: LONG ? 3_600_000 : 120_000 }, async () => {
  const dir = tempDir();
  const world = await makeWorld(join(dir, 'data'));
  const tally = new Tally('被强行结束（kill -9）后：已确认的操作都在，没有写了一半的');
  const random = seeded(20_260_623);
  let saved = 0;
  let acts = 0;
  const kills = tries(5, 500);
  for (let run = 1; run <= kills; run++) {
    const stream = await startStream(world, { first: saved + 1 });
    await stream.begun;
    await pause(random() * SPAN);
    stream.process.kill('SIGKILL');
    await stream.gone;
    expect(stream.refused).toBe('');
    const said = Math.max(stream.saved, saved);
    acts += said - saved;
    const found = await lookAt(world, run % WHOLE === 0 || run === kills);
    if ('wrong' in found) tally.count(`run ${run}: ${found.wrong}`);
    // The act under way may have been committed without anybody having been told
    else if (found.value < said || found.value > said + 1) tally.count(`run ${run}: ${found.value}, said ${said}`);
    else tally.count(null);
    saved = 'wrong' in found ? said : found.value;
  }
  tally.done(`已确认的操作共${acts}次，每次同时改8行`);
  expect(acts).toBeGreaterThan(0);
  rmSync(dir, { recursive: true, force: true });
});

it('a WAL that was left over, cut or damaged gives the acts up to some point, whole', {
  timeout: LONG ? 3_600_000 : 600_000,
}, async () => {
  const dir = tempDir();
  const world = await makeWorld(join(dir, 'data'));
  const file = join(world.dataDir, 'ledger.db');
  const wal = `${file}-wal`;
  const stream = await startStream(world, { first: 1 });
  await stream.ready;
  while (stream.saved < 30) await pause(5);
  stream.process.kill('SIGKILL');
  await stream.gone;
  const said = stream.saved;
  expect(existsSync(wal)).toBe(true);
  const kept = [file, wal].map((each) => ({ each, copy: join(dir, each.endsWith('-wal') ? 'wal' : 'db') }));
  for (const { each, copy } of kept) copyFileSync(each, copy);
  const original = readFileSync(join(dir, 'wal'));
  const tally = new Tally('遗留、截断、损坏的预写日志（WAL）：得到某一次操作为止的完整内容');
  const random = seeded(7);
  for (let run = 0; run < tries(6, 300); run++) {
    for (const { each, copy } of kept) copyFileSync(copy, each);
    rmSync(`${file}-shm`, { force: true });
    const kind = run === 0 ? 'whole' : (['cut', 'garbled', 'gone'] as const)[run % 3];
    if (kind === 'cut') writeFileSync(wal, original.subarray(0, Math.floor(random() * original.length)));
    else if (kind === 'gone') rmSync(wal);
    else if (kind === 'garbled') {
      const bytes = Buffer.from(original);
      for (let at = 0; at < 8; at++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      writeFileSync(wal, bytes);
    }
    const found = await lookAt(world, true);
    // Before the stream nothing was in the file but the round; a WAL that is whole gives back everything
    const least = kind === 'whole' ? said : 0;
    if ('wrong' in found) tally.count(`${kind}: ${found.wrong}`);
    else tally.count(found.value >= least && found.value <= said + 1 ? null : `${kind}: ${found.value} of ${said}`);
  }
  tally.done(`原有${said}次已确认的操作；WAL 完整时全部恢复`);
  rmSync(dir, { recursive: true, force: true });
});

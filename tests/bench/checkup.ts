// What a check-up costs: 25,000 problems, 100,000 measures, 52 weekly reviews, 5.2 million reports; beside a bare scan of the same rows.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { openDatabase } from '#core/db/open.ts';
import { addDays } from '#domain/calendar/dates.ts';
import { tempDir } from '../fixtures/folder.ts';
import { type Row, rowOf, table } from './measure.ts';
import { LARGE, type LargeStore, largeStore } from './store.ts';
import { chance, seeded, textOf } from './words.ts';

const WEEKS = 52;
const FIRST = '2025-06-30';
/** The states through which a measure goes, most of the time 整改中 */
const STATES = ['未启动', '整改中', '整改中', '整改中', '待审核', '待验收', '已销号', '常态化管理'] as const;

/** Fills the reviews of a year directly: through the log it would take an hour, and the check-up does not read the log for them. */
function fillYear({ dataDir, key, roundId, measureIds }: LargeStore): void {
  const db = openDatabase(join(dataDir, 'ledger.db'), key);
  const random = seeded(2);
  const texts = measureIds.map(() => textOf(random, 60, 160));
  const percents = new Uint8Array(measureIds.length);
  const states = new Uint8Array(measureIds.length).fill(1);
  const insert = db.prepare(
    `INSERT INTO review_entry (id, review_id, measure_id, text, percent, state, state_before, percent_before)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const review = db.prepare(
    `INSERT INTO review (id, round_id, ordinal, date, due_at, state, closed_at, sheet, figures)
     VALUES (?, ?, ?, ?, NULL, 'open', NULL, NULL, NULL)`,
  );
  const close = db.prepare(
    `UPDATE review SET state = 'closed', closed_at = date || 'T08:00:00Z', sheet = '{}', figures = '{}' WHERE id = ?`,
  );
  for (let week = 0; week < WEEKS; week++) {
    const date = addDays(FIRST, week * 7);
    const reviewId = ulid(Date.parse(`${date}T00:00:00Z`), random);
    const fill = db.transaction(() => {
      review.run(reviewId, roundId, week + 1, date);
      for (const [at, measureId] of measureIds.entries()) {
        // One report in twenty repeats the last one, one in a hundred another measure's.
        if (chance(random, 0.01)) texts[at] = texts[Math.floor(random() * texts.length)] as string;
        else if (chance(random, 0.95)) texts[at] = textOf(random, 60, 160);
        const [percentBefore, stateBefore] = [percents[at] as number, states[at] as number];
        percents[at] = Math.min(100, percentBefore + Math.floor(random() * 4));
        if (chance(random, 0.02)) states[at] = Math.min(STATES.length - 1, stateBefore + 1);
        insert.run(
          ulid(Date.parse(`${date}T00:00:00Z`), random),
          reviewId,
          measureId,
          texts[at] as string,
          percents[at] as number,
          STATES[states[at] as number] as string,
          STATES[stateBefore] as string,
          percentBefore,
        );
      }
    });
    fill.immediate();
    close.run(reviewId);
  }
  const state = db.prepare('UPDATE measure SET state = ?, percent = ? WHERE id = ?');
  db.transaction(() => {
    for (const [at, id] of measureIds.entries())
      state.run(STATES[states[at] as number] as string, percents[at] as number, id);
  }).immediate();
  db.close();
}

/** Every column that the check-up needs, read and thrown away. */
function bareScan({ dataDir, key }: LargeStore): number {
  const db = openDatabase(join(dataDir, 'ledger.db'), key);
  let seen = 0;
  const rows = db
    .prepare(
      'SELECT measure_id, percent, percent_before, state, state_before, return_reason, evidence, text FROM review_entry',
    )
    .raw(true);
  for (const row of rows.iterate()) seen += (row as unknown[]).length > 0 ? 1 : 0;
  db.close();
  return seen;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;

const dataDir = tempDir();
const store = await largeStore(dataDir, LARGE);
await store.engine.call('lock', {});
const making = performance.now();
fillYear(store);
console.log(`made in ${Math.round((performance.now() - making) / 1_000)} s`);

const rows: Row[] = [];
/** Milliseconds on the clock and of the processor, all threads. */
async function timed<Result>(work: () => Result | Promise<Result>) {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, wall: performance.now() - begun, cpu: (user + system) / 1_000 };
}
const floor = await timed(() => bareScan(store));
const scan = `bare scan of the same ${floor.result.toLocaleString('en')} rows`;

const { engineOn } = await import('./store.ts');
const { PASSWORD } = await import('../fixtures/engine.ts');
const engine = engineOn(dataDir);
await engine.call('unlock', { password: PASSWORD });
globalThis.gc?.();
const idle = process.memoryUsage().rss;
let most = 0;
let longest = 0;
let last = performance.now();
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
  const now = performance.now();
  longest = Math.max(longest, now - last);
  last = now;
}, 20);
for (const run of ['first', 'second']) {
  last = performance.now();
  const { result: report, wall, cpu } = await timed(() => engine.call('runCheckup', { roundId: store.roundId }));
  const what = `check-up of ${report.run?.entries.toLocaleString('en')} reports, ${run} run`;
  rows.push({ ...rowOf(what, [wall]), floor: { what: scan, median: floor.wall } });
  rows.push({ ...rowOf('the same in processor time', [cpu]), floor: { what: scan, median: floor.cpu } });
  if (run === 'first') console.log(report.run?.counts.map(({ rule, found }) => `${rule} ${found}`).join(', '));
}
clearInterval(watch);
const open = performance.now();
await engine.call('getCheckup', { roundId: store.roundId });
rows.push(rowOf('open the screen: last result (getCheckup)', [performance.now() - open]));
const cancelled = engine.call('runCheckup', { roundId: store.roundId }).catch((error: { code?: string }) => error.code);
await new Promise((resolve) => setTimeout(resolve, 10_000));
const asked = performance.now();
await engine.call('cancelJob', {});
console.log(`stopped (${await cancelled}) ${Math.round(performance.now() - asked)} ms after it was asked to`);
console.log(
  `memory: ${megabytes(idle)} before, at most ${megabytes(most)}; longest time without a turn for others: ${Math.round(longest)} ms\n`,
);
console.log(table(rows));
await engine.call('shutdown', {});
rmSync(dataDir, { recursive: true, force: true });

// What a week costs in a large ledger: opened, looked at, forms written for every lead unit, returned and read, closed.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { tempDir } from '../fixtures/folder.ts';
import { LARGE, largeStore, type Size } from './store.ts';

/** Two hundred lead units with fifty open measures each. */
const MANY_UNITS: Size = { problems: 3_750, measures: 15_000, units: 200 };

async function week(size: Size): Promise<void> {
  const dataDir = tempDir();
  const folder = tempDir();
  const { engine, roundId } = await largeStore(dataDir, size);
  const lines = ['| what | processor ms | wall ms |', '|---|---|---|'];
  // Wall time says little on a busy machine: the processor's stands beside it.
  const once = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
    const start = performance.now();
    const used = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(used);
    lines.push(`| ${what} | ${((user + system) / 1_000).toFixed(0)} | ${(performance.now() - start).toFixed(0)} |`);
    return result;
  };

  const { id: reviewId } = await once('open a review (first look at the round since unlocking)', () =>
    engine.call('openReview', { roundId, date: '2026-06-29', dueAt: null }),
  );
  const { units } = await once('open the review screen: units and counts', () =>
    engine.call('getReviewUnits', { reviewId }),
  );
  const unitId = units[0]?.unitId ?? null;
  const first = await once('measures of the first unit', () => engine.call('getReviewRows', { reviewId, unitId }));
  await once('save one entry', () =>
    engine.call('enterProgress', {
      reviewId,
      measureId: first[0]?.measureId ?? '',
      text: '召开专题会议3次，排查问题41处，已整改38处。',
      percent: 60,
      state: first[0]?.stateBefore ?? '整改中',
      difficulty: null,
      nextPlan: null,
      returnReason: null,
      reportedBy: null,
    }),
  );
  await once('units and counts after it', () => engine.call('getReviewUnits', { reviewId }));
  const plan = await once('plan the forms', () => engine.call('planForms', { reviewId }));
  const measures = plan.reduce((sum, unit) => sum + unit.measures, 0);
  // Other calls are answered by the same thread: none waits longer than the thread is kept.
  const kept = monitorEventLoopDelay({ resolution: 5 });
  kept.enable();
  const { files } = await once(`write ${plan.length} forms with ${measures} measures and the covering list`, () =>
    engine.call('writeFormsTo', { reviewId, unitIds: null, word: false, cover: false, folder }),
  );
  kept.disable();
  lines.push(`| longest that another call waits meanwhile | — | ${(kept.max / 1e6).toFixed(0)} |`);
  const paths = readdirSync(folder).map((name) => join(folder, name));
  await once(`read ${files.length} returned files and hold them against the ledger`, () =>
    engine.call('readForms', { reviewId, paths }),
  );
  await once('close the review: sheet, lights and figures frozen', () => engine.call('closeReview', { reviewId }));
  await once('open it again: units and counts', () => engine.call('getReviewUnits', { reviewId }));
  await once('measures of the first unit as they were', () => engine.call('getReviewRows', { reviewId, unitId }));
  await once('the whole closed sheet (汇总, 对比)', () => engine.call('getReview', { reviewId }));

  console.log(
    `\n${size.problems} problems / ${size.measures} measures, ${plan.length} lead units; one run each, cold\n`,
  );
  console.log(lines.join('\n'));
  await engine.call('shutdown', {});
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

await week({ ...LARGE, units: 200 });
await week(MANY_UNITS);

// What a week costs in a large ledger: opened, forms written for every lead unit, returned and read, closed.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../fixtures/folder.ts';
import { type Row, rowOf, table } from './measure.ts';
import { LARGE, largeStore } from './store.ts';

const dataDir = tempDir();
const folder = tempDir();
const { engine, roundId } = await largeStore(dataDir, LARGE);
const rows: Row[] = [];
const once = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
  const start = performance.now();
  const result = await work();
  rows.push(rowOf(what, [performance.now() - start]));
  return result;
};

const { id: reviewId } = await once('open a review', () =>
  engine.call('openReview', { roundId, date: '2026-06-29', dueAt: null }),
);
await once('open the review screen (getReview)', () => engine.call('getReview', { reviewId }));
const plan = await once('plan the forms', () => engine.call('planForms', { reviewId }));
const measures = plan.reduce((sum, unit) => sum + unit.measures, 0);
const { files } = await once(`write ${plan.length} forms with ${measures} measures and the covering list`, () =>
  engine.call('writeFormsTo', { reviewId, unitIds: null, word: false, folder }),
);
const paths = readdirSync(folder).map((name) => join(folder, name));
await once(`read ${files.length} returned files and hold them against the ledger`, () =>
  engine.call('readForms', { reviewId, paths }),
);
await once('close the review: sheet and figures frozen', () => engine.call('closeReview', { reviewId }));

console.log(`25,000 problems / 100,000 measures, ${plan.length} lead units; one run each, cold\n`);
console.log(table(rows));
await engine.call('shutdown', {});
rmSync(dataDir, { recursive: true, force: true });
rmSync(folder, { recursive: true, force: true });

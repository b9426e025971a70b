// Run by forms.test.ts: takes a returned form and says so just before, to be killed at any moment after that.
import { join } from 'node:path';
import { Engine } from '#core/engine.ts';

const [dataDir = '', password = '', reviewId = '', path = ''] = process.argv.slice(2);
const engine = new Engine({
  dataDir,
  resourcesDir: join(import.meta.dirname, '..', '..', 'resources'),
  version: '0.0.0-test',
  // The clock of the test that made the store: by the PC's own the password may have run out.
  now: () => new Date('2026-06-23T02:00:00Z'),
});
await engine.call('unlock', { password });
const batch = await engine.call('readForms', { reviewId, paths: [path] });
console.log('ready');
await engine.call('acceptForms', {
  batchId: batch.batchId,
  medium: 'U盘',
  receivedAt: '2026-06-26T08:00:00.000Z',
  forms: batch.forms.map(({ index, rows }) => ({
    index,
    measureIds: rows.map(({ measureId }) => measureId).slice(0, 2),
  })),
});
await new Promise(() => {});

// What a thousand files of evidence cost: taken in, checked, written out; beside cp and sha256sum on the same disk.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from '#core/engine.ts';
import { acceptSmallRound, PASSWORD, ROOT } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';
import { type Row, rowOf, table } from './measure.ts';

const FILES = 1_000;
const BYTES = 1024 * 1024;

const dataDir = tempDir();
const folder = tempDir();
/** Made by other programs, so that nothing of them lies in the memory that is measured. */
execFileSync('sh', ['-c', `for n in $(seq -w 1 ${FILES}); do head -c ${BYTES} /dev/urandom > 照片$n.jpg; done`], {
  cwd: folder,
});
const paths = readdirSync(folder)
  .sort()
  .map((name) => join(folder, name));
const engine = new Engine({
  dataDir,
  resourcesDir: join(ROOT, 'resources'),
  version: '0.0.0-bench',
  scrypt: { N: 2 ** 10, r: 8, p: 1 },
});
await engine.call('createStore', { office: '基准', user: '管理员', password: PASSWORD });
const { roundId } = await acceptSmallRound({ call: (name, input) => engine.call(name, input) });
const tree = await engine.call('getLedger', { roundId });
const problemId = tree.aspects[0]?.items[0]?.problems[0]?.id ?? '';

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
const rows: Row[] = [];
const memory: string[] = [];
async function once<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  globalThis.gc?.();
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const start = performance.now();
  const result = await work();
  rows.push(rowOf(what, [performance.now() - start]));
  clearInterval(watch);
  memory.push(`${what}: ${megabytes(peak - idle)} MB above ${megabytes(idle)} MB`);
  return result;
}

await once(`take in ${FILES} files (1 GB)`, () => engine.call('takeEvidence', { problemId, links: [], paths }));
const all = await once('list them', () => engine.call('listEvidence', { roundId, of: null }));
await once('take the same files again (all known)', () => engine.call('takeEvidence', { problemId, links: [], paths }));
await once('verify: every file opened and hashed', () => engine.call('verify', {}));
const out = join(folder, 'out');
mkdirSync(out);
await once('write them out into a folder', () =>
  engine.call('writeEvidenceTo', { ids: all.map(({ id }) => id), to: { folder: out } }),
);
await once('一案一档 of the problem as one zip', () =>
  engine.call('writeDossierTo', { roundId, problemIds: [problemId], to: { path: join(folder, '档案.zip') } }),
);

/** The floor: the same bytes copied, each file forced to the disk, and hashed, by the system's own tools. */
const copy = join(folder, 'copy');
mkdirSync(copy);
const shell = (script: string): number => {
  const start = performance.now();
  execFileSync('sh', ['-c', script], { cwd: folder, stdio: 'ignore' });
  return performance.now() - start;
};
rows.push(rowOf('floor: sha256sum', [shell('sha256sum *.jpg')]));
rows.push(rowOf('floor: cp, then sync of every file', [shell('cp *.jpg copy/ && sync copy/*.jpg')]));

console.log(table(rows));
console.log(`\npeak memory (RSS, looked at every 20 ms)\n${memory.map((line) => `- ${line}`).join('\n')}`);
console.log(`\nfiles on disk: ${readdirSync(join(dataDir, 'evidence')).length - 1} folders`);
await engine.call('shutdown', {});
rmSync(dataDir, { recursive: true, force: true });
rmSync(folder, { recursive: true, force: true });

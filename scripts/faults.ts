// `npm run test:faults`: the long form of the fault suites, minutes to an hour; prints what was tried and what came out right.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Count } from '#tests/faults/tally.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'test-results');
const file = join(folder, 'faults.jsonl');
mkdirSync(folder, { recursive: true });
rmSync(file, { force: true });

const started = performance.now();
const { status } = spawnSync('vitest', ['run', 'tests/faults', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BIHUAN_FAULTS: 'long', BIHUAN_FAULTS_FILE: file },
  shell: process.platform === 'win32',
});

function counts(): Count[] {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Count);
  } catch {
    return [];
  }
}

const all = counts();
const sum = (key: 'tried' | 'passed') => all.reduce((total, count) => total + count[key], 0);
const rows = all.map(({ what, tried, passed, note }) => `| ${what} | ${tried} | ${passed} | ${note} |`);
console.log(['', '| 项目 | 次数 | 通过 | 说明 |', '|---|---|---|---|', ...rows].join('\n'));
const minutes = ((performance.now() - started) / 60_000).toFixed(0);
const failed = status !== 0 || all.length === 0 || sum('tried') !== sum('passed');
console.log(`\n${sum('tried')} tried, ${sum('passed')} passed, ${minutes} min${failed ? ', FAILED' : ''}`);
process.exit(failed ? 1 : 0);

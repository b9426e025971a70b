// `npm test`: builds, runs every suite and closes with one line, "N passed, N failed". Nothing passes by being skipped.
// --long tries every property many times more often.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';
import { ensureOffice } from './office.ts';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;

function run(command: string, args: string[], env: Record<string, string> = {}): number {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  return status ?? 1;
}

/** A runner that dies before it writes its report counts as one failure. */
function report<T>(file: string, status: number, read: (report: T) => Count): Count {
  try {
    const count = read(JSON.parse(readFileSync(file, 'utf8')) as T);
    return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function units(): Count {
  const file = join(results, 'units.json');
  const status = run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    process.argv.includes('--long') ? { BIHUAN_TEST_TIMES: '10' } : {},
  );
  return report<{
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    numPendingTests: number;
    numTodoTests: number;
  }>(file, status, ({ numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests }) => ({
    passed,
    failed,
    skipped: numPendingTests + numTodoTests,
  }));
}

function windows(chromium: string): Count {
  const file = join(results, 'windows.json');
  const status = run('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    BIHUAN_CHROMIUM: chromium,
  });
  return report<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(
    file,
    status,
    ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    }),
  );
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const chromium = ensureChromium();
ensureOffice();
const counts: Count[] = [];
if (run('node', ['scripts/build.ts']) !== 0) counts.push({ passed: 0, failed: 1, skipped: 0 });
else {
  if (only !== 'e2e') counts.push(units());
  if (only !== 'unit') counts.push(chromium === undefined ? { passed: 0, failed: 1, skipped: 0 } : windows(chromium));
}
const total = counts.reduce(
  (sum, each) => ({
    passed: sum.passed + each.passed,
    failed: sum.failed + each.failed,
    skipped: sum.skipped + each.skipped,
  }),
  { passed: 0, failed: 0, skipped: 0 },
);
const bad = total.failed > 0 || total.passed === 0;
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(bad ? 1 : 0);

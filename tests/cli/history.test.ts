// Taking acts back from the command line: listed, taken back by number, done again, told row by row.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

let dir: string;
beforeAll(() => {
  dir = tempDir();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function cli(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'core', 'cli.ts'), ...args, '--data', 'store'],
    {
      cwd: dir,
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, INIT_CWD: dir, BIHUAN_PASSWORD: '命令行口令-2026' },
    },
  );
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

it('takes back and does again what was assigned, and tells the history', { timeout: 300_000 }, () => {
  cli('init', '--office', '整改办');
  const notice = join(ROOT, 'resources', 'sample', 'notice.txt');
  cli('import-outline', notice, '--round', '省委巡视', '--feedback-date', '2026-03-26');
  cli('assign', '--problem', '3', '--deadline', '2026-06-01');
  cli('assign', '--measure', '3.1,3.2', '--deadline', '2026-07-01');
  const listed = cli('acts').stdout.split('\n');
  expect(listed[0]).toContain('批量修改2条措施的完成时限');
  expect(listed[1]).toContain('修改问题（3）的完成时限');
  expect(cli('undo', '2')).toMatchObject({ status: 0, stdout: '已撤销：修改问题（3）的完成时限' });
  expect(cli('undo').stdout).toBe('已撤销：批量修改2条措施的完成时限');
  expect(cli('redo').stdout).toBe('已重做：批量修改2条措施的完成时限');
  const history = cli('history', '--problem', '3').stdout.split('\n');
  expect(history[0]).toMatch(/撤销\t完成时限\t2026年6月1日 → （空）$/);
  expect(cli('undo', '99')).toMatchObject({ status: 1, stderr: expect.stringContaining('没有序号为 99 的操作') });
  expect(cli('history')).toMatchObject({ status: 2, stderr: expect.stringContaining('--problem') });
});

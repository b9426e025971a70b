// Taking acts back from the command line: listed, taken back by number, done again, told row by row.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLedger, terminalIn } from '../fixtures/cli.ts';
import { ROOT } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

const dir = tempDir();
const { cli } = terminalIn(dir, ['--data', 'store']);
beforeAll(() => makeLedger(join(dir, 'store')));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('takes back and does again what was assigned, and tells the history', async () => {
  const notice = join(ROOT, 'resources', 'sample', 'notice.txt');
  await cli(['import-outline', notice, '--round', '省委巡视', '--feedback-date', '2026-03-26']);
  await cli(['assign', '--problem', '3', '--deadline', '2026-06-01']);
  await cli(['assign', '--measure', '3.1,3.2', '--deadline', '2026-07-01']);
  const listed = (await cli(['acts'])).stdout.split('\n');
  expect(listed[0]).toContain('批量修改2条措施的完成时限');
  expect(listed[1]).toContain('修改问题（3）的完成时限');
  expect(await cli(['undo', '2'])).toMatchObject({ status: 0, stdout: '已撤销：修改问题（3）的完成时限' });
  expect((await cli(['undo'])).stdout).toBe('已撤销：批量修改2条措施的完成时限');
  expect((await cli(['redo'])).stdout).toBe('已重做：批量修改2条措施的完成时限');
  const history = (await cli(['history', '--problem', '3'])).stdout.split('\n');
  expect(history[0]).toMatch(/撤销\t完成时限\t2026年6月1日 → （空）$/);
  expect(await cli(['undo', '99'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('没有序号为 99 的操作'),
  });
  expect(await cli(['history'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--problem') });
});

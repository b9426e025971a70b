// The 版式 from the command line: shown, taken out as a file, changed, refused in words, set back to 国标.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLedger, terminalIn } from '../fixtures/cli.ts';
import { tempDir } from '../fixtures/folder.ts';

const dir = tempDir();
const { cli } = terminalIn(dir, ['--data', 'store']);
beforeAll(() => makeLedger(join(dir, 'store')));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('goes out as a file and comes back changed', async () => {
  const usual = (await cli(['style', 'show'])).stdout;
  expect(usual).toContain('所用版式\t国标');
  expect(usual).toContain('行距\t28.95磅（每页22行，每行28字）');
  expect(usual).toContain('标题\t方正小标宋简体 二号');
  const { own } = JSON.parse((await cli(['style', 'show', '--json'])).stdout);
  writeFileSync(
    join(dir, '版式.json'),
    JSON.stringify({ ...own, linePitch: 30, head: { ...own.head, redLine: false } }),
  );
  const set = await cli(['style', 'set', '版式.json']);
  expect(set.status).toBe(0);
  expect(set.stdout).toContain('所用版式\t本单位样式');
  expect(set.stdout).toContain('行距\t30磅（每页21行，每行28字）');
  expect(set.stdout).toContain('不印红线');
  writeFileSync(join(dir, '版式.json'), JSON.stringify({ ...own, charactersPerLine: 40 }));
  expect(await cli(['style', 'set', '版式.json'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('每行字数应为19—30的整数'),
  });
  writeFileSync(join(dir, '版式.json'), JSON.stringify({ ...own, margins: { ...own.margins, top: '宽' } }));
  expect((await cli(['style', 'set', '版式.json'])).stderr).toContain('“上边距”——应为数字');
  writeFileSync(join(dir, '版式.json'), '{');
  expect((await cli(['style', 'set', '版式.json'])).stderr).toContain('不是 JSON 文件');
  expect((await cli(['style', 'set'])).status).toBe(2);
  expect((await cli(['style', 'show'])).stdout).toBe(set.stdout);
  expect((await cli(['style', 'reset'])).stdout).toBe(usual);
});

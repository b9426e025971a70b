// The rules of 亮灯 from the command line: shown, taken out as a file, changed, refused in words, set back.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLedger, terminalIn } from '../fixtures/cli.ts';
import { tempDir } from '../fixtures/folder.ts';

const dir = tempDir();
const { cli } = terminalIn(dir, ['--data', 'store']);
beforeAll(() => makeLedger(join(dir, 'store')));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('go out as a file and come back changed', async () => {
  const usual = (await cli(['lights', 'show'])).stdout;
  expect(usual.split('\n')[2]).toBe('3\t★红\t已逾期\t逾期{天数}天');
  const rules = JSON.parse((await cli(['lights', 'show', '--json'])).stdout);
  writeFileSync(join(dir, '规则.json'), JSON.stringify([{ ...rules[2], words: '超期' }]));
  expect(await cli(['lights', 'set', '规则.json'])).toMatchObject({ status: 0, stdout: '1\t★红\t已逾期\t超期' });
  writeFileSync(join(dir, '规则.json'), JSON.stringify([rules[2], { ...rules[2], colour: 'blue', words: '急' }]));
  expect(await cli(['lights', 'set', '规则.json'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('第2条：不会生效'),
  });
  writeFileSync(join(dir, '规则.json'), '{');
  expect((await cli(['lights', 'set', '规则.json'])).stderr).toContain('不是 JSON 文件');
  expect((await cli(['lights', 'set'])).status).toBe(2);
  expect((await cli(['lights', 'show'])).stdout).toBe('1\t★红\t已逾期\t超期');
  expect((await cli(['lights', 'reset'])).stdout).toBe(usual);
});

// The rules of 亮灯 from the command line: shown, taken out as a file, changed, refused in words, set back.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
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

it('go out as a file and come back changed', { timeout: 180_000 }, () => {
  cli('init', '--office', '整改办');
  const usual = cli('lights', 'show').stdout;
  expect(usual.split('\n')[2]).toBe('3\t★红\t已逾期\t逾期{天数}天');
  const rules = JSON.parse(cli('lights', 'show', '--json').stdout);
  writeFileSync(join(dir, '规则.json'), JSON.stringify([{ ...rules[2], words: '超期' }]));
  expect(cli('lights', 'set', '规则.json')).toMatchObject({ status: 0, stdout: '1\t★红\t已逾期\t超期' });
  writeFileSync(join(dir, '规则.json'), JSON.stringify([rules[2], { ...rules[2], colour: 'blue', words: '急' }]));
  expect(cli('lights', 'set', '规则.json')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('第2条：不会生效'),
  });
  writeFileSync(join(dir, '规则.json'), '{');
  expect(cli('lights', 'set', '规则.json').stderr).toContain('不是 JSON 文件');
  expect(cli('lights', 'set').status).toBe(2);
  expect(cli('lights', 'show').stdout).toBe('1\t★红\t已逾期\t超期');
  expect(cli('lights', 'reset').stdout).toBe(usual);
});

// `checkup` from the command line: told with its evidence, a part of the rules, as JSON, and an unknown rule by name.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLedger, terminalIn } from '../fixtures/cli.ts';
import { tempDir } from '../fixtures/folder.ts';

const dir = tempDir();
const { cli } = terminalIn(dir, ['--data', 'store']);
beforeAll(() => makeLedger(join(dir, 'store')));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('checks the sample round and tells what it found', async () => {
  await cli(['load-sample']);
  const told = await cli(['checkup']);
  expect(told.stdout).toContain('【进展与上次雷同】3条\n  提示　问题(13)措施二　6月1日的进展与5月25日完全相同');
  expect(told.stdout).toContain('6月15日进展：将进一步加强与自然资源、税务等部门沟通');
  expect(told.stdout).toMatch(/体检措施81条、进展394条，用时[\d.]+秒，发现5条。$/);
  const part = JSON.parse((await cli(['checkup', '--rules', '只有打算没有事实,idle', '--json'])).stdout);
  expect(part.rules).toMatchObject([
    { rule: 'intent', count: 2, muted: 0 },
    { rule: 'idle', count: 0, muted: 0, findings: [] },
  ]);
  const unknown = await cli(['checkup', '--rules', '雷同']);
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain('没有名为“雷同”的体检规则。可用的规则：repeated（进展与上次雷同）');
});

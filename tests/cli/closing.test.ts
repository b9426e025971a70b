// 销号 from the terminal: one user applies, another signs to the end, and the problem is opened again.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeLedger, terminalIn } from '../fixtures/cli.ts';
import { pdf } from '../fixtures/evidence.ts';
import { tempDir } from '../fixtures/folder.ts';

const dir = tempDir();
const terminal = terminalIn(dir, ['--data', 'data']);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('an application from draft to 销号, returned once, and 重新挂号', async () => {
  await makeLedger(join(dir, 'data'));
  const first = { BIHUAN_NEW_PASSWORD: '初始口令-001' };
  const own = { BIHUAN_PASSWORD: '自己用的口令-1' };
  const cli = (words: string, env: Record<string, string> = {}) => terminal.cli(words.split(' '), env);
  const asA = (words: string) => cli(`${words} --user 管理员`);
  const asB = (words: string) => cli(`${words} --user 审核员`, own);

  writeFileSync(
    join(dir, '反馈.txt'),
    '反馈意见\n1.理论学习不深入。一是健全制度。\n2.河湖长制落实不到位。一是加强巡河。\n',
  );
  writeFileSync(join(dir, '记录.pdf'), pdf(4));
  await cli('import-outline 反馈.txt --round 水务 --feedback-date 2026-03-26');
  await cli('unit add 区水务局');
  await cli('assign --problem 2 --lead 区水务局');
  await cli('evidence add 记录.pdf --problem 2');
  await cli('review open --date 2026-04-06');
  await cli('review report --measure 2.1 --text 已巡河48次，清理垃圾3.2吨。 --percent 100 --state 待审核');
  expect((await cli('users add 审核员 --role 审核', first)).status).toBe(0);
  await cli('users password --user 审核员', {
    BIHUAN_PASSWORD: '初始口令-001',
    BIHUAN_NEW_PASSWORD: own.BIHUAN_PASSWORD,
  });

  const short = await asA('close apply --problem 2 --send --date 2026-04-07');
  expect(short.status).toBe(1);
  expect(short.stdout).toContain('问题（2）：没有填写整改目标/销号标准');
  expect((await asA('close apply --problem 9')).stderr).toContain('没有编号为“9”的问题');
  const filled =
    '--standard 巡河常态化 --results 清理垃圾3.2吨 --learned 排查3条河 --ticks all --methods 现场核查 --checkers 周某某、吴某某 --checked 2026-04-06';
  expect((await asA(`close apply --problem 2 ${filled} --send --date 2026-04-07`)).stdout).toBe('已送签1条');

  const sign = (day: string) => `close sign --problem 2 --by 李某某 --date ${day}`;
  expect((await asA(sign('2026-04-07'))).stdout).toContain('申请人不能签署');
  expect((await asB(sign('2026-04-06'))).stdout).toContain('不能早于申请日期');
  expect((await asB(sign('2026-04-07'))).stdout).toBe('已签署1条');
  expect((await asB('close show')).stdout).toContain('1/5 牵头单位审核');
  expect((await asB('close return --problem 2 --by 李某某 --date 2026-04-08 --reason 佐证不足')).stdout).toBe(
    '已退回1条',
  );

  await asA('review report --measure 2.1 --text 已补充巡河记录48份。 --percent 100 --state 待审核');
  expect((await asA(`close apply --problem 2 ${filled} --send --date 2026-04-08`)).stdout).toBe('已送签1条');
  for (let node = 1; node <= 5; node++) expect((await asB(sign('2026-04-09'))).stdout).toBe('已签署1条');
  const shown = await asB('close show --problem 2');
  expect(shown.stdout).toContain('已销号');
  expect(shown.stdout).toContain('● 领导小组审定\t同意\t李某某\t2026-04-09');
  expect((await asB('close show --problem 2 --out 审批表.docx')).stdout).toBe('已导出：审批表.docx');
  expect(existsSync(join(dir, '审批表.docx'))).toBe(true);

  const again = 'reopen --problem 2 --reason 反弹 --basis 回头看记录 --date 2026-04-10';
  expect((await asB(again)).stderr).toContain('--confirm');
  expect((await asB(`${again} --confirm`)).stdout).toBe('问题（2）已重新挂号，第2轮');
  expect((await asB('close record --problem 1 --by 赵某 --date 2026-03-30 --basis 原台账')).stdout).toBe('已补录1条');
});

// Users from a terminal: added, named by --user, held to their roles, disabled, and back by the recovery code.
import { rmSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { makeLedger, terminalIn } from '../fixtures/cli.ts';
import { tempDir } from '../fixtures/folder.ts';

const dir = tempDir();
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const terminal = terminalIn(dir, ['--data', dir]);
const cli = (words: string, env: Record<string, string> = {}) => terminal.cli(words.split(' '), env);
const fresh = (value: string) => ({ BIHUAN_NEW_PASSWORD: value });

it('the life of a user', async () => {
  await makeLedger(dir);
  expect((await cli('users add 办事员 --role 经办、审核', fresh('初始口令-001'))).stdout).toBe(
    '办事员\t经办、审核\t启用\t待改密码',
  );
  expect((await cli('rounds')).stderr).toContain('管理员、办事员');
  const as = { BIHUAN_PASSWORD: '初始口令-001' };
  expect((await cli('users password --user 办事员', { ...as, ...fresh('自己用的口令-1') })).stdout).toBe(
    '密码已修改。',
  );
  expect((await cli('log --user 办事员', { BIHUAN_PASSWORD: '自己用的口令-1' })).stderr).toContain('“查看日志”的权限');
  const code = (await cli('users sheet --user 管理员')).stdout.split('：')[1] as string;
  expect((await cli('users disable 办事员 --user 管理员')).stdout).toContain('停用');
  const recovered = await cli('users recover 管理员', { BIHUAN_RECOVERY_CODE: code, ...fresh('找回的口令-01') });
  expect(recovered.stdout).toContain('恢复单已作废');
});

// Users from a terminal: added, named by --user, held to their roles, disabled, and back by the recovery code.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ROOT } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

const dir = tempDir();
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const cli = (words: string, env: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'core', 'cli.ts'), ...words.split(' '), '--data', dir],
    { encoding: 'utf8', env: { ...process.env, BIHUAN_PASSWORD: '命令行口令-2026', ...env } },
  );
  return { status, out: stdout.trim(), error: stderr.trim() };
};
const fresh = (value: string) => ({ BIHUAN_NEW_PASSWORD: value });

it('the life of a user', { timeout: 300_000 }, () => {
  expect(cli('init --office 整改办').status).toBe(0);
  expect(cli('users add 办事员 --role 经办、审核', fresh('初始口令-001')).out).toBe(
    '办事员\t经办、审核\t启用\t待改密码',
  );
  expect(cli('rounds').error).toContain('管理员、办事员');
  const as = { BIHUAN_PASSWORD: '初始口令-001' };
  expect(cli('users password --user 办事员', { ...as, ...fresh('自己用的口令-1') }).out).toBe('密码已修改。');
  expect(cli('log --user 办事员', { BIHUAN_PASSWORD: '自己用的口令-1' }).error).toContain('“查看日志”的权限');
  const code = cli('users sheet --user 管理员').out.split('：')[1] as string;
  expect(cli('users disable 办事员 --user 管理员').out).toContain('停用');
  const recovered = cli('users recover 管理员', { BIHUAN_RECOVERY_CODE: code, ...fresh('找回的口令-01') });
  expect(recovered.out).toContain('恢复单已作废');
});

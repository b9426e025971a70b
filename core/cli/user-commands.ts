// `users`: who may open the ledger, from a terminal; new passwords come from the environment as the own one does.
import { BihuanError } from '#contract/errors.ts';
import type { Account } from '#contract/operations.ts';
import { ACCOUNT_ROLE_WORDS, ACCOUNT_ROLES, type AccountRole } from '#domain/accounts/roles.ts';
import { type CommandLine, dataDirectory, need, password } from './arguments.ts';
import type { Output } from './output.ts';
import { engineFor, Session } from './session.ts';

const ACTS =
  '用法：users list | add | roles | reset | disable | restore | password | sheet | recover。用 --help 查看用法。';

export async function users({ words, flags }: CommandLine): Promise<Output> {
  const [, act = 'list', name] = words;
  // Opens with the sheet's code instead of a password
  if (act === 'recover') return recover(needName(name), flags);
  return Session.run(flags, async ({ engine }) => {
    const named = async (): Promise<Account> => {
      const wanted = needName(name);
      const found = (await engine.call('listAccounts', {})).find((account) => account.name === wanted);
      if (!found) throw new BihuanError('notFound', `没有名为“${wanted}”的用户。用 users list 查看。`);
      return found;
    };
    switch (act) {
      case 'list': {
        const accounts = await engine.call('listAccounts', {});
        return { json: accounts, text: accounts.map(lineOf).join('\n') };
      }
      case 'add': {
        const roles = rolesIn(need(flags, 'role', '角色'));
        return told(await engine.call('addAccount', { name: needName(name), roles, password: newPassword() }));
      }
      case 'roles': {
        const { id } = await named();
        return told(await engine.call('updateAccount', { id, roles: rolesIn(need(flags, 'role', '角色')) }));
      }
      case 'reset':
        return told(await engine.call('resetPassword', { id: (await named()).id, password: newPassword() }));
      case 'disable':
        return told(await engine.call('updateAccount', { id: (await named()).id, state: 'disabled' }));
      case 'restore': {
        const { id } = await named();
        const password = newPassword();
        await engine.call('updateAccount', { id, state: 'active' });
        return told(await engine.call('resetPassword', { id, password }));
      }
      case 'password': {
        await engine.call('changePassword', { old: password(), password: newPassword() });
        return { json: null, text: '密码已修改。' };
      }
      case 'sheet': {
        const made = await engine.call('makeRecoverySheet', { password: password() });
        return { json: made, text: `恢复码（只显示这一次，以前的作废）：${made.code}` };
      }
      default:
        throw new BihuanError('usage', ACTS);
    }
  });
}

async function recover(user: string, flags: CommandLine['flags']): Promise<Output> {
  const engine = engineFor(flags);
  const code = process.env.BIHUAN_RECOVERY_CODE;
  if (!code) throw new BihuanError('usage', '请先在环境变量 BIHUAN_RECOVERY_CODE 中给出恢复码。');
  const status = await engine.call('recover', { code, user, password: newPassword() });
  await engine.call('shutdown', {});
  return {
    json: status,
    text: `已为“${user}”设定新密码（${dataDirectory(flags)}）。恢复单已作废，请用 users sheet 重新制作。`,
  };
}

function needName(name: string | undefined): string {
  if (!name) throw new BihuanError('usage', '请写出用户名。用 --help 查看用法。');
  return name;
}

function newPassword(): string {
  const value = process.env.BIHUAN_NEW_PASSWORD;
  if (!value) throw new BihuanError('usage', '请先在环境变量 BIHUAN_NEW_PASSWORD 中给出新密码。');
  return value;
}

/** @throws BihuanError usage naming the roles there are */
function rolesIn(text: string): AccountRole[] {
  return text.split(/[、，,]/).map((word) => {
    const role = ACCOUNT_ROLES.find((each) => ACCOUNT_ROLE_WORDS[each] === word.trim());
    if (role) return role;
    throw new BihuanError('usage', `没有“${word}”这个角色，可用：${Object.values(ACCOUNT_ROLE_WORDS).join('、')}。`);
  });
}

const lineOf = ({ name, roles, state, mustChange, hasPassword }: Account): string =>
  [
    name,
    roles.map((role) => ACCOUNT_ROLE_WORDS[role]).join('、'),
    state === 'active' ? '启用' : '停用',
    ...(state === 'active' && !hasPassword ? ['无密码'] : mustChange ? ['待改密码'] : []),
  ].join('\t');

const told = (account: Account): Output => ({ json: account, text: lineOf(account) });

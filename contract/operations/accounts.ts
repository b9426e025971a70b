// Users of the ledger: who there is, what each may do, passwords, and the rules for all of them.
import { z } from 'zod';
import { PASSWORD_PRESETS, type PasswordPreset } from '#domain/accounts/passwords.ts';
import { ACCOUNT_ROLES, type AccountRole } from '#domain/accounts/roles.ts';
import type { Id, Instant } from '#domain/ledger/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';

export interface Account {
  id: Id;
  /** Under which the user signs in and stands in the log; never changes */
  name: string;
  roles: AccountRole[];
  state: 'active' | 'disabled';
  createdAt: Instant;
  passwordChangedAt: Instant;
  /** The password was set by somebody else and must be changed at the next sign-in */
  mustChange: boolean;
  /** False: has no way into the ledger until a password is set (after having been disabled) */
  hasPassword: boolean;
}

/** Rules for all users. */
export interface SecuritySettings {
  passwords: PasswordPreset;
  /** Minutes without a key or mouse after which the window locks; 0: never */
  autoLockMinutes: number;
  /** 三员分立: 系统管理员, 安全管理员 and 审计员 are different people */
  separation: boolean;
}

/** Length and sorts of characters are judged by the rules in force, in words. */
const password = z.string().min(1, '不能为空').max(200, '不能超过200字');
const roles = z.array(z.enum(ACCOUNT_ROLES)).min(1, '请至少选择一个角色').max(ACCOUNT_ROLES.length);

export const accounts = {
  listAccounts: query<Account[]>()(i.nothing, { needs: 'accounts' }),
  addAccount: act<Account>()(z.strictObject({ name: i.userName, roles, password }), { needs: 'accounts' }),
  updateAccount: act<Account>()(
    z.strictObject({ id: i.id, roles: roles.optional(), state: z.enum(['active', 'disabled']).optional() }),
    { needs: 'accounts' },
  ),
  /** Sets a first password anew; its owner must change it at the next sign-in. */
  resetPassword: act<Account>()(z.strictObject({ id: i.id, password }), { needs: 'accounts' }),
  getSecurity: query<SecuritySettings>()(i.nothing, { needs: 'accounts' }),
  setSecurity: act<SecuritySettings>()(
    z.strictObject({
      passwords: z.enum(PASSWORD_PRESETS),
      autoLockMinutes: z.number().int().min(0).max(240),
      separation: z.boolean(),
    }),
    { needs: 'accounts' },
  ),
} as const;

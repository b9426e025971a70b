// Start and session: is there a ledger, who opened it.
import { z } from 'zod';
import type { AccountRole, Permission } from '#domain/accounts/roles.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';
import type { SecuritySettings } from './accounts.ts';

/** Where the store stands; the first thing the window asks. */
export interface AppStatus {
  store: 'missing' | 'locked' | 'open';
  office: string | null;
  /** Who has signed in; null unless open */
  user: string | null;
  version: string;
  /** Names of those who can sign in */
  users: string[];
  roles: AccountRole[];
  /** Nothing while the password must be changed first */
  permissions: Permission[];
  /** Why nothing but changePassword is answered: set by somebody else, or too old */
  mustChange: 'reset' | 'expired' | null;
  /** Days until the password has to be changed; null unless open */
  passwordDaysLeft: number | null;
  /** Whether there is a recovery sheet that holds */
  recoverySheet: boolean;
  /** Rules for all users; those of a new ledger unless open */
  security: SecuritySettings;
  /** Why nothing can be written, in words; null while it can */
  readOnly: string | null;
  /** When what is looked at in place of the ledger was backed up, an instant; null at everyday work */
  looking: string | null;
}

const password = z.string().min(1, '不能为空').max(200, '不能超过200字');

export const session = {
  getStatus: query<AppStatus>()(i.nothing, { session: false }),
  /** The first user carries all roles of a one-person office. */
  createStore: act<AppStatus>()(z.strictObject({ office: i.name, user: i.userName, password }), { session: false }),
  /** `user` may be left out where there is only one. */
  unlock: act<AppStatus>()(z.strictObject({ user: i.name.optional(), password }), { session: false }),
  lock: act<AppStatus>()(i.nothing, { session: false }),
  /** One's own; the only act that is answered while the password must be changed. */
  changePassword: act<AppStatus>()(z.strictObject({ old: password, password })),
  /** A new recovery sheet in place of the one before; one's own password proves who asks. The code is told this once. */
  makeRecoverySheet: act<{ code: string }>()(z.strictObject({ password }), { needs: 'accounts' }),
  /** Opens with the sheet's code and sets a new password for an administrator. */
  recover: act<AppStatus>()(z.strictObject({ code: z.string().min(1).max(100), user: i.name, password }), {
    session: false,
  }),
  /** Stops the long act under way between two of its steps; nothing happens when there is none. */
  cancelJob: act<null>()(i.nothing, { session: false }),
} as const;

// Setting a password: judged by the rules in force, held against the last ones, remembered.
import { timingSafeEqual } from 'node:crypto';
import { BihuanError } from '#contract/errors.ts';
import { PASSWORD_RULES, PASSWORDS_KEPT, passwordProblem } from '#domain/accounts/passwords.ts';
import { keepPassword, pastPasswords } from '../../db/queries/accounts.ts';
import type { Store } from '../../db/store.ts';
import type { Keys } from '../../vault/keys.ts';
import { type Kdf, newKdf, stretch } from '../../vault/stretch.ts';
import { readSecurity } from '../shared/security.ts';

/** @throws BihuanError password.weak */
export function requireGoodPassword(store: Store, user: string, password: string): void {
  const problem = passwordProblem(password, readSecurity(store).passwords, user);
  if (problem !== null) throw new BihuanError('password.weak', `${problem}密码没有设定，请换一个。`);
}

/**
 * Remembers a password as the account's newest; call inside the act that sets it.
 * @throws BihuanError password.weak when it is one of the last
 */
export function rememberPassword(store: Store, keys: Keys, accountId: string, password: string, at: string): void {
  const past = pastPasswords(store, accountId, PASSWORDS_KEPT);
  // One salt for all of an account: a new password is stretched once, however many it is held against
  const kdf: Kdf = past[0] ? (JSON.parse(past[0].kdf) as Kdf) : newKdf(keys.parameters);
  const hash = stretch(password, kdf);
  const { history } = PASSWORD_RULES[readSecurity(store).passwords];
  if (past.slice(0, history).some((old) => timingSafeEqual(old.hash, hash))) {
    throw new BihuanError('password.weak', `不能使用最近${history}次用过的密码。密码没有改动，请换一个。`);
  }
  keepPassword(store, accountId, at, { kdf: JSON.stringify(kdf), hash }, PASSWORDS_KEPT);
}

// Wrong passwords, kept in a small file beside the key ring: they happen while the store is shut, so its own log cannot
// take them yet. They are counted before a password is tried, and written into the log when the store next opens.
import { readFileSync } from 'node:fs';
import { BihuanError } from '#contract/errors.ts';
import { FREE_FAILURES, waitAfter, waitInWords } from '#domain/accounts/waiting.ts';
import { fileError, writeFileAtomically } from '../files/atomic-write.ts';

/** One try that failed. */
export interface FailedAttempt {
  at: string;
  user: string;
}

interface Kept {
  /** By user: tries in a row that failed, and from when the wait counts, in milliseconds of the clock */
  users: Record<string, { failures: number; since: number }>;
  /** Not yet in the log, oldest first */
  unlogged: FailedAttempt[];
}

/** More would be somebody's program at work; the count goes on, the list does not. */
const UNLOGGED_AT_MOST = 1_000;

export class Attempts {
  readonly #file: string;
  readonly #now: () => Date;

  constructor(file: string, now: () => Date) {
    this.#file = file;
    this.#now = now;
  }

  /**
   * Runs what proves a password. A try that is cut off counts as one that failed.
   * @throws BihuanError password.wait, with `seconds`, while the user has to wait; what `prove` throws
   */
  try<Result>(user: string, prove: () => Result): Result {
    const kept = this.#read();
    const before = this.#requireNoWait(kept, user);
    const now = this.#now();
    kept.users[user] = { failures: (before?.failures ?? 0) + 1, since: now.getTime() };
    if (kept.unlogged.length < UNLOGGED_AT_MOST) kept.unlogged.push({ at: now.toISOString(), user });
    this.#write(kept);
    let result: Result;
    try {
      result = prove();
    } catch (error) {
      if (isWrong(error)) throw this.#withWarning(error, kept.users[user].failures);
      this.#write(this.#without(user, before));
      throw error;
    }
    this.#write(this.#without(user, undefined));
    return result;
  }

  /** Takes a user's wait away: somebody who may has given a new password. */
  forgive(user: string): void {
    const { users, unlogged } = this.#read();
    if (users[user] === undefined) return;
    const { [user]: _, ...others } = users;
    this.#write({ users: others, unlogged });
  }

  /** Failed tries that the log does not know yet. */
  get unlogged(): readonly FailedAttempt[] {
    return this.#read().unlogged;
  }

  /** The log has them. */
  forgetLogged(): void {
    const kept = this.#read();
    if (kept.unlogged.length > 0) this.#write({ ...kept, unlogged: [] });
  }

  #left({ failures, since }: { failures: number; since: number }): number {
    // A clock that was set back shortens nothing: the whole wait begins anew
    return Math.max(0, waitAfter(failures) - Math.max(0, this.#now().getTime() - since));
  }

  #requireNoWait(kept: Kept, user: string): Kept['users'][string] | undefined {
    const entry = kept.users[user];
    if (entry === undefined) return undefined;
    const now = this.#now().getTime();
    if (now < entry.since) {
      entry.since = now;
      this.#write(kept);
    }
    const left = this.#left(entry);
    if (left === 0) return entry;
    throw new BihuanError(
      'password.wait',
      `密码已连续输错${entry.failures}次，请等待${waitInWords(left)}后再试。忘记密码请联系系统管理员。`,
      { seconds: Math.ceil(left / 1_000) },
    );
  }

  #withWarning(error: BihuanError, failures: number): BihuanError {
    const left = FREE_FAILURES - failures;
    const wait = waitAfter(failures);
    if (wait > 0) {
      return new BihuanError(
        'password.wait',
        `${error.message}已连续输错${failures}次，请等待${waitInWords(wait)}后再试。`,
        { seconds: wait / 1_000 },
      );
    }
    return new BihuanError(error.code, left <= 2 ? `${error.message}再输错${left}次需要等待。` : error.message);
  }

  /** What is kept, with the last try of this user taken out again and the count set back to what it was. */
  #without(user: string, before: Kept['users'][string] | undefined): Kept {
    const kept = this.#read();
    const last = kept.unlogged.findLastIndex((each) => each.user === user);
    const { [user]: _, ...others } = kept.users;
    return {
      users: before === undefined ? others : { ...others, [user]: before },
      unlogged: kept.unlogged.filter((_each, index) => index !== last),
    };
  }

  #read(): Kept {
    let text: string;
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { users: {}, unlogged: [] };
      throw fileError(error, this.#file);
    }
    try {
      const { users, unlogged } = JSON.parse(text) as Kept;
      return { users: { ...users }, unlogged: [...unlogged] };
    } catch {
      // Somebody wrote into it: nothing is known any more, which the log is told
      return { users: {}, unlogged: [{ at: this.#now().toISOString(), user: '（登录失败记录文件已损坏）' }] };
    }
  }

  #write(kept: Kept): void {
    writeFileAtomically(this.#file, Buffer.from(JSON.stringify(kept, null, 2)));
  }
}

const isWrong = (error: unknown): error is BihuanError =>
  error instanceof BihuanError && (error.code === 'password.wrong' || error.code === 'recovery.wrong');

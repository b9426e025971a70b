// Opening and closing the store: who signs in, with what, and what the window is told about it.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { AppStatus } from '#contract/operations.ts';
import { daysLeft, passwordProblem } from '#domain/accounts/passwords.ts';
import { RECOVERY_BYTES, readRecoveryCode, writeRecoveryCode } from '#domain/accounts/recovery-code.ts';
import { abandonCopy } from './db/held-file.ts';
import type { OpenDatabase } from './db/open.ts';
import { accountByName } from './db/queries/accounts.ts';
import type { Actor, Store } from './db/store.ts';
import { fileError } from './files/atomic-write.ts';
import { openSession, type Session, type SessionOptions, type SessionOrder } from './open-session.ts';
import { rolesOf } from './services/accounts/accounts.ts';
import { rememberPassword, requireGoodPassword } from './services/accounts/passwords.ts';
import type { Context } from './services/context.ts';
import { PreviewedFiles } from './services/findings/previewed.ts';
import { FIRST_SECURITY, readSecurity } from './services/shared/security.ts';
import { Attempts } from './vault/attempts.ts';
import { hasRecovery, Keys, readKeyring, usersOf } from './vault/keys.ts';

/** What is looked at in place of the session. */
export interface Look extends SessionOrder {
  /** When it was backed up, an instant */
  at: string;
  /** Why nothing can be written */
  words: string;
}

export class Sessions {
  readonly #options: SessionOptions;
  readonly #previewed = new PreviewedFiles();
  readonly #attempts: Attempts;
  #session: Session | undefined;
  /** A backup or an unwritable ledger that is looked at, in the place of the session */
  #looking: (Session & { at: string }) | undefined;
  /** A store that is about to be closed */
  #closing: { done: Promise<void>; db: OpenDatabase } | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#attempts = new Attempts(join(options.dataDir, 'attempts.json'), options.now);
  }

  status(): AppStatus {
    const { version } = this.#options;
    const session = this.#looking ?? this.#session;
    if (!session) {
      const there = existsSync(this.#file);
      const ring = there && existsSync(this.#keyringFile) ? readKeyring(this.#keyringFile) : null;
      return {
        store: there ? 'locked' : 'missing',
        office: null,
        user: null,
        version,
        users: ring === null ? [] : usersOf(ring),
        roles: [],
        permissions: [],
        mustChange: null,
        passwordDaysLeft: null,
        recoverySheet: ring !== null && hasRecovery(ring),
        security: FIRST_SECURITY,
        readOnly: null,
        looking: null,
      };
    }
    const { context, user } = session;
    const account = this.#account(session);
    const security = readSecurity(context.store);
    const mustChange = this.#mustChange(session);
    return {
      store: 'open',
      office: context.store.setting('office'),
      user,
      version,
      users: context.keys.users,
      roles: rolesOf(account),
      permissions: mustChange === null ? [...context.permissions] : [],
      mustChange,
      passwordDaysLeft: daysLeft(account.password_changed_at, this.#options.now(), security.passwords),
      recoverySheet: context.keys.hasRecovery,
      security,
      readOnly: context.store.readOnly,
      looking: this.#looking?.at ?? null,
    };
  }

  /**
   * The open session, whatever it may do.
   * @throws BihuanError session.locked; password.expired while nothing but a new password is taken
   */
  require(): Session {
    const session = this.#open();
    const why = this.#mustChange(session);
    if (why === null) return session;
    throw new BihuanError(
      'password.expired',
      why === 'reset'
        ? '当前密码由管理员设定，请先修改为自己的密码，再进行其他操作。'
        : '密码已到更换期限，请先修改密码，再进行其他操作。',
    );
  }

  create({ office, user, password }: { office: string; user: string; password: string }): AppStatus {
    if (existsSync(this.#file)) throw new BihuanError('store.exists', '此文件夹中已有台账，请直接解锁，不要重新建立。');
    const problem = passwordProblem(password, FIRST_SECURITY.passwords, user);
    if (problem !== null) throw new BihuanError('password.weak', `${problem}台账没有建立，请换一个密码。`);
    const { dataDir, now, scrypt } = this.#options;
    try {
      mkdirSync(dataDir, { recursive: true });
      // A key ring without its store may still open a backup: it is put aside, never overwritten.
      if (existsSync(this.#keyringFile)) {
        const quarantine = join(dataDir, 'quarantine');
        mkdirSync(quarantine, { recursive: true });
        const stamp = now().toISOString().replace(/[:.]/g, '-');
        renameSync(this.#keyringFile, join(quarantine, `keyring-${stamp}.json`));
      }
    } catch (error) {
      throw fileError(error, dataDir);
    }
    const keys = Keys.create(this.#keyringFile, user, password, scrypt);
    this.#start(keys, user, { create: true }, ({ context: { store, actor } }) =>
      store.act(actor, 'createStore', (act) => {
        act.set('office', office);
        rememberPassword(store, keys, this.#account({ context: { store }, user }).id, password, act.at);
      }),
    );
    return this.status();
  }

  unlock({ user, password }: { user?: string | undefined; password: string }): AppStatus {
    if (!existsSync(this.#file)) throw new BihuanError('store.missing', '此文件夹中还没有台账，请先建立。');
    const name = user ?? this.#onlyUser();
    if (this.#session && this.#session.user === name) {
      const { keys } = this.#session.context;
      this.#attempts.try(name, () => keys.checkPassword(name, password));
      return this.status();
    }
    const keys = this.#attempts.try(name, () => Keys.open(this.#keyringFile, name, password, this.#options.scrypt));
    this.lock();
    this.#start(keys, name, {}, ({ context: { store, actor } }) =>
      store.act(actor, 'unlock', (act) => act.record('session', name, null, null)),
    );
    return this.status();
  }

  /**
   * Makes a recovery sheet, which takes the place of the one before; the code is told this once and kept nowhere.
   * @throws BihuanError password.wrong, password.wait
   */
  makeRecoverySheet({ password }: { password: string }): { code: string } {
    const { context, user } = this.require();
    const { store, actor, keys } = context;
    this.#attempts.try(user, () => keys.checkPassword(user, password));
    const code = writeRecoveryCode(randomBytes(RECOVERY_BYTES));
    store.act(actor, 'makeRecoverySheet', (act) => {
      act.record('recovery', 'sheet', null, { made: act.at });
      keys.setRecovery(code);
    });
    return { code };
  }

  /**
   * Opens with the recovery sheet and gives an administrator a new password; the sheet is used up by it.
   * @throws BihuanError recovery.wrong, password.wait, password.weak
   */
  recover({ code: typed, user, password }: { code: string; user: string; password: string }): AppStatus {
    if (!existsSync(this.#file)) throw new BihuanError('store.missing', '此文件夹中还没有台账，请先建立。');
    const read = readRecoveryCode(typed);
    if ('fault' in read) throw new BihuanError('recovery.wrong', read.fault);
    const keys = this.#attempts.try('恢复单', () => Keys.recover(this.#keyringFile, read.code, this.#options.scrypt));
    this.lock();
    this.#start(keys, user, {}, (session) => {
      const { context } = session;
      const { store, actor } = context;
      if (!context.permissions.has('accounts')) {
        throw new BihuanError(
          'permission.denied',
          `恢复单只用于为系统管理员重设密码，“${user}”不是系统管理员。其他用户的密码由系统管理员重设。`,
        );
      }
      requireGoodPassword(store, user, password);
      const { id } = this.#account(session);
      store.act(actor, 'recover', (act) => {
        act.update('account', id, { password_changed_at: act.at, must_change: 0 });
        act.record('recovery', 'sheet', null, { usedFor: user });
        rememberPassword(store, keys, id, password, act.at);
        keys.setUser(user, password);
        keys.setRecovery(null);
      });
      session.expired = false;
    });
    this.#attempts.forgive(user);
    return this.status();
  }

  /** The session that writes, also while something else is looked at. */
  get current(): Session | undefined {
    return this.#session;
  }

  /** Ends the session. `last` is done with the store before it is closed, when nobody can reach it any more. */
  lock(last?: (session: Session) => Promise<unknown>): AppStatus {
    this.endLook();
    const session = this.#session;
    this.#session = undefined;
    const close = () => session?.context.store.close();
    if (session === undefined || last === undefined) close();
    else {
      // What failed is known to whoever did it; here the store has to be closed
      const done = last(session)
        .catch(() => undefined)
        .then(close)
        .finally(() => {
          this.#closing = undefined;
        });
      this.#closing = { done, db: session.context.store.db };
    }
    return this.status();
  }

  /** Returns once the last store is closed; in a hurry what is still being done with it is given up. */
  async settled({ hurry = false } = {}): Promise<void> {
    if (hurry && this.#closing) abandonCopy(this.#closing.db);
    await this.#closing?.done;
  }

  /**
   * Shows the store in a folder, which is nobody else's, in place of the session; nothing can be written to it.
   * @throws BihuanError store.*, password.wrong for a user whom that store does not know
   */
  look({ at, words, ...order }: Look): AppStatus {
    const opened = openSession(this.#options, this.#previewed, order);
    opened.context.store.readOnly = words;
    this.endLook();
    this.#looking = { ...opened, at };
    return this.status();
  }

  /** Back to the session. */
  endLook(): AppStatus {
    const looking = this.#looking;
    this.#looking = undefined;
    if (looking) {
      const dir = dirname(looking.context.store.db.name);
      looking.context.store.close();
      rmSync(dir, { recursive: true, force: true });
    }
    return this.status();
  }

  /** The key rings of these folders that a password opens. @throws BihuanError password.wrong when none, password.wait */
  keysIn(
    dirs: readonly string[],
    user: string,
    password: string,
    { counted = true } = {},
  ): { dir: string; keys: Keys }[] {
    const open = () => {
      let refusal: unknown;
      const opened = dirs.flatMap((dir) => {
        try {
          return [{ dir, keys: Keys.open(join(dir, 'keyring.json'), user, password, this.#options.scrypt) }];
        } catch (error) {
          refusal ??= error;
          return [];
        }
      });
      if (opened.length === 0 && refusal !== undefined) throw refusal;
      return opened;
    };
    return counted ? this.#attempts.try(user, open) : open();
  }

  changePassword({ old, password }: { old: string; password: string }): AppStatus {
    const session = this.#open();
    const { store, keys, actor } = session.context;
    const account = this.#account(session);
    this.#attempts.try(session.user, () => keys.checkPassword(session.user, old));
    requireGoodPassword(store, session.user, password);
    store.act(actor, 'changePassword', (act) => {
      act.update('account', account.id, { password_changed_at: act.at, must_change: 0 });
      act.record('account', account.id, null, { password: 'changed' });
      rememberPassword(store, keys, account.id, password, act.at);
      keys.changePassword(session.user, old, password);
    });
    session.expired = false;
    return this.status();
  }

  /** Takes the wait away from a user who was given a new password. */
  forgive(user: string): void {
    this.#attempts.forgive(user);
  }

  get #file(): string {
    return join(this.#options.dataDir, 'ledger.db');
  }

  get #keyringFile(): string {
    return join(this.#options.dataDir, 'keyring.json');
  }

  #open(): Session {
    if (this.#looking) return this.#looking;
    if (!this.#session) throw new BihuanError('session.locked', '台账已锁定，请先输入密码解锁。');
    return this.#session;
  }

  #onlyUser(): string {
    const users = usersOf(readKeyring(this.#keyringFile));
    const [only] = users;
    if (only !== undefined && users.length === 1) return only;
    throw new BihuanError('input.invalid', `台账有多个用户，请指明用户名：${users.join('、')}。`);
  }

  #account({ context: { store }, user }: { context: Pick<Context, 'store'>; user: string }) {
    const row = accountByName(store, user);
    if (!row) throw new BihuanError('session.locked', '当前用户已不在用户名单中，请重新登录。');
    return row;
  }

  #mustChange(session: Session): AppStatus['mustChange'] {
    if (session === this.#looking) return null;
    if (this.#account(session).must_change === 1) return 'reset';
    return session.expired ? 'expired' : null;
  }

  #start(keys: Keys, user: string, open: { create?: boolean }, begin: (session: Session) => void): void {
    const { dataDir } = this.#options;
    const session = openSession(this.#options, this.#previewed, { keys, user, dir: dataDir, ...open });
    try {
      this.#logFailures(session.context.store, session.context.actor);
      begin(session);
      this.#session = session;
    } catch (error) {
      session.context.store.close();
      throw error;
    }
  }

  #logFailures(store: Store, actor: Actor): void {
    const { unlogged } = this.#attempts;
    if (unlogged.length === 0) return;
    store.act(actor, 'failedLogins', (act) => {
      for (const { at, user } of unlogged) act.record('session', user, null, { failedAt: at });
    });
    this.#attempts.forgetLogged();
  }
}

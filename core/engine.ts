// The engine: opens and locks the store, checks every input, and hands calls to their use cases, one at a time.
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { BihuanError } from '#contract/errors.ts';
import { inputError } from '#contract/input-error.ts';
import { type AppStatus, type EngineOperationName, operations } from '#contract/operations.ts';
import { ACCOUNT_ROLES, permissionsOf } from '#domain/accounts/roles.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { Store } from './db/store.ts';
import { fileError, writeFileAtomically } from './files/atomic-write.ts';
import { handlers, type SessionOperation } from './handlers.ts';
import { Job, type Progress, unwatched } from './jobs.ts';
import type { CallInput, CallName, CallOutput, InternalCalls, WorkerOptions } from './protocol.ts';
import { type Context, requirePermission } from './services/context.ts';
import { previewDirectory } from './services/directory/import.ts';
import * as documents from './services/findings/documents.ts';
import { readFindings } from './services/findings/preview.ts';
import { PreviewedFiles } from './services/findings/previewed.ts';
import { previewForms } from './services/forms/collect.ts';
import { writeForms } from './services/forms/issue.ts';
import { writeLetter } from './services/letters/write.ts';
import * as papers from './services/papers/papers.ts';
import { exportBytes } from './services/shared/exports.ts';
import { FormBatches } from './services/shared/form-batches.ts';
import * as templates from './services/templates/templates.ts';
import { acceptWorkbook } from './services/workbook/accept.ts';
import { previewWorkbook } from './services/workbook/preview.ts';
import { newDataKey, parseKeyring, type ScryptParameters, unwrapKey, vaultSelfTest, wrapKey } from './vault/keyring.ts';

export interface EngineOptions extends WorkerOptions {
  /** The clock; tests decide the time */
  now?: () => Date;
  /** How hard a new password is stretched; tests take a light one */
  scrypt?: ScryptParameters;
  /** Told how far a long act is */
  onProgress?: (progress: Progress) => void;
}

/** Calls that may take long; see core/jobs.ts. */
const JOBS: ReadonlySet<CallName> = new Set<CallName>(['writeFormsTo', 'readForms']);

type Session = { context: Context; user: string };

export class Engine {
  readonly #options: EngineOptions;
  #session: Session | undefined;
  readonly #previewed = new PreviewedFiles();
  #queue: Promise<unknown> = Promise.resolve();
  #job: Job | undefined;

  constructor(options: EngineOptions) {
    vaultSelfTest();
    this.#options = options;
  }

  /**
   * Answers one call; calls are answered in the order in which they come, so that nobody reads half an act. A long act
   * stands beside the queue: it writes in one transaction at its end, and others are answered between its steps.
   * @throws BihuanError
   */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    if (name === 'cancelJob') this.#job?.cancel();
    if (JOBS.has(name)) return this.#runJob(name, input) as Promise<CallOutput<Name>>;
    const answer = this.#queue.then(() => this.#answer(name, input));
    this.#queue = answer.catch(() => undefined);
    return answer as Promise<CallOutput<Name>>;
  }

  async #runJob(name: CallName, input: unknown): Promise<unknown> {
    if (this.#job) throw new BihuanError('conflict', '上一项耗时操作还没有结束，请等它完成或先取消。');
    this.#job = new Job(name, this.#options.onProgress ?? (() => {}));
    try {
      return await this.#answer(name, input);
    } finally {
      this.#job = undefined;
    }
  }

  async #answer(name: CallName, input: unknown): Promise<unknown> {
    if (!Object.hasOwn(operations, name)) return this.#internal(name as keyof InternalCalls, input);
    const operation = operations[name as EngineOperationName];
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) throw inputError(parsed.error);
    switch (name as SessionOperation) {
      case 'getStatus':
        return this.status();
      case 'createStore':
        return this.#create(parsed.data as z.output<typeof operations.createStore.input>);
      case 'unlock':
        return this.#unlock(parsed.data as z.output<typeof operations.unlock.input>);
      case 'lock':
        return this.#lock();
      case 'cancelJob':
        return null;
    }
    // One list of names on both sides makes this look-up sound; the compiler cannot see that per name.
    const handler = handlers[name as keyof typeof handlers] as (context: Context, input: unknown) => unknown;
    const context = this.#contextOf(name);
    requirePermission(context, operation.needs);
    return handler(context, parsed.data);
  }

  #internal(name: keyof InternalCalls, input: unknown): unknown {
    const as = <Name extends keyof InternalCalls>(_: Name) => input as InternalCalls[Name]['input'];
    switch (name) {
      case 'readFindings':
        return readFindings(as('readFindings').path, this.#open().context.previewed);
      case 'documentName':
        return documents.documentName(this.#open().context, as('documentName'));
      case 'writeDocument':
        return documents.writeDocument(this.#open().context, as('writeDocument'));
      case 'readWorkbook':
        return previewWorkbook(this.#open().context, as('readWorkbook'));
      case 'readDirectory':
        return previewDirectory(this.#open().context, as('readDirectory'));
      case 'importWorkbook':
        return acceptWorkbook(this.#open().context, as('importWorkbook'));
      case 'writeFormsTo':
        return writeForms(this.#contextOf(name), as('writeFormsTo'));
      case 'readForms':
        return previewForms(this.#contextOf(name), as('readForms'));
      case 'writeLetterTo':
        return writeLetter(this.#open().context, as('writeLetterTo'));
      case 'writeTemplateTo':
        return templates.writeTemplate(this.#open().context, as('writeTemplateTo'));
      case 'readTemplate':
        return templates.replaceTemplate(this.#open().context, as('readTemplate'));
      case 'writePaper':
        return papers.writePaper(this.#open().context, as('writePaper'));
      case 'writeBytes':
        return exportBytes(this.#open().context, as('writeBytes'));
      case 'recordPrint':
        return papers.recordPrint(this.#open().context, as('recordPrint'));
      case 'shutdown':
        this.#lock();
        return null;
      default:
        throw new BihuanError('input.invalid', `没有名为“${String(name)}”的操作。`);
    }
  }

  /** The open session's context; a long act gets one through which it tells how far it is. */
  #contextOf(name: CallName): Context {
    const { context } = this.#open();
    return this.#job && JOBS.has(name) ? { ...context, step: this.#job.step } : context;
  }

  status(): AppStatus {
    const { version } = this.#options;
    if (this.#session) {
      const { context, user } = this.#session;
      return { store: 'open', office: context.store.setting('office'), user, version };
    }
    return { store: existsSync(this.#file) ? 'locked' : 'missing', office: null, user: null, version };
  }

  get #file(): string {
    return join(this.#options.dataDir, 'ledger.db');
  }

  get #keyringFile(): string {
    return join(this.#options.dataDir, 'keyring.json');
  }

  get #now(): () => Date {
    return this.#options.now ?? (() => new Date());
  }

  #open(): Session {
    if (!this.#session) throw new BihuanError('session.locked', '台账已锁定，请先输入密码解锁。');
    return this.#session;
  }

  #create({ office, user, password }: { office: string; user: string; password: string }): AppStatus {
    if (existsSync(this.#file)) throw new BihuanError('store.exists', '此文件夹中已有台账，请直接解锁，不要重新建立。');
    try {
      mkdirSync(this.#options.dataDir, { recursive: true });
      // A key ring without its store may still open a backup: it is put aside, never overwritten.
      if (existsSync(this.#keyringFile)) {
        const quarantine = join(this.#options.dataDir, 'quarantine');
        mkdirSync(quarantine, { recursive: true });
        const stamp = this.#now().toISOString().replace(/[:.]/g, '-');
        renameSync(this.#keyringFile, join(quarantine, `keyring-${stamp}.json`));
      }
    } catch (error) {
      throw fileError(error, this.#options.dataDir);
    }
    const key = newDataKey();
    const keyring = { format: 1, slots: [wrapKey(key, user, password, this.#options.scrypt)] };
    writeFileAtomically(this.#keyringFile, Buffer.from(JSON.stringify(keyring, null, 2)));
    this.#start(key, user, { create: true }, (session) => {
      const { store, actor } = session.context;
      store.act(actor, 'createStore', (act) => act.set('office', office));
    });
    return this.status();
  }

  #unlock({ user, password }: { user?: string | undefined; password: string }): AppStatus {
    if (!existsSync(this.#file)) {
      throw new BihuanError('store.missing', '此文件夹中还没有台账，请先建立。');
    }
    const keyring = parseKeyring(this.#readKeyring());
    const slot = user === undefined ? keyring.slots[0] : keyring.slots.find((each) => each.user === user);
    if (!slot) throw new BihuanError('password.wrong', '用户名或密码不正确，请重新输入。');
    const key = unwrapKey(slot, password);
    if (!this.#session) {
      this.#start(key, slot.user, {}, ({ context: { store, actor } }) =>
        store.act(actor, 'unlock', (act) => act.record('session', slot.user, null, null)),
      );
    }
    return this.status();
  }

  #readKeyring(): string {
    try {
      return readFileSync(this.#keyringFile, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new BihuanError(
          'store.corrupt',
          '找不到密钥文件 keyring.json，台账无法解锁。请从备份中恢复该文件，不要删除台账。',
        );
      }
      throw fileError(error, this.#keyringFile);
    }
  }

  #start(key: Uint8Array, user: string, open: { create?: boolean }, begin: (session: Session) => void): void {
    const { dataDir, resourcesDir } = this.#options;
    const db = openDatabase(this.#file, key, open);
    try {
      migrate(db, { backupDir: join(dataDir, 'backups'), key, now: this.#now() });
      const session = {
        context: {
          store: new Store(db),
          actor: { user, now: this.#now },
          permissions: permissionsOf(ACCOUNT_ROLES),
          resourcesDir,
          // outlives a lock: the window still shows what was read from them
          previewed: this.#previewed,
          formBatches: new FormBatches(),
          step: unwatched,
        },
        user,
      };
      begin(session);
      this.#session = session;
    } catch (error) {
      db.close();
      throw error;
    }
  }

  #lock(): AppStatus {
    this.#job?.cancel();
    this.#session?.context.store.close();
    this.#session = undefined;
    return this.status();
  }
}

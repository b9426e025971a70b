// The engine: checks for every call who may make it and what it brings, and hands it to its use case, one at a time.
import { join } from 'node:path';
import type { z } from 'zod';
import { BihuanError, type ErrorCode } from '#contract/errors.ts';
import { inputError } from '#contract/input-error.ts';
import { type Account, type AppStatus, type EngineOperationName, operations } from '#contract/operations.ts';
import type { Permission } from '#domain/accounts/roles.ts';
import { storeError } from './db/open.ts';
import { handlers, type SessionOperation } from './handlers.ts';
import { Job, type Progress } from './jobs.ts';
import { Keeping } from './keeping.ts';
import type { Session } from './open-session.ts';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  INTERNAL_NEEDS,
  type InternalCalls,
  type WorkerOptions,
} from './protocol.ts';
import { Restoring } from './restoring.ts';
import { closeOutsName, writeCloseOuts } from './services/closing/write.ts';
import { type Context, requirePermission } from './services/context.ts';
import { previewDirectory } from './services/directory/import.ts';
import * as dossier from './services/dossier/dossier.ts';
import { takeEvidence } from './services/evidence/add.ts';
import * as evidence from './services/evidence/write.ts';
import * as documents from './services/findings/documents.ts';
import { readFindings } from './services/findings/preview.ts';
import { previewForms } from './services/forms/collect.ts';
import { writeForms } from './services/forms/issue.ts';
import { letterBytes, writeLetter } from './services/letters/write.ts';
import { writeLog } from './services/log/export.ts';
import * as papers from './services/papers/papers.ts';
import { exportBytes } from './services/shared/exports.ts';
import * as templates from './services/templates/templates.ts';
import { acceptWorkbook } from './services/workbook/accept.ts';
import { previewWorkbook } from './services/workbook/preview.ts';
import { Sessions } from './sessions.ts';
import { vaultSelfTest } from './vault/keyring.ts';
import { calibrate, type ScryptParameters } from './vault/stretch.ts';

export interface EngineOptions extends WorkerOptions {
  /** The clock; tests decide the time */
  now?: () => Date;
  /** How hard a new password is stretched; tests take a light one */
  scrypt?: ScryptParameters;
  /** Told how far a long act is */
  onProgress?: (progress: Progress) => void;
  /** Told where the store stands when that changed by itself */
  onStatus?: (status: AppStatus) => void;
  /** Bytes left on the disk of a folder; tests decide how many */
  free?: (folder: string) => number;
}

/** Calls that may take long; see core/jobs.ts. */
const JOBS: ReadonlySet<CallName> = new Set<CallName>([
  'writeFormsTo',
  'readForms',
  'takeEvidence',
  'writeEvidenceTo',
  'writeDossierTo',
  'verify',
  'writeLogTo',
  'backUpNow',
  'checkBackup',
  'runCheckup',
]);

/** After which nothing more is written until the ledger is opened again. */
const STOP_WRITING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'store.diskFull',
  'store.diskFailed',
  'store.corrupt',
]);

/** Answered without an open ledger, or about one's own password: whatever the account may do. */
const SESSION_OPERATIONS: ReadonlySet<CallName> = new Set<SessionOperation>([
  'getStatus',
  'createStore',
  'unlock',
  'lock',
  'changePassword',
  'recover',
  'cancelJob',
  'endLook',
]);

/** Calls that open a store: the one before is closed first. */
const SIGN_IN: ReadonlySet<CallName> = new Set<CallName>(['createStore', 'unlock', 'recover']);

/** Calls that write many rows at once: a backup comes first. */
const IMPORTS: ReadonlySet<CallName> = new Set<CallName>([
  'acceptOutline',
  'acceptMatch',
  'importDirectory',
  'loadSample',
]);

/** Papers of which there may be tens of thousands of rows. */
const LONG_PAPERS: ReadonlySet<string> = new Set(['list', 'precheck', 'checkup']);

/** Whether a call may take long: by its name, or as a long paper. */
function isLong(name: CallName, input: unknown): boolean {
  return (
    JOBS.has(name) ||
    (name === 'writePaper' && LONG_PAPERS.has((input as Partial<CallInput<'writePaper'>>).source?.of ?? ''))
  );
}

export class Engine {
  readonly #options: EngineOptions;
  readonly #sessions: Sessions;
  readonly #keeping: Keeping;
  readonly #restoring: Restoring;
  #queue: Promise<unknown> = Promise.resolve();
  #job: Job | undefined;

  constructor(options: EngineOptions) {
    vaultSelfTest();
    this.#options = options;
    const { scrypt, now = () => new Date(), onStatus, version, automatic = 'never' } = options;
    this.#sessions = new Sessions({ ...options, now, scrypt: () => scrypt ?? calibrate() });
    this.#keeping = new Keeping(this.#sessions, {
      ...options,
      now,
      automatic,
      program: version,
      copier: options.copier ?? join(import.meta.dirname, 'backup', 'copier.ts'),
      onStatus: () => onStatus?.(this.#sessions.status()),
    });
    this.#restoring = new Restoring(this.#sessions, this.#keeping, { ...options, now });
  }

  /**
   * Answers one call; calls are answered in the order in which they come, so that nobody reads half an act. A long act
   * stands beside the queue: it writes in one transaction at its end, and others are answered between its steps.
   * @throws BihuanError
   */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    if (name === 'cancelJob') this.#job?.cancel();
    if (isLong(name, input)) return this.#runJob(name, input) as Promise<CallOutput<Name>>;
    const answer = this.#queue.then(() => this.#answer(name, input));
    this.#queue = answer.catch(() => undefined);
    return answer as Promise<CallOutput<Name>>;
  }

  async #runJob(name: CallName, input: unknown): Promise<unknown> {
    if (this.#job) throw new BihuanError('conflict', '上一项耗时操作还没有结束，请等它完成或先取消。');
    this.#job = new Job(name, this.#options.onProgress ?? (() => {}));
    try {
      // What was asked before is done before: a paper shows the change that was just saved.
      await this.#queue;
      return await this.#answer(name, input);
    } finally {
      this.#job = undefined;
    }
  }

  async #answer(name: CallName, input: unknown): Promise<unknown> {
    try {
      return await this.#work(name, input);
    } catch (cause) {
      const error = storeError(cause);
      if (error instanceof BihuanError && STOP_WRITING.has(error.code)) {
        this.#keeping.stopWriting(error);
      }
      throw error;
    }
  }

  /** The state of the disk and of what is due, as the clock of the program asks for it by itself. */
  async tick(): Promise<void> {
    await this.#keeping.tick();
  }

  async #work(name: CallName, input: unknown): Promise<unknown> {
    if (!Object.hasOwn(operations, name)) return this.#internal(name as keyof InternalCalls, input);
    const operation = operations[name as EngineOperationName];
    // Who may not do it learns nothing about what it takes
    const context = SESSION_OPERATIONS.has(name) ? null : this.#permitted(name, operation.needs);
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) throw inputError(parsed.error);
    if (SIGN_IN.has(name)) await this.#sessions.settled({ hurry: true });
    if (IMPORTS.has(name)) await this.#keeping.beforeImport();
    switch (name as SessionOperation) {
      case 'getStatus':
        return this.#sessions.status();
      case 'createStore':
        return this.#sessions.create(parsed.data as z.output<typeof operations.createStore.input>);
      case 'unlock':
        return this.#sessions.unlock(parsed.data as z.output<typeof operations.unlock.input>);
      case 'lock':
        return this.#lock();
      case 'changePassword':
        return this.#sessions.changePassword(parsed.data as z.output<typeof operations.changePassword.input>);
      case 'makeRecoverySheet':
        return this.#sessions.makeRecoverySheet(parsed.data as z.output<typeof operations.makeRecoverySheet.input>);
      case 'recover':
        return this.#sessions.recover(parsed.data as z.output<typeof operations.recover.input>);
      case 'cancelJob':
        return null;
      case 'endLook':
        return this.#sessions.endLook();
      case 'getBackupStatus':
        return this.#keeping.status();
      case 'listBackups':
        return this.#restoring.list();
      case 'backUpNow':
        return this.#restoring.backUpNow(this.#contextOf(name).step);
      case 'checkBackup':
        return this.#restoring.check(
          parsed.data as z.output<typeof operations.checkBackup.input>,
          this.#contextOf(name).step,
        );
      case 'restoreBackup':
        if (this.#job) throw new BihuanError('conflict', '有一项耗时操作还没有结束，没有恢复。请等它完成或先取消。');
        return this.#restoring.restore(parsed.data as z.output<typeof operations.restoreBackup.input>);
      case 'lookAtBackup':
        return this.#restoring.look(parsed.data as z.output<typeof operations.lookAtBackup.input>);
      case 'setBackupReminder':
        return this.#restoring.remind(parsed.data as z.output<typeof operations.setBackupReminder.input>);
      case 'forgetBackupPlace':
        return this.#restoring.forgetPlace();
    }
    // One list of names on both sides makes this look-up sound; the compiler cannot see that per name.
    const handler = handlers[name as keyof typeof handlers] as (context: Context | null, input: unknown) => unknown;
    const answer = await handler(context, parsed.data);
    // Who forgot the password has tried some; the wait is kept outside of the store, where no use case reaches it
    if (name === 'resetPassword') this.#sessions.forgive((answer as Account).name);
    return answer;
  }

  /** @throws BihuanError session.locked, password.expired, permission.denied */
  #permitted(name: CallName, needs: Permission): Context {
    const context = this.#contextOf(name);
    requirePermission(context, needs);
    return context;
  }

  #internal(name: keyof InternalCalls, input: unknown): unknown {
    const as = <Name extends keyof InternalCalls>(_: Name) => input as InternalCalls[Name]['input'];
    if (Object.hasOwn(INTERNAL_NEEDS, name)) this.#permitted(name, INTERNAL_NEEDS[name as keyof typeof INTERNAL_NEEDS]);
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
        return this.#keeping.beforeImport().then(() => acceptWorkbook(this.#open().context, as('importWorkbook')));
      case 'writeFormsTo':
        return writeForms(this.#contextOf(name), as('writeFormsTo'));
      case 'readForms':
        return previewForms(this.#contextOf(name), as('readForms'));
      case 'writeLetterTo':
        return writeLetter(this.#open().context, as('writeLetterTo'));
      case 'takeEvidence':
        return takeEvidence(this.#contextOf(name), as('takeEvidence'));
      case 'evidenceName':
        return evidence.evidenceName(this.#open().context, as('evidenceName'));
      case 'writeEvidenceTo':
        return evidence.writeEvidence(this.#contextOf(name), as('writeEvidenceTo'));
      case 'dossierName':
        return dossier.dossierName(this.#open().context, as('dossierName'));
      case 'writeDossierTo':
        return dossier.writeDossier(this.#contextOf(name), as('writeDossierTo'), { letter: letterBytes });
      case 'closeOutsName':
        return closeOutsName(this.#open().context, as('closeOutsName'));
      case 'writeCloseOutsTo':
        return writeCloseOuts(this.#open().context, as('writeCloseOutsTo'));
      case 'writeTemplateTo':
        return templates.writeTemplate(this.#open().context, as('writeTemplateTo'));
      case 'readTemplate':
        return templates.replaceTemplate(this.#open().context, as('readTemplate'));
      case 'checkTemplateFile':
        return templates.checkTemplateFile(this.#open().context, as('checkTemplateFile'));
      case 'writePaper':
        return papers.writePaper(this.#contextOf(name), as('writePaper'));
      case 'paperName':
        return papers.nameOf(this.#open().context, as('paperName'));
      case 'writeBytes':
        return exportBytes(this.#open().context, as('writeBytes'));
      case 'writeLogTo':
        return writeLog(this.#contextOf(name), as('writeLogTo'));
      case 'recordPrint':
        return papers.recordPrint(this.#open().context, as('recordPrint'));
      case 'setBackupPlace':
        return this.#restoring.setPlace(as('setBackupPlace').path);
      case 'backupsAt':
        return this.#restoring.recoveryBackups(as('backupsAt').path);
      case 'recoverBackup':
        return this.#restoring.recover(as('recoverBackup'));
      case 'lookReadOnly':
        return this.#restoring.openReadOnly(as('lookReadOnly'));
      case 'shutdown':
        this.#lock();
        this.#keeping.stop();
        return this.#sessions.settled().then(() => null);
      default:
        throw new BihuanError('input.invalid', `没有名为“${String(name)}”的操作。`);
    }
  }

  /** The open session's context; a long act gets one through which it tells how far it is. */
  #contextOf(name: CallName): Context {
    const { context } = this.#open();
    return this.#job?.call === name ? { ...context, step: this.#job.step } : context;
  }

  #open(): Session {
    return this.#sessions.require();
  }

  #lock(): AppStatus {
    this.#job?.cancel();
    return this.#sessions.lock(this.#keeping.beforeClose());
  }
}

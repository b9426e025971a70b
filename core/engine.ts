// The engine: checks for every call who may make it and what it brings, and hands it to its use case, one at a time.
import type { z } from 'zod';
import { BihuanError } from '#contract/errors.ts';
import { inputError } from '#contract/input-error.ts';
import { type Account, type AppStatus, type EngineOperationName, operations } from '#contract/operations.ts';
import type { Permission } from '#domain/accounts/roles.ts';
import { handlers, type SessionOperation } from './handlers.ts';
import { Job, type Progress } from './jobs.ts';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  INTERNAL_NEEDS,
  type InternalCalls,
  type WorkerOptions,
} from './protocol.ts';
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
import { type Session, Sessions } from './sessions.ts';
import { vaultSelfTest } from './vault/keyring.ts';
import { calibrate, type ScryptParameters } from './vault/stretch.ts';

export interface EngineOptions extends WorkerOptions {
  /** The clock; tests decide the time */
  now?: () => Date;
  /** How hard a new password is stretched; tests take a light one */
  scrypt?: ScryptParameters;
  /** Told how far a long act is */
  onProgress?: (progress: Progress) => void;
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
  'runCheckup',
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
]);

/** Papers of which there may be tens of thousands of rows. */
const LONG_PAPERS: ReadonlySet<string> = new Set(['list', 'precheck', 'checkup']);

/** Whether a call may take long: by its name, or as a long paper. */
function isLong(name: CallName, input: unknown): boolean {
  return JOBS.has(name) || (name === 'writePaper' && LONG_PAPERS.has((input as CallInput<'writePaper'>).source.of));
}

export class Engine {
  readonly #options: EngineOptions;
  readonly #sessions: Sessions;
  #queue: Promise<unknown> = Promise.resolve();
  #job: Job | undefined;

  constructor(options: EngineOptions) {
    vaultSelfTest();
    this.#options = options;
    const { scrypt, now } = options;
    this.#sessions = new Sessions({
      ...options,
      now: now ?? (() => new Date()),
      scrypt: () => scrypt ?? calibrate(),
    });
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
    if (!Object.hasOwn(operations, name)) return this.#internal(name as keyof InternalCalls, input);
    const operation = operations[name as EngineOperationName];
    // Who may not do it learns nothing about what it takes
    const context = SESSION_OPERATIONS.has(name) ? null : this.#permitted(name, operation.needs);
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) throw inputError(parsed.error);
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
    if (name !== 'shutdown' && Object.hasOwn(INTERNAL_NEEDS, name)) this.#permitted(name, INTERNAL_NEEDS[name]);
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
    return this.#job?.call === name ? { ...context, step: this.#job.step } : context;
  }

  #open(): Session {
    return this.#sessions.require();
  }

  #lock(): AppStatus {
    this.#job?.cancel();
    return this.#sessions.lock();
  }
}

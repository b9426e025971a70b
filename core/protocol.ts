// What the shell and the worker say to each other: the window's engine operations, and a few calls that carry paths and
// therefore exist only between them.
import type { ErrorEnvelope } from '#contract/errors.ts';
import type {
  AppStatus,
  BackupStatus,
  CollectedBatch,
  DirectoryPreview,
  EngineOperationName,
  EvidenceAdded,
  EvidenceExported,
  FindingsPreview,
  InputOf,
  OutputOf,
  ParsedInputOf,
  RecoveryBackups,
  TemplateChecked,
  TemplateReplaced,
  WorkbookImported,
  WorkbookPreview,
  WrittenForms,
} from '#contract/operations.ts';
import type { Permission } from '#domain/accounts/roles.ts';
import type { Progress } from './jobs.ts';

/** Calls that the window cannot make. */
export interface InternalCalls {
  /** Reads and parses a findings document; never writes beside it. */
  readFindings: { input: { path: string }; output: FindingsPreview };
  /** Reads a workbook as a ledger, see previewWorkbook; never writes beside it. */
  readWorkbook: { input: Omit<ParsedInputOf<'previewWorkbook'>, 'handle'> & { path: string }; output: WorkbookPreview };
  /** Reads a workbook as a list of units or people, see previewDirectory; never writes beside it. */
  readDirectory: { input: { path: string; sheet: number | null }; output: DirectoryPreview };
  /** Takes a workbook into the ledger, see acceptWorkbook. */
  importWorkbook: {
    input: Omit<ParsedInputOf<'acceptWorkbook'>, 'handle'> & { path: string };
    output: WorkbookImported;
  };
  /** The name under which a kept original came in. */
  documentName: { input: { documentId: string }; output: { name: string } };
  /** Writes a kept original to a chosen place and logs the export. */
  writeDocument: { input: { documentId: string; path: string }; output: { fileName: string } };
  /** What a paper is called, without making it where that takes long. */
  paperName: { input: { source: InputOf<'getPaper'> }; output: { name: string; kind: 'list' | 'text' } };
  /** Writes a list or bulletin to a chosen place (temporary file, fsync, rename) and logs the export. */
  writePaper: {
    input: { source: InputOf<'getPaper'>; format: 'xlsx' | 'docx'; path: string };
    output: { fileName: string };
  };
  /** Writes bytes made by the shell (PDF) the same way and logs the export. */
  writeBytes: { input: { what: string; path: string; bytes: Uint8Array }; output: { fileName: string } };
  /** Writes 调度表 into a chosen folder; a long act. */
  writeFormsTo: {
    input: { reviewId: string; unitIds: readonly string[] | null; word: boolean; cover?: boolean; folder: string };
    output: WrittenForms;
  };
  /** Reads returned 调度表; never writes beside them. A long act. */
  readForms: { input: { reviewId: string; paths: readonly string[] }; output: CollectedBatch };
  /** Writes a letter by its template, and a template itself, to a chosen place; logged as exports. */
  writeLetterTo: { input: { letterId: string; path: string }; output: { fileName: string } };
  writeTemplateTo: { input: { name: string; path: string }; output: { fileName: string } };
  /** The name of the document that the 销号审批表 of some problems would be. */
  closeOutsName: { input: { problemIds: readonly string[] }; output: { name: string } };
  /** Writes 销号审批表: one document at a path, or one file a problem into a folder; logged as exports. */
  writeCloseOutsTo: {
    input: { problemIds: readonly string[]; to: { path: string } | { folder: string } };
    output: { fileName: string };
  };
  /** Puts an edited template in place of the one in force. */
  readTemplate: { input: { name: string; path: string }; output: TemplateReplaced };
  /** Says what is wrong with an edited template; nothing is put in place. */
  checkTemplateFile: { input: { name: string; path: string }; output: TemplateChecked };
  /** Takes files into the ledger as evidence, see addEvidence; never writes beside them. A long act. */
  takeEvidence: {
    input: Omit<ParsedInputOf<'addEvidence'>, 'handle'> & { paths: readonly string[] };
    output: EvidenceAdded;
  };
  /** The name under which one piece of evidence would be saved. */
  evidenceName: { input: { evidenceId: string }; output: { name: string } };
  /** Writes evidence to a chosen file, or several into a new folder in a chosen one; a long act, logged as an export. */
  writeEvidenceTo: {
    input: { ids: readonly string[]; to: { path: string } | { folder: string } };
    output: EvidenceExported;
  };
  /** The name of the folder or zip that a dossier would be. */
  dossierName: { input: Omit<ParsedInputOf<'exportDossier'>, 'as'>; output: { name: string } };
  /** Writes 一案一档 to a chosen zip, or as a new folder into a chosen one; a long act, logged as an export. */
  writeDossierTo: {
    input: Omit<ParsedInputOf<'exportDossier'>, 'as'> & { to: { path: string } | { folder: string } };
    output: EvidenceExported;
  };
  /** Writes what a filter finds in the log to a chosen place; a long act, logged as an export. */
  writeLogTo: { input: ParsedInputOf<'exportLog'> & { path: string }; output: { fileName: string } };
  /** Logs that something was printed. */
  recordPrint: { input: { what: string; pages: number; copies: number }; output: null };
  /** Sets the second place for backups and copies the newest one there. */
  setBackupPlace: { input: { path: string }; output: BackupStatus };
  /** Backups beside the ledger, or below a folder that a person chose. */
  backupsAt: { input: { path: string | null }; output: RecoveryBackups };
  /** See restoreInRecovery. */
  recoverBackup: {
    input: InputOf<'restoreInRecovery'> & { path: string | null };
    output: { evidenceMissing: number; quarantine: string | null };
  };
  /** Opens a copy of a ledger that cannot be written to. */
  lookReadOnly: { input: InputOf<'openReadOnly'>; output: AppStatus };
  /** Locks, checkpoints and closes the store; the worker ends afterwards. */
  shutdown: { input: Record<string, never>; output: null };
}

/** Answered whoever is there: what asks for a password asks for it itself. */
type FreeCall = 'shutdown' | 'backupsAt' | 'recoverBackup' | 'lookReadOnly';

/** What an account must be allowed to do for a call that the window cannot make itself. */
export const INTERNAL_NEEDS: Record<Exclude<keyof InternalCalls, FreeCall>, Permission> = {
  setBackupPlace: 'manage',
  readFindings: 'edit',
  readWorkbook: 'edit',
  readDirectory: 'edit',
  importWorkbook: 'edit',
  documentName: 'read',
  writeDocument: 'read',
  paperName: 'read',
  writePaper: 'read',
  writeBytes: 'read',
  writeFormsTo: 'edit',
  readForms: 'edit',
  takeEvidence: 'edit',
  evidenceName: 'read',
  writeEvidenceTo: 'read',
  dossierName: 'read',
  writeDossierTo: 'read',
  closeOutsName: 'read',
  writeCloseOutsTo: 'read',
  writeLetterTo: 'read',
  writeTemplateTo: 'manage',
  readTemplate: 'manage',
  checkTemplateFile: 'read',
  writeLogTo: 'audit',
  recordPrint: 'read',
};

export type CallName = EngineOperationName | keyof InternalCalls;
export type CallInput<Name extends CallName> = Name extends keyof InternalCalls
  ? InternalCalls[Name]['input']
  : Name extends EngineOperationName
    ? InputOf<Name>
    : never;
export type CallOutput<Name extends CallName> = Name extends keyof InternalCalls
  ? InternalCalls[Name]['output']
  : Name extends EngineOperationName
    ? OutputOf<Name>
    : never;

/** `workerData` of core/worker.ts. */
export interface WorkerOptions {
  /** Folder of the store: ledger.db, keyring.json, backups/, quarantine/ */
  dataDir: string;
  /** Folder `resources/` of the app (sample round, templates, holidays) */
  resourcesDir: string;
  /** Version of the product, for AppStatus and backups */
  version: string;
  /** Path of the thread that copies large stores; left out where the sources run as they are */
  copier?: string;
  /** Which backups are made by themselves, see core/keeping.ts; left out: none */
  automatic?: 'program' | 'command';
}

export interface WorkerRequest {
  id: number;
  call: CallName;
  input: unknown;
}

/** What the worker sends: answers, how far a long act is, and where the store stands when that changed by itself. */
export type WorkerMessage = WorkerReply | { progress: Progress } | { status: AppStatus };

export type WorkerReply = { id: number } & ({ ok: true; value: unknown } | { ok: false; error: ErrorEnvelope });

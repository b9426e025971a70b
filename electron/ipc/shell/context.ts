// What the shell's own operations may use. Handed in, so that the operations themselves need no Electron to be tested.
import type {
  OperationName,
  OutputOf,
  ParsedInputOf,
  RecoveryState,
  ShellOperationName,
} from '#contract/operations.ts';
import type { PagesSetup } from '#domain/content/pages.ts';
import type { PaperDocument } from '#domain/content/types.ts';
import type { FileHandles } from '../../platform/file-handles.ts';
import type { PaperFormat } from '../../platform/paper-names.ts';
import type { PrintJobs } from '../../platform/print-jobs.ts';
import type { Engine } from '../engine-client.ts';

export interface ShellContext {
  engine: Engine;
  files: FileHandles;
  /** Files chosen together */
  fileSets: FileHandles<readonly string[]>;
  printJobs: PrintJobs;
  dialogs: {
    /** Path of a findings document, null if the dialog was closed */
    openFindings(owner: number): Promise<string | null>;
    /** Path of a workbook, null if the dialog was closed */
    openWorkbook(owner: number): Promise<string | null>;
    /** Path of a Word template, null if the dialog was closed */
    openTemplate(owner: number): Promise<string | null>;
    /** Path of a folder, null if the dialog was closed */
    chooseFolder(owner: number, title: string): Promise<string | null>;
    /** Paths of returned forms, null if the dialog was closed */
    openForms(owner: number): Promise<string[] | null>;
    /** Path to save to with the format's ending, null if the dialog was closed */
    savePaper(owner: number, proposedName: string, format: PaperFormat): Promise<string | null>;
    /** Path to save a kept original to, with the ending of its name; null if the dialog was closed */
    saveOriginal(owner: number, proposedName: string, title?: string): Promise<string | null>;
    /** Paths of evidence files of any kind, null if the dialog was closed */
    openEvidence(owner: number): Promise<string[] | null>;
  };
  printing: {
    /** The paper as PDF and its number of pages; throws `print.failed` */
    toPdf(document: PaperDocument, pages: PagesSetup): Promise<{ bytes: Uint8Array; pages: number }>;
    /** Asks for the printer, with the copies proposed; null if the person called it off; throws `print.failed` */
    toPrinter(document: PaperDocument, pages: PagesSetup, copies: number): Promise<{ pages: number } | null>;
  };
  /** The two windows that take turns, and what else of the desktop recovery needs */
  desk: {
    recoveryState(): Promise<RecoveryState>;
    openRecovery(): void;
    leaveRecovery(): Promise<void>;
    showDataFolder(): void;
    quit(): void;
  };
  /** Today as a plain date in local time */
  today(): string;
}

/** Answers one shell operation; `owner` is the id of the asking window's contents. */
export type ShellHandler<Name extends OperationName> = (
  input: ParsedInputOf<Name>,
  owner: number,
) => Promise<OutputOf<Name>>;

export type ShellHandlers = { readonly [Name in ShellOperationName]: ShellHandler<Name> };

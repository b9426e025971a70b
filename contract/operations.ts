// The one list of what the window may ask. Declared once: preload, guard, worker and the window's types all read it.
import type { z } from 'zod';
import type { PlainDate } from '#domain/ledger/types.ts';
import type { Operation } from './declare.ts';
import { accounts } from './operations/accounts.ts';
import { backup } from './operations/backup.ts';
import { bulletins } from './operations/bulletins.ts';
import { calendar } from './operations/calendar.ts';
import { checkup } from './operations/checkup.ts';
import { closing } from './operations/closing.ts';
import { clues } from './operations/clues.ts';
import { directory } from './operations/directory.ts';
import { type ChosenFiles, evidence } from './operations/evidence.ts';
import { figures } from './operations/figures.ts';
import { findings } from './operations/findings.ts';
import { forms } from './operations/forms.ts';
import { ledger } from './operations/ledger.ts';
import { letters } from './operations/letters.ts';
import { lights } from './operations/lights.ts';
import { log } from './operations/log.ts';
import { lookBack } from './operations/look-back.ts';
import { meetings } from './operations/meetings.ts';
import { outcomes } from './operations/outcomes.ts';
import { papers } from './operations/papers.ts';
import { precheck } from './operations/precheck.ts';
import { recovery } from './operations/recovery.ts';
import { reports } from './operations/reports.ts';
import { reviews } from './operations/reviews.ts';
import { rounds } from './operations/rounds.ts';
import { search } from './operations/search.ts';
import { type AppStatus, session } from './operations/session.ts';
import { statistics } from './operations/statistics.ts';
import { styles } from './operations/styles.ts';
import { templates } from './operations/templates.ts';
import { trust } from './operations/trust.ts';
import { workbook } from './operations/workbook.ts';

export type { Operation } from './declare.ts';
export type { Account, SecuritySettings } from './operations/accounts.ts';
export type {
  BackupChecked,
  BackupPlace,
  BackupStatus,
  BackupView,
  SecondPlaceView,
} from './operations/backup.ts';
export type { BulletinCheck } from './operations/bulletins.ts';
export type { HolidayYearView, Milestone, RoundCalendar } from './operations/calendar.ts';
export type { CheckupReport } from './operations/checkup.ts';
export type { Allowed, BatchResult, ClosingPage, ClosingSheet, RequestView } from './operations/closing.ts';
export type { ClueLine } from './operations/clues.ts';
export type { DirectoryPreview, DirectoryState } from './operations/directory.ts';
export type {
  ChosenFiles,
  EvidenceAdded,
  EvidenceExported,
  EvidencePreview,
  PreviewSheet,
} from './operations/evidence.ts';
export type {
  DocumentMatch,
  FindingsPreview,
  Imported,
  Merged,
  RoundDocument,
  SourceFile,
} from './operations/findings.ts';
export type {
  ChosenForms,
  CollectedBatch,
  CollectedForm,
  PlannedForm,
  ReceivedForm,
  WrittenForms,
} from './operations/forms.ts';
export type { Edited, SavedView } from './operations/ledger.ts';
export type { LetterView } from './operations/letters.ts';
export type { LogEntryView, LogPageView } from './operations/log.ts';
export type {
  ClosedProblem,
  LookBackLine,
  LookBackPreview,
  LookBackSheet,
  LookBackSummary,
  StandingLine,
} from './operations/look-back.ts';
export { LINES_AT_MOST } from './operations/look-back.ts';
export type { FollowedDecision } from './operations/meetings.ts';
export type { NamedOutcomePart, OutcomeView } from './operations/outcomes.ts';
export type { PrintJob, Saved } from './operations/papers.ts';
export type { PrecheckReport } from './operations/precheck.ts';
export type { RecoveryBackup, RecoveryBackups, RecoveryState, StartState } from './operations/recovery.ts';
export type { ReportView } from './operations/reports.ts';
export type { AppStatus } from './operations/session.ts';
export type { CountedDay, CrossTable, RoundProblem } from './operations/statistics.ts';
export type {
  TemplateChecked,
  TemplateFaultView,
  TemplateFieldView,
  TemplatePreview,
  TemplateReplaced,
  TemplateView,
} from './operations/templates.ts';
export type { IntegrityReport, LogRow } from './operations/trust.ts';
export type { Part, WorkbookImported, WorkbookPreview } from './operations/workbook.ts';

export const operations = {
  ...session,
  ...accounts,
  ...rounds,
  ...figures,
  ...findings,
  ...ledger,
  ...directory,
  ...papers,
  ...precheck,
  ...checkup,
  ...calendar,
  ...reviews,
  ...forms,
  ...meetings,
  ...letters,
  ...closing,
  ...lookBack,
  ...clues,
  ...outcomes,
  ...lights,
  ...styles,
  ...templates,
  ...evidence,
  ...bulletins,
  ...reports,
  ...search,
  ...statistics,
  ...trust,
  ...backup,
  ...recovery,
  ...log,
  ...workbook,
} as const satisfies Record<string, Operation>;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type InputOf<Name extends OperationName> = z.input<Operations[Name]['input']>;
export type ParsedInputOf<Name extends OperationName> = z.output<Operations[Name]['input']>;
export type OutputOf<Name extends OperationName> =
  NonNullable<Operations[Name]> extends Operation<z.ZodType, infer Output> ? Output : never;

export type EngineOperationName = {
  [Name in OperationName]: Operations[Name]['by'] extends 'engine' ? Name : never;
}[OperationName];
export type ShellOperationName = Exclude<OperationName, EngineOperationName>;

/** What the preload puts on `window.bihuan`: one function an operation, and the subscription to events. */
export type BihuanApi = {
  readonly [Name in OperationName]: (input: InputOf<Name>) => Promise<Answer<OutputOf<Name>>>;
} & {
  /** Takes `File` objects that the person dropped on the window; their paths stay outside of it. */
  readonly dropFiles: (files: readonly object[]) => Promise<Answer<ChosenFiles>>;
  /** Runs the listener at every event until the returned function is called. */
  readonly onEvent: (listener: (event: BihuanEvent) => void) => () => void;
};

/** Answers cross the bridge as values, since Error objects lose their code on the way. */
export type Answer<Output> = { ok: true; value: Output } | { ok: false; error: import('./errors.ts').ErrorEnvelope };

export type BihuanEvent =
  /** The ledger was locked or opened */
  | { type: 'status'; status: AppStatus }
  /** How far a long act is; `done` equals `total` once it has ended */
  | { type: 'progress'; call: string; done: number; total: number; words: string }
  /** A menu entry or accelerator of the shell */
  | { type: 'command'; command: 'lock' | 'search' | 'print' | 'help' };

export type { PlainDate };

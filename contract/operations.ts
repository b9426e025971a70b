// The one list of what the window may ask. Declared once: preload, guard, worker and the window's types all read it.
import { z } from 'zod';
import type { Bulletin, BulletinSummary } from '#domain/bulletin/types.ts';
import type { PaperDocument } from '#domain/content/types.ts';
import type { Id, LedgerTree, Official, OutlineCounts, PlainDate, Round, Unit } from '#domain/ledger/types.ts';
import type { Outline, SourceParagraph } from '#domain/outline/types.ts';
import type { Review, ReviewSheet } from '#domain/review/types.ts';
import type { RoundFigures } from '#domain/statistics/types.ts';
import * as i from './inputs.ts';
import { CALL_BYTES, LARGE_CALL_BYTES, TEXT_LENGTH } from './limits.ts';

export interface Operation<Input extends z.ZodType = z.ZodType, Output = unknown> {
  /** `engine`: answered by the worker that owns the store; `shell`: by the desktop shell (dialogs, printing) */
  by: 'engine' | 'shell';
  /** `act` changes the ledger or writes a file, `query` does not */
  does: 'query' | 'act';
  /** Refused while the ledger is locked */
  session: boolean;
  maxBytes: number;
  input: Input;
  /** Carries the output's type only; always undefined at run time */
  output?: Output;
}

interface Options {
  session?: boolean;
  maxBytes?: number;
}

const declare =
  <By extends Operation['by']>(by: By, does: Operation['does']) =>
  <Output>() =>
  <Input extends z.ZodType>(input: Input, options: Options = {}): Operation<Input, Output> & { by: By } => ({
    by,
    does,
    session: options.session ?? true,
    maxBytes: options.maxBytes ?? CALL_BYTES,
    input,
  });

const query = declare('engine', 'query');
const act = declare('engine', 'act');
const shellQuery = declare('shell', 'query');
const shellAct = declare('shell', 'act');

/** Where the store stands; the first thing the window asks. */
export interface AppStatus {
  store: 'missing' | 'locked' | 'open';
  office: string | null;
  user: string | null;
  version: string;
}

/** A document that the person chose. */
export interface SourceFile {
  /** Stands for a file that the person chose in a dialog; the window never sees its path */
  handle: string;
  name: string;
  bytes: number;
}

export interface FindingsPreview {
  source: { name: string; format: string; encoding: string | null; sha256: string };
  paragraphs: SourceParagraph[];
  outline: Outline;
}

export interface Imported {
  roundId: Id;
  counts: OutlineCounts;
  /** Units and officials that the document named and that were added */
  added: { units: number; officials: number };
}

/** null when the person closed the dialog. */
export type Saved = { fileName: string } | null;

export interface IntegrityReport {
  ok: boolean;
  checks: { name: string; ok: boolean; detail: string }[];
}

export interface LogRow {
  seq: number;
  at: string;
  actor: string;
  operation: string;
  entity: string;
  entityId: string;
  before: string | null;
  after: string | null;
}

export const operations = {
  // start and session
  getStatus: query<AppStatus>()(i.nothing, { session: false }),
  createStore: act<AppStatus>()(
    z.strictObject({ office: i.name, user: i.name, password: z.string().min(8, '密码至少8位').max(200) }),
    { session: false },
  ),
  unlock: act<AppStatus>()(z.strictObject({ user: i.name.optional(), password: z.string().min(1).max(200) }), {
    session: false,
  }),
  lock: act<AppStatus>()(i.nothing, { session: false }),

  // rounds
  listRounds: query<Round[]>()(i.nothing),
  createRound: act<Round>()(i.roundFields),
  updateRound: act<Round>()(z.strictObject({ id: i.id, patch: i.roundFields.partial() })),

  // findings documents
  chooseFindings: shellQuery<SourceFile | null>()(i.nothing),
  previewFindings: shellQuery<FindingsPreview>()(z.strictObject({ handle: z.string().max(100) })),
  previewText: query<FindingsPreview>()(z.strictObject({ text: z.string().min(1).max(10_000_000) }), {
    maxBytes: LARGE_CALL_BYTES,
  }),
  previewSample: query<FindingsPreview>()(i.nothing),
  acceptOutline: act<Imported>()(
    z.strictObject({
      round: z.union([z.strictObject({ id: i.id }), z.strictObject({ fields: i.roundFields })]),
      source: z.strictObject({ name: z.string().max(260), sha256: z.string().max(64) }),
      aspects: i.acceptedOutline,
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  /** Imports the bundled fictional round with units, assignments and six weeks of reviews. */
  loadSample: act<Imported>()(i.nothing),

  // ledger
  getLedger: query<LedgerTree>()(z.strictObject({ roundId: i.id })),
  assign: act<{ problems: number; measures: number }>()(z.strictObject({ targets: i.targets, patch: i.assignment }), {
    maxBytes: LARGE_CALL_BYTES,
  }),
  updateProblem: act<null>()(
    z.strictObject({
      id: i.id,
      patch: z.strictObject({ title: i.title.optional(), publicText: i.optionalText.optional() }),
    }),
  ),
  updateMeasure: act<null>()(
    z.strictObject({
      id: i.id,
      patch: z.strictObject({
        lead: i.text.optional(),
        text: i.text.optional(),
        publicText: i.optionalText.optional(),
      }),
    }),
  ),

  // units and people
  listUnits: query<Unit[]>()(i.nothing),
  addUnit: act<Unit>()(i.unitFields),
  updateUnit: act<Unit>()(z.strictObject({ id: i.id, patch: i.unitFields.partial() })),
  removeUnit: act<null>()(z.strictObject({ id: i.id })),
  listOfficials: query<Official[]>()(i.nothing),
  addOfficial: act<Official>()(i.officialFields),
  updateOfficial: act<Official>()(z.strictObject({ id: i.id, patch: i.officialFields.partial() })),
  removeOfficial: act<null>()(z.strictObject({ id: i.id })),

  // paper
  getPaper: query<PaperDocument>()(i.paperSource),
  savePaper: shellAct<Saved>()(z.strictObject({ source: i.paperSource, format: z.enum(['xlsx', 'docx', 'pdf']) })),
  printPaper: shellAct<{ printed: boolean }>()(z.strictObject({ source: i.paperSource })),
  /** Asked by the hidden print window alone: what it is to show. */
  getPrintJob: shellQuery<PaperDocument | null>()(i.nothing, { session: false }),
  /** Told by the print window once its pages are laid out. */
  printJobReady: shellQuery<null>()(z.strictObject({ pages: z.number().int().min(1).max(100_000) }), {
    session: false,
  }),

  // weekly review
  listReviews: query<Review[]>()(z.strictObject({ roundId: i.id })),
  openReview: act<Review>()(
    z.strictObject({ roundId: i.id, date: i.plainDate, dueAt: i.instant.nullable().optional() }),
  ),
  getReview: query<ReviewSheet>()(z.strictObject({ reviewId: i.id })),
  reportUnit: act<null>()(
    z.strictObject({
      reviewId: i.id,
      unitId: i.id,
      status: i.reportStatus,
      receivedAt: i.instant.nullable(),
      medium: i.medium.nullable(),
      waivedReason: i.text.nullable(),
    }),
  ),
  enterProgress: act<null>()(
    z.strictObject({
      reviewId: i.id,
      measureId: i.id,
      text: z.string().max(TEXT_LENGTH),
      percent: i.percent,
      state: i.state,
      difficulty: i.optionalText,
      nextPlan: i.optionalText,
      returnReason: i.optionalText,
      reportedBy: z.string().max(50).nullable(),
    }),
  ),
  closeReview: act<Review>()(z.strictObject({ reviewId: i.id })),

  // figures and bulletins
  /** Of today, of another day, or the frozen ones of a closed review. */
  getFigures: query<RoundFigures>()(
    z.strictObject({ roundId: i.id, asOf: i.plainDate.optional(), reviewId: i.id.optional() }),
  ),
  listBulletins: query<BulletinSummary[]>()(z.strictObject({ roundId: i.id })),
  draftBulletin: act<Bulletin>()(z.strictObject({ reviewId: i.id })),
  getBulletin: query<Bulletin>()(z.strictObject({ bulletinId: i.id })),
  updateBulletin: act<Bulletin>()(
    z.strictObject({
      bulletinId: i.id,
      number: z.number().int().min(1).max(10_000).optional(),
      document: i.textDocument.optional(),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  redraftBulletin: act<Bulletin>()(z.strictObject({ bulletinId: i.id })),
  issueBulletin: act<Bulletin>()(z.strictObject({ bulletinId: i.id })),

  // trust
  verify: query<IntegrityReport>()(i.nothing),
  listLog: query<LogRow[]>()(
    z.strictObject({ limit: z.number().int().min(1).max(1_000), before: z.number().int().optional() }),
  ),
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
  /** Runs the listener at every event until the returned function is called. */
  readonly onEvent: (listener: (event: BihuanEvent) => void) => () => void;
};

/** Answers cross the bridge as values, since Error objects lose their code on the way. */
export type Answer<Output> = { ok: true; value: Output } | { ok: false; error: import('./errors.ts').ErrorEnvelope };

export type BihuanEvent =
  /** The ledger was locked or opened */
  | { type: 'status'; status: AppStatus }
  /** A menu entry or accelerator of the shell */
  | { type: 'command'; command: 'lock' | 'search' | 'print' | 'help' };

export type { PlainDate };

// 报告: drafted from the ledger, edited, drafted again without losing the edits, sent for approval, issued.
import { z } from 'zod';
import { MEASURE_LABELS } from '#domain/numbering/words.ts';
import type { MergeConflict } from '#domain/report/merge.ts';
import {
  LEAD_PHRASES,
  REPORT_KINDS,
  type Report,
  type ReportSummary,
  STATUS_PLACES,
  TITLE_WORDS,
} from '#domain/report/types.ts';
import type { WithheldRow } from '#domain/report/withhold.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';

/** A report with everything its screen shows. */
export interface ReportView extends Report {
  /** Blocks that both the clerk and the ledger changed; to be settled before it is sent for approval */
  conflicts: MergeConflict[];
  submittedBy: string | null;
  approvedBy: string | null;
  opinion: string | null;
  /** Withheld words that the text still holds */
  leaks: WithheldRow[];
  fileSha256: string | null;
}

const short = z.string().trim().max(100);
export const reportSwitches = z.strictObject({
  organ: short,
  titleWords: z.enum(TITLE_WORDS),
  inspection: short.min(1, '请填写巡视、巡察等字样'),
  form: z.enum(['通报', '报告']),
  numbering: z.enum(['continuous', 'restart']),
  brackets: z.enum(['half', 'full']),
  lead: z.enum(LEAD_PHRASES),
  bullets: z.enum(MEASURE_LABELS),
  measures: z.enum(['inline', 'paragraphs']),
  status: z.enum(STATUS_PLACES),
  text: z.enum(['measure', 'progress']),
  organisation: z.boolean(),
  statistics: z.boolean(),
  outcomes: z.boolean(),
  clues: z.boolean(),
  nextSteps: z.boolean(),
  contact: z
    .strictObject({ phone: short.nullable(), postBox: z.string().trim().max(200).nullable(), email: short.nullable() })
    .nullable(),
});

const reportId = z.strictObject({ reportId: i.id });

export const reports = {
  listReports: query<ReportSummary[]>()(z.strictObject({ roundId: i.id })),
  getReport: query<ReportView>()(reportId),
  /** The usual switches of the kind, changed by `switches`. */
  draftReport: act<ReportView>()(
    z.strictObject({
      roundId: i.id,
      kind: z.enum(REPORT_KINDS),
      asOf: i.plainDate,
      since: i.plainDate.nullable(),
      switches: reportSwitches.partial(),
    }),
  ),
  /** Drafts again under other switches or another day and merges it with what was edited. */
  redraftReport: act<ReportView>()(
    z.strictObject({ reportId: i.id, switches: reportSwitches.partial(), asOf: i.plainDate.optional() }),
  ),
  /** Replaces `count` blocks from `from` on, and the title, signature … where given. */
  editReport: act<ReportView>()(
    z.strictObject({
      reportId: i.id,
      frame: i.textDocument.omit({ blocks: true }).optional(),
      splice: z
        .strictObject({
          from: z.number().int().min(0),
          count: z.number().int().min(0),
          blocks: z.array(i.block).max(100_000),
        })
        .optional(),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  settleConflict: act<ReportView>()(
    z.strictObject({ reportId: i.id, key: z.string().max(100), take: z.enum(['mine', 'theirs']) }),
  ),
  removeReport: act<null>()(reportId),
  /** 送审: the text stands still until somebody has decided. */
  submitReport: act<ReportView>()(reportId),
  /** 审定 by somebody other than who sent it. */
  approveReport: act<ReportView>()(z.strictObject({ reportId: i.id, opinion: i.text }), { needs: 'approve' }),
  returnReport: act<ReportView>()(z.strictObject({ reportId: i.id, opinion: i.text.min(1, '请填写退回意见') }), {
    needs: 'approve',
  }),
  /** 印发: text, figures and the Word file are kept as they are. */
  issueReport: act<ReportView>()(reportId),

  listWithheld: query<WithheldRow[]>()(z.strictObject({ roundId: i.id })),
  /** Marks problems or single measures as not to be published. */
  withhold: act<WithheldRow[]>()(
    z.strictObject({
      roundId: i.id,
      rows: z
        .array(z.strictObject({ kind: z.enum(['problem', 'measure']), id: i.id }))
        .min(1)
        .max(1_000),
      kind: short.min(1, '请选择不予公开的理由'),
      note: i.optionalText,
    }),
  ),
  publishAgain: act<WithheldRow[]>()(z.strictObject({ withholdingId: i.id })),
} as const;

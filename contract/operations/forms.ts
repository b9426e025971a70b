// 调度表: made for every lead unit, collected from folders and sticks, taken into the review.
import { z } from 'zod';
import type { JudgedForm } from '#domain/forms/types.ts';
import type { Id, Instant } from '#domain/ledger/types.ts';
import type { Medium } from '#domain/review/types.ts';
import { act, query, shellAct, shellQuery } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';

/** What a unit would be sent. */
export interface PlannedForm {
  unitId: Id;
  unitName: string;
  measures: number;
  /** Forms made for it in this review so far */
  issued: number;
  /** Whether one came back */
  received: boolean;
}

export interface WrittenForms {
  /** Name of the chosen folder */
  folder: string;
  /** Names of the files written, the covering list last */
  files: string[];
}

/** Files that the person chose, seen by the window as a handle. */
export interface ChosenForms {
  handle: string;
  /** Name of the folder, or of the first file */
  name: string;
  files: number;
}

/** One file of a batch beside the ledger. */
export interface CollectedForm extends JudgedForm {
  /** Place in the batch */
  index: number;
  fileName: string;
}

export interface CollectedBatch {
  batchId: string;
  ordinal: number | null;
  forms: CollectedForm[];
}

export interface ReceivedForm {
  id: Id;
  unitId: Id;
  unitName: string;
  fileName: string;
  sha256: string;
  medium: Medium | null;
  takenAt: Instant;
  reportedBy: string | null;
  taken: number;
  leftOut: number;
}

const reviewOf = { reviewId: i.id };

export const forms = {
  planForms: query<PlannedForm[]>()(z.strictObject(reviewOf)),
  /** Asks for a folder and writes one workbook a unit (and a Word file, a cover where asked) with a covering list; null: no folder. */
  writeForms: shellAct<WrittenForms | null>()(
    z.strictObject({
      ...reviewOf,
      unitIds: z.array(i.id).min(1).max(2_000).nullable(),
      word: z.boolean(),
      cover: z.boolean().default(false),
    }),
  ),
  chooseForms: shellQuery<ChosenForms | null>()(z.strictObject({ what: z.enum(['folder', 'files']) }), {
    needs: 'edit',
  }),
  /** Reads every chosen file beside the ledger; stores nothing. */
  previewForms: shellQuery<CollectedBatch>()(z.strictObject({ ...reviewOf, handle: z.string().max(100) }), {
    needs: 'edit',
  }),
  /**
   * Takes forms of a previewed batch in one transaction: entries, the unit's report, the files themselves. Of every
   * form the rows named are entered; the rest of it is left as it stands.
   */
  acceptForms: act<ReceivedForm[]>()(
    z.strictObject({
      batchId: z.string().max(100),
      medium: i.medium.nullable(),
      receivedAt: i.instant,
      forms: z
        .array(z.strictObject({ index: z.number().int().min(0), measureIds: z.array(i.id).max(100_000) }))
        .min(1)
        .max(2_000),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  listReceivedForms: query<ReceivedForm[]>()(z.strictObject(reviewOf)),
} as const;

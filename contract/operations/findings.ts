// Findings documents: read, corrected, accepted.
import { z } from 'zod';
import type { Id, OutlineCounts } from '#domain/ledger/types.ts';
import type { Outline, SourceParagraph } from '#domain/outline/types.ts';
import { act, query, shellQuery } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';

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

export const findings = {
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
} as const;

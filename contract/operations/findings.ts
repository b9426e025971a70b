// Findings documents: read, corrected, accepted.
import { z } from 'zod';
import type { Id, Instant, OutlineCounts, PlainDate, SourceKind } from '#domain/ledger/types.ts';
import type { MergeTally } from '#domain/merge/summary.ts';
import { MERGE_KINDS, type MergePlan } from '#domain/merge/types.ts';
import type { Outline, SourceParagraph } from '#domain/outline/types.ts';
import { act, query, shellAct, shellQuery } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';
import type { Saved } from './papers.ts';

/** A document that the person chose. */
export interface SourceFile {
  /** Stands for a file that the person chose in a dialog; the window never sees its path */
  handle: string;
  name: string;
  bytes: number;
}

export interface FindingsPreview {
  /** `sha256` is how the document is named to the engine, which holds what was looked at last */
  source: { name: string; format: string; encoding: string | null; sha256: string; bytes: number };
  paragraphs: SourceParagraph[];
  outline: Outline;
}

export interface Imported {
  roundId: Id;
  counts: OutlineCounts;
  /** Units and officials that the document named and that were added */
  added: { units: number; officials: number };
}

/** An original kept with a round. */
export interface RoundDocument {
  id: Id;
  name: string;
  kind: SourceKind;
  importedAt: Instant;
  /** Size in bytes; null for a document imported before originals were kept */
  bytes: number | null;
  sha256: string;
}

/** A second document beside a round, with what the clerk may decide. */
export interface DocumentMatch extends MergePlan {
  /** Stands for what was compared; an acceptance is refused when the round has changed since */
  basis: string;
  /** The open review into which progress would go; null: straight into the ledger, as of today */
  review: { ordinal: number; date: PlainDate } | null;
}

export interface Merged {
  roundId: Id;
  done: MergeTally;
  added: { units: number; officials: number };
}

/** The document behind a tree; null: typed in, there is none. */
const source = z
  .strictObject({
    name: z.string().max(260),
    sha256: z.string().max(64),
    kind: z.enum(MERGE_KINDS).default('findings'),
  })
  .nullable();

/** Which mark stands for which level, by the clerk's word: a family of marks, or null where there is no such level. */
const mark = z.string().max(60).nullable().optional();
const levels = z.strictObject({ aspect: mark, item: mark, problem: mark, measure: mark });

const match = {
  roundId: i.id,
  kind: z.enum(MERGE_KINDS),
  aspects: i.acceptedOutline,
  pairs: z
    .array(z.strictObject({ incoming: z.number().int().min(0).max(1_000_000), existing: i.id.nullable() }))
    .max(50_000),
};

export const findings = {
  chooseFindings: shellQuery<SourceFile | null>()(i.nothing, { needs: 'edit' }),
  previewFindings: shellQuery<FindingsPreview>()(z.strictObject({ handle: z.string().max(100) }), { needs: 'edit' }),
  previewText: query<FindingsPreview>()(z.strictObject({ text: z.string().min(1).max(10_000_000) }), {
    needs: 'edit',
    maxBytes: LARGE_CALL_BYTES,
  }),
  previewSample: query<FindingsPreview>()(i.nothing, { needs: 'edit' }),
  /** Reads the document that was looked at once more, with marks for levels as the clerk says. */
  rereadFindings: query<FindingsPreview>()(
    z.strictObject({ sha256: z.string().max(64), name: z.string().max(260), levels }),
    { needs: 'edit' },
  ),
  acceptOutline: act<Imported>()(
    z.strictObject({
      round: z.union([z.strictObject({ id: i.id }), z.strictObject({ fields: i.roundFields })]),
      source,
      aspects: i.acceptedOutline,
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  /** Lays a second document beside a round: same, changed, new, missing. Changes nothing. */
  matchDocument: query<DocumentMatch>()(z.strictObject(match), {
    needs: 'edit',
    maxBytes: LARGE_CALL_BYTES,
  }),
  /**
   * Does what the clerk has ticked (`take`: ids of MergeAct), in one transaction; the original is kept. Nothing of the
   * round is taken away. Refused when the round has changed since it was compared.
   */
  acceptMatch: act<Merged>()(
    z.strictObject({
      ...match,
      source,
      basis: z.string().max(64),
      take: z.array(z.string().max(60)).max(500_000),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  /** Rounds with the number of their problems. */
  listRoundSizes: query<{ roundId: Id; problems: number }[]>()(i.nothing),
  listDocuments: query<RoundDocument[]>()(z.strictObject({ roundId: i.id })),
  /** Writes an original out under a chosen name. */
  saveDocument: shellAct<Saved>()(z.strictObject({ documentId: i.id }), { needs: 'read' }),
  /** Imports the bundled fictional round with units, assignments and six weeks of reviews. */
  loadSample: act<Imported>()(i.nothing),
} as const;

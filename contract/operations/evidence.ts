// 佐证材料: files taken into the ledger, numbered under problems, linked, looked at, written out; whole files of problems.
import { z } from 'zod';
import { EVIDENCE_TARGETS, type Evidence } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { act, query, shellAct, shellQuery } from '../declare.ts';
import * as i from '../inputs.ts';
import type { ChosenForms } from './forms.ts';

/** Files that the person chose or dropped, seen by the window as a handle. */
export type ChosenFiles = ChosenForms;

export interface EvidenceAdded {
  added: Evidence[];
  /** Files that the problem had before, under the number that they have */
  known: { name: string; label: string }[];
  /** Files that could not be read, with the reason; the others were taken */
  failed: { name: string; message: string }[];
}

export interface EvidenceExported {
  /** Name of the file, or of the folder that was made */
  name: string;
  files: number;
}

/** A sheet of a workbook as plain cells; rows and columns beyond the limits are left out and counted. */
export interface PreviewSheet {
  name: string;
  rows: { row: number; cells: { column: number; text: string; span: number }[] }[];
  columns: number;
  /** Rows that are not shown */
  more: number;
}

/** What the window may show of a file. Nothing in it is ever run: programs, macros, scripts and web pages are not shown. */
export type EvidencePreview =
  | { look: 'image' | 'pdf'; mediaType: string; bytes: Uint8Array }
  | {
      look: 'document';
      /** Paragraphs and tables in reading order */
      blocks: (
        | { kind: 'heading'; text: string }
        | { kind: 'paragraph'; text: string }
        | { kind: 'table'; rows: { text: string; column: number; columnSpan: number; rowSpan: number }[][] }
      )[];
      /** Blocks that are not shown */
      more: number;
    }
  | { look: 'table'; sheets: PreviewSheet[]; notes: string[] }
  | { look: 'text'; text: string; encoding: string; more: number }
  /** Not shown, with the reason in words */
  | { look: 'none'; reason: string };

/** `reviewId` is given with `progress` and null with all else; the engine checks it. */
const target = z.strictObject({ kind: z.enum(EVIDENCE_TARGETS), id: i.id, reviewId: i.id.nullable() });
const ids = z.array(i.id).min(1).max(5_000);

export const evidence = {
  /** Of a problem also what is linked to it or to its measures; of nothing the whole round's. In the order of the lists. */
  listEvidence: query<Evidence[]>()(z.strictObject({ roundId: i.id, of: target.nullable() })),
  /** Asks for files or for a folder. */
  chooseEvidence: shellQuery<ChosenFiles | null>()(z.strictObject({ what: z.enum(['files', 'folder']) }), {
    needs: 'edit',
  }),
  /** Takes the files behind a handle into the ledger under the next numbers of the problem; a long act. */
  addEvidence: shellAct<EvidenceAdded>()(
    z.strictObject({ problemId: i.id, links: z.array(target).max(10), handle: z.string().max(100) }),
  ),
  updateEvidence: act<Evidence>()(
    z.strictObject({
      evidenceId: i.id,
      patch: z
        .strictObject({
          title: i.title,
          note: i.optionalText,
          date: i.plainDate.nullable(),
          pages: z.number().int().min(1).max(100_000).nullable(),
          copies: z.number().int().min(1).max(1_000),
        })
        .partial(),
    }),
  ),
  linkEvidence: act<null>()(z.strictObject({ evidenceIds: ids, link: target })),
  unlinkEvidence: act<null>()(z.strictObject({ evidenceIds: ids, link: target })),
  /** Out of the list; numbers stay taken and files stay kept. The act can be taken back. */
  removeEvidence: act<{ actId: Id }>()(z.strictObject({ ids })),
  previewEvidence: query<EvidencePreview>()(z.strictObject({ evidenceId: i.id })),
  /** One file under a name asked for, several into a new folder in one that is asked for; a long act. */
  exportEvidence: shellAct<EvidenceExported | null>()(z.strictObject({ ids }), { needs: 'read' }),
  /** 一案一档: everything about problems in numbered folders, as a folder or one zip; a long act. */
  exportDossier: shellAct<EvidenceExported | null>()(
    z.strictObject({
      roundId: i.id,
      /** The whole round when null */
      problemIds: z.array(i.id).min(1).max(50_000).nullable(),
      as: z.enum(['folder', 'zip']),
    }),
    { needs: 'read' },
  ),
  /** Moves files that nothing names (left by a cut, or by a restored backup) into the quarantine. */
  quarantineEvidence: act<{ files: number; bytes: number }>()(i.nothing, { needs: 'manage' }),
} as const;

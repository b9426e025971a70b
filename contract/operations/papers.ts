// Paper: previewed, saved, printed.
import { z } from 'zod';
import type { PagesSetup } from '#domain/content/pages.ts';
import type { PaperDocument } from '#domain/content/types.ts';
import { query, shellAct, shellQuery } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';
import { pagesSetup, paperSource } from '../paper-inputs.ts';

/** null when the person closed the dialog. */
export type Saved = { fileName: string } | null;

/** What a print window is to show. */
export interface PrintJob {
  document: PaperDocument;
  pages: PagesSetup;
}

export const papers = {
  getPaper: query<PaperDocument>()(paperSource, { maxBytes: LARGE_CALL_BYTES }),
  /** `pages` is for PDF; Word and Excel files hold the whole paper. */
  savePaper: shellAct<Saved>()(
    z.strictObject({ source: paperSource, format: z.enum(['xlsx', 'docx', 'pdf']), pages: pagesSetup.optional() }),
    { needs: 'read', maxBytes: LARGE_CALL_BYTES },
  ),
  printPaper: shellAct<{ printed: boolean }>()(
    z.strictObject({
      source: paperSource,
      pages: pagesSetup.optional(),
      copies: z.number().int().min(1, '份数至少为1').max(999, '一次最多打印999份').optional(),
    }),
    { needs: 'read', maxBytes: LARGE_CALL_BYTES },
  ),
  /** Asked by the hidden print window alone: what it is to show. */
  getPrintJob: shellQuery<PrintJob | null>()(i.nothing, { session: false }),
  /** Told by the print window once its pages are laid out. */
  printJobReady: shellQuery<null>()(z.strictObject({ pages: z.number().int().min(1).max(100_000) }), {
    session: false,
  }),
} as const;

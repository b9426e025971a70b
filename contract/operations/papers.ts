// Paper: previewed, saved, printed.
import { z } from 'zod';
import type { PaperDocument } from '#domain/content/types.ts';
import { query, shellAct, shellQuery } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';
import { paperSource } from '../paper-inputs.ts';

/** null when the person closed the dialog. */
export type Saved = { fileName: string } | null;

export const papers = {
  getPaper: query<PaperDocument>()(paperSource, { maxBytes: LARGE_CALL_BYTES }),
  savePaper: shellAct<Saved>()(z.strictObject({ source: paperSource, format: z.enum(['xlsx', 'docx', 'pdf']) }), {
    needs: 'read',
    maxBytes: LARGE_CALL_BYTES,
  }),
  printPaper: shellAct<{ printed: boolean }>()(z.strictObject({ source: paperSource }), {
    needs: 'read',
    maxBytes: LARGE_CALL_BYTES,
  }),
  /** Asked by the hidden print window alone: what it is to show. */
  getPrintJob: shellQuery<PaperDocument | null>()(i.nothing, { session: false }),
  /** Told by the print window once its pages are laid out. */
  printJobReady: shellQuery<null>()(z.strictObject({ pages: z.number().int().min(1).max(100_000) }), {
    session: false,
  }),
} as const;

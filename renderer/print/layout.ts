// One entry to the layout of any paper.
import type { PaperDocument } from '#domain/content/types.ts';
import { type LaidList, layoutList } from './layout-list.ts';
import { type LaidText, layoutText } from './layout-text.ts';

export type LaidPaper = LaidList | LaidText;

/** Breaks a document into its printed pages, in a browser document that has the paper's style sheet. */
export function layoutPaper(document: PaperDocument): LaidPaper {
  return document.kind === 'list' ? layoutList(document) : layoutText(document);
}

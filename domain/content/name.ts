// What a paper is called in file names, in the log and in the printer's queue.
import type { PaperDocument } from './types.ts';

/** The list's title, or the bulletin's red name with its issue. */
export function paperName(document: PaperDocument): string {
  if (document.kind === 'list' || document.head === null) return document.title;
  return `${document.head.name}${document.head.issue}`;
}

// Which pages of a paper leave, on which sheets, with or without their numbers: chosen each time, no part of the paper itself.

export interface PagesSetup {
  /** Two upright A4 pages beside each other on A3, as an office copies and folds them */
  twoUp: boolean;
  /** False: without page numbers */
  numbered: boolean;
  /** Pages as a person writes them, e.g. 1-3,5; '' for all */
  range: string;
}

export const ALL_PAGES: PagesSetup = { twoUp: false, numbered: true, range: '' };

/** One stretch of pages, both ends included. */
export interface PageStretch {
  from: number;
  to: number;
}

const STRETCH = /^(\d{1,5})(?:\s*[-–—－~～至]\s*(\d{1,5}))?$/;

/**
 * The pages that a person wrote, in the order of the paper: 1-3,5 or 1—3，5 or 1至3、5. An empty list for all pages,
 * null where it is no such text.
 */
export function pageStretches(range: string): PageStretch[] | null {
  const parts = range.split(/[,，、;；]/).map((part) => part.trim());
  const stretches: PageStretch[] = [];
  for (const part of parts.filter((text) => text !== '')) {
    const found = STRETCH.exec(part);
    const from = Number(found?.[1] ?? 0);
    const to = Number(found?.[2] ?? from);
    if (found === null || from < 1 || to < from) return null;
    stretches.push({ from, to });
  }
  return stretches;
}

/** Whether a page belongs to what was chosen; everything does where nothing was, or nothing that can be read. */
export function isChosenPage(range: string, page: number): boolean {
  const stretches = pageStretches(range) ?? [];
  return stretches.length === 0 || stretches.some(({ from, to }) => page >= from && page <= to);
}

// Paper that lists are printed on: sheet and margins in millimetres, and column widths scaled to the block.
import type { ListDocument } from '#domain/content/types.ts';

export interface Sheet {
  /** Millimetres, as it lies on the desk: landscape is wider than high */
  width: number;
  height: number;
  margin: { top: number; bottom: number; left: number; right: number; footer: number };
}

/** The sheet of a list; A4 210 × 297, A3 297 × 420. */
export function sheetOf(paper: ListDocument['paper']): Sheet {
  const [short, long] = paper.size === 'A3' ? [297, 420] : [210, 297];
  const margin = { top: 16, bottom: 17, left: 15, right: 15, footer: 8 };
  return paper.orientation === 'landscape'
    ? { width: long, height: short, margin }
    : { width: short, height: long, margin };
}

/** Millimetres between the side margins. */
export function printableWidth(sheet: Sheet): number {
  return sheet.width - sheet.margin.left - sheet.margin.right;
}

/** The columns' widths in millimetres, scaled so that together they fill the block. */
export function columnWidths(list: Pick<ListDocument, 'columns' | 'paper'>): number[] {
  const wanted = list.columns.map((column) => Math.max(1, column.width));
  const sum = wanted.reduce((total, width) => total + width, 0);
  const scale = printableWidth(sheetOf(list.paper)) / sum;
  return wanted.map((width) => width * scale);
}

/**
 * The columns' widths in a workbook, millimetres. Where the sheet is not to be fitted to the page's width they are the
 * columns' own: what does not fit goes on beside it.
 */
export function sheetWidths(list: Pick<ListDocument, 'columns' | 'paper'>): number[] {
  return list.paper.fitToWidth === false ? list.columns.map((column) => Math.max(1, column.width)) : columnWidths(list);
}

/** Stands in the table of a list that has no lines. */
export const EMPTY_LIST_WORDS = '（暂无内容）';

/** 填报人：　　　审核人：　　　日期： with room to sign. */
export function signatureWords(signatures: readonly string[]): string {
  return signatures.map((each) => `${each}：`).join('　'.repeat(10));
}

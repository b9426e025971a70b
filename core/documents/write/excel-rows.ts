// Plans the sheet rows of a list before anything is written: heights that hold all text, merges, breaks of tall lines.
import { type SpannedLine, spannedLines } from '#domain/content/spans.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { linesNeeded } from '#domain/content/width.ts';
import { sheetWidths } from './paper.ts';

/** Points of the body's and headings' type. */
export const BODY_SIZE = 10.5;
export const HEADING_SIZE = 10.5;
/** Height of one line of body type: a little more than 宋体 and 仿宋 need, in points. */
const LINE_HEIGHT = 14;
const CELL_PADDING = 5;
/**
 * Lines higher than this are carried by several sheet rows, merged cell by cell: Excel breaks pages only between
 * rows (a higher one leaves pages half empty) and allows 409 points a row at most.
 */
const TALLEST_ROW = 160;
/** Sheet rows that carry a tall line are not higher than this. */
const PIECE = 6 * LINE_HEIGHT;
/** The first row under a joined cell holds its text up to this height, so that no page break runs through it. */
const KEPT_TOGETHER = 7 * LINE_HEIGHT + CELL_PADDING;
/** Cells at least this high begin at their top, so that a page break does not leave the text on the wrong page. */
const TALL_CELL = 200;

export interface PlannedCell {
  column: number;
  text: string;
  /** Sheet rows it covers; more than 1 is a merge */
  rows: number;
  top: boolean;
}

export type PlannedRow =
  | { kind: 'heading'; text: string; height: number }
  | {
      kind: 'line';
      /** Points */
      height: number;
      /** False: an office program may fit the height itself; true: merged text needs exactly this much */
      fixed: boolean;
      /** Cells that begin in this row; the others are covered from above */
      cells: PlannedCell[];
    };

/** Full-width characters of body type that a column of so many millimetres holds in one line. */
export function charactersIn(millimetres: number, size: number): number {
  // The narrowest of the usual renderings: 10 % less than the nominal width, less the cell's own padding.
  return Math.max(1, Math.floor((((millimetres * 72) / 25.4) * 0.9 - 4) / size));
}

/** Points that a text needs in a column. */
export function heightIn(text: string, millimetres: number, size = BODY_SIZE): number {
  const lines = linesNeeded(text, charactersIn(millimetres, size));
  // Office programs break 2—5 behind its dash, which can cost a line.
  const spare = lines > 1 && /\d—\d/.test(text) ? 1 : 0;
  return (lines + spare) * ((LINE_HEIGHT / BODY_SIZE) * size) + CELL_PADDING;
}

/** The rows of a list's table below its header row. */
export function planRows(list: ListDocument): PlannedRow[] {
  const widths = sheetWidths(list);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const lines = spannedLines(list);
  const { heights, fixed } = lineHeights(lines, widths);
  const pieces = heights.map((height) => (height > TALLEST_ROW ? Math.ceil(height / PIECE) : 1));
  // Beside joined cells, texts of very different heights stand side by side: they all begin at the top.
  const fromTop = lines.some((line) => line.spans.some((span) => span > 1));
  const rows: PlannedRow[] = [];
  for (const [index, line] of lines.entries()) {
    const heading = line.line === 0 ? (list.groups[line.group]?.heading ?? null) : null;
    if (heading !== null)
      rows.push({ kind: 'heading', text: heading, height: heightIn(heading, whole, HEADING_SIZE) + 4 });
    const count = pieces[index] as number;
    const cells = line.spans.flatMap((span, column): PlannedCell[] => {
      if (span === 0) return [];
      const covered = { rows: sum(pieces, index, span), height: sum(heights, index, span) };
      return [
        { column, text: line.cells[column] ?? '', rows: covered.rows, top: fromTop || covered.height >= TALL_CELL },
      ];
    });
    for (let piece = 0; piece < count; piece += 1) {
      rows.push({
        kind: 'line',
        height: (heights[index] as number) / count,
        fixed: count > 1 || fixed.has(index),
        cells: piece === 0 ? cells : [],
      });
    }
  }
  return rows;
}

/**
 * Height of every line: its own cells and the joined texts that begin in it; what a long joined text still misses is
 * spread over the lines it covers. Lines whose height joined cells depend on are reported as fixed.
 */
function lineHeights(lines: readonly SpannedLine[], widths: readonly number[]) {
  const heights: number[] = [];
  const fixed = new Set<number>();
  const need = (line: SpannedLine, column: number) => heightIn(line.cells[column] ?? '', widths[column] as number);
  for (const [index, line] of lines.entries()) {
    const own = line.spans.map((span, column) => (span === 1 ? need(line, column) : 0));
    const joined = line.spans.map((span, column) => (span > 1 ? Math.min(KEPT_TOGETHER, need(line, column)) : 0));
    const height = Math.max(LINE_HEIGHT + CELL_PADDING, ...own);
    heights.push(Math.max(height, ...joined));
    // A row that an office program fits itself may come out lower than estimated and would then cut the joined text.
    if (Math.max(...joined) > 0.75 * height) fixed.add(index);
  }
  for (const [index, line] of lines.entries()) {
    for (const [column, span] of line.spans.entries()) {
      if (span < 2) continue;
      const wanted = need(line, column);
      const missing = wanted - sum(heights, index, span);
      for (let at = index; at < index + span; at += 1) {
        if (missing > 0) heights[at] = (heights[at] as number) + missing / span;
        if (wanted > KEPT_TOGETHER && missing > -0.25 * wanted) fixed.add(at);
      }
    }
  }
  return { heights, fixed };
}

function sum(values: readonly number[], from: number, count: number): number {
  return values.slice(from, from + count).reduce((total, value) => total + value, 0);
}

// Tables of the source as grids: cells with spans spread over the places they cover; pasted columns become cells.
import { labelKey } from './labels.ts';
import type { SourceCell, SourceParagraph } from './types.ts';

export interface GridCell {
  /** Paragraphs of the cell, trimmed, empty ones left out */
  lines: string[];
  text: string;
  paragraphs: number[];
  row: number;
  column: number;
  columnSpan: number;
}

export interface Grid {
  /** First paragraph, for the place in warnings */
  paragraph: number;
  last: number;
  width: number;
  /** rows[r][c]; a merged cell stands in every place it covers, an empty place is null */
  rows: (GridCell | null)[][];
}

/** Beyond this a "table" is a broken file. */
const SIDE_LIMIT = 20_000;

function gridOf(paragraphs: readonly SourceParagraph[]): Grid {
  const cells = new Map<string, { cell: SourceCell; grid: GridCell }>();
  let width = 0;
  let height = 0;
  for (const paragraph of paragraphs) {
    const cell = paragraph.cell as SourceCell;
    if (cell.row > SIDE_LIMIT || cell.column > 200) continue;
    const key = `${cell.row}:${cell.column}`;
    const known = cells.get(key);
    const text = paragraph.text.trim();
    if (known) {
      known.grid.lines.push(text);
      known.grid.paragraphs.push(paragraph.index);
    } else {
      const grid: GridCell = {
        lines: text ? [text] : [],
        text: '',
        paragraphs: [paragraph.index],
        row: cell.row,
        column: cell.column,
        columnSpan: cell.columnSpan ?? 1,
      };
      cells.set(key, { cell, grid });
    }
    width = Math.max(width, cell.column + (cell.columnSpan ?? 1));
    height = Math.max(height, cell.row + Math.min(cell.rowSpan ?? 1, SIDE_LIMIT));
  }
  const rows: (GridCell | null)[][] = Array.from({ length: height }, () => new Array(width).fill(null));
  for (const { cell, grid } of cells.values()) {
    grid.text = grid.lines.join('\n');
    for (let r = cell.row; r < Math.min(height, cell.row + (cell.rowSpan ?? 1)); r++) {
      for (let c = cell.column; c < cell.column + grid.columnSpan; c++) (rows[r] as (GridCell | null)[])[c] = grid;
    }
  }
  const indices = paragraphs.map((p) => p.index);
  return { paragraph: Math.min(...indices.slice(0, 1)), last: indices.at(-1) ?? 0, width, rows };
}

/** All tables of a document, in order. */
export function gridsOf(paragraphs: readonly SourceParagraph[]): Grid[] {
  const tables = new Map<number, SourceParagraph[]>();
  for (const paragraph of paragraphs) {
    if (!paragraph.cell) continue;
    const known = tables.get(paragraph.cell.table);
    if (known) known.push(paragraph);
    else tables.set(paragraph.cell.table, [paragraph]);
  }
  return [...tables.values()].map(gridOf);
}

/** The header of a pasted table: at least three columns, two of them with known labels. */
function isTabbedHeader(text: string): boolean {
  const parts = text.split('\t');
  if (parts.length < 3 || parts.length > 40) return false;
  return parts.filter((part) => labelKey(part) !== null).length >= 2;
}

/** 1｜问题｜措施 with bars for columns: the same with tabs, without the rule below a header (|---|---|). */
function barsToTabs(paragraphs: readonly SourceParagraph[]): readonly SourceParagraph[] {
  const tabbed = (text: string): string =>
    text
      .trim()
      .replace(/^[|｜]|[|｜]$/g, '')
      .split(/[|｜]/)
      .map((part) => part.trim())
      .join('\t');
  const bars = (text: string): boolean => !text.includes('\t') && /[|｜].*[|｜]/.test(text);
  if (!paragraphs.some((p) => !p.cell && bars(p.text) && isTabbedHeader(tabbed(p.text)))) return paragraphs;
  return paragraphs
    .filter((p) => p.cell || !/^[|｜\s:-]+$/.test(p.text) || p.text.trim() === '')
    .map((p) => (!p.cell && bars(p.text) ? { ...p, text: tabbed(p.text) } : p));
}

/**
 * Rows pasted from Excel or Word come as lines with tabs; quoted cells may hold line ends. They become cells of a
 * table; everything else stays as it is.
 */
export function tabbedToCells(source: readonly SourceParagraph[]): readonly SourceParagraph[] {
  const paragraphs = barsToTabs(source);
  if (!paragraphs.some((p) => !p.cell && p.text.includes('\t') && isTabbedHeader(p.text))) return paragraphs;
  const out: SourceParagraph[] = [];
  let table = 1 + Math.max(-1, ...paragraphs.map((p) => p.cell?.table ?? -1));
  let row = -1;
  let open: { column: number } | null = null;
  let width = 0;
  const put = (index: number, text: string, column: number): void => {
    out.push({ index, text, cell: { table, row, column } });
  };
  for (const paragraph of paragraphs) {
    const { text, index } = paragraph;
    if (paragraph.cell) {
      out.push(paragraph);
      continue;
    }
    if (row < 0) {
      if (!isTabbedHeader(text)) {
        out.push(paragraph);
        continue;
      }
      width = text.split('\t').length;
    } else if (!open && !text.includes('\t')) {
      // the table is over
      row = -1;
      table++;
      out.push(paragraph);
      continue;
    }
    const parts = text.split('\t');
    let column: number = open ? open.column : 0;
    if (!open) row++;
    for (const [place, part] of parts.entries()) {
      if (place > 0) {
        column++;
        open = null;
      }
      if (column >= width + 5) break;
      let value = part;
      if (!open && value.startsWith('"')) {
        open = { column };
        value = value.slice(1);
      }
      if (open && /"\s*$/.test(value) && !/""\s*$/.test(value)) {
        value = value.replace(/"\s*$/, '');
        open = null;
      }
      put(index, value.replaceAll('""', '"'), column);
    }
    if (open) open = { column };
  }
  return out;
}

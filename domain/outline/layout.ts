// Sorts a document into running text and tables: lists with a header, forms that read like labelled text, others.
import { type Grid, type GridCell, gridsOf, tabbedToCells } from './grid.ts';
import { LABEL_WORDS } from './label-words.ts';
import { labelKey } from './labels.ts';
import { readMarker } from './markers.ts';
import { headerOf, type TableHeader, type TableHeading } from './tables.ts';
import type { SourceParagraph } from './types.ts';
import { faults, namesAspect } from './wording.ts';

export interface ListTable {
  grid: Grid;
  header: TableHeader;
  /** Heading in the text before the table, where it names an aspect */
  above: TableHeading | null;
}

export interface Layout {
  /** Running text, with forms written out as labelled lines */
  text: SourceParagraph[];
  lists: ListTable[];
  /** Tables that are neither list nor form */
  others: Grid[];
  /** Paragraphs that stand in a table, pasted columns among them */
  cells: Set<number>;
  /** Paragraphs of the header rows of lists */
  headers: Set<number>;
}

function distinct(row: readonly (GridCell | null)[]): GridCell[] {
  return [...new Set(row.filter((cell) => cell !== null))];
}

/** A few characters that may stand for a label. */
function namesOnly(cell: GridCell): boolean {
  return /^[\u4e00-\u9fff]{2,8}$/.test(cell.text) && labelKey(cell.text) === null;
}

/** 整改情况登记表（2）: the form's own title says nothing of the problem. */
function namesSheet(text: string): boolean {
  return (
    text.length <= 40 && /(?:[表卡单]|台账|档案)(?:[（(]?第?[\d一二三四五六七八九十]{1,3}[张号]?[）)]?)?$/.test(text)
  );
}

/** True for a sheet whose first column names its rows (反馈问题 | …, 整改措施 | …): its values are no header. */
function namesItsRows(grid: Grid): boolean {
  const words = grid.rows.map((row) => row[0]?.text.replace(/\s/g, '') ?? '').filter(Boolean);
  const keys = words.flatMap((text) => labelKey(text) ?? []);
  return new Set(keys).size >= 3 && keys.length * 2 >= words.length;
}

/** A form: label and value side by side, again and again (one sheet per problem). */
function formLines(grid: Grid): SourceParagraph[] | null {
  const out: SourceParagraph[] = [];
  const written = new Set<GridCell>();
  let labels = 0;
  let core = false;
  for (const row of grid.rows) {
    const cells = distinct(row);
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] as GridCell;
      const next = cells[i + 1];
      const key = labelKey(cell.text.replace(/\s/g, ''));
      if (key !== null && next && labelKey(next.text.replace(/\s/g, '')) === null) {
        if (!written.has(cell)) {
          labels++;
          if (key === 'problem' || key === 'measures' || key === 'work') core = true;
          const word = LABEL_WORDS[key][0] as string;
          const [first = '', ...rest] = next.lines;
          out.push({ index: cell.paragraphs[0] ?? 0, text: `${word}：${first}` });
          for (const [k, line] of rest.entries()) out.push({ index: next.paragraphs[k + 1] ?? 0, text: line });
          written.add(cell).add(next);
        } else if (!written.has(next)) {
          out.push(...next.lines.map((line, k) => ({ index: next.paragraphs[k] ?? 0, text: line })));
          written.add(next);
        }
        i++;
      } else if (next && namesOnly(cell) && !written.has(cell) && !written.has(next)) {
        // 检查日期 | 3月2日: a label that no list knows
        out.push({ index: cell.paragraphs[0] ?? 0, text: `${LABEL_WORDS.note[0]}：${cell.text}：${next.text}` });
        written.add(cell).add(next);
        i++;
      } else if (out.length === 0 && cells.length === 1 && namesSheet(cell.text)) {
        written.add(cell);
      } else if (!written.has(cell)) {
        out.push(...cell.lines.map((line, k) => ({ index: cell.paragraphs[k] ?? 0, text: line })));
        written.add(cell);
      }
    }
  }
  return labels >= 3 && core ? out : null;
}

/** A table of unknown columns as text, row by row; a number in the first column leads the second. */
export function flatten(grid: Grid): SourceParagraph[] {
  const out: SourceParagraph[] = [];
  const written = new Set<GridCell>();
  for (const row of grid.rows) {
    let number = '';
    for (const cell of distinct(row)) {
      if (written.has(cell)) continue;
      written.add(cell);
      if (/^\d{1,3}$/.test(cell.text)) {
        number = `${cell.text}.`;
        continue;
      }
      cell.lines.forEach((line, k) => {
        out.push({ index: cell.paragraphs[k] ?? 0, text: k === 0 ? number + line : line });
      });
      number = '';
    }
  }
  return out;
}

function headingAbove(text: readonly SourceParagraph[], before: number): TableHeading | null {
  for (let i = text.length - 1, steps = 0; i >= 0 && steps < 2; i--) {
    const line = (text[i] as SourceParagraph).text.trim();
    if (!line) continue;
    steps++;
    if ((text[i] as SourceParagraph).index < before - 6 || line.length > 80) return null;
    const marker = readMarker(line);
    const words = marker ? line.slice(marker.length) : line;
    if (namesAspect(words) || (marker && faults(words) > 0)) {
      return { title: words, paragraphs: [(text[i] as SourceParagraph).index] };
    }
  }
  return null;
}

/** Text pasted from Markdown: ## 标题 is a heading, ** marks nothing. */
function fromMarkdown(paragraphs: readonly SourceParagraph[]): readonly SourceParagraph[] {
  if (paragraphs.filter(({ text }) => /^#{1,6}\s+\S/.test(text)).length < 2) return paragraphs;
  return paragraphs.map((paragraph) => {
    const heading = /^(#{1,6})\s+/.exec(paragraph.text);
    const text = paragraph.text.slice(heading?.[0].length ?? 0).replaceAll('**', '');
    return {
      ...paragraph,
      text,
      headingLevel: heading ? (heading[1] as string).length : (paragraph.headingLevel ?? null),
    };
  });
}

/** Lays a document out; paragraphs keep their source index wherever they go. */
export function layOut(source: readonly SourceParagraph[]): Layout {
  const paragraphs = tabbedToCells(fromMarkdown(source));
  const grids = new Map<number, Grid>();
  const numbers = [...new Set(paragraphs.flatMap((p) => (p.cell ? [p.cell.table] : [])))];
  for (const [i, grid] of gridsOf(paragraphs).entries()) grids.set(numbers[i] as number, grid);
  const cells = new Set(paragraphs.flatMap(({ index, cell }) => (cell ? [index] : [])));
  const out: Layout = { text: [], lists: [], others: [], cells, headers: new Set() };
  const seen = new Set<number>();
  let last: ListTable | null = null;
  let between = 0;
  for (const paragraph of paragraphs) {
    if (!paragraph.cell) {
      out.text.push(paragraph);
      if (paragraph.text.trim().length > 12) between++;
      continue;
    }
    const number = paragraph.cell.table;
    if (seen.has(number)) continue;
    seen.add(number);
    const grid = grids.get(number) as Grid;
    const sheet = namesItsRows(grid) ? formLines(grid) : null;
    const header = sheet ? null : headerOf(grid);
    const above = headingAbove(out.text, grid.paragraph);
    if (header) {
      last = { grid, header, above };
      out.lists.push(last);
      for (const row of grid.rows.slice(0, header.rows))
        for (const cell of distinct(row)) for (const index of cell.paragraphs) out.headers.add(index);
    } else if (
      !sheet &&
      last &&
      between === 0 &&
      grid.width === last.grid.width &&
      grid.rows.some((row) => distinct(row).length > 1)
    ) {
      // a list that goes on behind a page break, without its header
      out.lists.push({ grid, header: { ...last.header, rows: 0 }, above: last.above });
    } else {
      const form = sheet ?? formLines(grid);
      if (form) {
        out.text.push(...form);
        last = null;
      } else out.others.push(grid);
    }
    between = 0;
  }
  return out;
}

// Lays a list out on pages: measures its texts in the browser, lets paginate-list.ts break it, cuts the parted texts.
import type { ListColumn, ListDocument } from '#domain/content/types.ts';
import { addText, countLines, lineStart, openBench, outerHeight } from './lines.ts';
import { type GroupMeasures, type ListPage, paginateList, type SharedSlice, type Slice } from './paginate-list.ts';
import { LIST_TYPE, listSheet, type Sheet } from './sheet.ts';

/** The text of one cell on one page. */
export interface LaidCell {
  text: string;
  /** Its last line is not the end of a paragraph and is set to full width */
  cut: boolean;
  /** Repeated from an earlier page: shown in at most this many lines; null for a first showing */
  repeatedLines: number | null;
  /** Bears the mark （续） */
  marked: boolean;
}

export interface LaidRow {
  height: number;
  line: number;
  cells: LaidCell[];
}

export interface LaidPart {
  group: number;
  heading: string | null;
  continued: boolean;
  shared: LaidCell[];
  rows: LaidRow[];
}

export interface LaidListPage {
  /** 第X页 */
  number: number;
  parts: LaidPart[];
  foot: boolean;
}

export interface LaidList {
  kind: 'list';
  document: ListDocument;
  sheet: Sheet;
  /** Widths of the columns as printed, px */
  widths: number[];
  pages: LaidListPage[];
}

/** Column widths scaled to the width of the block, in whole pixels that add up to it. */
export function scaleWidths(widths: readonly number[], block: number): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0) || 1;
  let edge = 0;
  let placed = 0;
  return widths.map((width) => {
    edge += (width / total) * block;
    const scaled = Math.round(edge) - placed;
    placed += scaled;
    return scaled;
  });
}

/** Class word of a column's text: long texts in wide columns are set to full width, narrow ones to the left. */
export function alignOf(column: { align: 'left' | 'center' }, width: number): 'left' | 'center' | 'wide' {
  return column.align === 'left' && width >= 260 ? 'wide' : column.align;
}

interface Measured {
  groups: GroupMeasures[];
  elements: { shared: HTMLElement[]; lines: HTMLElement[][] }[];
}

function measureGroups(bench: HTMLElement, document: ListDocument, widths: number[], block: number): Measured {
  const at = (shared: boolean) =>
    document.columns.flatMap((column, index) => (column.shared === shared ? [{ column, index }] : []));
  const [shared, own] = [at(true), at(false)];
  const cell = (text: string, { column, index }: { column: ListColumn; index: number }): HTMLElement => {
    const width = widths[index] ?? 0;
    return addText(bench, `paper-cell-text paper-${alignOf(column, width)}`, text, width - LIST_TYPE.side);
  };
  const elements = document.groups.map((group) => ({
    shared: shared.map((place) => cell(group.lines[0]?.cells[place.index] ?? '', place)),
    lines: group.lines.map((line) => own.map((place) => cell(line.cells[place.index] ?? '', place))),
  }));
  const headings = document.groups.map((group) =>
    group.heading === null ? null : addText(bench, 'paper-group-heading', group.heading, block),
  );
  const lines = (all: HTMLElement[]): number[] => all.map((element) => countLines(element, LIST_TYPE.line));
  const groups = elements.map((group, index) => ({
    heading: headings[index]?.getBoundingClientRect().height ?? null,
    shared: lines(group.shared),
    lines: group.lines.map(lines),
  }));
  return { groups, elements };
}

function cutText(element: HTMLElement | undefined, slice: Slice, total: number): LaidCell {
  const text = element?.textContent ?? '';
  if (element === undefined || (slice.from === 0 && slice.to >= total))
    return { text, cut: false, repeatedLines: null, marked: false };
  if (slice.from >= slice.to) return { text: '', cut: false, repeatedLines: null, marked: false };
  const from = lineStart(element, slice.from, LIST_TYPE.line);
  const to = lineStart(element, slice.to, LIST_TYPE.line);
  const part = text.slice(from, to);
  return {
    text: part.replace(/\n$/, ''),
    cut: to < text.length && !part.endsWith('\n'),
    repeatedLines: null,
    marked: false,
  };
}

function cutShared(element: HTMLElement | undefined, slice: SharedSlice, total: number): LaidCell {
  if (!slice.repeated) return cutText(element, slice, total);
  return { text: element?.textContent ?? '', cut: false, repeatedLines: slice.to, marked: slice.marked };
}

function resolve(pages: ListPage[], document: ListDocument, { groups, elements }: Measured): LaidListPage[] {
  return pages.map((page, index) => ({
    number: index + 1,
    foot: page.foot,
    parts: page.parts.map((part) => {
      const measured = groups[part.group];
      const texts = elements[part.group];
      return {
        group: part.group,
        heading: part.heading ? (document.groups[part.group]?.heading ?? null) : null,
        continued: part.continued,
        shared: part.shared.map((slice, column) =>
          cutShared(texts?.shared[column], slice, measured?.shared[column] ?? 0),
        ),
        rows: part.lines.map((row) => ({
          height: row.height,
          line: row.line,
          cells: row.cells.map((slice, column) =>
            cutText(texts?.lines[row.line]?.[column], slice, measured?.lines[row.line]?.[column] ?? 0),
          ),
        })),
      };
    }),
  }));
}

/** Lays a list out on its paper; needs a document with the paper's style sheet. */
export function layoutList(document: ListDocument): LaidList {
  const sheet = listSheet(document.paper);
  const block = Math.floor(sheet.width - sheet.left - sheet.right);
  const room = sheet.height - sheet.top - sheet.bottom;
  const widths = scaleWidths(
    document.columns.map((column) => column.width),
    block,
  );
  const { bench, close } = openBench(block);
  try {
    const top =
      (document.mark === null ? 0 : outerHeight(addText(bench, 'paper-list-mark', document.mark))) +
      outerHeight(addText(bench, 'paper-list-title', document.title)) +
      outerHeight(addText(bench, 'paper-list-subtitle', document.subtitle));
    const heads = document.columns.map((column, index) =>
      addText(bench, 'paper-head-text', column.title, (widths[index] ?? 0) - LIST_TYPE.side),
    );
    const header = Math.max(...heads.map((element) => element.getBoundingClientRect().height), 0) + LIST_TYPE.frame + 4;
    const notes = document.notes.map((note) => addText(bench, 'paper-list-note', note));
    const signatures =
      document.signatures.length === 0 ? 0 : outerHeight(addText(bench, 'paper-list-signatures', '签'));
    const foot = notes.reduce((total, note) => total + outerHeight(note), signatures);
    const measured = measureGroups(bench, document, widths, block);
    const pages = paginateList({
      first: room - top - 1,
      other: room - 1,
      header,
      foot,
      line: LIST_TYPE.line,
      frame: LIST_TYPE.frame,
      groups: measured.groups,
    });
    return { kind: 'list', document, sheet, widths, pages: resolve(pages, document, measured) };
  } finally {
    close();
  }
}

// Lays a bulletin or report out on 公文 pages: measures its blocks in the browser, lets paginate-text.ts break them.
import { contactWords } from '#domain/content/blocks.ts';
import type { Block, Cell, ParagraphAlign, Run, TableBlock, TextDocument } from '#domain/content/types.ts';
import { titleLines } from '#domain/official-format/layout.ts';
import { profileFor, type StyleProfile, turned } from '#domain/official-format/profile.ts';
import { stretches } from '#domain/official-format/wide-table.ts';
import { addText, countLines, lineStart, openBench } from './lines.ts';
import { type FlowItem, type FlowPart, paginateText } from './paginate-text.ts';
import { sliceRuns, textOf } from './runs.ts';
import { blockOf, headMeasures, linePitch, type Sheet, textSheet } from './sheet.ts';
import { typeVariables } from './type-variables.ts';

type Heading = Extract<Block, { kind: 'heading' }>;

/** What stands on a page, from top to bottom. */
export type TextPart =
  | { kind: 'head' }
  | { kind: 'title' }
  | { kind: 'addressee' }
  | { kind: 'signature' }
  | {
      kind: 'text';
      /** Index in the document's blocks */
      block: number;
      /** The place that it is edited at, see targets.ts */
      target: string;
      level: Heading['level'] | null;
      align: ParagraphAlign | null;
      runs: Run[];
      /** Holds the paragraph's first line */
      begins: boolean;
      /** Goes on on the next page, so that its last line is set to full width */
      cut: boolean;
      height: number;
    }
  | {
      kind: 'table';
      block: number;
      table: TableBlock;
      headHeight: number;
      /** The rows on this page, with their index in the table */
      rows: { index: number; cells: Cell[]; height: number }[];
      /** Holds the first row, and so the caption */
      begins: boolean;
      /** Holds the last row, and so the note */
      ends: boolean;
    };

export interface LaidTextPage {
  number: number;
  parts: TextPart[];
  tail: boolean;
  /** A quarter to the left, for a table that needs the page's length */
  turned: boolean;
}

export interface LaidText {
  kind: 'text';
  document: TextDocument;
  profile: StyleProfile;
  /** Upright pages, and turned ones */
  sheet: Sheet;
  turnedSheet: Sheet;
  pages: LaidTextPage[];
}

interface Entry {
  item: FlowItem;
  part: (range: FlowPart) => TextPart;
}

const FIXED = { opening: 0, reopening: 0, closing: 0, orphans: 1, widows: 1, pullPrevious: false, breakBefore: false };

function fixedEntry(kind: 'head' | 'title' | 'addressee', height: number, opening = 0, closing = 0): Entry {
  return { item: { ...FIXED, units: [height], opening, closing, keepWithNext: true }, part: () => ({ kind }) };
}

/** Class of a paragraph or heading; the same on the bench and on the page. */
export function textClass({ level, align }: Pick<Said, 'level' | 'align'>): string {
  if (align !== null) return `paper-paragraph paper-set-${align}`;
  return level === null ? 'paper-paragraph' : `paper-paragraph paper-heading-${level}`;
}

function addRuns(parent: HTMLElement, runs: readonly Run[]): void {
  for (const run of runs) {
    const span = document.createElement(run.bold ? 'b' : 'span');
    span.textContent = run.text;
    parent.append(span);
  }
}

/** Where blocks are measured: a bench as wide as their pages, and the distance of its lines. */
interface Bench {
  bench: HTMLElement;
  line: number;
}

/** One paragraph: a heading, body text, or a line of a contact block. */
interface Said {
  block: number;
  target: string;
  level: Heading['level'] | null;
  align: ParagraphAlign | null;
  runs: Run[];
}

/** The paragraphs that a block is set as. */
function paragraphsOf(block: Exclude<Block, { kind: 'pageBreak' | 'table' }>, index: number): Said[] {
  const said: Said = { block: index, target: `block:${index}`, level: null, align: null, runs: block.runs };
  switch (block.kind) {
    case 'heading':
      return [{ ...said, level: block.level }];
    case 'paragraph':
      return [{ ...said, align: block.align ?? null }];
    case 'contact':
      return [
        said,
        ...block.lines.map((line, at): Said => {
          return { ...said, target: `contact:${index}:${at}`, runs: [{ text: contactWords(line) }] };
        }),
      ];
  }
}

function textEntry({ bench, line }: Bench, said: Said): Entry {
  const { level, runs } = said;
  const element = addText(bench, textClass(said), '');
  addRuns(element, runs);
  const length = textOf(runs).length;
  const count = Math.max(1, countLines(element, line));
  return {
    item: {
      ...FIXED,
      units: Array.from({ length: count }, () => line),
      // A page of a 公文 has 22 lines; single lines at its edges are as the standard has it.
      orphans: level === null ? 1 : count,
      keepWithNext: level !== null,
    },
    part: ({ from, to }) => {
      const start = from === 0 ? 0 : lineStart(element, from, line);
      const end = to === count ? length : lineStart(element, to, line);
      return {
        ...said,
        kind: 'text',
        runs: sliceRuns(runs, start, end),
        begins: from === 0,
        cut: to < count,
        height: (to - from) * line,
      };
    },
  };
}

function tableEntry({ bench, line }: Bench, table: TableBlock, index: number): Entry {
  const caption = table.caption === null ? null : addText(bench, 'paper-table-caption', table.caption);
  const element = document.createElement('table');
  element.className = 'paper-text-table';
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const columns = document.createElement('colgroup');
  for (const column of table.columns) {
    const col = document.createElement('col');
    col.style.width = `${(column.width / total) * 100}%`;
    columns.append(col);
  }
  element.append(columns);
  const addRow = (tag: 'th' | 'td', cells: readonly (readonly Run[])[]): HTMLElement => {
    const row = element.insertRow();
    for (const runs of cells) {
      const cell = document.createElement(tag);
      addRuns(cell, runs);
      row.append(cell);
    }
    return row;
  };
  const head = addRow(
    'th',
    table.columns.map((column) => [{ text: column.title }]),
  );
  const rows = table.rows.map((row) =>
    addRow(
      'td',
      row.map((cell) => cell.runs),
    ),
  );
  bench.append(element);
  const note = table.note === null ? null : addText(bench, 'paper-table-note', table.note);
  const headHeight = head.getBoundingClientRect().height;
  const rowHeights = rows.map((row) => row.getBoundingClientRect().height);
  const gap = line / 2;
  const captionHeight = caption === null ? gap : caption.getBoundingClientRect().height;
  return {
    item: {
      ...FIXED,
      // The upper rule of a table belongs to its header row.
      units: rowHeights.length === 0 ? [0] : rowHeights,
      opening: captionHeight + headHeight + 1,
      reopening: headHeight + 1,
      closing: note === null ? gap : note.getBoundingClientRect().height,
      keepWithNext: false,
    },
    part: ({ from, to }) => ({
      kind: 'table',
      block: index,
      table,
      headHeight,
      rows: table.rows.map((cells, row) => ({ index: row, cells, height: rowHeights[row] ?? 0 })).slice(from, to),
      begins: from === 0,
      ends: to >= table.rows.length,
    }),
  };
}

function blockEntries(bench: Bench, blocks: readonly Block[], from: number): Entry[] {
  const entries: Entry[] = [];
  let breakBefore = false;
  blocks.forEach((block, at) => {
    if (block.kind === 'pageBreak') {
      breakBefore = true;
      return;
    }
    const index = from + at;
    const [entry, ...more] =
      block.kind === 'table'
        ? [tableEntry(bench, block, index)]
        : paragraphsOf(block, index).map((said) => textEntry(bench, said));
    if (entry === undefined) return;
    entry.item.breakBefore = breakBefore;
    entries.push(entry, ...more);
    breakBefore = false;
  });
  return entries;
}

function frontEntries({ bench, line }: Bench, document: TextDocument, profile: StyleProfile): Entry[] {
  const entries: Entry[] = [];
  const { head, mark } = document;
  if (head !== null || mark !== null) {
    entries.push(fixedEntry('head', head === null ? 2 * line : headMeasures(head.name, profile).height));
  }
  const title = titleLines(document.title, profile).length;
  entries.push(fixedEntry('title', title * line, head === null ? 0 : profile.head.titleGap * line, line));
  if (document.addressee !== null) {
    const lines = countLines(addText(bench, 'paper-addressee', addresseeWords(document.addressee)), line);
    entries.push(fixedEntry('addressee', lines * line));
  }
  return entries;
}

/** 主送 ends with a full-width colon (7.3.2). */
export function addresseeWords(words: string): string {
  return /[：:]\s*$/.test(words) ? words : `${words}：`;
}

/** Words of one line of the closing block. */
export function tailRows(tail: NonNullable<TextDocument['tail']>): { field: string; label: string; text: string }[] {
  const rows = [
    { field: 'report', label: '报：', text: tail.report },
    { field: 'send', label: '送：', text: tail.send },
    { field: 'distribute', label: '发：', text: tail.distribute },
  ];
  return rows.flatMap((row) => (row.text === null ? [] : [{ ...row, text: row.text }]));
}

function tailHeight({ bench, line }: Bench, document: TextDocument): number {
  if (document.tail === null) return 0;
  const tail = addText(bench, 'paper-tail', '');
  for (const { label, text } of tailRows(document.tail)) addText(tail, 'paper-tail-row', `${label}${text}`);
  if (document.tail.copies !== null) addText(tail, 'paper-tail-copies', `（共印${document.tail.copies}份）`);
  return tail.getBoundingClientRect().height + line / 2;
}

/** Lays a text document out on its paper; needs a document with the paper's style sheet. */
export function layoutText(document: TextDocument): LaidText {
  const profile = profileFor(document);
  const line = linePitch(profile);
  const [sheet, turnedSheet] = [textSheet(profile), textSheet(turned(profile))];
  const variables = typeVariables(profile);
  const opened = [sheet, turnedSheet].map((each) => openBench(blockOf(each).width, variables));
  const [upright, lying] = opened.map(({ bench }) => {
    bench.classList.add('paper-text');
    return { bench, line };
  }) as [Bench, Bench];
  try {
    const parts = stretches(document.blocks, profile);
    const entries = [
      ...frontEntries(upright, document, profile),
      ...parts.flatMap(({ turned: isTurned, from, blocks }) =>
        blockEntries(isTurned ? lying : upright, blocks, from).map(
          (entry): Entry => ({ ...entry, item: { ...entry.item, turned: isTurned } }),
        ),
      ),
    ];
    // What closes the text stands on the pages on which it ends.
    const isTurned = parts.at(-1)?.turned ?? false;
    if (document.signature !== null) {
      const item = { ...FIXED, units: [2 * line], opening: line, keepWithNext: false, pullPrevious: true };
      entries.push({ item: { ...item, turned: isTurned }, part: () => ({ kind: 'signature' }) });
    }
    const pages = paginateText(
      entries.map((entry) => entry.item),
      profile.grid.linesPerPage * line,
      tailHeight(isTurned ? lying : upright, document),
      turned(profile).grid.linesPerPage * line,
    );
    return {
      kind: 'text',
      document,
      profile,
      sheet,
      turnedSheet,
      pages: pages.map((page, index) => ({
        number: index + 1,
        tail: page.tail,
        turned: page.turned,
        parts: page.parts.map((part) => (entries[part.item] as Entry).part(part)),
      })),
    };
  } finally {
    for (const { close } of opened) close();
  }
}

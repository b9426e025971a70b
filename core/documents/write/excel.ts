// Writes a list as a workbook that prints as it stands: title, repeated header, merged cells, page numbers.
import { Writable } from 'node:stream';
import type { Border, Style, WorkbookView, Worksheet } from '@cj-tech-master/excelts';
import { Workbook, WorkbookWriter, type WorksheetWriter } from '@cj-tech-master/excelts';
import type { ListColumn, ListDocument } from '#domain/content/types.ts';
import { cleanDocument } from './clean.ts';
import { BODY_SIZE, HEADING_SIZE, heightIn, type PlannedRow, planRows } from './excel-rows.ts';
import { columnWidths, EMPTY_LIST_WORDS, printableWidth, sheetOf, signatureWords } from './paper.ts';

/** Characters that one cell can hold (Excel specification). */
const CELL_LIMIT = 32_767;
/** Lists with more sheet rows are streamed: less memory, but the library then leaves out the centring on the page. */
const STREAMED_FROM = 10_000;
const CUT_WORDS = '……（超出单元格容量，全文见 Word 版）';
/** Width of a digit of the workbook's standard type, 宋体 11, in pixels at 96 dpi: the unit of column widths. */
const DIGIT_PIXELS = 8;
const PAPER_SIZES: Record<ListDocument['paper']['size'], number> = { A4: 9, A3: 8 };
/** Columns that stay in sight while scrolling, as long as they stand first. */
const FROZEN_KEYS = new Set(['ordinal', 'number', 'measureOrdinal', 'problem', 'unit']);

const SONG = '宋体';
const HEI = '黑体';
const TITLE_FACE = '方正小标宋简体';
const THIN: Partial<Border> = { style: 'thin', color: { argb: 'FF000000' } };
const BOX = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/**
 * A list as .xlsx. The same list gives the same cells. Text that looks like a formula stays text; whole numbers in
 * numeric columns are numbers.
 */
export async function writeListXlsx(document: ListDocument): Promise<Uint8Array> {
  const list = cleanDocument(document);
  const rows = planRows(list);
  if (rows.length < STREAMED_FROM) {
    const workbook = new Workbook();
    setUp(workbook);
    fill(workbook.addWorksheet(sheetName(list.title), sheetOptions(list)), list, rows);
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  }
  const out = collector();
  const workbook = new WorkbookWriter({ stream: out.stream, useStyles: true, useSharedStrings: true });
  setUp(workbook);
  const sheet: WorksheetWriter = workbook.addWorksheet(sheetName(list.title), sheetOptions(list));
  fill(sheet, list, rows);
  sheet.commit();
  await workbook.commit();
  return out.bytes();
}

type Sheet = Worksheet | WorksheetWriter;

function setUp(workbook: Pick<Workbook, 'defaultFont' | 'views'>): void {
  workbook.defaultFont = { name: SONG, size: 11, family: 3, charset: 134 };
  const view: WorkbookView = {
    x: 0,
    y: 0,
    width: 24_000,
    height: 14_000,
    firstSheet: 0,
    activeTab: 0,
    visibility: 'visible',
  };
  workbook.views = [view];
}

function sheetOptions(list: ListDocument) {
  const header = topRows(list).length + 1;
  return {
    pageSetup: pageSetup(list, header),
    headerFooter: { oddFooter: '&C第&P页 共&N页' },
    views: [{ state: 'frozen' as const, xSplit: frozenColumns(list.columns), ySplit: header, showGridLines: false }],
  };
}

function fill(sheet: Sheet, list: ListDocument, rows: readonly PlannedRow[]): void {
  sheet.columns = columnWidths(list).map((width) => ({ width: pixels(width) / DIGIT_PIXELS }));
  const page = new SheetPage(sheet, list);
  for (const row of topRows(list)) page.wholeRow(row);
  page.headerRow();
  page.bodyRows(rows);
  for (const row of bottomRows(list)) page.wholeRow(row);
}

interface WholeRow {
  text: string;
  height: number;
  style: Partial<Style>;
}

const line = (face: string, size: number, horizontal: 'left' | 'center', bold = false): Partial<Style> => ({
  font: { name: face, size, bold, charset: 134 },
  alignment: { horizontal, vertical: 'middle', wrapText: true },
});

function topRows(list: ListDocument): WholeRow[] {
  const width = printableWidth(sheetOf(list.paper));
  const rows: WholeRow[] = [];
  if (list.mark !== null) rows.push({ text: list.mark, height: 20, style: line(HEI, 12, 'left') });
  rows.push({ text: list.title, height: heightIn(list.title, width, 20) + 4, style: line(TITLE_FACE, 20, 'center') });
  if (list.subtitle !== '') {
    rows.push({ text: list.subtitle, height: heightIn(list.subtitle, width, 11) + 4, style: line(SONG, 11, 'center') });
  }
  return rows;
}

function bottomRows(list: ListDocument): WholeRow[] {
  const width = printableWidth(sheetOf(list.paper));
  const rows: WholeRow[] = list.notes.map((text) => ({
    text,
    height: heightIn(text, width, 10),
    style: { ...line(SONG, 10, 'left'), alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
  }));
  if (list.signatures.length > 0) {
    rows.push({ text: signatureWords(list.signatures), height: 36, style: line(SONG, 11, 'left') });
  }
  return rows;
}

/** Fills the sheet from top to bottom; a row is written out as soon as it is complete. */
class SheetPage {
  readonly #sheet: Sheet;
  readonly #list: ListDocument;
  /** Own count: merging downwards makes the library create rows ahead of the one being filled */
  #rows = 0;

  constructor(sheet: Sheet, list: ListDocument) {
    this.#sheet = sheet;
    this.#list = list;
  }

  #next(height: number) {
    this.#rows += 1;
    const row = this.#sheet.getRow(this.#rows);
    row.height = Math.min(409, Math.ceil(height * 4) / 4);
    return row;
  }

  /** A row that is one cell over all columns. */
  wholeRow({ text, height, style }: WholeRow): void {
    const row = this.#next(height);
    const cell = row.getCell(1);
    cell.style = style;
    cell.value = cellText(text);
    if (this.#list.columns.length > 1) {
      this.#sheet.mergeCells(row.number, 1, row.number, this.#list.columns.length);
    }
    row.commit();
  }

  headerRow(): void {
    const { columns } = this.#list;
    const widths = columnWidths(this.#list);
    const row = this.#next(Math.max(24, ...columns.map((each, index) => heightIn(each.title, widths[index] ?? 1) + 4)));
    for (const [index, column] of columns.entries()) {
      const cell = row.getCell(index + 1);
      cell.style = {
        ...line(HEI, BODY_SIZE, 'center'),
        border: BOX,
        fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } },
      };
      cell.value = cellText(column.title);
    }
    row.commit();
  }

  bodyRows(rows: readonly PlannedRow[]): void {
    if (rows.length === 0) {
      this.wholeRow({ text: EMPTY_LIST_WORDS, height: 30, style: { ...line(SONG, 11, 'center'), border: BOX } });
    }
    for (const planned of rows) {
      if (planned.kind === 'line') this.#line(planned);
      else {
        const style = { ...line(HEI, HEADING_SIZE, 'left'), border: BOX };
        this.wholeRow({ text: planned.text, height: planned.height, style });
      }
    }
  }

  #line(planned: Extract<PlannedRow, { kind: 'line' }>): void {
    const { columns } = this.#list;
    const row = this.#next(planned.height);
    row.customHeight = planned.fixed;
    for (const { column, text, rows: covered, top } of planned.cells) {
      const cell = row.getCell(column + 1);
      const value = cellValue(text, columns[column]);
      cell.style = bodyStyle(columns[column], top, value);
      cell.value = value;
      if (covered > 1) this.#sheet.mergeCells(row.number, column + 1, row.number + covered - 1, column + 1);
    }
    row.commit();
  }
}

function bodyStyle(column: ListColumn | undefined, top: boolean, value: string | number | null): Partial<Style> {
  return {
    font: { name: SONG, size: BODY_SIZE, charset: 134 },
    alignment: { horizontal: column?.align ?? 'left', vertical: top ? 'top' : 'middle', wrapText: true },
    border: BOX,
    // Text format keeps "=1+1" text even after somebody edits the cell. Not for other cells: older Excel shows
    // text-formatted cells of more than 255 characters as ####.
    ...(typeof value === 'string' && looksLikeFormula(value) ? { numFmt: '@' } : {}),
  };
}

/** Text that a spreadsheet would take for a formula if somebody typed it. */
function looksLikeFormula(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠]/u.test(text);
}

/** A number only where the column counts and the text is a plain whole number; '' becomes an empty cell. */
function cellValue(text: string, column: ListColumn | undefined): string | number | null {
  if (text === '') return null;
  return column?.numeric === true && /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : cellText(text);
}

function cellText(text: string): string {
  return text.length <= CELL_LIMIT ? text : `${text.slice(0, CELL_LIMIT - CUT_WORDS.length)}${CUT_WORDS}`;
}

function pageSetup(list: ListDocument, header: number) {
  const { margin } = sheetOf(list.paper);
  const inches = (millimetres: number) => Math.round((millimetres / 25.4) * 100) / 100;
  return {
    paperSize: PAPER_SIZES[list.paper.size],
    orientation: list.paper.orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${header}:${header}`,
    margins: {
      left: inches(margin.left),
      right: inches(margin.right),
      top: inches(margin.top),
      bottom: inches(margin.bottom),
      header: inches(margin.footer),
      footer: inches(margin.footer),
    },
  };
}

function frozenColumns(columns: readonly ListColumn[]): number {
  const first = columns.findIndex((column) => !FROZEN_KEYS.has(column.key));
  return Math.min(2, Math.max(first, 0));
}

/** A sheet's name: at most 31 characters and without the signs that Excel forbids. */
function sheetName(title: string): string {
  const name = title
    .replace(/[[\]:*?/\\']/g, '')
    .trim()
    .slice(0, 31);
  return name === '' ? '清单' : name;
}

function pixels(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 96);
}

function collector(): { stream: Writable; bytes(): Uint8Array } {
  const chunks: Uint8Array[] = [];
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, bytes: () => new Uint8Array(Buffer.concat(chunks)) };
}

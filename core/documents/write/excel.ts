// Writes a list as a workbook that prints as it stands: title, repeated header, merged cells, page numbers.
import type { ListColumn, ListDocument } from '#domain/content/types.ts';
import { cleanDocument } from './clean.ts';
import { packSheet } from './excel-package.ts';
import { BODY_SIZE, HEADING_SIZE, heightIn, type PlannedRow, planRows } from './excel-rows.ts';
import { type SheetCell, type SheetSetup, SheetWriter } from './excel-sheet.ts';
import type { CellStyle } from './excel-styles.ts';
import { looksLikeFormula } from './formula.ts';
import { type Pace, ROWS_A_PIECE, unpaced } from './pace.ts';
import { EMPTY_LIST_WORDS, printableWidth, sheetOf, sheetWidths, signatureWords } from './paper.ts';

/** Characters that one cell can hold (Excel specification). */
const CELL_LIMIT = 32_767;
const CUT_WORDS = '……（超出单元格容量，全文见 Word 版）';
/** Width of a digit of the workbook's standard type, 宋体 11, in pixels at 96 dpi: the unit of column widths. */
const DIGIT_PIXELS = 8;
const PAPER_CODES: Record<ListDocument['paper']['size'], number> = { A4: 9, A3: 8 };
/** Columns that stay in sight while scrolling, as long as they stand first. */
const FROZEN_KEYS = new Set(['ordinal', 'number', 'measureOrdinal', 'problem', 'unit']);

const SONG = '宋体';
const HEI = '黑体';
const TITLE_FACE = '方正小标宋简体';

const line = (face: string, size: number, horizontal: CellStyle['horizontal']): CellStyle => ({
  face,
  size,
  horizontal,
  vertical: 'center',
});
const STYLES = {
  mark: line(HEI, 12, 'left'),
  title: line(TITLE_FACE, 20, 'center'),
  subtitle: line(SONG, 11, 'center'),
  header: { ...line(HEI, BODY_SIZE, 'center'), boxed: true, shaded: true },
  heading: { ...line(HEI, HEADING_SIZE, 'left'), boxed: true },
  empty: { ...line(SONG, 11, 'center'), boxed: true },
  note: { ...line(SONG, 10, 'left'), vertical: 'top' },
  signatures: line(SONG, 11, 'left'),
} as const satisfies Record<string, CellStyle>;
/** Looks of body cells; made once, so that the writer tells them apart by identity. */
const BODY = ['left', 'center'].flatMap((horizontal) =>
  (['center', 'top'] as const).flatMap((vertical) =>
    [false, true].map(
      (keptAsText): CellStyle => ({
        ...line(SONG, BODY_SIZE, horizontal as CellStyle['horizontal']),
        vertical,
        boxed: true,
        ...(keptAsText ? { keptAsText } : {}),
      }),
    ),
  ),
);

/**
 * A list as .xlsx. The same list gives the same bytes. Text that looks like a formula stays text; whole numbers in
 * numeric columns are numbers.
 */
export async function writeListXlsx(document: ListDocument, pace: Pace = unpaced): Promise<Uint8Array> {
  const list = cleanDocument(document);
  const page = new SheetPage(list);
  for (const row of topRows(list)) page.wholeRow(row);
  page.headerRow();
  await page.bodyRows(planRows(list), pace);
  for (const row of bottomRows(list)) page.wholeRow(row);
  return packSheet(list.title, page.sheet, setupOf(list));
}

interface WholeRow {
  text: string;
  height: number;
  style: CellStyle;
}

function topRows(list: ListDocument): WholeRow[] {
  const width = printableWidth(sheetOf(list.paper));
  const rows: WholeRow[] = [];
  if (list.mark !== null) rows.push({ text: list.mark, height: 20, style: STYLES.mark });
  rows.push({ text: list.title, height: heightIn(list.title, width, 20) + 4, style: STYLES.title });
  if (list.subtitle !== '') {
    rows.push({ text: list.subtitle, height: heightIn(list.subtitle, width, 11) + 4, style: STYLES.subtitle });
  }
  return rows;
}

function bottomRows(list: ListDocument): WholeRow[] {
  const width = printableWidth(sheetOf(list.paper));
  const rows: WholeRow[] = list.notes.map((text) => ({
    text,
    height: heightIn(text, width, 10),
    style: STYLES.note,
  }));
  if (list.signatures.length > 0) {
    rows.push({ text: signatureWords(list.signatures), height: 36, style: STYLES.signatures });
  }
  return rows;
}

/** Fills the sheet from top to bottom. */
class SheetPage {
  readonly sheet: SheetWriter;
  readonly #list: ListDocument;
  readonly #widths: number[];

  constructor(list: ListDocument) {
    this.sheet = new SheetWriter(Math.max(1, list.columns.length), { face: SONG, size: 11 });
    this.#list = list;
    this.#widths = sheetWidths(list);
  }

  /** A row that is one cell over all columns. */
  wholeRow({ text, height, style }: WholeRow): void {
    const row = this.sheet.rowCount;
    const right = Math.max(0, this.#list.columns.length - 1);
    const covered = Array.from({ length: right + 1 }, (_, column): SheetCell => {
      return { column, value: column === 0 ? cut(text) : null, style };
    });
    this.sheet.row(height, true, covered);
    if (right > 0) this.sheet.merge({ top: row, left: 0, bottom: row, right });
  }

  headerRow(): void {
    const { columns } = this.#list;
    const heights = columns.map((each, index) => heightIn(each.title, this.#widths[index] ?? 1) + 4);
    const cells = columns.map((each, column): SheetCell => ({ column, value: cut(each.title), style: STYLES.header }));
    this.sheet.row(Math.max(24, ...heights), true, cells);
  }

  async bodyRows(rows: readonly PlannedRow[], pace: Pace): Promise<void> {
    if (rows.length === 0) this.wholeRow({ text: EMPTY_LIST_WORDS, height: 30, style: STYLES.empty });
    for (const [at, planned] of rows.entries()) {
      if (at % ROWS_A_PIECE === 0) await pace(at, rows.length);
      if (planned.kind === 'line') this.#line(planned);
      else this.wholeRow({ text: planned.text, height: planned.height, style: STYLES.heading });
    }
  }

  #line(planned: Extract<PlannedRow, { kind: 'line' }>): void {
    const { columns } = this.#list;
    const row = this.sheet.rowCount;
    // Cells covered from above keep their rules: programs draw the border of a merge from all its cells.
    const cells = columns.map(
      (column, index): SheetCell => ({ column: index, value: null, style: bodyStyle(column, false, null) }),
    );
    for (const { column, text, rows: covered, top } of planned.cells) {
      const value = cellValue(text, columns[column]);
      cells[column] = { column, value, style: bodyStyle(columns[column], top, value) };
      if (covered > 1) this.sheet.merge({ top: row, left: column, bottom: row + covered - 1, right: column });
    }
    this.sheet.row(planned.height, planned.fixed, cells);
  }
}

function bodyStyle(column: ListColumn | undefined, top: boolean, value: string | number | null): CellStyle {
  // Not for other cells: older Excel shows text-formatted cells of more than 255 characters as ####.
  const kept = typeof value === 'string' && looksLikeFormula(value);
  const at = (column?.align === 'center' ? 4 : 0) + (top ? 2 : 0) + (kept ? 1 : 0);
  return BODY[at] as CellStyle;
}

/** A number only where the column counts and the text is a plain whole number; '' becomes an empty cell. */
function cellValue(text: string, column: ListColumn | undefined): string | number | null {
  if (text === '') return null;
  return column?.numeric === true && /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : cut(text);
}

function cut(text: string): string {
  return text.length <= CELL_LIMIT ? text : `${text.slice(0, CELL_LIMIT - CUT_WORDS.length)}${CUT_WORDS}`;
}

function setupOf(list: ListDocument): SheetSetup {
  const { margin } = sheetOf(list.paper);
  const inches = (millimetres: number) => Math.round((millimetres / 25.4) * 100) / 100;
  const header = topRows(list).length;
  const fitToWidth = list.paper.fitToWidth !== false;
  const frozen = frozenColumns(list.columns);
  return {
    name: sheetName(list.title),
    widths: sheetWidths(list).map((width) => pixels(width) / DIGIT_PIXELS),
    frozen: { rows: header + 1, columns: frozen },
    repeated: { row: header, columns: fitToWidth ? 0 : frozen },
    paper: {
      code: PAPER_CODES[list.paper.size],
      landscape: list.paper.orientation === 'landscape',
      fitToWidth,
    },
    margins: {
      left: inches(margin.left),
      right: inches(margin.right),
      top: inches(margin.top),
      bottom: inches(margin.bottom),
      header: inches(margin.footer),
      footer: inches(margin.footer),
    },
    footer: '&C第&P页 共&N页',
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

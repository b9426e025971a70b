// Writes a unit's 周调度表 as a workbook: protected but for the cells to fill in, choices for state and percent, and marks
// by which it is known again when it comes back.
import {
  FORM_COLUMNS,
  FORM_NOTES,
  FORM_SIGNATURES,
  formRowTexts,
  formSubtitle,
  formTitle,
} from '#domain/forms/build.ts';
import { FORM_FIELDS, FORM_STATES, type FormRow, type ReviewForm } from '#domain/forms/types.ts';
import { INTERNAL_MARK } from '#domain/lists/build.ts';
import { headMark, rowMark } from '../form-marks.ts';
import { cleanDocument } from './clean.ts';
import { packSheet } from './excel-package.ts';
import { heightIn } from './excel-rows.ts';
import { columnName, type SheetCell, type SheetRule, type SheetSetup, SheetWriter } from './excel-sheet.ts';
import type { CellStyle } from './excel-styles.ts';
import { columnWidths, printableWidth, sheetOf } from './paper.ts';

const PAPER = { size: 'A4', orientation: 'landscape' } as const;
/** Code of A4 (ECMA-376-1 18.3.1.63). */
const A4 = 9;
/** Name of the one sheet; a returned form is known by its marks and not by this. */
const SHEET_NAME = '周调度表';
/** Width of a digit of 宋体 11 in pixels at 96 dpi: the unit of column widths. */
const DIGIT_PIXELS = 8;
const SIZE = 10;
/** Room for handwriting in a cell that is still empty, in points. */
const LEAST_HEIGHT = 48;
/** Sheet rows above the table's header: mark, title, subtitle. */
const HEADER = 3;
/** Columns that stay in sight while scrolling: up to the measure. */
const FROZEN = 5;

type ColumnKey = (typeof FORM_COLUMNS)[number]['key'];
const FIELD_KEYS: ReadonlySet<ColumnKey> = new Set(FORM_FIELDS);
/** These are one cell over all measures of the problem. */
const SHARED_KEYS: ReadonlySet<ColumnKey> = new Set(['problemNumber', 'problem']);

/** Column of the sheet, 0-based: the marks stand in the hidden column A before those of the form. */
const columnOf = (key: ColumnKey): number => 1 + FORM_COLUMNS.findIndex((column) => column.key === key);
const LAST = FORM_COLUMNS.length;

/** Letter of a form column on the sheet. */
export function columnLetter(key: ColumnKey): string {
  return columnName(columnOf(key));
}

const line = (face: string, size: number, horizontal: CellStyle['horizontal']): CellStyle => ({
  face,
  size,
  horizontal,
  vertical: 'center',
});
const HEAD_STYLE: CellStyle = { ...line('黑体', SIZE, 'center'), boxed: true };
const STYLES = {
  sign: { ...line('宋体', 8, 'left'), text: true },
  mark: line('黑体', 12, 'left'),
  title: line('方正小标宋简体', 18, 'center'),
  subtitle: line('宋体', 11, 'left'),
  note: line('宋体', 10, 'left'),
  signed: { ...line('宋体', 11, 'left'), ruled: true, unlocked: true, text: true },
  head: { ...HEAD_STYLE, shaded: true },
  fieldHead: { ...HEAD_STYLE, marked: true },
} as const satisfies Record<string, CellStyle>;
/** Looks of body cells by column. Text stays text: a progress that begins with = or - is no formula. */
const BODY = FORM_COLUMNS.map(({ key, center }): CellStyle => {
  const look: CellStyle = { ...line('宋体', SIZE, center ? 'center' : 'left'), boxed: true };
  return FIELD_KEYS.has(key) ? { ...look, marked: true, unlocked: true, text: key !== 'percent' } : look;
});

/** A form as .xlsx, printable on A4 landscape with a signature row. The same form gives the same bytes. */
export function writeReviewForm(document: ReviewForm): Promise<Uint8Array> {
  const form = cleanDocument(document);
  const sheet = new SheetWriter(1 + FORM_COLUMNS.length, { face: '宋体', size: 11 });
  const widths = columnWidths({ columns: formColumns(), paper: PAPER });
  const whole = printableWidth(sheetOf(PAPER));
  wholeRow(sheet, INTERNAL_MARK, 20, STYLES.mark, headMark(form));
  wholeRow(sheet, formTitle(form), 30, STYLES.title);
  const subtitle = formSubtitle(form);
  wholeRow(sheet, subtitle, heightIn(subtitle, whole, 11) + 4, STYLES.subtitle);
  headerRow(sheet, widths);
  bodyRows(sheet, form, widths);
  for (const note of FORM_NOTES) wholeRow(sheet, note, heightIn(note, whole, 10), STYLES.note);
  signatureRow(sheet);
  return packSheet(formTitle(form), sheet, setupOf(widths, form.rows.length));
}

function formColumns() {
  return FORM_COLUMNS.map(({ key, title, width, center }) => ({
    key,
    title,
    width,
    align: center ? ('center' as const) : ('left' as const),
    shared: false,
  }));
}

/** Marks stand in the hidden first column, so that they go with a row wherever it is copied. */
const signed = (text: string): SheetCell => ({ column: 0, value: text, style: STYLES.sign });

function wholeRow(sheet: SheetWriter, text: string, height: number, style: CellStyle, mark?: string): void {
  const row = sheet.rowCount;
  const cells = FORM_COLUMNS.map((_, at): SheetCell => ({ column: 1 + at, value: at === 0 ? text : null, style }));
  sheet.row(height, true, mark === undefined ? cells : [signed(mark), ...cells]);
  sheet.merge({ top: row, left: 1, bottom: row, right: LAST });
}

function headerRow(sheet: SheetWriter, widths: readonly number[]): void {
  const heights = FORM_COLUMNS.map(({ title }, at) => heightIn(title, widths[at] ?? 1, SIZE) + 4);
  const cells = FORM_COLUMNS.map(({ title, key }, at): SheetCell => {
    return { column: 1 + at, value: title, style: FIELD_KEYS.has(key) ? STYLES.fieldHead : STYLES.head };
  });
  sheet.row(Math.max(30, ...heights), true, cells);
}

function bodyRows(sheet: SheetWriter, form: ReviewForm, widths: readonly number[]): void {
  const { rows } = form;
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (rows[to]?.problemNumber === rows[from]?.problemNumber && to < rows.length) to++;
    const top = sheet.rowCount;
    for (let at = from; at < to; at++) bodyRow(sheet, form.formId, rows[at] as FormRow, at + 1, at > from, widths);
    if (to > from + 1) {
      for (const key of SHARED_KEYS) {
        sheet.merge({ top, left: columnOf(key), bottom: sheet.rowCount - 1, right: columnOf(key) });
      }
    }
    from = to;
  }
}

function bodyRow(
  sheet: SheetWriter,
  formId: string,
  data: FormRow,
  ordinal: number,
  covered: boolean,
  widths: readonly number[],
): void {
  const texts = formRowTexts(data, ordinal);
  let height = LEAST_HEIGHT;
  const cells: SheetCell[] = [signed(rowMark(formId, data))];
  FORM_COLUMNS.forEach(({ key }, at) => {
    const text = texts[at] ?? '';
    // The problem's cell is merged over its rows and asks for no height of its own.
    if (key !== 'problem' && text !== '') height = Math.max(height, heightIn(text, widths[at] ?? 1, SIZE));
    const value = covered && SHARED_KEYS.has(key) ? null : cellValue(key, text);
    cells.push({ column: 1 + at, value, style: BODY[at] as CellStyle });
  });
  sheet.row(height, true, cells);
}

function cellValue(key: ColumnKey, text: string): string | number | null {
  if (text === '') return null;
  return key === 'ordinal' || (key === 'percent' && /^\d+$/.test(text)) ? Number(text) : text;
}

/** 填报人, 审核人, 报送时间: the word in one cell, room to write in the next ones. Columns of the sheet, 0-based. */
const SIGNATURE_SPANS = [
  { word: 1, from: 3, to: 4 },
  { word: 5, from: 7, to: 8 },
  { word: 9, from: 11, to: 13 },
] as const;

function signatureRow(sheet: SheetWriter): void {
  const row = sheet.rowCount;
  const cells: SheetCell[] = [signed('bihuan-signatures')];
  for (const [at, { word, from, to }] of SIGNATURE_SPANS.entries()) {
    for (let column = word; column < from; column++) {
      const value = column === word ? `${FORM_SIGNATURES[at]}：` : null;
      cells.push({ column, value, style: STYLES.subtitle });
    }
    for (let column = from; column <= to; column++) cells.push({ column, value: null, style: STYLES.signed });
    sheet.merge({ top: row, left: word, bottom: row, right: from - 1 });
    sheet.merge({ top: row, left: from, bottom: row, right: to });
  }
  sheet.row(30, true, cells);
}

function setupOf(widths: readonly number[], rows: number): SheetSetup {
  const { margin } = sheetOf(PAPER);
  const inches = (millimetres: number) => Math.round((millimetres / 25.4) * 100) / 100;
  return {
    name: SHEET_NAME,
    widths: [0, ...widths.map((width) => Math.round((width / 25.4) * 96) / DIGIT_PIXELS)],
    // Without a password: it guards against slips; alterations are found by the marks.
    protected: true,
    rules: rows === 0 ? [] : rulesOf(rows),
    frozen: { rows: HEADER + 1, columns: FROZEN },
    repeated: { row: HEADER, columns: 0 },
    paper: { code: A4, landscape: true, fitToWidth: true },
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

function rulesOf(rows: number): SheetRule[] {
  const down = (key: ColumnKey) => ({
    top: HEADER + 1,
    left: columnOf(key),
    bottom: HEADER + rows,
    right: columnOf(key),
  });
  return [
    {
      ...down('percent'),
      title: '累计进度',
      error: '请填0到100的整数，不带百分号。',
      allow: { from: 0, to: 100 },
    },
    {
      ...down('state'),
      title: '状态',
      error: `请从下拉列表中选择：${FORM_STATES.join('、')}。`,
      allow: { list: FORM_STATES },
    },
  ];
}

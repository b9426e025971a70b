// Writes a unit's 周调度表 as a workbook: protected but for the cells to fill in, choices for state and percent, and marks
// by which it is known again when it comes back.
import type { Border, Style, Worksheet } from '@cj-tech-master/excelts';
import { Workbook } from '@cj-tech-master/excelts';
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
import { heightIn } from './excel-rows.ts';
import { columnWidths, printableWidth, sheetOf } from './paper.ts';

const PAPER = { size: 'A4', orientation: 'landscape' } as const;
/** Name of the one sheet; a returned form is known by its marks and not by this. */
const SHEET_NAME = '周调度表';
/** Width of a digit of 宋体 11 in pixels at 96 dpi: the unit of column widths. */
const DIGIT_PIXELS = 8;
const SIZE = 10;
const FILL_IN = 'FFFFF9E5';
const HEAD = 'FFF2F2F2';
const THIN: Partial<Border> = { style: 'thin', color: { argb: 'FF000000' } };
const BOX = { top: THIN, left: THIN, bottom: THIN, right: THIN };
/** Room for handwriting in a cell that is still empty, in points. */
const LEAST_HEIGHT = 48;

const FIELD_KEYS = new Set<string>(FORM_FIELDS);

/** Letter of a form column on the sheet; the marks stand in the hidden column A before them. */
export function columnLetter(key: (typeof FORM_COLUMNS)[number]['key']): string {
  return String.fromCharCode('B'.charCodeAt(0) + FORM_COLUMNS.findIndex((column) => column.key === key));
}

/** A form as .xlsx, printable on A4 landscape with a signature row. */
export async function writeReviewForm(form: ReviewForm): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.defaultFont = { name: '宋体', size: 11, family: 3, charset: 134 };
  const header = 4;
  const { margin } = sheetOf(PAPER);
  const inches = (millimetres: number) => Math.round((millimetres / 25.4) * 100) / 100;
  const sheet = workbook.addWorksheet(SHEET_NAME, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
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
    },
    headerFooter: { oddFooter: '&C第&P页 共&N页' },
    views: [{ state: 'frozen', xSplit: 5, ySplit: header, showGridLines: false }],
  });
  const widths = columnWidths({ columns: formColumns(), paper: PAPER });
  sheet.columns = [
    { width: 2, hidden: true },
    ...widths.map((width) => ({ width: Math.round((width / 25.4) * 96) / DIGIT_PIXELS })),
  ];
  const whole = printableWidth(sheetOf(PAPER));
  wholeRow(sheet, 1, INTERNAL_MARK, 20, line('黑体', 12, 'left'));
  wholeRow(sheet, 2, formTitle(form), 30, line('方正小标宋简体', 18, 'center'));
  const subtitle = formSubtitle(form);
  wholeRow(sheet, 3, subtitle, heightIn(subtitle, whole, 11) + 4, line('宋体', 11, 'left'));
  mark(sheet, 1, headMark(form));
  headerRow(sheet, header, widths);
  form.rows.forEach((row, index) => {
    bodyRow(sheet, header + 1 + index, row, index + 1, widths);
    mark(sheet, header + 1 + index, rowMark(form.formId, row));
  });
  mergeProblems(sheet, header + 1, form.rows);
  let next = header + 1 + form.rows.length;
  for (const note of FORM_NOTES) {
    wholeRow(sheet, next++, note, heightIn(note, whole, 10), line('宋体', 10, 'left'));
  }
  signatureRow(sheet, next);
  // Without a password: it guards against slips; alterations are found by the marks.
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
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

const line = (face: string, size: number, horizontal: 'left' | 'center'): Partial<Style> => ({
  font: { name: face, size, charset: 134 },
  alignment: { horizontal, vertical: 'middle', wrapText: true },
});

function wholeRow(sheet: Worksheet, number: number, text: string, height: number, style: Partial<Style>): void {
  const row = sheet.getRow(number);
  row.height = height;
  const cell = row.getCell(2);
  cell.value = text;
  cell.style = style;
  sheet.mergeCells(number, 2, number, FORM_COLUMNS.length + 1);
}

/** Marks stand in the hidden first column, so that they go with a row wherever it is copied. */
function mark(sheet: Worksheet, row: number, text: string): void {
  const cell = sheet.getRow(row).getCell(1);
  cell.value = text;
  cell.style = { font: { name: '宋体', size: 8 }, numFmt: '@' };
}

function headerRow(sheet: Worksheet, number: number, widths: readonly number[]): void {
  const row = sheet.getRow(number);
  row.height = Math.max(30, ...FORM_COLUMNS.map(({ title }, at) => heightIn(title, widths[at] ?? 1, SIZE) + 4));
  FORM_COLUMNS.forEach(({ title, key }, index) => {
    const cell = row.getCell(index + 2);
    cell.value = title;
    cell.style = {
      ...line('黑体', SIZE, 'center'),
      border: BOX,
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: FIELD_KEYS.has(key) ? FILL_IN : HEAD } },
    };
  });
}

function bodyRow(sheet: Worksheet, number: number, data: FormRow, ordinal: number, widths: readonly number[]): void {
  const row = sheet.getRow(number);
  const texts = formRowTexts(data, ordinal);
  row.height = Math.min(
    409,
    // The problem's cell is merged over its rows and asks for no height of its own.
    Math.max(LEAST_HEIGHT, ...texts.map((text, at) => (at === 2 ? 0 : heightIn(text, widths[at] ?? 1, SIZE)))),
  );
  FORM_COLUMNS.forEach(({ key, center }, index) => {
    const cell = row.getCell(index + 2);
    const text = texts[index] ?? '';
    const fillIn = FIELD_KEYS.has(key);
    const number = key === 'percent' && /^\d+$/.test(text);
    cell.value = text === '' ? null : number || key === 'ordinal' ? Number(text) : text;
    cell.style = {
      font: { name: '宋体', size: SIZE, charset: 134 },
      alignment: { horizontal: center ? 'center' : 'left', vertical: 'middle', wrapText: true },
      border: BOX,
      protection: { locked: !fillIn },
      ...(fillIn ? { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: FILL_IN } } } : {}),
      // Text stays text: a progress that begins with = or - is no formula.
      ...(fillIn && key !== 'percent' ? { numFmt: '@' } : {}),
    };
    if (key === 'state') {
      cell.dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${FORM_STATES.join(',')}"`],
        showErrorMessage: true,
        errorTitle: '状态',
        error: `请从下拉列表中选择：${FORM_STATES.join('、')}。`,
      };
    }
    if (key === 'percent') {
      cell.dataValidation = {
        type: 'whole',
        operator: 'between',
        allowBlank: true,
        formulae: [0, 100],
        showErrorMessage: true,
        errorTitle: '累计进度',
        error: '请填0到100的整数，不带百分号。',
      };
    }
  });
}

/** 问题编号 and 反馈问题 are one cell over all measures of the problem. */
function mergeProblems(sheet: Worksheet, first: number, rows: readonly FormRow[]): void {
  for (let from = 0; from < rows.length; ) {
    let to = from;
    while (rows[to + 1]?.problemNumber === rows[from]?.problemNumber) to++;
    if (to > from) {
      for (const column of [3, 4]) sheet.mergeCells(first + from, column, first + to, column);
    }
    from = to + 1;
  }
}

/** 填报人, 审核人, 报送时间: the word in one cell, room to write in the next ones. */
function signatureRow(sheet: Worksheet, number: number): void {
  const row = sheet.getRow(number);
  row.height = 30;
  const spans = [
    [2, 4, 5],
    [6, 8, 9],
    [10, 12, 14],
  ] as const;
  FORM_SIGNATURES.forEach((word, index) => {
    const [label, from, to] = spans[index] ?? spans[0];
    row.getCell(label).value = `${word}：`;
    row.getCell(label).style = line('宋体', 11, 'left');
    sheet.mergeCells(number, label, number, from - 1);
    const cell = row.getCell(from);
    cell.style = {
      ...line('宋体', 11, 'left'),
      numFmt: '@',
      border: { bottom: THIN },
      protection: { locked: false },
    };
    sheet.mergeCells(number, from, number, to);
  });
  mark(sheet, number, 'bihuan-signatures');
}

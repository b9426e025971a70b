// Reads a 周调度表 that came back, whatever office program saved it: known by its marks, columns found by their titles.
import { FORM_COLUMNS, FORM_SIGNATURES, formTitle } from '#domain/forms/build.ts';
import type { ColumnLetters } from '#domain/forms/judge.ts';
import { EMPTY_CELLS, FORM_FIELDS, type FormCells, type ReturnedForm, type ReturnedRow } from '#domain/forms/types.ts';
import { type BookRow, type BookSheet, columnLetters } from '#domain/workbook/types.ts';
import { readHeadMark, readRowMark } from '../form-marks.ts';
import { readWorkbook } from './workbook.ts';

/** Last sheet row in which the head of a form may stand; above it somebody may have put lines of his own. */
const HEAD_ROWS = 30;

export interface ReadForm {
  form: ReturnedForm;
  /** Where the fill-in cells stand, for places in messages */
  letters: ColumnLetters;
}

type Key = (typeof FORM_COLUMNS)[number]['key'];

/**
 * The form in a workbook; null when no sheet bears a form's mark.
 * @throws BihuanError document.* when the file cannot be read at all
 */
export async function readReviewForm(bytes: Uint8Array, fileName: string): Promise<ReadForm | null> {
  const book = await readWorkbook(bytes, fileName);
  for (const sheet of book.sheets) {
    const found = readSheet(sheet);
    if (found !== null) return found;
  }
  return null;
}

function readSheet(sheet: BookSheet): ReadForm | null {
  const head = sheet.rows
    .filter(({ row }) => row < HEAD_ROWS)
    .flatMap(({ cells }) => cells)
    .map(({ text }) => readHeadMark(text))
    .find((mark) => mark !== null);
  const columns = columnsOf(sheet);
  if (head === undefined || columns === null) return null;
  const { genuine, ...ids } = head;
  const rows: ReturnedRow[] = [];
  for (const row of sheet.rows) {
    const at = (key: Key) => textAt(row, columns.get(key));
    const shown = { measureText: at('measure'), deadlineWords: at('deadline') };
    for (const { text } of row.cells) {
      const mark = readRowMark(text, ids.formId, shown);
      if (mark === null) continue;
      const cells: FormCells = { ...EMPTY_CELLS };
      for (const field of FORM_FIELDS) cells[field] = at(field);
      rows.push({ measureId: mark.measureId, row: row.row + 1, genuine: mark.genuine, cells });
      break;
    }
  }
  const letters = Object.fromEntries(
    FORM_FIELDS.map((field) => [field, columnLetters(columns.get(field) ?? 0)]),
  ) as ColumnLetters;
  const signed = signatures(sheet);
  return {
    form: {
      ...ids,
      genuine: genuine && titleFits(sheet, ids.ordinal),
      unitName: unitNameOf(sheet),
      rows,
      reportedBy: signed.get('填报人') ?? '',
      reportedAt: signed.get('报送时间') ?? '',
    },
    letters,
  };
}

function textAt(row: BookRow, column: number | undefined): string {
  return row.cells.find((cell) => cell.column === column)?.text ?? '';
}

/** The column of every title; null where the row of titles is gone. */
function columnsOf(sheet: BookSheet): Map<Key, number> | null {
  for (const { cells } of sheet.rows) {
    const byTitle = new Map(cells.map(({ text, column }) => [text.replace(/\s/g, ''), column]));
    const columns = new Map<Key, number>();
    for (const { key, title } of FORM_COLUMNS) {
      const column = byTitle.get(title);
      if (column !== undefined) columns.set(key, column);
    }
    if (columns.size === FORM_COLUMNS.length) return columns;
  }
  return null;
}

/** Whether the title on the sheet still names the week of its mark. */
function titleFits(sheet: BookSheet, ordinal: number): boolean {
  const wanted = formTitle({ ordinal, date: '2000-01-01' }).split('（')[0] as string;
  return sheet.rows.some(({ row, cells }) => row < HEAD_ROWS && cells.some(({ text }) => text.startsWith(wanted)));
}

function unitNameOf(sheet: BookSheet): string {
  for (const { cells } of sheet.rows) {
    for (const { text } of cells) {
      const name = /填报单位：(\S+)/.exec(text)?.[1];
      if (name !== undefined) return name;
    }
  }
  return '';
}

/** What was written behind 填报人：, 审核人：, 报送时间：, in the same cell or the next one. */
function signatures(sheet: BookSheet): Map<string, string> {
  const found = new Map<string, string>();
  for (const { cells } of sheet.rows) {
    cells.forEach(({ text }, index) => {
      const [word, written] = text.split(/[：:]/, 2);
      if (word === undefined || !FORM_SIGNATURES.includes(word.trim()) || written === undefined) return;
      const next = cells[index + 1]?.text ?? '';
      const isLabel = FORM_SIGNATURES.some((each) => next.startsWith(each));
      found.set(word.trim(), written.trim() !== '' ? written.trim() : isLabel ? '' : next.trim());
    });
  }
  return found;
}

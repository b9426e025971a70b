// What a row of a ledger is: a record, a heading inside the table, a repeated header, a total, a note, a signature.
import { fold } from '../outline/chars.ts';
import { type Marker, readMarker } from '../outline/markers.ts';
import { namesAspect } from '../outline/wording.ts';
import { bareHeading, type FieldKey } from './fields.ts';
import type { Grid } from './grid.ts';
import type { BookCell, BookRow } from './types.ts';

export type RowKind =
  | { kind: 'record' }
  | { kind: 'heading'; cell: BookCell; marker: Marker | null }
  | { kind: 'skip'; reason: string };

const TOTAL = /^(?:合计|总计|小计|共计|合\s*计|总\s*计|本页小计)/;
const NOTE = /^(?:注|备注|说明|填表说明|填报说明|附注|附件|编制说明)(?:\d{0,2}[:.、]|\s)/;
const SIGNATURE =
  /^(?:填报人|填表人|填报单位|填表单位|制表人?|审核人?|审批人?|复核人?|经办人|负责人|主要负责人|单位负责人|分管领导|主要领导|签字|签名|盖章|单位\(盖章\)|\(盖章\)|联系人|联系电话|电话|填报时间|填报日期|填表时间|填表日期|报送时间|报送日期|制表时间|日期|时间)(?:\([^)]*\))?(?:[:_]|$)/;

const folded = (cell: BookCell): string => fold(cell.text).trim();

/** The header as compared with later rows: its words by column. */
export type HeaderWords = ReadonlyMap<number, string>;

/** Judges one row. `data` are the cells that begin in it. */
export function rowKind(
  row: BookRow,
  grid: Grid,
  field: (column: number) => FieldKey | null,
  header: HeaderWords,
): RowKind {
  const cells = row.cells.filter((cell) => !grid.covered(row.row, cell.column));
  const [first] = cells;
  if (first === undefined) return { kind: 'record' };
  const same = cells.filter((cell) => header.get(cell.column) === bareHeading(cell.text)).length;
  if (same >= 2 && same * 2 > cells.length) return { kind: 'skip', reason: '重复的表头' };
  if (TOTAL.test(folded(first)) && first.text.length <= 12) return { kind: 'skip', reason: '合计行' };
  if (
    cells.every((cell) => SIGNATURE.test(folded(cell)) || folded(cell).length <= 4) &&
    SIGNATURE.test(folded(first))
  ) {
    if (cells.some((cell) => /[:_]/.test(folded(cell)))) return { kind: 'skip', reason: '填报人、签字等落款' };
  }
  if (cells.length > 1 || reachedFromAbove(row.row, grid)) return { kind: 'record' };
  if (NOTE.test(folded(first)) || (SIGNATURE.test(folded(first)) && first.text.length <= 120)) {
    return { kind: 'skip', reason: NOTE.test(folded(first)) ? '表下的说明' : '填报人、签字等落款' };
  }
  return headingOrRecord(first, row, grid, field);
}

/** A single cell in its row: a heading over the table, or a record that holds nothing else. */
function headingOrRecord(
  cell: BookCell,
  row: BookRow,
  grid: Grid,
  field: (column: number) => FieldKey | null,
): RowKind {
  const merge = grid.mergeAt(row.row, cell.column);
  const marker = readMarker(cell.text);
  const heading: RowKind = { kind: 'heading', cell, marker };
  const wide = merge !== undefined && merge.columns > 1 && merge.rows === 1;
  if (wide && merge.columns * 2 >= Math.min(grid.sheet.width, 40)) return heading;
  const of = field(cell.column);
  if (of === 'aspect' || of === 'item' || of === 'category') return { kind: 'record' };
  const speaks = marker?.family === 'zhDun' || marker?.family === 'zhParen' || namesAspect(cell.text);
  if (of === 'problem' || of === 'measure') {
    return speaks && namesAspect(cell.text) && !reachesDown(merge) ? heading : { kind: 'record' };
  }
  if (of === 'number' || of === null || wide) {
    return speaks && !/^[\d.]+$/.test(cell.text) && cell.text.length > 3 ? heading : { kind: 'record' };
  }
  return { kind: 'record' };
}

/** A block that begins further up covers a part of the row: the row goes on with what stands there. */
function reachedFromAbove(row: number, grid: Grid): boolean {
  for (let column = 0; column < Math.min(grid.sheet.width, 60); column++) {
    const merge = grid.mergeAt(row, column);
    if (merge !== undefined && merge.row < row) return true;
  }
  return false;
}

function reachesDown(merge: { rows: number } | undefined): boolean {
  return merge !== undefined && merge.rows > 1;
}

/** Words of a heading without its number. */
export function headingWords(text: string): string {
  const line = text.replaceAll('\n', '').trim();
  const marker = readMarker(line);
  return (marker === null ? line : line.slice(marker.length).trim()) || line;
}

// Lists of units and people as offices keep them in Excel: which row is the header, which column is what, who is meant.
import type { BookRow, BookSheet } from '../workbook/types.ts';

export interface ReadUnit {
  /** 0-based, as in the sheet */
  row: number;
  name: string;
  shortName: string | null;
  kind: string | null;
  contact: string | null;
  phone: string | null;
  aliases: string[];
}

export interface ReadPerson {
  row: number;
  name: string;
  post: string | null;
  phone: string | null;
  /** Name of the unit as written */
  unit: string | null;
}

export interface DirectoryReading {
  /** 0-based; null: no row names a column that could hold units or people */
  headerRow: number | null;
  units: ReadUnit[];
  people: ReadPerson[];
  /** Rows below the header that were left out, with what they hold */
  skipped: { row: number; text: string }[];
}

type Field = 'unit' | 'shortName' | 'aliases' | 'kind' | 'contact' | 'person' | 'post' | 'phone';

/** Headings by what they name; the first that fits wins. */
const HEADINGS: readonly [Field, RegExp][] = [
  ['shortName', /简称/],
  ['aliases', /别名|曾用名|其他名称/],
  ['kind', /类别|类型|性质/],
  ['phone', /电话|手机|联系方式/],
  ['post', /职务|职位|岗位/],
  ['contact', /联络员|联络人|联系人/],
  ['person', /姓名|责任领导|分管领导|责任人|负责人/],
  ['unit', /单位|部门|机构|全称/],
];

/** Rows at the top among which the header is looked for. */
const HEADER_WITHIN = 15;
/** Rows that close a list: totals, notes, signatures. */
const CLOSING = /^(?:合计|总计|小计|备注|注[:：]|说明|填表|制表|审核|联系人[:：]|单位[:：（(]|盖章|日期[:：])/;

const LONGEST_NAME = 200;
const LONGEST_PERSON = 50;

/** Reads one sheet. A sheet with a column of persons gives people and their units, another gives units. */
export function readDirectorySheet(sheet: BookSheet): DirectoryReading {
  const header = headerOf(sheet);
  if (header === null) return { headerRow: null, units: [], people: [], skipped: [] };
  const reading: DirectoryReading = { headerRow: header.row, units: [], people: [], skipped: [] };
  const hasPeople = header.fields.has('person');
  const unitAt = unitsByRow(sheet, header.fields.get('unit'));
  const seenUnits = new Set<string>();
  for (const row of sheet.rows) {
    if (row.row <= header.row) continue;
    const at = (field: Field) => textAt(row, header.fields.get(field));
    const first = row.cells[0]?.text.trim() ?? '';
    const unit = unitAt(row);
    const person = at('person');
    const whole = row.cells.map((cell) => cell.text.trim()).join(' ');
    const fits = hasPeople
      ? person !== null && person.length <= LONGEST_PERSON
      : unit !== null && unit.length <= LONGEST_NAME;
    if (CLOSING.test(first) || !fits) {
      reading.skipped.push({ row: row.row, text: whole.slice(0, 100) });
      continue;
    }
    if (hasPeople) {
      reading.people.push({ row: row.row, name: person as string, post: at('post'), phone: at('phone'), unit });
    }
    if (unit !== null && unit.length <= LONGEST_NAME && !seenUnits.has(unit)) {
      seenUnits.add(unit);
      reading.units.push({
        row: row.row,
        name: unit,
        shortName: at('shortName'),
        kind: at('kind'),
        contact: at('contact'),
        // In a list of people the telephone is the person's.
        phone: hasPeople ? null : at('phone'),
        aliases: (at('aliases') ?? '')
          .split(/[、，,；;\n]/)
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      });
    }
  }
  return reading;
}

interface Header {
  row: number;
  fields: Map<Field, number>;
}

/** The row that names most columns, among them one of units or people. */
function headerOf(sheet: BookSheet): Header | null {
  let best: Header | null = null;
  for (const row of sheet.rows.slice(0, HEADER_WITHIN)) {
    const fields = new Map<Field, number>();
    for (const cell of row.cells) {
      const heading = cell.text.replace(/\s/g, '');
      // A heading is short; a title that speaks of 单位 is not one.
      if (heading.length > 12) continue;
      const field = HEADINGS.find(([, words]) => words.test(heading))?.[0];
      if (field !== undefined && !fields.has(field)) fields.set(field, cell.column);
    }
    if (!fields.has('unit') && !fields.has('person')) continue;
    if (best === null || fields.size > best.fields.size) best = { row: row.row, fields };
  }
  return best;
}

function textAt(row: BookRow, column: number | undefined): string | null {
  const text = row.cells.find((cell) => cell.column === column)?.text.trim() ?? '';
  return text === '' || /^[-—/无]$/.test(text) ? null : text;
}

/** The unit of a row; a merged cell speaks for all its rows. */
function unitsByRow(sheet: BookSheet, column: number | undefined): (row: BookRow) => string | null {
  const merged = new Map<number, number>();
  for (const block of sheet.merges) {
    if (block.column - 1 > (column ?? -1) || block.column - 1 + block.columns <= (column ?? -1)) continue;
    for (let row = 0; row < block.rows; row++) merged.set(block.row - 1 + row, block.row - 1);
  }
  const rows = new Map(sheet.rows.map((row) => [row.row, row]));
  return (row) => {
    const own = textAt(row, column);
    if (own !== null || column === undefined) return own;
    const master = rows.get(merged.get(row.row) ?? -1);
    return master === undefined ? null : textAt(master, column);
  };
}

// Tables as text: values set apart by commas, tabs or the like, in whatever encoding the office's programs write.
import type { Book } from '#domain/workbook/types.ts';
import { Budget, SheetBuilder, WorkbookError } from './workbook-build.ts';

const DELIMITERS = [',', '\t', ';', '|', '，', '；'];
/** Lines looked at to find out what sets the values apart. */
const LOOKED_AT = 30;
/** A value longer than this means that a quotation mark was never closed. */
const VALUE_LIMIT = 200_000;

/** The records of a text table (RFC 4180: a quoted value may hold line ends and, doubled, quotation marks). */
function* records(text: string, delimiter: string): Generator<string[]> {
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      let value: string;
      if (text[at] === '"') {
        value = '';
        let from = at + 1;
        for (;;) {
          const end = text.indexOf('"', from);
          if (end < 0 || end - at > VALUE_LIMIT) throw new WorkbookError('damaged', 'quotation');
          value += text.slice(from, end);
          at = end + 1;
          if (text[at] !== '"') break;
          value += '"';
          from = at + 1;
        }
        // what stands between the closing mark and the next delimiter belongs to the value all the same
        const rest = ends(text, at, delimiter);
        value += text.slice(at, rest);
        at = rest;
      } else {
        const end = ends(text, at, delimiter);
        if (end - at > VALUE_LIMIT) throw new WorkbookError('damaged', 'value');
        value = text.slice(at, end);
        at = end;
      }
      record.push(value);
      if (text[at] === delimiter) {
        at++;
        continue;
      }
      if (text[at] === '\r' && text[at + 1] === '\n') at++;
      at++;
      break;
    }
    yield record;
  }
}

function ends(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === delimiter || sign === '\n' || sign === '\r') return at;
  }
  return text.length;
}

/** What sets the values apart: the sign that gives most lines the same, largest number of values. */
function guessDelimiter(text: string): string | null {
  let best: { sign: string; score: number } | null = null;
  for (const sign of DELIMITERS) {
    const widths: number[] = [];
    try {
      for (const record of records(text, sign)) {
        if (record.length > 1 || record[0] !== '') widths.push(record.length);
        if (widths.length >= LOOKED_AT) break;
      }
    } catch (error) {
      if (error instanceof WorkbookError) continue;
      throw error;
    }
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    for (const [width, lines] of counts) {
      const score = lines * Math.min(width, 20);
      if (best === null || score > best.score) best = { sign, score };
    }
  }
  return best?.sign ?? null;
}

/**
 * Reads a text table; null where nothing sets values apart, so that it is no table.
 * @throws WorkbookError tooLarge, damaged (a quotation mark never closed)
 */
export function readCsv(text: string, name: string): Pick<Book, 'sheets' | 'notes'> | null {
  // Excel writes the delimiter into the first line of some files
  const stated = /^sep=(.)\r?\n/.exec(text);
  const body = stated ? text.slice(stated[0].length) : text;
  const delimiter = stated?.[1] ?? guessDelimiter(body);
  if (delimiter === null || delimiter === undefined) return null;
  const sheet = new SheetBuilder(name, false, new Budget());
  let row = stated ? 1 : 0;
  for (const record of records(body, delimiter)) {
    // ="001" keeps leading noughts in Excel
    record.forEach((value, column) => {
      sheet.cell(row, column, 'text', value.replace(/^="(.*)"$/s, '$1'), false);
    });
    row++;
  }
  sheet.declare(row, 0);
  return { sheets: [sheet.build()], notes: [] };
}

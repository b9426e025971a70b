// The promise of an import: whatever the sheet looks like, each cell is in the result or told of with a reason.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_WORDS, FIELDS } from '#domain/workbook/fields.ts';
import { readLedgerSheet } from '#domain/workbook/read.ts';
import { runs } from '#tests/fixtures/runs.ts';
import { sheetOf } from './sheets.ts';

const HEADINGS = [...FIELDS.map((field) => FIELD_WORDS[field].replace(/（.*$/, '')), '不认识的栏', '经纬度'];

/** A word that occurs once, so that it can be looked for in the result; some look like what ledgers hold. */
const words = (at: number, kind: number): string => {
  const token = `词${at}词`;
  switch (kind) {
    case 0:
      return token;
    case 1:
      return `一是${token}。`;
    case 2:
      return `${at}.${token}`;
    case 3:
      return `1.${token}。\n2.另${token}。`;
    case 4:
      return `（${token}）`;
    case 5:
      return `注：${token}`;
    case 6:
      return `一、${token}方面`;
    case 7:
      return `合计${token}`;
    default:
      return `${token}、又${token}`;
  }
};

const sheets = fc
  .record({
    headings: fc.shuffledSubarray(HEADINGS, { minLength: 3, maxLength: 9 }),
    titles: fc.integer({ min: 0, max: 2 }),
    rows: fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 8 }), { freq: 3 }), { minLength: 9, maxLength: 9 }), {
      minLength: 1,
      maxLength: 8,
    }),
    merges: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 9 }),
      ),
      { maxLength: 4 },
    ),
  })
  .map(({ headings, titles, rows, merges }) => {
    let count = 0;
    const texts = rows.map((row) => row.map((kind) => (kind === null ? null : words(count++, kind))));
    const above = Array.from({ length: titles }, () => [words(count++, 0)]);
    return sheetOf([...above, headings, ...texts], merges);
  });

describe('account of cells', () => {
  it('loses none', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const reading = readLedgerSheet(sheet);
        const result = JSON.stringify([
          reading.problems,
          reading.titles,
          reading.columns.map(({ headings }) => headings),
        ]);
        const told = new Set([...reading.skipped, ...reading.unreadable].map(({ row, column }) => `${row}:${column}`));
        for (const { cells } of sheet.rows) {
          for (const { row, column, text } of cells) {
            const token = /词\d+词/.exec(text)?.[0] ?? text;
            const inHeader = reading.header !== null && row >= reading.header.first && row <= reading.header.last;
            if (inHeader || told.has(`${row}:${column}`) || result.includes(token)) continue;
            throw new Error(`lost ${row}:${column} ${text}`);
          }
        }
        for (const { reason } of [...reading.skipped, ...reading.unreadable, ...reading.doubts])
          expect(reason).not.toBe('');
      }),
      { numRuns: runs(500) },
    );
  });
});

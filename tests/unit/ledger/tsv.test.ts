// Blocks of cells on the clipboard, as Excel and WPS write and read them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTsv, parseTsv } from '#renderer/features/ledger/tsv.ts';

describe('reading a block', () => {
  it('parts cells at tabs and rows at line breaks; the last break makes no row', () => {
    expect(parseTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(parseTsv('a\nb')).toEqual([['a'], ['b']]);
    expect(parseTsv('a\rb')).toEqual([['a'], ['b']]);
    expect(parseTsv('')).toEqual([]);
  });

  it('keeps empty cells and empty rows', () => {
    expect(parseTsv('\t\r\n\r\nx\t')).toEqual([['', ''], [''], ['x', '']]);
  });

  it('takes tabs, line breaks and doubled quotes from quoted cells', () => {
    expect(parseTsv('"一是\r\n二是"\t"说""好"""\r\n"a\tb"\tc')).toEqual([
      ['一是\n二是', '说"好"'],
      ['a\tb', 'c'],
    ]);
  });

  it('leaves quotes alone that do not enclose the cell', () => {
    expect(parseTsv('"以会\t代"会\n"半')).toEqual([['"以会', '代"会'], ['"半']]);
    expect(parseTsv('5"管\t""')).toEqual([['5"管', '']]);
  });
});

it('what is copied reads back the same, whatever the cells hold', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '中', '"', '\t', '\n', ' ', '，') });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
      expect(parseTsv(formatTsv(rows))).toEqual(rows);
    }),
  );
});

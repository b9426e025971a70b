// Excel lists of units and people: header, columns, merged units, rows that are no entries.
import { describe, expect, it } from 'vitest';
import { readDirectorySheet } from '#domain/directory/read.ts';
import type { BookSheet } from '#domain/workbook/types.ts';

function sheet(lines: (string | null)[][], merges: BookSheet['merges'] = []): BookSheet {
  return {
    name: '名单',
    hidden: false,
    rows: lines.flatMap((cells, row) => {
      const held = cells.flatMap((text, column) =>
        text === null ? [] : [{ row, column, kind: 'text' as const, text }],
      );
      return held.length === 0 ? [] : [{ row, hidden: false, cells: held }];
    }),
    merges,
    hiddenColumns: [],
    width: Math.max(...lines.map((cells) => cells.length)),
    declared: { rows: lines.length, columns: 10 },
  };
}

describe('a list of units', () => {
  it('is read below its title, with whatever columns it has', () => {
    const reading = readDirectorySheet(
      sheet([
        ['临溪区各单位联络员名单', null, null, null],
        ['序号', '单位名称', '单位简称', '单位性质', '联络员', '联系 电话', '曾用名'],
        ['1', '区教育和体育局', '区教体局', '政府部门', '吴××', '123', '区教育局、区体育局'],
        ['2', '区财政局', null, '-', null, null, null],
        ['3', '区财政局', null, null, null, null, null],
        [null, null, null, null, '郑××', null, null],
        ['合计', '2个单位', null, null, null, null, null],
        ['填表人：', null, null, null, null, null, null],
      ]),
    );
    expect(reading.headerRow).toBe(1);
    expect(reading.units).toEqual([
      {
        row: 2,
        name: '区教育和体育局',
        shortName: '区教体局',
        kind: '政府部门',
        contact: '吴××',
        phone: '123',
        aliases: ['区教育局', '区体育局'],
      },
      { row: 3, name: '区财政局', shortName: null, kind: null, contact: null, phone: null, aliases: [] },
    ]);
    expect(reading.skipped.map(({ row }) => row)).toEqual([5, 6, 7]);
  });
});

describe('a list of people', () => {
  it('gives each the unit of its merged cell, and the units too', () => {
    const reading = readDirectorySheet(
      sheet(
        [
          ['单位', '姓名', '职务', '手机'],
          ['区财政局', '周××', '局长', '1'],
          [null, '吴××', '副局长', '2'],
          ['区民政局', '郑××', null, null],
        ],
        [{ row: 2, column: 1, rows: 2, columns: 1 }],
      ),
    );
    expect(reading.people.map(({ name, unit, post, phone }) => [name, unit, post, phone])).toEqual([
      ['周××', '区财政局', '局长', '1'],
      ['吴××', '区财政局', '副局长', '2'],
      ['郑××', '区民政局', null, null],
    ]);
    expect(reading.units.map(({ name, phone }) => [name, phone])).toEqual([
      ['区财政局', null],
      ['区民政局', null],
    ]);
  });
});

it('a sheet that is neither says so', () => {
  expect(
    readDirectorySheet(
      sheet([
        ['日期', '金额'],
        ['1', '2'],
      ]),
    ),
  ).toEqual({
    headerRow: null,
    units: [],
    people: [],
    skipped: [],
  });
});

// Lists as workbooks, read back by another library: cells, merges, page set-up, panes, hostile texts.
import { Workbook } from '@cj-tech-master/excelts';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { writeListXlsx } from '#core/documents/write/excel.ts';
import { spannedLines } from '#domain/content/spans.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { LEDGER_LISTS } from '#domain/ledger/view.ts';
import { buildList } from '#domain/lists/build.ts';
import { emptyTree, measure, problem, sampleTree } from '#tests/fixtures/tree.ts';
import { all, at, expectDisjointMerges, expectWellFormed, first, onlySheet, part, rowOf } from './office-files.ts';

const AS_OF = '2020-06-22';
const options = { asOf: AS_OF, mark: true, officeName: '区委整改办' };
const MARK_TITLE_SUBTITLE = 3;

/** A small list around given cells. */
function listOf(lines: string[][], over: Partial<ListDocument> = {}): ListDocument {
  return {
    kind: 'list',
    title: '测试清单',
    subtitle: '',
    mark: null,
    columns: (lines[0] ?? ['']).map((_, index) => ({
      key: `c${index}`,
      title: `列${index}`,
      width: 40,
      align: 'left',
      shared: false,
    })),
    groups: lines.map((cells) => ({
      heading: null,
      ids: { problemId: null, unitId: null },
      lines: [{ measureId: null, cells }],
    })),
    notes: [],
    signatures: [],
    paper: { size: 'A4', orientation: 'landscape' },
    ...over,
  };
}

/** Every text of a list's table, without what merging hides. */
function texts(list: ListDocument): string[] {
  return spannedLines(list).flatMap((line) => line.cells.filter((text) => text !== ''));
}

describe.each(LEDGER_LISTS)('%s', (kind) => {
  const list = buildList(kind, sampleTree(), options);
  const header = MARK_TITLE_SUBTITLE;

  it('holds every cell, and nothing that merging would hide', async () => {
    const sheet = await onlySheet(await writeListXlsx(list));
    const body = sheet.rows.slice(header + 1);
    const written = body.flatMap((row) => row.filter((value) => value !== null).map(String));
    const headings = list.groups.flatMap((group) => (group.heading === null ? [] : [group.heading]));
    expect(written.slice(0, -1).sort()).toEqual([...texts(list), ...headings, ...list.notes].sort());
    expect(written.at(-1)).toMatch(/^填报人：.*审核人：.*日期：$/);
  });

  it('has title, mark, header row and merges that do not overlap', async () => {
    const sheet = await onlySheet(await writeListXlsx(list));
    expect([sheet.rows[0]?.[0], sheet.rows[1]?.[0], sheet.rows[2]?.[0]]).toEqual([
      list.mark,
      list.title,
      list.subtitle,
    ]);
    expect(sheet.rows[header]).toEqual(list.columns.map((column) => column.title));
    expectDisjointMerges(sheet);
    const lastColumn = list.columns.length - 1;
    expect(sheet.merges).toContainEqual({ startRow: 1, startCol: 0, endRow: 1, endCol: lastColumn });
    expect(at(sheet, 1, 0)?.style?.font?.name).toBe('方正小标宋简体');
    expect(at(sheet, header, 0)?.style?.font?.name).toBe('黑体');
  });

  it('prints on one page’s width with repeated header, page numbers and frozen header', async () => {
    const sheet = await onlySheet(await writeListXlsx(list));
    expect(sheet.pageSetup).toMatchObject({
      paperSize: kind === 'ledger' ? 'a3' : 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: '$4:$4',
    });
    expect(sheet.pageSetup?.margins).toMatchObject({ left: 0.59, right: 0.59, footer: 0.31 });
    expect(sheet.headerFooter?.oddFooter).toBe('&C第&P页 共&N页');
    expect(sheet.freezePane?.rows).toBe(4);
    expect(sheet.freezePane?.columns).toBe(['ledger', 'tasks', 'closeOut'].includes(kind) ? 2 : 1);
  });
});

describe('merged cells', () => {
  it('cover the lines of their problem', async () => {
    const tree = {
      ...sampleTree(),
      aspects: [
        {
          id: 'A',
          position: 1,
          title: null,
          items: [
            {
              id: 'I',
              aspectId: 'A',
              position: 1,
              number: 1,
              title: null,
              category: null,
              problems: [problem(1, '甲', 3), problem(2, '乙', 1)].map((each) => ({
                ...each,
                measures: each.measures.map((one) => ({ ...one, text: '短。' })),
              })),
            },
          ],
        },
      ],
    };
    const sheet = await onlySheet(await writeListXlsx(buildList('tasks', tree, { asOf: AS_OF })));
    const top = sheet.rows.findIndex((row) => row[1] === '(1)甲');
    expect(sheet.merges).toContainEqual({ startRow: top, startCol: 1, endRow: top + 2, endCol: 1 });
    expect(sheet.rows[top + 3]?.[1]).toBe('(2)乙');
  });

  it('have a border all around and wrap their text', async () => {
    const sheet = await onlySheet(await writeListXlsx(buildList('tasks', sampleTree(), options)));
    const merge = sheet.merges?.find((each) => each.startCol === 1 && each.startRow > 4);
    if (merge === undefined) throw new Error('no merged problem');
    const top = at(sheet, merge.startRow, 1)?.style;
    const bottom = at(sheet, merge.endRow, 1)?.style;
    expect(top?.alignment).toMatchObject({ wrapText: true, vertical: 'top' });
    expect([top?.border?.left?.style, top?.border?.right?.style, top?.border?.top?.style]).toEqual([
      'thin',
      'thin',
      'thin',
    ]);
    expect(bottom?.border?.bottom?.style).toBe('thin');
  });
});

describe('cells', () => {
  it('that look like formulas are text and stay text', async () => {
    const hostile = ['=1+1', '+86 10', '-5', '@SUM(A1)', ' =cmd|’/c calc’!A1', '＝1+1'];
    const bytes = await writeListXlsx(listOf(hostile.map((text) => [text])));
    const sheet = await onlySheet(bytes);
    const xml = await (await JSZip.loadAsync(bytes)).file('xl/worksheets/sheet1.xml')?.async('string');
    expect(xml).not.toContain('<f>');
    for (const [index, text] of hostile.entries()) {
      const cell = at(sheet, index + 2, 0);
      expect(cell?.value).toBe(text);
      expect(cell?.type).toBe('string');
      expect(cell?.style?.numFmt).toBe('@');
    }
    const formats = all(first(await part(bytes, 'xl/styles.xml'), 'cellXfs'), 'xf');
    expect(formats.filter((format) => format.getAttribute('quotePrefix') === '1')).toHaveLength(1);
  });

  it('keep what XML, Excel escapes and line breaks could spoil', async () => {
    const hostile = ['<b>&amp;"\'</b>', ']]>', '_x0041_', '一\n二', '𠮷野家', '=“x”', '0012', '1'];
    const sheet = await onlySheet(await writeListXlsx(listOf(hostile.map((text) => [text]))));
    expect(sheet.rows.slice(2).map((row) => row[0])).toEqual(hostile);
  });

  it('lose the characters that XML forbids', async () => {
    const bytes = await writeListXlsx(listOf([['甲\u0000\u0007\u000b乙\ufffe\uffff丙\ud800丁\r\n戊\t己']]));
    await expectWellFormed(bytes);
    expect((await onlySheet(bytes)).rows[2]?.[0]).toBe('甲乙丙丁\n戊 己');
  });

  it('are numbers only where the column counts', async () => {
    const list = listOf([
      ['7', '7'],
      ['007', '7a'],
    ]);
    list.columns = list.columns.map((column, index) => (index === 0 ? { ...column, numeric: true } : column));
    const sheet = await onlySheet(await writeListXlsx(list));
    expect(sheet.rows.slice(2)).toEqual([
      [7, '7'],
      ['007', '7a'],
    ]);
  });

  it('longer than Excel allows end with a word about it', async () => {
    const sheet = await onlySheet(await writeListXlsx(listOf([['整'.repeat(40_000)]])));
    const text = String(sheet.rows[2]?.[0]);
    expect(text.length).toBe(32_767);
    expect(text).toMatch(/全文见 Word 版）$/);
  });
});

describe('row heights', () => {
  /** Heights of all rows in points, from the XML: hucre names only those that are fixed. */
  async function heights(bytes: Uint8Array): Promise<number[]> {
    const rows = all(await part(bytes, 'xl/worksheets/sheet1.xml'), 'row');
    return rows.map((row) => Number(row.getAttribute('ht')));
  }
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

  it('hold a measure of 1,200 characters in several rows under Excel’s limit', async () => {
    const given = problem(1, '长措施', 2);
    given.measures[1] = measure(given.id, 2, { lead: '', text: '整改'.repeat(600) });
    const tree = {
      ...emptyTree(),
      aspects: [
        {
          id: 'A',
          position: 1,
          title: null,
          items: [{ id: 'I', aspectId: 'A', position: 1, number: 1, title: null, category: null, problems: [given] }],
        },
      ],
    };
    const list = buildList('tasks', tree, { asOf: AS_OF });
    const bytes = await writeListXlsx(list);
    const sheet = await onlySheet(bytes);
    const column = list.columns.findIndex((each) => each.key === 'measure');
    const row = sheet.rows.findIndex((cells) => String(cells[column]).startsWith('二是整改'));
    expect(sheet.rows[row]?.[column]).toBe(`二是${'整改'.repeat(600)}`);
    const merge = sheet.merges?.find((each) => each.startRow === row && each.startCol === column);
    if (merge === undefined) throw new Error('the long measure is in one row');
    // 10.5 pt type: a full-width sign is 10.5 pt wide, a line 12 pt high at the very least.
    const perLine = Math.floor(((sheet.columns?.[column]?.width ?? 0) * 8 * 0.75) / 10.5);
    const points = await heights(bytes);
    expect(sum(points.slice(merge.startRow, merge.endRow + 1))).toBeGreaterThan((1_202 / perLine) * 12);
    expect(Math.max(...points)).toBeLessThanOrEqual(409);
    expect(Math.min(...points)).toBeGreaterThan(0);
    expectDisjointMerges(sheet);
  });

  it('hold a long problem beside one short measure', async () => {
    const title = '反馈问题'.repeat(60);
    const list = listOf([[title, '短']]);
    const bytes = await writeListXlsx(list);
    const sheet = await onlySheet(bytes);
    const row = rowOf(sheet, title);
    const perLine = Math.floor(((sheet.columns?.[0]?.width ?? 0) * 8 * 0.75) / 10.5);
    expect((await heights(bytes))[row]).toBeGreaterThan((240 / perLine) * 12);
  });
});

describe('other lists', () => {
  it('without lines say so', async () => {
    const sheet = await onlySheet(await writeListXlsx(buildList('ledger', emptyTree(), options)));
    expect(sheet.rows[4]?.[0]).toBe('（暂无内容）');
    expect(rowOf(sheet, null)).toBe(-1);
  });

  it('get a sheet name that Excel accepts', async () => {
    const sheet = await onlySheet(await writeListXlsx(listOf([['甲']], { title: `${'很长'.repeat(20)}[1]:*?/\\` })));
    expect(sheet.name.length).toBeLessThanOrEqual(31);
    expect(sheet.name).not.toMatch(/[[\]:*?/\\]/);
  });

  it('come out the same twice', async () => {
    const list = buildList('ledger', sampleTree(), options);
    const [one, two] = [await onlySheet(await writeListXlsx(list)), await onlySheet(await writeListXlsx(list))];
    expect(two.rows).toEqual(one.rows);
    expect(two.merges).toEqual(one.merges);
    expect(await writeListXlsx(list)).toEqual(await writeListXlsx(list));
  });

  it('keep their own widths where they are not to be fitted, and repeat the first columns beside', async () => {
    const paper = { size: 'A4', orientation: 'portrait', fitToWidth: false } as const;
    const list = buildList('ledger', sampleTree(), { ...options, paper });
    const bytes = await writeListXlsx(list);
    const sheet = await onlySheet(bytes);
    const widths = list.columns.map(({ width }) => Math.round((width / 25.4) * 96) / 8);
    expect(sheet.columns?.map(({ width }) => width)).toEqual(widths);
    expect(sheet.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'portrait' });
    expect(sheet.pageSetup?.fitToPage ?? false).toBe(false);
    expect(first(await part(bytes, 'xl/workbook.xml'), 'definedName').textContent).toBe(
      "'整改台账'!$A:$B,'整改台账'!$4:$4",
    );
  });

  it('keep the order of elements that the format prescribes', async () => {
    const bytes = await writeListXlsx(buildList('ledger', sampleTree(), options));
    await expectWellFormed(bytes);
    const sheet = first(await part(bytes, 'xl/worksheets/sheet1.xml'), 'worksheet');
    expect(Array.from(sheet.childNodes).map((node) => node.nodeName)).toEqual([
      'sheetPr',
      'dimension',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'mergeCells',
      'printOptions',
      'pageMargins',
      'pageSetup',
      'headerFooter',
      'ignoredErrors',
    ]);
    for (const [name, child] of [
      ['fonts', 'font'],
      ['cellXfs', 'xf'],
      ['sst', 'si'],
      ['mergeCells', 'mergeCell'],
    ] as const) {
      const path =
        name === 'sst' ? 'xl/sharedStrings.xml' : name === 'mergeCells' ? 'xl/worksheets/sheet1.xml' : 'xl/styles.xml';
      const list = first(await part(bytes, path), name);
      expect(list.getAttribute(name === 'sst' ? 'uniqueCount' : 'count')).toBe(String(all(list, child).length));
    }
  });

  it('are read alike by a second reader', async () => {
    for (const kind of LEDGER_LISTS) {
      const bytes = await writeListXlsx(buildList(kind, sampleTree(), options));
      const one = await onlySheet(bytes);
      const workbook = new Workbook();
      await workbook.xlsx.load(Buffer.from(bytes));
      const two = workbook.worksheets[0];
      for (const [row, cells] of one.rows.entries()) {
        for (const [column, value] of cells.entries()) {
          const cell = two?.getCell(row + 1, column + 1);
          if (cell?.isMerged && cell.master !== cell) continue;
          expect(cell?.value ?? null).toEqual(value);
        }
      }
    }
  });

  it('of more than ten thousand lines have the same set-up', async () => {
    const groups = Array.from({ length: 3_500 }, (_, index) => ({
      heading: null,
      ids: { problemId: null, unitId: null },
      lines: Array.from({ length: 3 }, (_, line) => ({
        measureId: null,
        cells: [line === 0 ? `问题${index}` : '', `措施${index}-${line}`],
      })),
    }));
    const list = listOf([['', '']]);
    const columns = list.columns.map((column, index) => (index === 0 ? { ...column, shared: true } : column));
    const sheet = await onlySheet(await writeListXlsx({ ...list, columns, groups, subtitle: '第一行' }));
    expect(sheet.rows).toHaveLength(3 + 10_500);
    expect(sheet.rows.at(-1)?.[1]).toBe('措施3499-2');
    expect(sheet.merges?.filter((merge) => merge.endRow - merge.startRow === 2)).toHaveLength(3_500);
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToHeight: 0, printTitlesRow: '$3:$3' });
  });
});

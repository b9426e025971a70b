// Lists as Word tables: page, repeated header, vertical merges, page numbers, hostile texts.
import type { Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { writeListDocx } from '#core/documents/write/word-list.ts';
import { spannedLines } from '#domain/content/spans.ts';
import { LEDGER_LISTS } from '#domain/ledger/view.ts';
import { buildList } from '#domain/lists/build.ts';
import { emptyTree, sampleTree } from '#tests/fixtures/tree.ts';
import { all, attributes, expectWellFormed, first, paragraphWith, part, textOf } from './office-files.ts';

const options = { asOf: '2020-06-22', mark: true, officeName: '区委整改办' };
const DOCUMENT = 'word/document.xml';

/** What a table cell says: its text, and whether it begins, continues or stands outside a vertical merge. */
function cell(element: Element): { text: string; merge: 'none' | 'restart' | 'continue' } {
  const merge = all(element, 'w:vMerge')[0];
  const value = merge?.getAttribute('w:val');
  return { text: textOf(element), merge: merge === undefined ? 'none' : value === 'restart' ? 'restart' : 'continue' };
}

describe.each(LEDGER_LISTS)('%s', (kind) => {
  const list = buildList(kind, sampleTree(), options);

  it('has the list’s cells and merges row by row', async () => {
    const rows = all(first(await part(await writeListDocx(list), DOCUMENT), 'w:tbl'), 'w:tr');
    const body = rows.slice(1).filter((row) => all(row, 'w:gridSpan').length === 0);
    expect(body.map((row) => all(row, 'w:tc').map(cell))).toEqual(
      spannedLines(list).map((line) =>
        line.spans.map((span, index) => ({
          text: line.cells[index],
          merge: span === 1 ? 'none' : span > 1 ? 'restart' : 'continue',
        })),
      ),
    );
    const headings = rows.filter((row) => all(row, 'w:gridSpan').length > 0).map(textOf);
    expect(headings).toEqual(list.groups.flatMap((group) => (group.heading === null ? [] : [group.heading])));
  });

  it('repeats its header row, and only that', async () => {
    const rows = all(first(await part(await writeListDocx(list), DOCUMENT), 'w:tbl'), 'w:tr');
    expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual(rows.map((_, index) => (index === 0 ? 1 : 0)));
    expect(all(rows[0] as Element, 'w:tc').map(textOf)).toEqual(list.columns.map((column) => column.title));
  });

  it('lies on landscape paper with a table as wide as the block and page numbers', async () => {
    const bytes = await writeListDocx(list);
    const document = await part(bytes, DOCUMENT);
    const size = attributes(first(document, 'w:pgSz'));
    const margin = attributes(first(document, 'w:pgMar'));
    expect([size.w, size.h, size.orient]).toEqual(
      kind === 'ledger' ? ['23811', '16838', 'landscape'] : ['16838', '11906', 'landscape'],
    );
    const block = Number(size.w) - Number(margin.left) - Number(margin.right);
    const grid = all(document, 'w:gridCol').map((column) => Number(column.getAttribute('w:w')));
    expect(Math.abs(grid.reduce((sum, width) => sum + width, 0) - block)).toBeLessThanOrEqual(grid.length);
    const footer = await part(bytes, 'word/footer1.xml');
    expect(textOf(footer)).toBe('第页 共页');
    expect(all(footer, 'w:instrText').map((field) => field.textContent?.trim())).toEqual(['PAGE', 'NUMPAGES']);
  });
});

describe('around the table', () => {
  it('stand mark, title, subtitle, notes and the signature row', async () => {
    const list = buildList('ledger', sampleTree(), options);
    const document = await part(await writeListDocx(list), DOCUMENT);
    for (const text of [list.mark as string, list.title, list.subtitle, ...list.notes, '填报人：']) {
      expect(textOf(paragraphWith(document, text))).toContain(text);
    }
    const title = first(paragraphWith(document, list.title), 'w:rFonts');
    expect(title.getAttribute('w:eastAsia')).toBe('方正小标宋简体');
  });

  it('an empty list says so', async () => {
    const document = await part(await writeListDocx(buildList('tasks', emptyTree(), options)), DOCUMENT);
    expect(textOf(first(document, 'w:tbl'))).toContain('（暂无内容）');
  });
});

describe('rows', () => {
  it('of a few lines stay on one page, long ones may run over', async () => {
    const rows = all(
      first(await part(await writeListDocx(buildList('tasks', sampleTree(), options)), DOCUMENT), 'w:tbl'),
      'w:tr',
    );
    const kept = (text: string) =>
      rows.filter((row) => textOf(row).includes(text)).map((row) => all(row, 'w:cantSplit').length);
    expect(new Set(kept('每两周调度一次进展'))).toEqual(new Set([1]));
    expect(new Set(kept('坚决防止反弹回潮'))).toEqual(new Set([0]));
  });
});

it('keeps markup as text and leaves out what XML forbids', async () => {
  const tree = sampleTree();
  const problem = tree.aspects[0]?.items[0]?.problems[0];
  if (problem === undefined) throw new Error('no problem');
  problem.title = '<w:p/>&"\u0000\ufffe\ud800第一行\r\n第二行';
  const bytes = await writeListDocx(buildList('problems', tree, options));
  await expectWellFormed(bytes);
  expect(textOf(await part(bytes, DOCUMENT))).toContain('(1)<w:p/>&"第一行\n第二行');
});

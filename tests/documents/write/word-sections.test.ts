// Sections of a Word file: turned pages for wide tables, breaks that take no line, a Chinese font for every run.
import type { Document } from '@xmldom/xmldom';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { writeTextDocx } from '#core/documents/write/word-text.ts';
import type { Block, TableBlock } from '#domain/content/types.ts';
import { GB_STYLE } from '#domain/official-format/style.ts';
import { sampleBulletin } from '#tests/fixtures/bulletin.ts';
import { all, attributes, expectWellFormed, first, part, textOf } from './office-files.ts';

const WIDE: TableBlock = {
  kind: 'table',
  caption: '附表',
  columns: Array.from({ length: 12 }, (_, at) => ({ title: `栏目${at}`, width: 1 })),
  rows: [Array.from({ length: 12 }, () => ({ runs: [{ text: '区行政审批服务局' }] }))],
  note: null,
};
const text: Block = { kind: 'paragraph', runs: [{ text: '正文' }] };
const written = (blocks: Block[]) => writeTextDocx({ ...sampleBulletin(), blocks });

describe('a wide table', () => {
  it('stands in a section of its own, turned with its margins, with footers of its own', async () => {
    const bytes = await written([text, WIDE, text]);
    await expectWellFormed(bytes);
    const document = await part(bytes, 'word/document.xml');
    const sections = all(document, 'w:sectPr');
    expect(sections.map((each) => attributes(first(each, 'w:pgSz')))).toEqual([
      expect.objectContaining({ w: '11906', h: '16838' }),
      expect.objectContaining({ w: '16838', h: '11906', orient: 'landscape' }),
      expect.objectContaining({ w: '11906', h: '16838' }),
    ]);
    expect(attributes(first(sections[1] as never, 'w:pgMar'))).toMatchObject({
      top: '1588',
      left: '1984',
      bottom: '1474',
      right: '2098',
    });
    for (const each of sections) expect(all(each, 'w:footerReference')).toHaveLength(2);
    expect(new Set(all(document, 'w:footerReference').map((each) => attributes(each).id)).size).toBe(6);
  });

  it('is as wide as the turned block and repeats its header', async () => {
    const table = all(await part(await written([text, WIDE, text]), 'word/document.xml'), 'w:tbl')[0];
    expect(attributes(first(table as never, 'w:tblW')).w).toBe('12756');
    expect(all(table as never, 'w:tblHeader')).toHaveLength(1);
  });
});

describe('a section', () => {
  it('ends in a paragraph of its text, so that its break takes no line', async () => {
    for (const blocks of [
      [text, WIDE, text],
      [WIDE],
      [text, { ...WIDE, note: '注' }, text],
      [text, WIDE, WIDE, text],
    ]) {
      const document = await part(await written(blocks), 'word/document.xml');
      const ends = all(document, 'w:p').filter((paragraph) => all(paragraph, 'w:sectPr').length > 0);
      expect(ends.length).toBe(all(document, 'w:sectPr').length - 1);
      for (const end of ends) {
        const small = all(end, 'w:spacing').some((each) => attributes(each).line === '20');
        expect(small || textOf(end) !== '').toBe(true);
        // The schema has it last among a paragraph's properties.
        const properties = first(end, 'w:pPr');
        expect(properties.lastChild?.nodeName).toBe('w:sectPr');
      }
    }
  });

  it('needs no page break of its own before an upright page', async () => {
    const document = await part(await written([text, WIDE, { kind: 'pageBreak' }, text]), 'word/document.xml');
    expect(all(document, 'w:pageBreakBefore')).toHaveLength(0);
  });
});

describe('every run', () => {
  it('and every style that sets a font names its Chinese one, with the hint that keeps quotes wide', async () => {
    const bytes = await written([...sampleBulletin().blocks, WIDE, text]);
    const files = Object.keys((await JSZip.loadAsync(bytes)).files).filter((path) =>
      /^word\/(document|footer\d+)\.xml$/.test(path),
    );
    expect(files.length).toBeGreaterThan(4);
    for (const path of files) {
      const file: Document = await part(bytes, path);
      for (const run of all(file, 'w:r').filter(
        (each) => all(each, 'w:t').length + all(each, 'w:instrText').length > 0,
      )) {
        expect(attributes(first(run, 'w:rFonts')), textOf(run)).toMatchObject({
          eastAsia: expect.stringMatching(/\p{Script=Han}/u),
          hint: 'eastAsia',
        });
      }
    }
    const styles = await part(bytes, 'word/styles.xml');
    const fonts = all(styles, 'w:rFonts').map(attributes);
    expect(fonts.length).toBeGreaterThan(6);
    for (const font of fonts) expect(font.eastAsia).toMatch(/\p{Script=Han}/u);
  });
});

describe('a page number', () => {
  it('is centred or left out where the office has it so', async () => {
    const footers = async (position: 'center' | 'none') => {
      const style = { ...GB_STYLE, pageNumber: { position, dashes: false } };
      const bytes = await writeTextDocx({ ...sampleBulletin(), style });
      return Promise.all(['word/footer1.xml', 'word/footer2.xml'].map((path) => part(bytes, path)));
    };
    for (const footer of await footers('center')) {
      expect(first(footer, 'w:jc').getAttribute('w:val')).toBe('center');
      expect(textOf(footer)).toBe('');
      expect(first(footer, 'w:instrText').textContent).toBe('PAGE');
    }
    for (const footer of await footers('none')) expect(all(footer, 'w:instrText')).toHaveLength(0);
  });
});

describe('paragraphs', () => {
  it('have no room of Word’s own between Chinese and digits: 28 characters a line, as on the paper view', async () => {
    const defaults = first(await part(await written([text]), 'word/styles.xml'), 'w:pPrDefault');
    for (const name of ['w:autoSpaceDE', 'w:autoSpaceDN']) {
      expect(first(defaults, name).getAttribute('w:val')).toBe('0');
    }
  });
});

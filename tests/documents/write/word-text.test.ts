// Bulletins and reports as Word documents, held against the measures of GB/T 9704-2012.
import type { Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { writeDocument } from '#core/documents/write/index.ts';
import { writeTextDocx } from '#core/documents/write/word-text.ts';
import type { Block, TextDocument } from '#domain/content/types.ts';
import { GB_PROFILE } from '#domain/official-format/profile.ts';
import { GB_STYLE } from '#domain/official-format/style.ts';
import { sampleBulletin } from '#tests/fixtures/bulletin.ts';
import { all, attributes, expectWellFormed, first, paragraphWith, part, textOf } from './office-files.ts';

const DOCUMENT = 'word/document.xml';
const bulletin = async (over: Partial<TextDocument> = {}) => writeTextDocx({ ...sampleBulletin(), ...over });
const bulletinXml = async (over: Partial<TextDocument> = {}) => part(await bulletin(over), DOCUMENT);

/** Chinese font and half-points of a paragraph's first run. */
function faceOf(paragraph: Element): [string | null, string | null] {
  const run = first(paragraph, 'w:r');
  return [first(run, 'w:rFonts').getAttribute('w:eastAsia'), first(run, 'w:sz').getAttribute('w:val')];
}

async function style(id: string): Promise<Element> {
  const found = all(await part(await bulletin(), 'word/styles.xml'), 'w:style').find(
    (each) => each.getAttribute('w:styleId') === id,
  );
  if (found === undefined) throw new Error(`no style ${id}`);
  return found;
}

describe('page', () => {
  it('has the margins of the standard and its grid of 22 lines and 28 characters', async () => {
    const document = await bulletinXml();
    expect(attributes(first(document, 'w:pgSz'))).toMatchObject({ w: '11906', h: '16838' });
    expect(attributes(first(document, 'w:pgMar'))).toMatchObject({
      top: '2098',
      bottom: '1984',
      left: '1588',
      right: '1474',
    });
    expect(attributes(first(document, 'w:docGrid'))).toEqual({
      type: 'linesAndChars',
      linePitch: '579',
      charSpace: '-849',
    });
  });

  it('sets every line exactly 579 twips apart by default, without widow control', async () => {
    const defaults = first(await part(await bulletin(), 'word/styles.xml'), 'w:pPrDefault');
    expect(attributes(first(defaults, 'w:spacing'))).toMatchObject({
      line: '579',
      lineRule: 'exact',
      before: '0',
      after: '0',
    });
    expect(first(defaults, 'w:widowControl').getAttribute('w:val')).toBe('0');
    expect(attributes(first(await style('GongwenBody'), 'w:spacing'))).toMatchObject({
      line: '579',
      lineRule: 'exact',
    });
    expect(first(await style('Normal'), 'w:sz').getAttribute('w:val')).toBe('32');
  });

  it('has other footers on even pages: — 1 — right on odd, left on even, one character in', async () => {
    const bytes = await bulletin();
    expect(all(await part(bytes, 'word/settings.xml'), 'w:evenAndOddHeaders')).toHaveLength(1);
    const references = all(await part(bytes, DOCUMENT), 'w:footerReference').map(attributes);
    const relations = all(await part(bytes, 'word/_rels/document.xml.rels'), 'Relationship').map(attributes);
    for (const [type, side, indent] of [
      ['default', 'right', 'right'],
      ['even', 'left', 'left'],
    ] as const) {
      const id = references.find((each) => each.type === type)?.id;
      const target = relations.find((each) => each.Id === id)?.Target;
      const paragraph = first(await part(bytes, `word/${target}`), 'w:p');
      expect(first(paragraph, 'w:jc').getAttribute('w:val')).toBe(side);
      expect(attributes(first(paragraph, 'w:ind'))[indent]).toBe('280');
      expect(textOf(paragraph)).toBe('—\u00a0\u00a0—');
      expect(first(paragraph, 'w:instrText').textContent).toBe('PAGE');
      expect(attributes(first(paragraph, 'w:rFonts'))).toMatchObject({ ascii: '宋体', eastAsia: '宋体' });
      expect(first(paragraph, 'w:sz').getAttribute('w:val')).toBe('28');
    }
  });

  it('puts the middle of the page number 7 mm below the block', async () => {
    const margin = attributes(first(await bulletinXml(), 'w:pgMar'));
    const below = Number(margin.bottom) - Number(margin.footer) - 280 / 2;
    expect((below / 1440) * 25.4).toBeCloseTo(7, 1);
  });
});

describe('type', () => {
  it('names Chinese fonts apart from Latin ones, with the hint that keeps quotes wide', async () => {
    for (const fonts of all(await bulletinXml(), 'w:rFonts').map(attributes)) {
      expect(fonts.hint).toBe('eastAsia');
      expect(fonts.eastAsia).not.toBe(fonts.ascii);
    }
  });

  it.each([
    ['关于省委巡视反馈意见', '方正小标宋简体', '44'],
    ['一、总体进展', '黑体', '32'],
    ['（一）本期销号', '楷体_GB2312', '32'],
    ['1.住建领域', '仿宋_GB2312', '32'],
    ['(1)安置房建设', '仿宋_GB2312', '32'],
    ['截至6月22日', '仿宋_GB2312', '32'],
    ['内部事项 注意保管', '黑体', '32'],
    ['报：', '仿宋_GB2312', '28'],
  ])('sets %s in %s', async (text, font, size) => {
    expect(faceOf(paragraphWith(await bulletinXml(), text))).toEqual([font, size]);
  });

  it('indents paragraphs and headings by two characters, not title and addressee', async () => {
    for (const id of ['GongwenBody', 'Heading1', 'Heading2', 'Heading3', 'Heading4']) {
      expect(attributes(first(await style(id), 'w:ind')), id).toMatchObject({
        firstLineChars: '200',
        firstLine: '640',
      });
    }
    const document = await bulletinXml();
    const styleOf = (text: string) => all(paragraphWith(document, text), 'w:pStyle')[0]?.getAttribute('w:val');
    expect(styleOf('截至6月22日')).toBe('GongwenBody');
    expect(styleOf('一、总体进展')).toBe('Heading1');
    expect(styleOf('各街道党工委')).toBeUndefined();
    expect(textOf(paragraphWith(document, '各街道党工委、办事处，区直各部门、单位'))).toMatch(/：$/);
  });

  it('keeps bold words bold and the others not', async () => {
    const runs = all(paragraphWith(await bulletinXml(), '一是压实责任。'), 'w:r');
    expect(runs.map((run) => all(run, 'w:b').length)).toEqual([1, 0]);
  });
});

describe('red head', () => {
  it('has the name large in red, its number centred, issuer and date over a rule as wide as the block', async () => {
    const document = await bulletinXml();
    const name = paragraphWith(document, '整改工作简报');
    expect(faceOf(name)).toEqual(['方正小标宋简体', '120']);
    expect(first(name, 'w:color').getAttribute('w:val')).toBe('FF0000');
    expect(first(paragraphWith(document, '第3期'), 'w:jc').getAttribute('w:val')).toBe('center');
    const line = paragraphWith(document, '办公室');
    const bottom = attributes(first(line, 'w:bottom'));
    expect([bottom.color, bottom.val]).toEqual(['FF0000', 'single']);
    expect((Number(bottom.space) / 72) * 25.4).toBeCloseTo(4, 0);
    expect(all(line, 'w:ind')).toHaveLength(0);
    expect(
      all(line, 'w:tab')
        .filter((tab) => tab.hasAttribute('w:pos'))
        .map(attributes),
    ).toEqual([
      { val: 'left', pos: '320' },
      { val: 'right', pos: '8524' },
    ]);
  });

  it('has its upper edge 35 mm below the block’s, the title two lines below the rule', async () => {
    const document = await bulletinXml();
    const paragraphs = all(document, 'w:p');
    const index = (text: string) => paragraphs.findIndex((each) => textOf(each).includes(text));
    const before = Number(attributes(first(paragraphs[index('整改工作简报')] as Element, 'w:spacing')).before);
    // The strokes begin about a tenth of their size below the line's edge.
    expect(((579 + before) / 20 + 60 * 0.11) / (72 / 25.4)).toBeCloseTo(35, 1);
    expect(index('整改工作简报')).toBe(1);
    expect(index('关于省委巡视反馈意见') - index('办公室')).toBe(3);
  });

  it('keeps a long issuer and the date on one line', async () => {
    const issuer = '云溪区委巡视巡察反馈意见整改落实工作领导小组办公室';
    const head = { ...(sampleBulletin().head as NonNullable<TextDocument['head']>), issuer };
    const [, size] = faceOf(paragraphWith(await bulletinXml({ head }), issuer));
    expect((Number(size) / 2) * (issuer.length + 6.5) * 20).toBeLessThan(8844 - 640);
  });

  it('leaves the name and the rule to pre-printed paper', async () => {
    const style = { ...GB_STYLE, head: { ...GB_STYLE.head, preprinted: true } };
    const document = await bulletinXml({ style });
    const text = textOf(document);
    expect(text).not.toContain('整改工作简报');
    expect(text).toContain('第3期');
    expect(all(document, 'w:color').map((each) => each.getAttribute('w:val'))).not.toContain('FF0000');
    expect(all(document, 'w:pBdr')).toHaveLength(0);
    // Rule and gap of 4 mm leave their room.
    expect(attributes(first(paragraphWith(document, '办公室'), 'w:spacing')).after).toBe('267');
  });

  it('is left out where a report has none', async () => {
    const text = textOf(await bulletinXml({ head: null, mark: null }));
    expect(text.replaceAll('\n', '').startsWith('关于省委巡视反馈意见整改工作进展情况的通报')).toBe(true);
  });
});

describe('tables', () => {
  it('repeat their header and carry caption and note', async () => {
    const document = await bulletinXml();
    const table = all(document, 'w:tbl')[0] as Element;
    const rows = all(table, 'w:tr');
    expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual([1, ...Array.from({ length: 8 }, () => 0)]);
    expect(all(rows[1] as Element, 'w:tc').map(textOf)).toEqual(['1', '区委办', '2/3', '9/10', '90.00%']);
    expect(first(all(rows[1] as Element, 'w:tc')[4] as Element, 'w:jc').getAttribute('w:val')).toBe('right');
    expect(paragraphWith(document, '各牵头单位整改进展排名')).toBeDefined();
    expect(paragraphWith(document, '注：按措施完成率排序')).toBeDefined();
  });

  it('cope with missing cells and no rows', async () => {
    const document = await bulletinXml({
      blocks: [
        {
          kind: 'table',
          caption: null,
          columns: [
            { title: '甲', width: 1 },
            { title: '乙', width: 1 },
          ],
          rows: [[]],
          note: null,
        },
        { kind: 'table', caption: '空表', columns: [], rows: [], note: null },
      ],
    });
    expect(all(all(document, 'w:tbl')[0] as Element, 'w:tr')).toHaveLength(2);
  });
});

describe('foot', () => {
  it('floats on the lower edge of the block between rules of 0.35 and 0.25 mm', async () => {
    const document = await bulletinXml();
    const table = all(document, 'w:tbl').at(-1) as Element;
    expect(attributes(first(table, 'w:tblpPr'))).toMatchObject({
      vertAnchor: 'margin',
      tblpYSpec: 'bottom',
      horzAnchor: 'page',
      tblpX: '1588',
    });
    expect(first(table, 'w:tblW').getAttribute('w:w')).toBe('8844');
    const borders = first(table, 'w:tblBorders');
    const millimetres = (name: string) => (Number(first(borders, name).getAttribute('w:sz')) / 8 / 72) * 25.4;
    expect([millimetres('w:top'), millimetres('w:bottom')]).toEqual([expect.closeTo(0.35, 2), expect.closeTo(0.35, 2)]);
    expect(millimetres('w:insideH')).toBeCloseTo(0.25, 1);
    expect(all(table, 'w:tr').map(textOf)).toEqual([
      '报：省委第四巡视组，市委巡视整改工作领导小组办公室',
      expect.stringMatching(/^送：区委常委/),
      expect.stringMatching(/^发：各街道/),
      '（共印120份）',
    ]);
  });

  it('has only the lines that are given, and is left out where there are none', async () => {
    const none = { report: null, send: ' ', distribute: null, copies: null };
    expect(all(await bulletinXml({ tail: none }), 'w:tblpPr')).toHaveLength(0);
    expect(all(await bulletinXml({ tail: null }), 'w:tblpPr')).toHaveLength(0);
    const table = all(await bulletinXml({ tail: { ...none, copies: 5 } }), 'w:tbl').at(-1) as Element;
    expect(all(table, 'w:tr').map(textOf)).toEqual(['（共印5份）']);
  });

  it('has the date two characters right of the organ', async () => {
    const paragraphs = all(await bulletinXml(), 'w:p');
    const date = paragraphs.findLastIndex((each) => textOf(each) === '2020年6月22日');
    const left = (index: number) => Number(attributes(first(paragraphs[index] as Element, 'w:ind')).left);
    const character = 16 * 20 + GB_PROFILE.grid.characterSpacing;
    expect(left(date) - left(date - 1)).toBe(2 * character);
  });
});

describe('paragraphs that are no body text', () => {
  it('stand where they are set, without the indent', async () => {
    const blocks = (['center', 'right', 'flush'] as const).map((align): Block => {
      return { kind: 'paragraph', align, runs: [{ text: align }] };
    });
    const document = await bulletinXml({ blocks });
    const placed = (text: string) => {
      const paragraph = paragraphWith(document, text);
      return [
        all(paragraph, 'w:jc')[0]?.getAttribute('w:val'),
        first(paragraph, 'w:ind').getAttribute('w:firstLineChars'),
      ];
    };
    expect(['center', 'right', 'flush'].map(placed)).toEqual([
      ['center', '0'],
      ['right', '0'],
      [undefined, '0'],
    ]);
  });

  it('say one a line how to be reached, together on a page', async () => {
    const contact: Block = {
      kind: 'contact',
      runs: [{ text: '欢迎监督。' }],
      lines: [
        { label: '联系电话', text: '0536-1234567' },
        { label: '邮政信箱', text: '第1号信箱' },
      ],
    };
    const document = await bulletinXml({ blocks: [contact], signature: null });
    expect(all(paragraphWith(document, '欢迎监督。'), 'w:keepNext')).toHaveLength(1);
    expect(all(paragraphWith(document, '联系电话：0536-1234567'), 'w:keepNext')).toHaveLength(1);
    expect(textOf(paragraphWith(document, '邮政信箱：第1号信箱'))).toBe('邮政信箱：第1号信箱');
  });
});

describe('page breaks', () => {
  it('are carried by what follows them, so that no page begins with an empty line', async () => {
    const document = await bulletinXml({
      blocks: [
        { kind: 'paragraph', runs: [{ text: '前' }] },
        { kind: 'pageBreak' },
        { kind: 'heading', level: 1, runs: [{ text: '附表' }] },
      ],
    });
    expect(all(document, 'w:pageBreakBefore')).toHaveLength(1);
    expect(all(paragraphWith(document, '附表'), 'w:pageBreakBefore')).toHaveLength(1);
  });
});

describe('writeDocument', () => {
  it('keeps markup as text and leaves out what XML forbids', async () => {
    const bytes = await bulletin({
      title: '<b>&\u0000\ufffe标题',
      blocks: [{ kind: 'paragraph', runs: [{ text: '甲\u0008\ud800]]>乙\n丙' }] }],
    });
    await expectWellFormed(bytes);
    const text = textOf(await part(bytes, DOCUMENT));
    expect(text).toContain('<b>&标题');
    expect(text).toContain('甲]]>乙\n丙');
  });

  it('names the program as author, never a person', async () => {
    const core = await part(await bulletin(), 'docProps/core.xml');
    expect([first(core, 'dc:creator').textContent, first(core, 'cp:lastModifiedBy').textContent]).toEqual([
      '闭环',
      '闭环',
    ]);
    expect(first(core, 'dc:title').textContent).toBe(sampleBulletin().title);
  });

  it('refuses a text document as a workbook, in words', async () => {
    await expect(writeDocument(sampleBulletin(), 'xlsx')).rejects.toThrow(BihuanError);
    await expect(writeDocument(sampleBulletin(), 'xlsx')).rejects.toThrow(/请改为导出 Word/);
  });
});

// .docx: every automatic number as Word shows it, tables with their spans, and nothing lost without a word.
import { describe, expect, test } from 'vitest';
import { readDocument } from '#core/documents/read/index.ts';
import { parseOutline } from '#domain/outline/parse.ts';
import { abstractNum, docx, num, type Parts, p, r, table } from './make.ts';

async function lines(parts: Parts): Promise<string[]> {
  const { paragraphs } = await readDocument(await docx(parts), '样例.docx');
  return paragraphs.map(({ text }) => text);
}

async function codes(parts: Parts): Promise<string[]> {
  const { warnings } = await readDocument(await docx(parts), '样例.docx');
  return warnings.map(({ code }) => code);
}

const OFFICIAL = abstractNum(0, [
  ['chineseCounting', '%1、'],
  ['chineseCounting', '（%2）'],
  ['decimal', '%3.'],
  ['decimal', '（%4）'],
  ['decimalEnclosedCircle', '%5'],
]);

describe('automatic numbers', () => {
  test('of several levels count up and restart below a higher one', async () => {
    expect(
      await lines({
        numbering: OFFICIAL + num(1, 0),
        body: [
          p('甲', { list: '1:0' }),
          p('乙', { list: '1:1' }),
          p('丙', { list: '1:2' }),
          p('丁', { list: '1:3' }),
          p('戊', { list: '1:4' }),
          p('己', { list: '1:4' }),
          p('庚', { list: '1:3' }),
          p('辛', { list: '1:1' }),
          p('壬', { list: '1:2' }),
          p('癸', { list: '1:0' }),
        ].join(''),
      }),
    ).toEqual(['一、甲', '（一）乙', '1. 丙', '（1）丁', '① 戊', '② 己', '（2）庚', '（二）辛', '1. 壬', '二、癸']);
  });

  test('restart where an instance overrides the start, and go on where it does not', async () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    expect(
      await lines({
        numbering: abstractNum(0, [['decimal', '%1.']]) + num(1, 0) + num(2, 0, override) + num(3, 0),
        body: ['1:0', '1:0', '2:0', '2:0', '3:0'].map((list) => p('条', { list })).join(''),
      }),
    ).toEqual(['1. 条', '2. 条', '1. 条', '2. 条', '3. 条']);
  });

  test('of an overridden level use its own format', async () => {
    const override =
      '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>';
    expect(
      await lines({
        numbering: abstractNum(0, [['decimal', '%1.']]) + num(1, 0, override),
        body: p('甲', { list: '1:0' }) + p('乙', { list: '1:0' }),
      }),
    ).toEqual(['C) 甲', 'D) 乙']);
  });

  test('never restart where the level says so', async () => {
    const levels =
      '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/><w:lvlRestart w:val="0"/></w:lvl>';
    expect(
      await lines({
        numbering: `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${num(1, 0)}`,
        body: ['1:0', '1:1', '1:1', '1:0', '1:1'].map((list) => p('条', { list })).join(''),
      }),
    ).toEqual(['（一）条', '1. 条', '2. 条', '（二）条', '3. 条']);
  });

  test('come from paragraph styles, their bases and list styles', async () => {
    const styles = [
      '<w:style w:type="paragraph" w:styleId="B1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="B2"><w:name w:val="正文编号"/><w:basedOn w:val="B1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>',
      '<w:style w:type="numbering" w:styleId="L1"><w:name w:val="公文"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>',
    ].join('');
    const linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L1"/></w:abstractNum>';
    expect(
      await lines({
        styles,
        numbering: `${OFFICIAL}${linked}${abstractNum(7, [['decimalEnclosedParen', '%1']], '<w:styleLink w:val="L1"/>')}${num(1, 0)}${num(2, 5)}${num(9, 7)}`,
        body: p('甲', { style: 'B1' }) + p('乙', { style: 'B2' }) + p('丙', { list: '2:0' }) + p('丁', { list: '2:0' }),
      }),
    ).toEqual(['一、甲', '（一）乙', '⑴ 丙', '⑵ 丁']);
  });

  test('with legal numbering, leading zeros, roman and unknown formats', async () => {
    const level = (k: number, format: string, text: string, extra = ''): string =>
      `<w:lvl w:ilvl="${k}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${extra}<w:lvlText w:val="${text}"/></w:lvl>`;
    expect(
      await lines({
        numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '第%1章')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}${level(2, 'decimalZero', '%3')}${level(3, 'lowerRoman', '%4.')}${level(4, 'somethingNew', '%5)')}</w:abstractNum>${num(1, 0)}`,
        body: ['1:0', '1:1', '1:2', '1:3', '1:4'].map((list) => p('条', { list })).join(''),
      }),
    ).toEqual(['第一章 条', '1.1 条', '01 条', 'i. 条', '1) 条']);
  });

  test('count inside table cells in reading order', async () => {
    const cell = (text: string): string => `<w:tc><w:tcPr/>${p(text, { list: '1:0' })}</w:tc>`;
    expect(
      await lines({
        numbering: abstractNum(0, [['decimal', '%1.']]) + num(1, 0),
        body: `<w:tbl><w:tr>${cell('甲')}${cell('乙')}</w:tr><w:tr>${cell('丙')}${cell('丁')}</w:tr></w:tbl>`,
      }),
    ).toEqual(['1. 甲', '2. 乙', '3. 丙', '4. 丁']);
  });

  test('numId 0 takes a style number off; deleted paragraphs do not count', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="B1"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const gone = `<w:p><w:pPr><w:pStyle w:val="B1"/><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>`;
    expect(
      await lines({
        styles,
        numbering: abstractNum(0, [['decimal', '%1.']]) + num(1, 0),
        body: p('甲', { style: 'B1' }) + gone + p('乙', { style: 'B1', list: '0:0' }) + p('丙', { style: 'B1' }),
      }),
    ).toEqual(['1. 甲', '乙', '2. 丙']);
  });
});

describe('what a Word file holds besides', () => {
  test('headings by style, outline level and name', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="x"><w:name w:val="二级"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>';
    const file = await docx({
      styles,
      body:
        p('甲', { style: '1' }) + p('乙', { style: 'x' }) + p('丙', { extra: '<w:outlineLvl w:val="2"/>' }) + p('丁'),
    });
    const { paragraphs } = await readDocument(file, '样例.docx');
    expect(paragraphs.map(({ headingLevel }) => headingLevel)).toEqual([1, 2, 3, null]);
  });

  test('tables keep rows, columns and spans', async () => {
    const file = await docx({
      body: table([
        ['序号', '问题', '措施', '单位'],
        [{ text: '1', merge: 'restart' }, { text: '甲', merge: 'restart' }, '一\n二', '丙'],
        [
          { text: '', merge: 'continue' },
          { text: '', merge: 'continue' },
          { text: '三', span: 2 },
        ],
      ]),
    });
    const { paragraphs } = await readDocument(file, '样例.docx');
    const cells = paragraphs.map(({ text, cell }) => [text, cell?.row, cell?.column, cell?.rowSpan, cell?.columnSpan]);
    expect(cells.slice(4)).toEqual([
      ['1', 1, 0, 2, undefined],
      ['甲', 1, 1, 2, undefined],
      ['一', 1, 2, undefined, undefined],
      ['二', 1, 2, undefined, undefined],
      ['丙', 1, 3, undefined, undefined],
      ['三', 2, 2, undefined, 2],
    ]);
  });

  test('a frame of one column is running text, a table inside a cell is that cell’s text', async () => {
    const inner = table([['内一', '内二']]);
    const file = await docx({
      body: `${table([['框中文字']])}<w:tbl><w:tr><w:tc><w:tcPr/>${p('外')}${inner}</w:tc><w:tc><w:tcPr/>${p('右')}</w:tc></w:tr></w:tbl>`,
    });
    const { paragraphs } = await readDocument(file, '样例.docx');
    expect(paragraphs.map(({ text, cell }) => [text, cell?.table, cell?.column])).toEqual([
      ['框中文字', undefined, undefined],
      ['外', 0, 0],
      ['内一', 0, 0],
      ['内二', 0, 0],
      ['右', 0, 1],
    ]);
  });

  test('text boxes are read once, behind their paragraph', async () => {
    const box = `<w:txbxContent>${p('框内')}</w:txbxContent>`;
    const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await lines({ body: `<w:p>${r('正文')}${drawing}</w:p>${p('后文')}` })).toEqual(['正文', '框内', '后文']);
  });

  test('tracked changes are taken as accepted, with a warning; comments are ignored', async () => {
    const parts = {
      body: `<w:p>${r('保留')}<w:ins w:id="1">${r('新增')}</w:ins><w:del w:id="2"><w:r><w:delText>删除</w:delText></w:r></w:del><w:moveFrom w:id="3">${r('移走')}</w:moveFrom><w:moveTo w:id="4">${r('移来')}</w:moveTo><w:commentRangeStart w:id="5"/><w:r><w:commentReference w:id="5"/></w:r></w:p>`,
    };
    expect(await lines(parts)).toEqual(['保留新增移来']);
    expect(await codes(parts)).toEqual(['tracked-changes']);
  });

  test('a deleted paragraph mark joins its paragraph to the next', async () => {
    const joined = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${r('前半')}</w:p>${p('后半')}`;
    expect(await lines({ body: joined })).toEqual(['前半后半']);
  });

  test('fields show their result, footnotes and hidden text are left out and told', async () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('12')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const parts = {
      body: `<w:p>${r('见第')}${field}${r('页')}<w:r><w:footnoteReference w:id="1"/></w:r>${r('密', '<w:vanish/>')}</w:p>`,
    };
    expect(await lines(parts)).toEqual(['见第12页']);
    expect(await codes(parts)).toEqual(['hidden-text', 'notes-dropped']);
  });

  test('symbols, tabs, breaks and soft characters become plain text', async () => {
    const body = `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:tab/><w:sym w:font="Wingdings" w:char="F081"/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:softHyphen/></w:r></w:p>`;
    expect(await lines({ body })).toEqual(['☑是 ①甲', '乙-丙']);
  });

  test('a table of contents is left out', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>';
    const sdt = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('目录')}</w:sdtContent></w:sdt>`;
    expect(await lines({ styles, body: sdt + p('一、甲 1', { style: 'T1' }) + p('正文') })).toEqual(['正文']);
  });

  test('external parts are not followed, and told', async () => {
    expect(await codes({ body: `${p('正文')}<w:altChunk w:id="rId9"/>` })).toEqual(['external-dropped']);
  });

  test('a secrecy mark at the head or in the page header warns first', async () => {
    expect(await codes({ body: p('机密★5年') + p('整改方案') })).toEqual(['secret-mark']);
    expect(
      await codes({
        body: p('整改方案'),
        files: {
          'word/header1.xml':
            '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>秘密★1年</w:t></w:r></w:p></w:hdr>',
        },
      }),
    ).toEqual(['secret-mark']);
    expect(await codes({ body: p('关于保密工作中“机密文件管理不严”问题的整改') })).toEqual([]);
  });
});

test('a whole notice with automatic numbers becomes its tree', async () => {
  const file = await docx({
    numbering: OFFICIAL + num(1, 0),
    body: [
      p('中共远山县委关于巡察整改情况的通报'),
      p('提高政治站位', { list: '1:0' }),
      p('加强组织领导。成立领导小组。', { list: '1:1' }),
      p('整改落实情况', { list: '1:0' }),
      p('关于“党的领导弱化”方面的问题', { list: '1:1' }),
      p('关于“决策机制不健全”问题', { list: '1:2' }),
      p('针对“议事规则执行不严”问题。', { list: '1:3' }),
      p('修订议事规则。明确事项清单26项。', { list: '1:4' }),
      p('加强监督检查。', { list: '1:4' }),
      p('针对“督办落实不到位”问题。', { list: '1:3' }),
      p('建立督办台账。', { list: '1:4' }),
      p('关于“党的建设缺失”方面的问题', { list: '1:1' }),
      p('关于“组织生活不严肃”问题', { list: '1:2' }),
      p('针对“会议记录造假”问题。', { list: '1:3' }),
      p('开展专项整治。', { list: '1:4' }),
      p('下一步打算', { list: '1:0' }),
      p('持续巩固成果。', { list: '1:1' }),
    ].join(''),
  });
  const { paragraphs } = await readDocument(file, '通报.docx');
  const outline = parseOutline(paragraphs);
  expect(outline.counts).toEqual({ aspects: 2, items: 2, problems: 3, measures: 4 });
  expect(outline.aspects[0]?.items[0]?.problems[0]?.measures[0]).toMatchObject({
    lead: '修订议事规则。',
    text: '明确事项清单26项。',
  });
  expect(outline.warnings).toEqual([]);
});

test('a list in a table becomes problems, merged cells one problem with several measures', async () => {
  const file = await docx({
    body: [
      p('附件：整改任务清单'),
      table([
        ['序号', '反馈问题', '整改措施', '牵头单位', '责任单位', '完成时限'],
        [{ text: '一、党的建设方面', span: 6 }],
        [
          { text: '1', merge: 'restart' },
          { text: '党员教育管理松散', merge: 'restart' },
          '1.制定培训计划。\n2.开展轮训12期。',
          { text: '县委组织部', merge: 'restart' },
          '各乡镇党委',
          '2023年6月底',
        ],
        [
          { text: '', merge: 'continue' },
          { text: '', merge: 'continue' },
          '处置不合格党员。',
          { text: '', merge: 'continue' },
          '县委党校',
          '长期坚持',
        ],
        [{ text: '二、作风建设方面', span: 6 }],
        ['2', '文风会风不实', '压减会议30%。', '县委办', '县直各部门', '立行立改'],
      ]),
    ].join(''),
  });
  const { paragraphs } = await readDocument(file, '清单.docx');
  const outline = parseOutline(paragraphs);
  expect(outline.counts).toEqual({ aspects: 2, items: 0, problems: 2, measures: 4 });
  const [first] = outline.aspects[0]?.items[0]?.problems ?? [];
  expect(first?.fields).toEqual({ lead: '县委组织部' });
  expect(first?.measures.map(({ lead, fields }) => [lead, fields.responsible, fields.deadline?.longTerm])).toEqual([
    ['制定培训计划。', '各乡镇党委', false],
    ['开展轮训12期。', '各乡镇党委', false],
    ['处置不合格党员。', '县委党校', true],
  ]);
  expect(outline.aspects.map(({ title }) => title)).toEqual(['党的建设方面', '作风建设方面']);
});

test('a sheet per problem (label and value side by side) becomes one problem each', async () => {
  const sheet = (title: string, measure: string): string =>
    table([
      ['问题', title],
      ['整改目标', '制度健全'],
      ['整改措施', measure],
      ['责任单位', '县财政局', '完成时限', '2024-03-31'].map(String),
    ]);
  const file = await docx({
    body: `${p('整改任务书')}${sheet('预算执行率偏低', '1.加快支出进度。\n2.按月通报。')}${p('　')}${sheet('往来款清理不及时', '清理往来款。')}`,
  });
  const { paragraphs } = await readDocument(file, '任务书.docx');
  const outline = parseOutline(paragraphs);
  expect(outline.counts).toEqual({ aspects: 0, items: 0, problems: 2, measures: 3 });
  expect(outline.aspects[0]?.items[0]?.problems[0]?.fields).toMatchObject({
    target: '制度健全',
    responsible: '县财政局',
    deadline: { date: '2024-03-31', text: null, longTerm: false },
  });
});

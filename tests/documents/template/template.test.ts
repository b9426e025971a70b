// Templates that offices edit: filled, and what is said of a broken one.
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { checkTemplate, fillTemplate } from '#core/documents/template/fill.ts';
import { docx, p, r } from '#tests/documents/read/make.ts';

const template = (paragraphs: readonly string[], files: Record<string, string> = {}) =>
  docx({ body: paragraphs.map((text) => p(text)).join(''), files });

async function linesOf(bytes: Uint8Array): Promise<string[]> {
  const xml = (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')) ?? '';
  return [...xml.matchAll(/<w:p\b.*?<\/w:p>/gs)].map(([paragraph]) =>
    paragraph
      .replace(/<w:br\/>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}

const FIELDS = [
  { name: '编号', meaning: '文书编号' },
  { name: '主送单位', meaning: '主送单位全称' },
  { name: '事项', meaning: '所列问题', fields: [{ name: '问题', meaning: '问题原文' }] },
];

describe('a template', () => {
  it('is filled with text, conditions and loops; blanks inside braces do not matter', async () => {
    const bytes = await template([
      '{编号}',
      '{ 主送单位 }：',
      '{#事项}',
      '（{序号}）{问题}',
      '{/事项}',
      '{#抄送}抄送：{抄送}{/抄送}',
    ]);
    const filled = fillTemplate(bytes, {
      编号: '云督〔2020〕3号',
      主送单位: '区住建局',
      事项: [
        { 序号: '1', 问题: '扬尘<治理>不力 & 反弹' },
        { 序号: '2', 问题: '第一行\n第二行' },
      ],
      抄送: '',
    });
    expect(await linesOf(filled)).toEqual([
      '云督〔2020〕3号',
      '区住建局：',
      '（1）扬尘<治理>不力 & 反弹',
      '（2）第一行\n第二行',
      '',
    ]);
  });

  it('never evaluates what stands in braces', async () => {
    const bytes = await template(['{constructor}', '{toString}', '{a.b}', '{编号+1}']);
    expect(await linesOf(fillTemplate(bytes, { 编号: '1' }))).toEqual(['', '', '', '']);
  });

  it('with broken placeholders is refused with every fault and its place', async () => {
    const bytes = await template(['{#事项}', '{问题', '文字}']);
    expect(() => fillTemplate(bytes, {})).toThrow(/模板有误，没有生成文件。/);
    const faults = checkTemplate(await template(['{#事项}{问题}']), FIELDS);
    expect(faults.filter(({ kind }) => kind === 'broken').map(({ message }) => message)).toEqual([
      '“{#事项}”没有对应的“{/事项}”，请在循环结束处补上（正文第1段“{#事项}{问题}”）。',
    ]);
    expect(checkTemplate(await template(['标题', '{问题}{/事项}']), FIELDS)[0]?.message).toBe(
      '“{/事项}”前面没有“{#事项}”，请补上或删去（正文第2段“{问题}{/事项}”）。',
    );
    expect(checkTemplate(await template(['{主送单位 ，请办理']), FIELDS)[0]?.message).toMatch(
      /缺少右括号“}”（正文第1段“{主送单位 ，请办理”）。$/,
    );
  });

  it('is checked for unknown names, full-width braces and what it leaves unused', async () => {
    const faults = checkTemplate(
      await template(['{编号}', '{主送单味}', '｛主送单位｝', '{#事项}{问题}{/事项}']),
      FIELDS,
    );
    expect(faults.map(({ kind, tag }) => [kind, tag])).toEqual([
      ['fullWidth', '｛主送单位｝'],
      ['unknown', '主送单味'],
      ['unused', '主送单位'],
    ]);
    expect(faults.map(({ place }) => place)).toEqual(['正文第3段“｛主送单位｝”', '正文第2段“{主送单味}”', '']);
    expect(checkTemplate(await template(['{编号}{主送单位}{#事项}{问题}{/事项}']), FIELDS)).toEqual([]);
  });

  it('is told where an unknown name stands, however Word has split it, and where the shipped one has what is missing', async () => {
    const split = (parts: readonly string[]) => `<w:p>${parts.map((part) => r(part)).join('')}</w:p>`;
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const bytes = await docx({
      body: [
        p(''),
        split(['经调度，', '{', '主送', '单味', '}', '承担的任务存在差距']),
        `<w:tbl>${row(cell(p('编号')), cell(p('{编号}')))}${row(cell(p('单位')), cell(split(['{主送', '单位}：{联', '系人}'])))}</w:tbl>`,
      ].join(''),
      files: {
        'word/footer1.xml': `<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p('{页码}')}</w:ftr>`,
      },
    });
    const shipped = await template(['{编号}', '主送：{主送单位}', '{#事项}{问题}{/事项}']);
    const faults = checkTemplate(bytes, FIELDS, shipped);
    expect(faults.map(({ kind, tag, place }) => [kind, tag, place])).toEqual([
      ['unknown', '主送单味', '正文第1段“经调度，{主送单味}承担的任务存在差距”'],
      ['unknown', '联系人', '正文第1个表格第2行第2列“{主送单位}：{联系人}”'],
      ['unknown', '页码', '页脚第1段“{页码}”'],
      ['unused', '事项', '正文第3段“{#事项}{问题}{/事项}”'],
    ]);
    expect(faults[0]?.message).toBe(
      '没有名为“主送单味”的栏目，正文第1段“经调度，{主送单味}承担的任务存在差距”处将留空。请核对名称，或从栏目表中复制。',
    );
  });

  it('is told that a name of a loop stands outside of it', async () => {
    const faults = checkTemplate(await template(['{编号}{主送单位}', '{#事项}{问题}{/事项}', '又及{问题}']), FIELDS);
    expect(faults.map(({ message }) => message)).toEqual([
      '“{问题}”要写在“{#事项}”和“{/事项}”之间，正文第3段“又及{问题}”处将留空。',
    ]);
  });

  it('with macros, of another kind or cut short is refused in words', async () => {
    const macros = await template(['{编号}'], { 'word/vbaProject.bin': 'x' });
    expect(() => fillTemplate(macros, {})).toThrow(/模板含有宏/);
    const enabled = await template(['{编号}'], {
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
    });
    expect(() => fillTemplate(enabled, {})).toThrow(/模板含有宏/);
    expect(() => fillTemplate(new TextEncoder().encode('不是文档'), {})).toThrow(/不是完整的 .docx 文件/);
    const whole = await template(['{编号}']);
    expect(() => fillTemplate(whole.slice(0, whole.length - 40), {})).toThrow(/不是完整的 .docx 文件/);
    expect(() => fillTemplate(new Uint8Array(17 * 1024 * 1024), {})).toThrow(/超过16 MB/);
  });

  it('that unfolds without measure is refused', async () => {
    const bomb = await template(['{编号}'], { 'word/media/x.xml': ' '.repeat(30_000_000) });
    expect(() => fillTemplate(bomb, {})).toThrow(/解开后过大/);
  });
});

// Templates that offices edit: filled, and what is said of a broken one.
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { checkTemplate, fillTemplate } from '#core/documents/template/fill.ts';
import { docx, p } from '#tests/documents/read/make.ts';

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
      '“{#事项}”没有对应的“{/事项}”，请在循环结束处补上（正文）。',
    ]);
    expect(checkTemplate(await template(['{问题}{/事项}']), FIELDS)[0]?.message).toBe(
      '“{/事项}”前面没有“{#事项}”，请补上或删去（正文）。',
    );
    expect(checkTemplate(await template(['{主送单位 ，请办理']), FIELDS)[0]?.message).toMatch(
      /缺少右括号“}”（正文）。$/,
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
    expect(checkTemplate(await template(['{编号}{主送单位}{#事项}{问题}{/事项}']), FIELDS)).toEqual([]);
  });

  it('with macros, of another kind or cut short is refused in words', async () => {
    const macros = await template(['{编号}'], { 'word/vbaProject.bin': 'x' });
    expect(() => fillTemplate(macros, {})).toThrow(/模板含有宏/);
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

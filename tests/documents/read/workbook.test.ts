// Workbooks of every make through the one door, and everything that is no workbook or means harm.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import * as xls from '@e965/xlsx';
import JSZip from 'jszip';
import { afterAll, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { readWorkbook } from '#core/documents/read/workbook.ts';
import { readLedgerSheet } from '#domain/workbook/read.ts';
import type { Book } from '#domain/workbook/types.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const dir = mkdtempSync(join(tmpdir(), 'bihuan-workbook-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const ROWS = [
  ['序号', '反馈问题', '整改措施', '完成时限'],
  [1, '学习不深入', '1.制定计划。\n2.开展研讨。', '2025年6月底前'],
  [2, '落实不到位', '建立台账。', '长期坚持'],
];

async function refusal(bytes: Uint8Array, name = '台账.xlsx'): Promise<{ code: string; message: string }> {
  try {
    await readWorkbook(bytes, name);
  } catch (error) {
    if (error instanceof BihuanError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('was read');
}

const texts = ({ sheets }: Book): string[][] =>
  (sheets[0]?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text));

/** An .xlsx from its worksheet's XML. */
async function xlsxOf(sheet: string, further: Record<string, string> = {}): Promise<Uint8Array> {
  const zip = new JSZip();
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = (lines: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines}</Relationships>`;
  zip.file('_rels/.rels', relations(`<Relationship Id="a" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`));
  zip.file(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="台账" sheetId="1" r:id="s1"/></sheets></workbook>`,
  );
  zip.file(
    'xl/_rels/workbook.xml.rels',
    relations(`<Relationship Id="s1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>`),
  );
  zip.file('xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}">${sheet}</worksheet>`);
  for (const [name, text] of Object.entries(further)) zip.file(name, text);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

const cell = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('xlsx', () => {
  it('gives text, numbers, dates, truth values and rich text as a person sees them', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet('台账');
    sheet.addRow(['文', 12.5, new Date('2025-06-30T00:00:00Z'), true, { richText: [{ text: '粗' }, { text: '细' }] }]);
    sheet.addRow([0.85, 1e-7, 3]);
    sheet.getCell('A2').numFmt = '0%';
    sheet.mergeCells('A3:B4');
    const read = await readWorkbook(new Uint8Array(await book.xlsx.writeBuffer()), 'a.xlsx');
    expect(texts(read)).toEqual([
      ['文', '12.5', '2025-06-30', '是', '粗细'],
      ['85%', '1e-7', '3'],
    ]);
    expect(read.sheets[0]?.rows[0]?.cells.map(({ kind }) => kind)).toEqual([
      'text',
      'number',
      'date',
      'boolean',
      'text',
    ]);
  });

  it('reads prefixed names, missing places, CDATA and Excel’s own escapes', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const read = await readWorkbook(
      await xlsxOf(
        `<x:sheetData xmlns:x="${main}"><x:row><x:c t="inlineStr"><x:is><x:t>甲_x000D_
乙&amp;丙</x:t><x:rPh sb="0" eb="1"><x:t>读音</x:t></x:rPh></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData>`,
      ),
      'a.xlsx',
    );
    expect(texts(read)).toEqual([['甲\n乙&丙', '7']]);
  });

  it('takes formulas by their last value, and shows one that never had any', async () => {
    const read = await readWorkbook(
      await xlsxOf(
        '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>SUM(A1:A9)</f></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>',
        { 'xl/externalLinks/externalLink1.xml': '<externalLink/>', 'xl/vbaProject.bin': 'x' },
      ),
      'a.xlsx',
    );
    expect(texts(read)).toEqual([['2', '=SUM(A1:A9)', '#DIV/0!']]);
    expect(read.sheets[0]?.rows[0]?.cells.map(({ kind }) => kind)).toEqual(['number', 'error', 'error']);
    expect(read.notes).toEqual([
      expect.stringContaining('2个单元格是公式'),
      expect.stringContaining('1个公式没有保存结果'),
      expect.stringContaining('引用了其他文件'),
      expect.stringContaining('带有宏'),
    ]);
  });

  it('cuts merged blocks and hidden columns to what is in use', async () => {
    const read = await readWorkbook(
      await xlsxOf(
        `<dimension ref="A1:XFD1048576"/><cols><col min="2" max="16384" hidden="1"/></cols><sheetData><row r="1">${cell('A1', '甲')}${cell('C1', '乙')}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
      ),
      'a.xlsx',
    );
    expect(read.sheets[0]).toMatchObject({
      width: 3,
      merges: [{ row: 0, column: 0, rows: 1, columns: 3 }],
      hiddenColumns: [1, 2],
      declared: { rows: 1_048_576, columns: 16_384 },
    });
  });
});

describe('old and plain formats', () => {
  it('reads .xls with merges, dates and hidden sheets, whatever it is called', async () => {
    const sheet = xls.utils.aoa_to_sheet([...ROWS, [3, '改', '改。', new Date(Date.UTC(2025, 5, 30))]], { UTC: true });
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
    const book = xls.utils.book_new();
    xls.utils.book_append_sheet(book, sheet, '整改台账');
    const bytes = new Uint8Array(xls.write(book, { bookType: 'biff8', type: 'array' }) as ArrayBuffer);
    const read = await readWorkbook(bytes, '台账.et');
    expect(read.format).toBe('xls');
    expect(texts(read)[1]).toEqual(['1', '学习不深入', '1.制定计划。\n2.开展研讨。', '2025年6月底前']);
    expect(texts(read)[3]?.[3]).toBe('2025-06-30');
    expect(read.sheets[0]?.merges).toEqual([{ row: 1, column: 0, rows: 2, columns: 1 }]);
    expect(readLedgerSheet(read.sheets[0] as Book['sheets'][number]).counts).toMatchObject({
      problems: 3,
      measures: 4,
    });
  });

  const csv = ROWS.map((row) =>
    row.map((value) => (/[\n,]/.test(String(value)) ? `"${value}"` : value)).join(','),
  ).join('\r\n');

  it('reads .csv in GB18030, UTF-8 with mark and UTF-16, by comma, tab or semicolon', async () => {
    const gb = spawnSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: csv });
    expect(gb.status).toBe(0);
    const versions: [Uint8Array, string][] = [
      [new Uint8Array(gb.stdout), 'gb18030'],
      [Buffer.from(`\ufeff${csv}`), 'utf-8'],
      [Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv.replaceAll(',', '\t'), 'utf16le')]), 'utf-16le'],
      [Buffer.from(csv.replaceAll(',', ';')), 'utf-8'],
    ];
    for (const [bytes, encoding] of versions) {
      const read = await readWorkbook(bytes, '台账.csv');
      expect([read.format, read.encoding]).toEqual(['csv', encoding]);
      expect(texts(read)).toEqual(ROWS.map((row) => row.map(String)));
      expect(readLedgerSheet(read.sheets[0] as Book['sheets'][number]).counts).toMatchObject({
        problems: 2,
        measures: 3,
      });
    }
  });
});

describe('what is no workbook', () => {
  it.each<[string, Uint8Array, string, RegExp]>([
    ['nothing', new Uint8Array(0), 'document.empty', /没有内容/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff, 0xfe, 0x80]), 'document.binary', /不是表格/],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'document.unsupported', /PDF/],
    ['a web page', Buffer.from('<html><table><tr><td>序号</td></tr></table></html>'), 'document.unsupported', /网页/],
    ['plain words', Buffer.from('今天天气很好。'), 'document.unsupported', /普通文字/],
    ['half a zip', Buffer.from('PK\u0003\u0004xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'), 'document.truncated', /不完整/],
    [
      'half a compound file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'document.truncated',
      /不完整/,
    ],
  ])('%s', async (_name, bytes, code, words) => {
    const refused = await refusal(bytes, '来件.xlsx');
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(words);
    expect(refused.message).toContain('来件.xlsx');
  });

  it('a Word document, an empty workbook, one with a password, one cut off', async () => {
    const zip = new JSZip();
    zip.file('word/document.xml', '<x/>');
    const word = await zip.generateAsync({ type: 'uint8array' });
    expect((await refusal(word)).message).toContain('Word 文档');
    expect((await refusal(await xlsxOf('<sheetData/>'))).code).toBe('document.empty');
    const whole = await xlsxOf(`<sheetData><row r="1">${cell('A1', '甲'.repeat(5_000))}</row></sheetData>`);
    expect((await refusal(whole.subarray(0, whole.length - 40))).code).toBe('document.truncated');
    const broken = await xlsxOf('<sheetData><row r="1"><c r="A1"');
    expect((await refusal(broken)).code).toBe('document.unreadable');
    const dtd = await xlsxOf('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>', {
      'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>',
    });
    expect((await refusal(dtd)).code).toBe('document.unreadable');
  });
});

describe('a hostile workbook', () => {
  /** Reads a file in a process of its own and gives its answer, its time and the most memory it held, in MB. */
  function readAlone(name: string, bytes: Uint8Array) {
    const path = join(dir, name);
    writeFileSync(path, bytes);
    const script = `
      import { readFileSync } from 'node:fs';
      import { readWorkbook } from '#core/documents/read/workbook.ts';
      import { readLedgerSheet } from '#domain/workbook/read.ts';
      let answer;
      try {
        const book = await readWorkbook(readFileSync(${JSON.stringify(path)}), ${JSON.stringify(name)});
        for (const sheet of book.sheets) readLedgerSheet(sheet);
        answer = 'read';
      } catch (error) { answer = error.code ?? String(error); }
      console.log(JSON.stringify({ answer, megabytes: process.resourceUsage().maxRSS / 1024 }));`;
    const file = join(ROOT, `.hostile-${process.pid}.ts`);
    writeFileSync(file, script);
    try {
      const { stdout, stderr } = spawnSync(process.execPath, [file], { cwd: ROOT, encoding: 'utf8', timeout: 110_000 });
      if (stdout === '') throw new Error(stderr);
      return JSON.parse(stdout) as { answer: string; megabytes: number };
    } finally {
      rmSync(file, { force: true });
    }
  }
  const rows = (count: number, row: (n: number) => string): string =>
    Array.from({ length: count }, (_, i) => row(i + 1)).join('');

  it.each<[string, () => Promise<Uint8Array>, string]>([
    [
      'a bomb',
      () => xlsxOf(`<sheetData><row r="1">${cell('A1', '0'.repeat(250_000_000))}</row></sheetData>`),
      'document.tooLarge',
    ],
    [
      'a million rows that hold nothing',
      () => xlsxOf(`<sheetData>${rows(1_048_576, (n) => `<row r="${n}"><c r="A${n}" s="0"/></row>`)}</sheetData>`),
      'document.empty',
    ],
    [
      'three million full cells',
      () =>
        xlsxOf(`<sheetData>${rows(300_000, (n) => `<row r="${n}">${'<c><v>1</v></c>'.repeat(10)}</row>`)}</sheetData>`),
      'document.tooLarge',
    ],
    [
      'half a million merged blocks over each other',
      () =>
        xlsxOf(
          `<sheetData><row r="1">${cell('A1', '甲')}</row><row r="1000">${cell('Z1000', '乙')}</row></sheetData><mergeCells>${'<mergeCell ref="A1:Z1000"/>'.repeat(500_000)}</mergeCells>`,
        ),
      'document.tooLarge',
    ],
    [
      'the two far corners',
      () =>
        xlsxOf(
          `<sheetData><row r="1">${cell('A1', '序号')}${cell('B1', '反馈问题')}</row><row r="1048576">${cell('XFD1048576', '乙')}</row></sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>`,
        ),
      'read',
    ],
  ])(
    '%s ends in words, under 1 GB',
    async (name, make, expected) => {
      const { answer, megabytes } = readAlone(`${name}.xlsx`, await make());
      expect(answer).toBe(expected);
      expect(megabytes).toBeLessThan(1_000);
    },
    120_000,
  );
});

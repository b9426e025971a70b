// Files that are no findings documents: each refused with its name, the reason and what to do, and quickly.
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { readDocument, readText } from '#core/documents/read/index.ts';
import { parseOutline } from '#domain/outline/parse.ts';
import { docx, p } from './make.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function refusal(content: Uint8Array, name: string): Promise<BihuanError> {
  const started = performance.now();
  try {
    await readDocument(content, name);
  } catch (error) {
    if (!(error instanceof BihuanError)) throw error;
    expect(error.message).toContain(`“${name}”`);
    expect(error.message).toMatch(/[\u4e00-\u9fff]/);
    expect(performance.now() - started).toBeLessThan(10_000);
    return error;
  }
  throw new Error(`${name} was read`);
}

describe('files that are refused', () => {
  test('empty, blank, or without any text', async () => {
    expect((await refusal(new Uint8Array(0), '空.txt')).code).toBe('document.empty');
    expect((await refusal(bytes(' \n\t\r\n　'), '空白.txt')).code).toBe('document.empty');
    expect((await refusal(await docx({ body: p('') }), '空.docx')).code).toBe('document.empty');
    expect(() => readText('  \n', '粘贴的文字')).toThrow('“粘贴的文字”没有内容');
  });

  test('20 MB on one line, and more text than any document has', async () => {
    const error = await refusal(bytes('整'.repeat(7_000_000)), '超大.txt');
    expect(error.code).toBe('document.tooLarge');
    expect(error.message).toContain('第1行');
    const lines = bytes(`${'整改措施落实情况。'.repeat(1000)}\n`.repeat(600));
    expect((await refusal(lines, '很长.txt')).code).toBe('document.tooLarge');
    expect((await refusal(new Uint8Array(65 * 1024 * 1024), '巨大.bin')).code).toBe('document.tooLarge');
  });

  test('binary under any name', async () => {
    const noise = Uint8Array.from({ length: 50_000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 256);
    expect((await refusal(noise, '程序.txt')).code).toBe('document.binary');
    expect(
      (await refusal(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), '扫描.docx')).message,
    ).toContain('图片');
    expect((await refusal(bytes('%PDF-1.7\n%…'), '通报.docx')).message).toContain('PDF');
    expect((await refusal(bytes('{\\rtf1\\ansi 整改}'), '通报.doc')).message).toContain('RTF');
    expect((await refusal(bytes('<html><body>整改</body></html>'), '通报.doc')).message).toContain('HTML');
  });

  test('zips that are no Word document', async () => {
    const sheet = new JSZip();
    sheet.file('xl/workbook.xml', '<x/>');
    expect((await refusal(await sheet.generateAsync({ type: 'uint8array' }), '台账.docx')).message).toContain('Excel');
    const plain = new JSZip();
    plain.file('说明.txt', '整改');
    expect((await refusal(await plain.generateAsync({ type: 'uint8array' }), '打包.docx')).message).toContain('解压');
  });

  test('truncated or damaged .docx', async () => {
    const whole = await docx({ body: p('整改情况').repeat(400) });
    for (const share of [0.1, 0.5, 0.9]) {
      expect((await refusal(whole.subarray(0, whole.length * share), '截断.docx')).code).toBe('document.truncated');
    }
    const broken = Uint8Array.from(whole);
    const at = new TextDecoder('latin1').decode(whole).indexOf('word/document.xml') + 40;
    for (let i = at; i < at + 60; i++) broken[i] = (broken[i] ?? 0) ^ 0x5a;
    expect(['document.unreadable', 'document.truncated']).toContain((await refusal(broken, '损坏.docx')).code);
    expect((await refusal(await docx({ body: '<w:p><w:r>' }), '坏.docx')).code).toBe('document.unreadable');
  });

  test('entity tricks and zip bombs', async () => {
    const zip = new JSZip();
    zip.file(
      'word/document.xml',
      '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>',
    );
    expect((await refusal(await zip.generateAsync({ type: 'uint8array' }), '实体.docx')).code).toBe(
      'document.unreadable',
    );
    const bomb = new JSZip();
    bomb.file('word/document.xml', ' '.repeat(60 * 1024 * 1024));
    const packed = await bomb.generateAsync({
      type: 'uint8array',
      compression: 'DEFLATE',
      compressionOptions: { level: 9 },
    });
    expect((await refusal(packed, '炸弹.docx')).code).toBe('document.tooLarge');
    // a directory that lies about the size
    const small = await docx({ body: p('整改').repeat(20_000) });
    const view = new DataView(small.buffer, small.byteOffset, small.byteLength);
    for (let i = 0; i + 46 < small.length; i++) {
      if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 100, true);
    }
    expect(['document.tooLarge', 'document.unreadable']).toContain((await refusal(small, '假.docx')).code);
  });
});

describe('texts that are read', () => {
  const notice = '一、整改情况\n（一）针对“学习不深入”问题。一是制定计划。\n';

  test('in every encoding, with and without a mark', async () => {
    const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array => {
      const out = new DataView(new ArrayBuffer((text.length + (mark ? 1 : 0)) * 2));
      [...(mark ? '\ufeff' : ''), ...text].forEach((sign, i) => {
        out.setUint16(i * 2, sign.charCodeAt(0), !big);
      });
      return new Uint8Array(out.buffer);
    };
    // 一、整改情况 … in GB18030
    const gb = Uint8Array.from([
      0xd2, 0xbb, 0xa1, 0xa2, 0xd5, 0xfb, 0xb8, 0xc4, 0xc7, 0xe9, 0xbf, 0xf6, 0x0d, 0x0a, 0xd1, 0xa7, 0xcf, 0xb0, 0xb2,
      0xbb, 0xc9, 0xee, 0xc8, 0xeb,
    ]);
    for (const [content, encoding] of [
      [bytes(notice), 'utf-8'],
      [bytes(`\ufeff${notice}`), 'utf-8'],
      [utf16(notice, false, true), 'utf-16le'],
      [utf16(notice, true, true), 'utf-16be'],
      [utf16(notice, false, false), 'utf-16le'],
      [utf16(notice, true, false), 'utf-16be'],
    ] as const) {
      const read = await readDocument(content, '通报.txt');
      expect(read.encoding).toBe(encoding);
      expect(read.paragraphs[0]?.text).toBe('一、整改情况');
    }
    const read = await readDocument(gb, '通报.txt');
    expect(read.encoding).toBe('gb18030');
    expect(read.paragraphs.map(({ text }) => text)).toEqual(['一、整改情况', '学习不深入']);
  });

  test('cut off in the middle of a character, with a word about it', async () => {
    const whole = bytes(notice.repeat(20));
    const read = await readDocument(whole.subarray(0, whole.length - 2), '截断.txt');
    expect(read.warnings.map(({ code }) => code)).toEqual(['unreadable-characters']);
    expect(parseOutline(read.paragraphs).counts.problems).toBeGreaterThan(0);
  });

  test('pasted text goes the same way; the hash is of the content', () => {
    const read = readText(notice, '粘贴的文字');
    expect(read.format).toBe('txt');
    expect(read.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(parseOutline(read.paragraphs).counts.problems).toBe(1);
  });

  test('a text without problems gives none', async () => {
    const read = await readDocument(bytes('会议通知\n请各单位于6月3日参加会议。\n县委办公室\n'), '通知.txt');
    expect(parseOutline(read.paragraphs).counts.problems).toBe(0);
  });

  test('a renamed .docx is read by its content', async () => {
    expect((await readDocument(await docx({ body: p('整改情况') }), '方案.txt')).format).toBe('docx');
  });
});

// Binary Word files: numbers, tables, tracked changes; and compound files that are no documents or are broken.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { readDocument } from '#core/documents/read/index.ts';
import { parseOutline } from '#domain/outline/parse.ts';
import { compound } from './make.ts';

const NUMBERED = readFileSync(join(import.meta.dirname, 'fixtures/numbered.doc'));

async function refusal(bytes: Uint8Array, name = '文件.doc'): Promise<BihuanError> {
  try {
    await readDocument(bytes, name);
  } catch (error) {
    if (error instanceof BihuanError) return error;
    throw error;
  }
  throw new Error('was read');
}

describe('a .doc with automatic numbers', () => {
  test('gives them back with headings, tables and accepted changes', async () => {
    const { paragraphs, format, warnings } = await readDocument(NUMBERED, 'numbered.doc');
    expect(format).toBe('doc');
    expect(paragraphs.slice(0, 14).map(({ text }) => text)).toEqual([
      '中共远山县委关于巡察整改情况的通报',
      '一、提高政治站位',
      '二、整改落实情况',
      '（一）关于“党的领导弱化”方面的问题',
      '1. 关于“决策机制不健全”问题',
      '（1）针对“议事规则执行不严”问题。',
      '① 修订议事规则。明确事项清单26项。',
      '② 加强监督检查。',
      '（2）针对“督办落实不到位”问题。',
      '① 建立督办台账。',
      '2. 关于“组织生活不严肃”问题',
      '（1）针对“会议记录造假”问题。',
      '① 开展专项整治。',
      '责任分工见下表：',
    ]);
    expect(paragraphs[0]?.headingLevel).toBe(1);
    expect(
      paragraphs
        .slice(18, 23)
        .map(({ text, cell }) => [text, cell?.row, cell?.column, cell?.rowSpan, cell?.columnSpan]),
    ).toEqual([
      ['1', 1, 0, 2, undefined],
      ['公车管理不严', 1, 1, 2, undefined],
      ['完善派车制度。', 1, 2, undefined, undefined],
      ['机关事务中心', 1, 3, undefined, undefined],
      ['安装定位设备。', 2, 2, undefined, 2],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['numbers-restored', 'tracked-changes', 'hidden-text']);
  });

  test('is read whatever its name says, and parsed', async () => {
    const { paragraphs, format } = await readDocument(NUMBERED, '改名.txt');
    expect(format).toBe('doc');
    expect(parseOutline(paragraphs.slice(0, 13)).counts).toEqual({ aspects: 1, items: 2, problems: 3, measures: 4 });
    expect((await readDocument(NUMBERED, '通报.wps')).format).toBe('doc');
  });
});

describe('compound files', () => {
  test('with a password are named so', async () => {
    const file = compound({ EncryptedPackage: new Uint8Array(600), EncryptionInfo: new Uint8Array(600) });
    const error = await refusal(file, '方案.docx');
    expect(error.code).toBe('document.encrypted');
    expect(error.message).toContain('“方案.docx”');
    expect(error.message).toContain('密码');
    const doc = new Uint8Array(4096);
    const view = new DataView(doc.buffer);
    view.setUint16(0, 0xa5ec, true);
    view.setUint16(0x0a, 0x0100, true);
    expect((await refusal(compound({ WordDocument: doc }))).code).toBe('document.encrypted');
  });

  test('that are something else are named', async () => {
    const file = compound({ Workbook: new Uint8Array(600) });
    const error = await refusal(file, '台账.doc');
    expect(error.code).toBe('document.unsupported');
    expect(error.message).toContain('Excel 表格');
    expect((await refusal(compound({ Contents: new Uint8Array(600) }), '旧.wps')).message).toContain(
      '请在 WPS 或 Word 中打开，另存为 .docx 后再导入',
    );
    const old = new Uint8Array(4096);
    new DataView(old.buffer).setUint16(0, 0xa5dc, true);
    expect((await refusal(compound({ WordDocument: old }))).code).toBe('document.unsupported');
  });

  test('cut off anywhere, or with bytes turned, never crash and never hang', async () => {
    for (const share of [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
      const error = await readDocument(NUMBERED.subarray(0, Math.floor(NUMBERED.length * share)), '截断.doc').then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error !== null) expect(error).toBeInstanceOf(BihuanError);
    }
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return seed % below;
    };
    for (let round = 0; round < 300; round++) {
      const broken = Uint8Array.from(NUMBERED);
      for (let k = 0; k < 1 + random(12); k++) broken[random(broken.length)] = random(256);
      const started = performance.now();
      const error = await readDocument(broken, '损坏.doc').then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error !== null) expect(error).toBeInstanceOf(BihuanError);
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });

  test('whose chains run in circles are refused', async () => {
    const file = compound({ WordDocument: new Uint8Array(4096), '1Table': new Uint8Array(600) });
    const view = new DataView(file.buffer);
    // the allocation table is the last sector: let the first stream's second sector point back to the first
    const fat = file.length - 512;
    view.setUint32(fat + 4, 0, true);
    expect((await refusal(file)).code).toBe('document.truncated');
  });
});

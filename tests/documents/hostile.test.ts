// Files that mean harm, at every door through which files come in: each refused in a sentence, quickly, and without effect.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { imageSize } from '#core/documents/read/image-size.ts';
import { readDocument } from '#core/documents/read/index.ts';
import { docxPages } from '#core/documents/read/pages.ts';
import { readReviewForm } from '#core/documents/read/review-form.ts';
import { readWorkbook } from '#core/documents/read/workbook.ts';
import { checkTemplate } from '#core/documents/template/fill.ts';
import { csvLine } from '#core/documents/write/csv.ts';
import { writeReviewForm } from '#core/documents/write/review-form.ts';
import { png } from '../fixtures/evidence.ts';
import { FORM } from './forms/form.ts';
import { docx, p } from './read/make.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The doors, each with a good file that is packed anew with something bad in it, and the part that it reads first. */
const DOORS = {
  反馈意见: {
    good: () => docx({ body: p('一、整改情况') }),
    part: 'word/document.xml',
    read: (bytes: Uint8Array) => readDocument(bytes, '反馈意见.docx'),
  },
  台账: {
    good: async () => new Uint8Array(readFileSync(join(ROOT, 'tests/documents/forms/libreoffice.xlsx'))),
    part: 'xl/workbook.xml',
    read: (bytes: Uint8Array) => readWorkbook(bytes, '台账.xlsx'),
  },
  回收表: {
    good: () => writeReviewForm(FORM),
    part: 'xl/workbook.xml',
    read: (bytes: Uint8Array) => readReviewForm(bytes, '回收表.xlsx'),
  },
  模板: {
    good: async () => new Uint8Array(readFileSync(join(ROOT, 'resources/templates/文书.docx'))),
    part: 'word/document.xml',
    read: async (bytes: Uint8Array) => checkTemplate(bytes, []),
  },
} as const;

async function packed(bytes: Uint8Array, change: (zip: JSZip) => void): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  change(zip);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 9 } });
}

/** Ten levels of tenfold: some kilobytes that would be ten thousand million characters. */
const LAUGHS = `<!DOCTYPE x [<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">${Array.from(
  { length: 10 },
  (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`,
).join('')}]>`;
const OUTSIDE = '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd">]>';
const REMOTE = '<!DOCTYPE x SYSTEM "http://example.com/x.dtd">';

const withDoctype = (doctype: string, entity: string) => (part: string) =>
  part
    .replace(/^(<\?xml[^>]*\?>)?/, (head) => `${head}${doctype}`)
    .replace(/<(w:body|sheets)>/, (tag) => `${tag}${entity}`);

/** What is done to the good file of a door. */
const HARM: Record<string, (good: Uint8Array, part: string) => Promise<Uint8Array>> = {
  'a part that unfolds to a thousand times its size': (good, part) =>
    packed(good, (zip) => zip.file(part, ' '.repeat(8 * 1024 * 1024))),
  'ten levels of entities': async (good, part) => rewritten(good, part, withDoctype(LAUGHS, '&a10;')),
  'an entity that names a file of the machine': (good, part) => rewritten(good, part, withDoctype(OUTSIDE, '&out;')),
  'a document type from the internet': (good, part) => rewritten(good, part, withDoctype(REMOTE, '')),
  'elements within elements, fifty thousand deep': (good, part) =>
    packed(good, (zip) => zip.file(part, `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`)),
  'a directory of a hundred thousand parts': async () => {
    const bytes = new Uint8Array(22 + 46);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, 0x04034b50, true);
    view.setUint32(46, 0x06054b50, true);
    view.setUint16(46 + 10, 0xffff, true);
    return bytes;
  },
  'half of it': async (good) => good.subarray(0, good.length / 2),
};

async function rewritten(good: Uint8Array, part: string, change: (text: string) => string): Promise<Uint8Array> {
  const text = (await (await JSZip.loadAsync(good)).file(part)?.async('string')) ?? '';
  const bad = change(text);
  expect(bad).not.toBe(text);
  return packed(good, (zip) => zip.file(part, bad));
}

describe.each(Object.entries(DOORS))('%s', (_name, { good, part, read }) => {
  it.each(Object.entries(HARM))('refuses %s', async (_harm, make) => {
    const bad = await make(await good(), part);
    const before = process.cpuUsage();
    const refused = await Promise.resolve(read(bad)).then(
      () => 'was read',
      (error: unknown) => error,
    );
    const { user, system } = process.cpuUsage(before);
    expect(refused).toBeInstanceOf(BihuanError);
    const { code, message } = refused as BihuanError;
    expect(code).toMatch(/^(document|template)\./);
    expect(message).toMatch(/[\u4e00-\u9fff].*。/s);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });

  it('reads nothing by a path that leads out of the file, and writes nothing at all', async () => {
    const before = readdirSync(join(ROOT, '..')).join();
    const bad = await packed(await good(), (zip) => {
      for (const name of ['../../../../tmp/bihuan-evil.txt', '/etc/bihuan-evil', 'C:\\bihuan-evil.txt', 'word/../../x'])
        zip.file(name, 'evil', { createFolders: false });
    });
    await expect(Promise.resolve(read(bad))).resolves.toBeDefined();
    expect(readdirSync(join(ROOT, '..')).join()).toBe(before);
    expect(readdirSync('/tmp').filter((name) => name.includes('bihuan-evil'))).toEqual([]);
  });
});

describe('an old workbook', () => {
  it('that makes its reader use up memory without end is refused, and the program goes on', {
    timeout: 120_000,
  }, async () => {
    const bytes = new Uint8Array(gunzipSync(readFileSync(join(import.meta.dirname, 'endless.xls.gz'))));
    await expect(readWorkbook(bytes, '台账.xls')).rejects.toMatchObject({
      code: 'document.tooLarge',
      message: expect.stringContaining('台账.xls'),
    });
  });
});

describe('old compound files', () => {
  it('cut off anywhere are refused in words', async () => {
    const whole = new Uint8Array(readFileSync(join(ROOT, 'tests/documents/read/fixtures/numbered.doc')));
    for (let length = 8; length < whole.length; length += 251) {
      const cut = whole.subarray(0, length);
      const failed = await readDocument(cut, '旧.doc').then(
        () => null,
        (error: unknown) => error,
      );
      if (failed !== null)
        expect(failed).toMatchObject({ name: 'BihuanError', message: expect.stringContaining('旧.doc') });
    }
  });
});

describe('evidence', () => {
  it('is measured by its head alone: a picture of 30,000 × 30,000 is known before it is unfolded', () => {
    const huge = png(8, 8);
    huge.writeUInt32BE(30_000, 16);
    huge.writeUInt32BE(30_000, 20);
    expect(imageSize(huge)).toEqual({ width: 30_000, height: 30_000 });
    expect(imageSize(png(80, 60))).toEqual({ width: 80, height: 60 });
    expect(imageSize(Buffer.from('GIF89a\x10\x27\x20\x4e', 'latin1'))).toEqual({ width: 10_000, height: 20_000 });
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108271010270301220002110103110100', 'hex');
    expect(imageSize(jpeg)).toEqual({ width: 4_135, height: 10_000 });
    expect(imageSize(Buffer.from('ffd8', 'hex'))).toBeNull();
    expect(imageSize(Buffer.alloc(0))).toBeNull();
  });

  it('has its pages counted without harm', async () => {
    for (const make of Object.values(HARM)) {
      const bad = await make(await DOORS.反馈意见.good(), 'docProps/app.xml').catch(() => new Uint8Array());
      expect([null, expect.any(Number)]).toContainEqual(docxPages(bad));
    }
  });
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =cmd|calc', '＝1', '=HYPERLINK("http://x","y")'])(
  'a cell that reads %j leaves as text in a plain table',
  (text) => {
    expect(csvLine(['甲', text])).toMatch(/^甲,"?'/);
  },
);

// Every reader of foreign files fed with noise and with real files that were hurt: it reads or refuses in words, never
// falls over, and never takes long.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { beforeAll, describe, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { readDocument } from '#core/documents/read/index.ts';
import { docxPages, pdfPages } from '#core/documents/read/pages.ts';
import { readReviewForm } from '#core/documents/read/review-form.ts';
import { readWorkbook } from '#core/documents/read/workbook.ts';
import { checkTemplate } from '#core/documents/template/fill.ts';
import { writeReviewForm } from '#core/documents/write/review-form.ts';
import { parseOutline } from '#domain/outline/parse.ts';
import { FORM } from '../documents/forms/form.ts';
import { docx, p, table } from '../documents/read/make.ts';
import { pdf } from '../fixtures/evidence.ts';
import { seeded, Tally, tries } from './tally.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Milliseconds of the processor that one small file may cost. */
const LIMIT = 5_000;

interface Importer {
  what: string;
  /** Real files of its kind */
  seeds: () => Promise<Uint8Array[]>;
  read: (bytes: Uint8Array) => unknown;
  /** Tries of the short and of the long form */
  runs?: [few: number, most: number];
}

const file = (...path: string[]): Uint8Array => new Uint8Array(readFileSync(join(ROOT, ...path)));
const outline = async (bytes: Uint8Array, name: string) => parseOutline((await readDocument(bytes, name)).paragraphs);

const wordFile = () =>
  docx({
    body: `${p('一、整改情况')}${p('（一）针对“学习不深入”问题。一是制定计划。', { list: '1:0' })}${table([
      ['序号', '问题', '措施'],
      ['1', { text: '学用脱节', merge: 'restart' }, '健全制度'],
    ])}`,
    numbering:
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  });

const IMPORTERS: Importer[] = [
  { what: 'Word（.docx）', seeds: async () => [await wordFile()], read: (bytes) => outline(bytes, '反馈意见.docx') },
  {
    what: 'Word 97（.doc）',
    seeds: async () => [file('tests', 'documents', 'read', 'fixtures', 'numbered.doc')],
    read: (bytes) => outline(bytes, '反馈意见.doc'),
  },
  {
    what: '文本（.txt）',
    seeds: async () => [file('resources', 'sample', 'notice.txt').subarray(0, 20_000)],
    read: (bytes) => outline(bytes, '反馈意见.txt'),
  },
  {
    what: 'Excel（.xlsx）',
    seeds: async () => [file('tests', 'documents', 'forms', 'libreoffice.xlsx')],
    read: (bytes) => readWorkbook(bytes, '台账.xlsx'),
  },
  {
    what: 'Excel 97（.xls）',
    seeds: async () => [file('tests', 'documents', 'forms', 'libreoffice.xls')],
    read: (bytes) => readWorkbook(bytes, '台账.xls'),
    // Each is read in a thread of its own
    runs: [10, 300],
  },
  {
    what: '表格文本（.csv）',
    seeds: async () => [
      new TextEncoder().encode('序号,问题,措施\r\n1,"学用脱节,“两张皮”",健全制度\r\n2,检查少,建立台账\r\n'),
    ],
    read: (bytes) => readWorkbook(bytes, '台账.csv'),
  },
  {
    what: '回收的调度表',
    seeds: async () => [await writeReviewForm(FORM)],
    read: (bytes) => readReviewForm(bytes, '区住建局 第1次周调度表.xlsx'),
  },
  {
    what: '文书模板',
    seeds: async () => [file('resources', 'templates', '文书.docx')],
    read: (bytes) => checkTemplate(bytes, []),
  },
  {
    what: '佐证材料页数（PDF、docx）',
    seeds: async () => [pdf(3), pdf(5, { packed: true }), await wordFile()],
    read: (bytes) => [pdfPages(bytes), docxPages(bytes)],
  },
];

describe.each(IMPORTERS)('$what', ({ what, seeds, read, runs: [few, most] = [40, 3_000] }) => {
  let originals: Uint8Array[];
  beforeAll(async () => {
    originals = await seeds();
  });

  it('reads or refuses in words whatever it is given', { timeout: 3_600_000 }, async () => {
    const tally = new Tally(`导入 ${what}：随机内容和改坏的真实文件`);
    const random = seeded(what.length * 7_919);
    let readable = 0;
    let slowest = 0;
    const many = tries(few, most);
    for (let run = 0; run < many; run++) {
      const original = originals[run % originals.length] as Uint8Array;
      const bytes = run % 10 === 0 ? noise(random) : await hurt(original, random);
      const before = process.cpuUsage();
      let wrong: string | null = null;
      try {
        await read(bytes);
        readable++;
      } catch (error) {
        if (!(error instanceof BihuanError) || error.code === 'internal')
          wrong = `run ${run}: ${error instanceof Error ? error.stack?.slice(0, 400) : String(error)}`;
        else if (!/[\u4e00-\u9fff].*。/s.test(error.message)) wrong = `run ${run}: no sentence: ${error.message}`;
      }
      const { user, system } = process.cpuUsage(before);
      const took = (user + system) / 1_000;
      slowest = Math.max(slowest, took);
      if (took > LIMIT) wrong ??= `run ${run}: ${Math.round(took)} ms`;
      tally.count(wrong);
    }
    tally.done(`读出${readable}份，拒绝${many - readable}份；最慢${Math.round(slowest)}毫秒`);
  });
});

function noise(random: () => number): Uint8Array {
  const bytes = Uint8Array.from({ length: Math.floor(random() * 4_000) }, () => Math.floor(random() * 256));
  // Behind a head that says what it is, noise comes further
  const head = [[0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0x25, 0x50, 0x44, 0x46], []];
  bytes.set((head[Math.floor(random() * head.length)] ?? []).slice(0, bytes.length));
  return bytes;
}

/** A real file with bytes changed, cut, doubled; or, inside a package, its parts. */
async function hurt(original: Uint8Array, random: () => number): Promise<Uint8Array> {
  const isZip = original[0] === 0x50 && original[1] === 0x4b;
  // Changes of packed bytes end at the checksum: most of what a reader can meet lies in the parts
  if (!isZip || random() < 0.3) return changed(original, random);
  const zip = await JSZip.loadAsync(original);
  const names = Object.keys(zip.files).filter((name) => !zip.files[name]?.dir);
  const name = names[Math.floor(random() * names.length)] as string;
  const part = (await zip.file(name)?.async('uint8array')) ?? new Uint8Array();
  const way = random();
  if (way < 0.1) zip.remove(name);
  else zip.file(name, way < 0.6 ? changed(part, random) : reworked(part, random));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

function changed(original: Uint8Array, random: () => number): Uint8Array {
  const at = Math.floor(random() * original.length);
  const way = random();
  if (way < 0.15) return original.subarray(0, at);
  if (way < 0.3) {
    const to = Math.min(original.length, at + Math.floor(random() * 2_000));
    return Uint8Array.from([...original.subarray(0, to), ...original.subarray(at)]);
  }
  const bytes = Uint8Array.from(original);
  const count = way < 0.7 ? 1 + Math.floor(random() * 8) : Math.floor(random() * 200);
  for (let n = 0; n < count; n++) {
    const place = Math.floor(random() * bytes.length);
    // Ends of ranges do more harm than any other number
    const value = random() < 0.5 ? Math.floor(random() * 256) : ([0, 1, 0x7f, 0x80, 0xff][n % 5] ?? 0);
    bytes[place] = value;
  }
  return bytes;
}

const NASTY = [
  '-1',
  '0',
  '99999999999',
  '1e308',
  'NaN',
  '',
  '&#x0;',
  '&amp;',
  '<![CDATA[x]]>',
  '../../x',
  '\u0000',
  '{#',
  '{/x}',
];

/** XML whose values and tags were played with, still XML for the most part. */
function reworked(part: Uint8Array, random: () => number): Uint8Array {
  let text = new TextDecoder().decode(part);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  for (let n = 0; n < 1 + random() * 4; n++) {
    const values = [...text.matchAll(/"[^"<>]*"|>[^<>]+</g)];
    const found = values.length === 0 ? undefined : pick(values);
    if (found === undefined) break;
    const [whole] = found;
    text = `${text.slice(0, found.index)}${whole[0]}${pick(NASTY)}${whole.at(-1)}${text.slice(found.index + whole.length)}`;
  }
  return new TextEncoder().encode(text);
}

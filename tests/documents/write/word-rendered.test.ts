// Texts as LibreOffice lays them out: the measures of GB/T 9704-2012 held on the page, not only in the file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTextDocx } from '#core/documents/write/word-text.ts';
import type { Block, TableBlock, TextDocument } from '#domain/content/types.ts';
import { GB_STYLE } from '#domain/official-format/style.ts';
import { sampleBulletin } from '#tests/fixtures/bulletin.ts';
import { around, linesOn, type Page, render, textOn } from './rendered.ts';

/** Millimetres; 5.2.1: 156 × 225. */
const BLOCK = { left: 28, right: 184, top: 37, bottom: 262 };
const POINT = 25.4 / 72;
const LINE = 28.95 * POINT;
/** One character of the page number's 四号. */
const NUMBER = 14 * POINT;

const SIGNED = { organ: '区委巡视整改办', date: '2026年6月22日' };
const plain = (over: Partial<TextDocument>): TextDocument => ({
  ...sampleBulletin(),
  head: null,
  mark: null,
  addressee: null,
  tail: null,
  signature: null,
  title: '标题',
  ...over,
});
const text = (characters: number): Block => ({ kind: 'paragraph', runs: [{ text: '整'.repeat(characters) }] });
/** A paragraph of full lines: its first one is indented by two characters. */
const lines = (count: number): Block => text(28 * count - 2);
const table = (columns: readonly string[], count: number, cells: (row: number) => string[]): TableBlock => ({
  kind: 'table',
  caption: '附表',
  columns: columns.map((title) => ({ title, width: 1, align: 'center' as const })),
  rows: Array.from({ length: count }, (_, row) => cells(row).map((each) => ({ runs: [{ text: each }] }))),
  note: '注：按完成率排列。',
});
const narrow = (count: number) => table(['单位', '措施'], count, (row) => [`甲单位${row}`, '14']);
const WIDE = table(
  ['序号', '牵头单位', '责任单位', '问题', '措施', '完成率', '完成时限', '责任领导', '联络员', '备注栏目'],
  16,
  (row) => [
    `${row + 1}`,
    '乙单位名称',
    '区住建局',
    '12/15',
    '128',
    '78.13%',
    '2026-12-31',
    '李某某某',
    '王某某某',
    '按期推进中',
  ],
);

/** Title and a blank line stand above the text, so that it ends on line `end` of a page. */
const endingOn = (end: number, last: number): Block[] => [lines((end - 2 - last + 44) % 22 || 22), lines(last)];
/** How long the last paragraph is, and on which line of its page it ends: with the signature, over the page's edge. */
const ENDINGS = [
  [1, 20],
  [1, 22],
  [6, 21],
  [12, 20],
  [17, 22],
  [30, 20],
  [45, 22],
] as const;

let folder: string;
let pages: Record<string, Page[]>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-rendered-'));
  const documents: Record<string, TextDocument> = {
    full: plain({ blocks: [text(28 * 22 * 2 + 100)] }),
    marked: plain({ mark: '内部事项', blocks: [text(28)] }),
    bulletin: sampleBulletin(),
    preprinted: { ...sampleBulletin(), style: { ...GB_STYLE, head: { ...GB_STYLE.head, preprinted: true } } },
    own: {
      ...plain({ blocks: [text(25 * 21 * 2)] }),
      style: {
        ...GB_STYLE,
        margins: { top: 35, bottom: 35, left: 30, right: 30 },
        linePitch: 30,
        charactersPerLine: 25,
        pageNumber: { position: 'center', dashes: false },
      },
    },
    wide: {
      ...plain({ blocks: [lines(19), { kind: 'heading', level: 1, runs: [{ text: '二、附表' }] }, WIDE, lines(3)] }),
      signature: SIGNED,
      tail: sampleBulletin().tail,
    },
    wideLast: { ...plain({ blocks: [lines(3), WIDE] }), signature: SIGNED },
    rows: plain({ blocks: [lines(3), narrow(26)], signature: SIGNED }),
    manyRows: plain({ blocks: [lines(3), narrow(60)], signature: SIGNED }),
    ...Object.fromEntries(
      ENDINGS.map(([last, end]) => [
        `signed-${last}-${end}`,
        plain({ blocks: endingOn(end, last), signature: SIGNED }),
      ]),
    ),
  };
  const written = await Promise.all(
    Object.entries(documents).map(async ([name, document]) => [name, await writeTextDocx(document)] as const),
  );
  pages = render(folder, Object.fromEntries(written));
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = (name: string, number: number): Page | undefined => pages[name]?.at(number > 0 ? number - 1 : number);
const place = (on: Page | undefined, words: string) => {
  const found = on?.words.find(({ text: own }) => own.includes(words));
  if (found === undefined) throw new Error(`“${words}” is not on the page`);
  return found;
};
/** The words below the block of an upright page. */
const foot = (on: Page | undefined) => (on?.words ?? []).filter(({ top }) => top > BLOCK.bottom);

describe('a full page', () => {
  it('has 22 lines of 28 characters within the block', () => {
    expect(pages.full).toHaveLength(3);
    const full = page('full', 2);
    expect(linesOn(full, BLOCK.bottom)).toEqual(Array.from({ length: 22 }, () => '整'.repeat(28)));
    const { left, right } = around((full?.words ?? []).filter(({ top }) => top < BLOCK.bottom));
    expect(left).toBeCloseTo(BLOCK.left, 0);
    expect(Math.abs(right - BLOCK.right)).toBeLessThan(1);
    const { top, bottom } = around((full?.words ?? []).filter((word) => word.top < BLOCK.bottom));
    expect(top).toBeGreaterThan(BLOCK.top - 1);
    expect(bottom).toBeLessThan(BLOCK.bottom + 1);
  });

  it('has its number at the outer edge, one character in, its dashes 7 mm below the block', () => {
    expect(
      (pages.full ?? []).map((each) =>
        foot(each)
          .map((word) => word.text.replace(/\s/g, ''))
          .join(''),
      ),
    ).toEqual(['—1—', '—2—', '—3—']);
    for (const odd of [1, 3]) expect(around(foot(page('full', odd))).right).toBeCloseTo(BLOCK.right - NUMBER, 0);
    expect(around(foot(page('full', 2))).left).toBeCloseTo(BLOCK.left + NUMBER, 0);
    // The dashes are the first and last ink of the number's line.
    const ink = (page('full', 2)?.ink('black') ?? []).filter(({ top }) => top > BLOCK.bottom);
    expect(((ink[0]?.top ?? 0) + (ink.at(-1)?.bottom ?? 0)) / 2 - BLOCK.bottom).toBeCloseTo(7, 0);
  });
});

describe('the head', () => {
  it('has the strokes of the red name 35 mm below the block’s edge, in red, on one line', () => {
    const [name] = page('bulletin', 1)?.ink('red') ?? [];
    expect(Math.abs((name?.top ?? 0) - BLOCK.top - 35)).toBeLessThan(1);
    expect(place(page('bulletin', 1), '整改工作简报').text).toBe('整改工作简报');
    expect(((name?.left ?? 0) + (name?.right ?? 0)) / 2).toBeCloseTo((BLOCK.left + BLOCK.right) / 2, 0);
  });

  it('has the red rule 4 mm under the line above it, as wide as the block, the title two lines below', () => {
    const first = page('bulletin', 1);
    const red = first?.ink('red') ?? [];
    const rule = red.at(-1);
    expect(red).toHaveLength(2);
    expect(Math.abs((rule?.left ?? 0) - BLOCK.left)).toBeLessThan(0.5);
    expect(Math.abs((rule?.right ?? 0) - BLOCK.right)).toBeLessThan(0.5);
    expect((rule?.bottom ?? 0) - (rule?.top ?? 0)).toBeLessThan(1);
    const issuer = place(first, '办公室');
    const above = (first?.ink('black') ?? []).filter(({ top }) => top > issuer.top && top < (rule?.top ?? 0));
    expect(Math.abs((rule?.top ?? 0) - (above.at(-1)?.bottom ?? 0) - 4)).toBeLessThan(0.8);
    const title = (first?.ink('black') ?? []).find(({ top }) => top > (rule?.bottom ?? 0));
    expect(((title?.top ?? 0) - (rule?.bottom ?? 0)) / LINE).toBeGreaterThan(2);
    expect(((title?.top ?? 0) - (rule?.bottom ?? 0)) / LINE).toBeLessThan(2.6);
  });

  it('stays blank on paper that bears it, with everything else at its place', () => {
    expect(page('preprinted', 1)?.ink('red')).toEqual([]);
    for (const words of ['办公室', '关于省委巡视反馈意见', '各街道党工委']) {
      expect(place(page('preprinted', 1), words).top).toBeCloseTo(place(page('bulletin', 1), words).top, 0);
    }
  });

  it('leaves one blank line between a mark and the title', () => {
    const marked = page('marked', 1);
    expect((place(marked, '标题').top - place(marked, '内部事项').top) / LINE).toBeCloseTo(2, 0);
  });
});

describe('版记', () => {
  it('lies on the lower edge of the last page’s block, between rules as wide as the block', () => {
    const last = page('bulletin', -1);
    expect(textOn(last)).toContain('共印120份');
    const rules = (last?.ink('black') ?? []).filter(({ left, right }) => right - left > 150);
    expect(Math.abs((rules.at(-1)?.bottom ?? 0) - BLOCK.bottom)).toBeLessThan(0.5);
    expect(Math.abs((rules.at(-1)?.left ?? 0) - BLOCK.left)).toBeLessThan(0.5);
    expect(Math.abs((rules.at(-1)?.right ?? 0) - BLOCK.right)).toBeLessThan(0.5);
    expect(textOn(page('bulletin', 1))).not.toContain('共印');
  });
});

describe('an office’s own style', () => {
  it('gives the lines, characters and page number that were asked for', () => {
    const own = page('own', 2);
    expect(linesOn(own, 262)).toEqual(Array.from({ length: 21 }, () => '整'.repeat(25)));
    expect(around((own?.words ?? []).filter(({ top }) => top < 262)).left).toBeCloseTo(30, 0);
    expect(foot(own).map((word) => word.text)).toEqual(['2']);
    expect((around(foot(own)).left + around(foot(own)).right) / 2).toBeCloseTo(105, 0);
  });
});

describe('a wide table', () => {
  it('turns its pages, repeats its header there, and takes its heading along', () => {
    const sizes = (pages.wide ?? []).map(({ width, height }) => (width > height ? 'turned' : 'upright'));
    expect(sizes).toEqual(['upright', 'turned', 'turned', 'upright']);
    expect(textOn(page('wide', 1))).not.toContain('二、附表');
    expect(textOn(page('wide', 2))).toContain('二、附表');
    for (const number of [2, 3]) expect(textOn(page('wide', number))).toContain('牵头单位责任单位');
    expect(textOn(page('wide', 4))).toContain('区委巡视整改办');
    expect(textOn(page('wide', 4))).toContain('共印120份');
  });

  it('leaves the number where it stands on upright pages: left of the block, turned, low on odd pages and high on even', () => {
    for (const number of [2, 3]) {
      const beside = (page('wide', number)?.words ?? []).filter(({ right }) => right < 35);
      expect(beside.map((word) => word.text.replace(/\s/g, '')).join('')).toContain(String(number));
      const { left, right, top, bottom } = around(beside);
      expect((left + right) / 2).toBeCloseTo(35 - 7, 0);
      if (number % 2 === 1) expect(Math.abs(bottom - (210 - 26 - NUMBER))).toBeLessThan(1);
      else expect(Math.abs(top - (28 + NUMBER))).toBeLessThan(1);
    }
    expect(
      foot(page('wide', 4))
        .map((word) => word.text.replace(/\s/g, ''))
        .join(''),
    ).toBe('—4—');
  });

  it('has the signature on its last page where it ends the text', () => {
    const last = page('wideLast', -1);
    expect((last?.width ?? 0) > (last?.height ?? 0)).toBe(true);
    expect(textOn(last)).toContain('乙单位名称');
    expect(textOn(last)).toContain('区委巡视整改办2026年6月22日');
  });
});

describe('the signature', () => {
  it.each(ENDINGS)('stands with text where the last paragraph has %i lines and ends on line %i', (last, end) => {
    const closing = page(`signed-${last}-${end}`, -1);
    expect(textOn(closing)).toContain('区委巡视整改办2026年6月22日');
    expect(linesOn(closing, BLOCK.bottom).filter((line) => line.includes('整整')).length).toBeGreaterThanOrEqual(1);
  });

  it.each(['rows', 'manyRows'])('stands with rows of the table that ends the text: %s', (name) => {
    const closing = page(name, -1);
    expect(textOn(closing)).toContain('区委巡视整改办2026年6月22日');
    expect(textOn(closing).split('甲单位').length - 1).toBeGreaterThanOrEqual(2);
    for (const each of (pages[name] ?? []).slice(0, -1)) expect(textOn(each)).toContain('单位措施');
  });
});

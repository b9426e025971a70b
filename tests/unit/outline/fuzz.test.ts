// Whatever happens to a document, the parser answers, quickly, with a tree whose parts come from the document.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOutline } from '#domain/outline/parse.ts';
import type { SourceParagraph } from '#domain/outline/types.ts';
import { runs } from '#tests/fixtures/runs.ts';

const FOLDER = join(import.meta.dirname, 'corpus');
const documents = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt') && !name.endsWith('.tree.txt'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'));

const paragraphs = (text: string): SourceParagraph[] => text.split('\n').map((line, index) => ({ index, text: line }));

/** Milliseconds of the processor that a reading took: the clock on the wall also counts what other programs do. */
function cost(read: () => void): number {
  const { user, system } = process.cpuUsage();
  read();
  const spent = process.cpuUsage({ user, system });
  return (spent.user + spent.system) / 1_000;
}

function check(source: SourceParagraph[]): void {
  let outline = parseOutline([]);
  const spent = cost(() => {
    outline = parseOutline(source);
  });
  expect(spent).toBeLessThan(2000);
  const places = new Set(source.map(({ index }) => index));
  for (const aspect of outline.aspects) {
    for (const item of aspect.items) {
      for (const problem of item.problems) {
        expect(problem.paragraphs.every((place) => places.has(place))).toBe(true);
        expect(problem.confidence).toBeGreaterThanOrEqual(0);
        expect(problem.confidence).toBeLessThanOrEqual(1);
        for (const measure of problem.measures) expect(measure.paragraphs.length).toBeGreaterThan(0);
      }
    }
  }
  for (const warning of outline.warnings) expect(warning.message).toMatch(/[\u4e00-\u9fff]/);
}

const SIGNS = [
  ...'一二三四五六七八九十1234567890.、（）()①②③“”‘’《》：:；;，,。 \t★是要第条问题措施责任单位时限针对关于方面情况',
];

describe('mutated documents', () => {
  test('characters deleted, inserted, swapped; lines cut, doubled, moved, joined', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(fc.tuple(fc.nat(6), fc.nat(1_000_000), fc.nat(1_000_000), fc.constantFrom(...SIGNS)), {
          minLength: 1,
          maxLength: 30,
        }),
        (text, mutations) => {
          let now = text;
          for (const [kind, a, b, sign] of mutations) {
            const at = a % Math.max(1, now.length);
            const lines = now.split('\n');
            const i = a % lines.length;
            const k = b % lines.length;
            if (kind === 0) now = now.slice(0, at) + now.slice(at + 1 + (b % 5));
            else if (kind === 1) now = now.slice(0, at) + sign + now.slice(at);
            else if (kind === 2) now = [...lines.slice(0, i), ...lines.slice(i + 1)].join('\n');
            else if (kind === 3) now = [...lines.slice(0, i), lines[k] ?? '', ...lines.slice(i)].join('\n');
            else if (kind === 4) now = [...lines.slice(i), ...lines.slice(0, i)].join('\n');
            else if (kind === 5) now = now.replace('\n', '');
            else now = now.slice(0, at);
          }
          check(paragraphs(now));
        },
      ),
      { numRuns: runs(120) },
    );
  });

  test('noise made of marks and labels alone', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.constantFrom(...SIGNS), { maxLength: 60 }).map((signs) => signs.join('')),
          { maxLength: 60 },
        ),
        (lines) => {
          check(lines.map((text, index) => ({ index, text })));
        },
      ),
      { numRuns: runs(100) },
    );
  });

  test('tables of any shape', () => {
    const cell = fc.record({
      row: fc.nat(12),
      column: fc.nat(8),
      rowSpan: fc.integer({ min: 1, max: 5 }),
      columnSpan: fc.integer({ min: 1, max: 5 }),
      table: fc.nat(2),
    });
    const word = fc.constantFrom(
      '序号',
      '反馈问题',
      '整改措施',
      '责任单位',
      '完成时限',
      '学习不深入',
      '1',
      '1.加强学习。2.开展培训。',
      '2024年6月',
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, word), { maxLength: 80 }), (cells) => {
        check(cells.map(([place, text], index) => ({ index, text, cell: place })));
      }),
      { numRuns: runs(80) },
    );
  });
});

describe('hostile sizes', () => {
  test.each([
    ['one mark a line, never closed', Array.from({ length: 20_000 }, () => '1.')],
    [
      'ever deeper counts',
      Array.from({ length: 20_000 }, (_, i) => ['一、甲', '（一）乙', '1.丙', '(1)丁', '①戊'][i % 5] as string),
    ],
    ['one paragraph of openers', ['“'.repeat(150_000)]],
    ['one paragraph of brackets', ['（'.repeat(75_000) + '）'.repeat(75_000)]],
    ['one paragraph of counts', ['一是加强学习。'.repeat(20_000)]],
    ['one paragraph of numbers', ['1.'.repeat(70_000)]],
    ['one paragraph of labels', ['整改措施：'.repeat(30_000)]],
    ['one paragraph of leads', ['(1)针对“'.repeat(30_000)]],
    ['one long sentence', ['学习不深入'.repeat(40_000)]],
    ['many unnumbered headings', Array.from({ length: 20_000 }, () => '党的建设方面')],
  ])('%s', (_, lines) => {
    expect(cost(() => parseOutline(lines.map((text, index) => ({ index, text }))))).toBeLessThan(10_000);
  });
});

test('cost grows with length, not faster', () => {
  const block = documents.filter((_, at) => at % 8 === 0).join('\n');
  const time = (times: number): number => {
    const source = paragraphs(`${block}\n`.repeat(times));
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 2; round++)
      best = Math.min(
        best,
        cost(() => parseOutline(source)),
      );
    return best;
  };
  time(1);
  const once = time(1);
  const eight = time(8);
  // eight times the text; the margin is for a busy machine, a square would be 64 times
  expect(eight).toBeLessThan(once * 24 + 500);
}, 120_000);

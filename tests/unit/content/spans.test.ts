// Merged cells of a list: complete, never overlapping, and never past a heading or a parent's end.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spannedLines } from '#domain/content/spans.ts';
import type { ListColumn, ListDocument } from '#domain/content/types.ts';
import { linesNeeded, textWidth } from '#domain/content/width.ts';

type Table = Pick<ListDocument, 'columns' | 'groups'>;

const column = (over: Partial<ListColumn> = {}): ListColumn => ({
  key: 'k',
  title: 't',
  width: 10,
  align: 'left',
  shared: false,
  ...over,
});
const group = (lines: string[][], heading: string | null = null): ListDocument['groups'][number] => ({
  heading,
  ids: { problemId: null, unitId: null },
  lines: lines.map((cells) => ({ measureId: null, cells })),
});
const spansOf = (table: Table) => spannedLines(table).map((line) => line.spans);

describe('spannedLines', () => {
  it('lets a shared cell cover its group', () => {
    const table = {
      columns: [column({ shared: true }), column()],
      groups: [
        group([
          ['a', '1'],
          ['', '2'],
        ]),
        group([['b', '3']]),
      ],
    };
    expect(spansOf(table)).toEqual([
      [2, 1],
      [0, 1],
      [1, 1],
    ]);
  });

  it('joins equal neighbours of one group but no blanks', () => {
    const table = {
      columns: [column({ join: 'group' })],
      groups: [group([['x'], ['x'], ['y'], [''], ['']]), group([['y']])],
    };
    expect(spansOf(table)).toEqual([[2], [0], [1], [1], [1], [1]]);
  });

  it('joins over groups until a heading', () => {
    const columns = [column({ join: 'list', shared: true })];
    const groups = [group([['a'], ['']]), group([['a']]), group([['a']], '（二）')];
    expect(spansOf({ columns, groups })).toEqual([[3], [0], [0], [1]]);
  });

  it('ends a join where the joined column to its left ends', () => {
    const columns = [column({ join: 'list' }), column({ join: 'list' })];
    const groups = [group([['方面一', '项']]), group([['方面二', '项']])];
    expect(spansOf({ columns, groups })).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('covers every cell exactly once and keeps every text, whatever the list', () => {
    const columns = fc.array(
      fc.record({ shared: fc.boolean(), join: fc.constantFrom(undefined, 'group' as const, 'list' as const) }),
      { minLength: 1, maxLength: 5 },
    );
    const sizes = fc.array(fc.record({ lines: fc.integer({ min: 1, max: 5 }), heading: fc.boolean() }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(columns, sizes, fc.infiniteStream(fc.constantFrom('', 'a', 'b')), (kinds, groupSizes, texts) => {
        const table: Table = {
          columns: kinds.map(({ shared, join }) => column({ shared, ...(join === undefined ? {} : { join }) })),
          groups: groupSizes.map(({ lines, heading }) =>
            group(
              Array.from({ length: lines }, (_, line) =>
                kinds.map(({ shared }) => (shared && line > 0 ? '' : texts.next().value)),
              ),
              heading ? '标题' : null,
            ),
          ),
        };
        const lines = spannedLines(table);
        expect(lines).toHaveLength(groupSizes.reduce((sum, size) => sum + size.lines, 0));
        for (const [index] of kinds.entries()) {
          let covered = 0;
          for (const [row, line] of lines.entries()) {
            const span = line.spans[index] as number;
            if (covered > 0) {
              expect(span).toBe(0);
              expect(line.cells[index]).toBe('');
            } else {
              expect(span).toBeGreaterThan(0);
              expect(row + span).toBeLessThanOrEqual(lines.length);
              covered = span;
            }
            covered -= 1;
          }
        }
      }),
    );
  });
});

describe('textWidth', () => {
  it('counts a Chinese sign as one and a letter or digit as half', () => {
    expect([
      textWidth('整改'),
      textWidth('2020年'),
      textWidth('“一”'),
      textWidth('𠮷'),
      textWidth('e\u0301'),
      textWidth(''),
    ]).toEqual([2, 3, 3, 1, 0.5, 0]);
  });
});

describe('linesNeeded', () => {
  it('counts wrapped lines and line breaks', () => {
    expect([
      linesNeeded('', 10),
      linesNeeded('整'.repeat(10), 10),
      linesNeeded('整'.repeat(11), 10),
      linesNeeded('a\nb\r\n', 10),
    ]).toEqual([1, 1, 2, 3]);
  });
});

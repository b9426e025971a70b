// Pages of lists: every text line once, joined cells carried on, rows parted only where it pays.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupMeasures, type ListPage, paginateList } from '#renderer/print/paginate-list.ts';
import { runs } from '#tests/fixtures/runs.ts';

const LINE = 20;
const FRAME = 7;
const lay = (groups: GroupMeasures[], more: { first?: number; other?: number; foot?: number } = {}): ListPage[] =>
  paginateList({ first: 500, other: 600, header: 30, foot: 0, line: LINE, frame: FRAME, groups, ...more });
const group = (shared: number[], ...lines: number[]): GroupMeasures => ({
  heading: null,
  shared,
  lines: lines.map((count) => [count, 1]),
});
const rowsOf = (pages: ListPage[]): string[] =>
  pages.map((page) =>
    page.parts
      .flatMap((part) =>
        part.lines.map((row) => `${part.group}.${row.line}[${row.cells[0]?.from},${row.cells[0]?.to})`),
      )
      .join(' '),
  );
const heightOf = (page: ListPage, groups: GroupMeasures[]): number =>
  page.parts.reduce(
    (sum, part) =>
      sum +
      (part.heading ? (groups[part.group]?.heading ?? 0) : 0) +
      part.lines.reduce((height, row) => height + row.height, 0),
    0,
  );

describe('paginateList', () => {
  it('keeps rows whole and moves one that does not fit', () => {
    const pages = lay([group([2], 5, 5), group([2], 5, 5)], { first: 470, other: 470 });
    expect(rowsOf(pages)).toEqual(['0.0[0,5) 0.1[0,5) 1.0[0,5) 1.1[0,5)']);
    const moved = lay([group([2], 5, 5), group([2], 5, 5)], { first: 440, other: 440 });
    expect(rowsOf(moved)).toEqual(['0.0[0,5) 0.1[0,5) 1.0[0,5)', '1.1[0,5)']);
  });

  it('repeats the shared cells of a group that goes on over the page, shortened where there is less room', () => {
    const [, second] = lay([group([6, 1], 18, 4, 2)], { first: 440, other: 600 });
    expect(second?.parts[0]).toMatchObject({
      continued: true,
      shared: [
        { from: 0, to: 5, repeated: true, marked: true },
        { from: 0, to: 1, repeated: true, marked: false },
      ],
    });
    const [, short] = lay([group([6], 18, 2)], { first: 440, other: 600 });
    expect(short?.parts[0]?.shared).toEqual([{ from: 0, to: 1, repeated: true, marked: true }]);
  });

  it('parts a row of 60 lines between text lines, with at least two on either side', () => {
    expect(rowsOf(lay([group([3], 60)]))).toEqual(['0.0[0,23)', '0.0[23,51)', '0.0[51,60)']);
    expect(rowsOf(lay([group([1], 24)], { first: 500, other: 400 }))).toEqual(['0.0[0,22)', '0.0[22,24)']);
  });

  it('does not part a row where little of the page would stay empty', () => {
    expect(rowsOf(lay([group([1], 18), group([1], 6)]))).toEqual(['0.0[0,18)', '1.0[0,6)']);
  });

  it('lengthens rows evenly where the joined cell is taller than they are', () => {
    const [page] = lay([group([8], 1, 1)]);
    expect(page?.parts[0]?.lines.map((row) => row.height)).toEqual([87, 87]);
    expect(page?.parts[0]?.shared).toEqual([{ from: 0, to: 8, repeated: false, marked: false }]);
  });

  it('carries on a joined text that is itself taller than a page', () => {
    const pages = lay([group([50, 1], 1)]);
    expect(pages.map((page) => page.parts[0]?.shared[0])).toEqual([
      { from: 0, to: 23, repeated: false, marked: false },
      { from: 23, to: 50, repeated: false, marked: false },
    ]);
    expect(pages[1]?.parts[0]?.shared[1]).toEqual({ from: 0, to: 1, repeated: true, marked: false });
  });

  it('takes the heading of a group to the page of its first row', () => {
    const headed = { ...group([1], 10), heading: 27 };
    const pages = lay([group([1], 20), headed]);
    expect(rowsOf(pages)).toEqual(['0.0[0,20)', '1.0[0,10)']);
    expect(pages[1]?.parts[0]?.heading).toBe(true);
  });

  it('brings the last row along with notes and signatures that do not fit', () => {
    const pages = lay([group([1], 5), group([1], 5), group([1], 3), group([1], 3)], { foot: 130 });
    expect(pages.map((page) => page.foot)).toEqual([false, true]);
    expect(rowsOf(pages)[1]).toBe('3.0[0,3)');
  });

  it('shows an empty list as one page', () => {
    expect(lay([])).toEqual([{ parts: [], foot: true }]);
  });

  it('shows every text line once, in order, inside the page', () => {
    const lines = fc.integer({ min: 0, max: 70 });
    const drawn = fc.record({
      heading: fc.option(fc.integer({ min: 20, max: 60 }), { nil: null }),
      shared: fc.array(lines, { minLength: 2, maxLength: 2 }),
      lines: fc.array(fc.array(lines, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 10 }), fc.integer({ min: 0, max: 200 }), (groups, foot) => {
        const pages = lay(groups, { foot });
        const seen = new Map<string, number>();
        const go = (key: string, from: number, to: number): void => {
          expect(from).toBe(seen.get(key) ?? 0);
          seen.set(key, to);
        };
        pages.forEach((page, index) => {
          expect(heightOf(page, groups)).toBeLessThanOrEqual((index === 0 ? 470 : 570) + 1);
          for (const part of page.parts) {
            part.shared.forEach((slice, column) => {
              if (!slice.repeated) go(`${part.group}/${column}`, slice.from, slice.to);
            });
            for (const row of part.lines) {
              row.cells.forEach((slice, column) => {
                if (slice.to > slice.from) go(`${part.group}.${row.line}.${column}`, slice.from, slice.to);
              });
            }
          }
        });
        groups.forEach((one, at) => {
          one.shared.forEach((count, column) => {
            expect(seen.get(`${at}/${column}`) ?? 0).toBe(count);
          });
          one.lines.forEach((cells, row) => {
            cells.forEach((count, column) => {
              expect(seen.get(`${at}.${row}.${column}`) ?? 0).toBe(count);
            });
          });
        });
        expect(pages.filter((page) => page.foot)).toEqual([pages.at(-1)]);
      }),
      { numRuns: runs(200) },
    );
  });
});

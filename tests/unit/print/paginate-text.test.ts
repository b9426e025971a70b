// Pages of text documents: nothing lost, nothing over the edge, headings and signatures never alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlowItem, type FlowPage, paginateText, partHeight } from '#renderer/print/paginate-text.ts';
import { runs } from '#tests/fixtures/runs.ts';

const base: FlowItem = {
  units: [10],
  opening: 0,
  reopening: 0,
  closing: 0,
  orphans: 1,
  widows: 1,
  keepWithNext: false,
  pullPrevious: false,
  breakBefore: false,
};
const paragraph = (lines: number, more: Partial<FlowItem> = {}): FlowItem => ({
  ...base,
  units: Array.from({ length: lines }, () => 10),
  orphans: Math.min(2, lines),
  widows: Math.min(2, lines),
  ...more,
});
const heading = (): FlowItem => paragraph(1, { keepWithNext: true });
const shape = (pages: FlowPage[]): string[] =>
  pages.map((page) => page.parts.map((part) => `${part.item}[${part.from},${part.to})`).join(' '));

describe('paginateText', () => {
  it('fills a page of 22 lines and carries the rest over', () => {
    expect(shape(paginateText([paragraph(30)], 220, 0))).toEqual(['0[0,22)', '0[22,30)']);
  });

  it('leaves no single line on either side of a break', () => {
    expect(shape(paginateText([paragraph(23)], 220, 0))).toEqual(['0[0,21)', '0[21,23)']);
    expect(shape(paginateText([paragraph(21), paragraph(5)], 220, 0))).toEqual(['0[0,21)', '1[0,5)']);
  });

  it('takes a heading to the page of its text, however many levels', () => {
    expect(shape(paginateText([paragraph(20), heading(), heading(), paragraph(4)], 220, 0))).toEqual([
      '0[0,20)',
      '1[0,1) 2[0,1) 3[0,4)',
    ]);
  });

  it('repeats the header row of a table and keeps its caption with the first row', () => {
    const table = { ...base, units: Array.from({ length: 12 }, () => 20), opening: 40, reopening: 20, closing: 10 };
    const pages = paginateText([paragraph(19), table], 220, 0);
    expect(shape(pages)).toEqual(['0[0,19)', '1[0,9)', '1[9,12)']);
    expect(partHeight(table, { from: 0, to: 9 })).toBe(220);
    expect(partHeight(table, { from: 9, to: 12 })).toBe(90);
  });

  it('brings two lines of text along with a signature that does not fit', () => {
    const signature = { ...base, units: [20], opening: 10, pullPrevious: true };
    expect(shape(paginateText([paragraph(21), signature], 220, 0))).toEqual(['0[0,19)', '0[19,21) 1[0,1)']);
  });

  it('brings two lines along where single lines may stand at a page’s edge, also with the closing block', () => {
    const signature = { ...base, units: [20], opening: 10, pullPrevious: true };
    const loose = { orphans: 1, widows: 1 };
    expect(shape(paginateText([paragraph(21, loose), signature], 220, 0))).toEqual(['0[0,19)', '0[19,21) 1[0,1)']);
    expect(shape(paginateText([paragraph(19), paragraph(1), paragraph(1), signature], 220, 0))).toEqual([
      '0[0,19)',
      '1[0,1) 2[0,1) 3[0,1)',
    ]);
    const ended = paginateText([paragraph(15, loose), signature], 220, 60);
    expect(shape(ended)).toEqual(['0[0,13)', '0[13,15) 1[0,1)']);
    expect(ended.map((page) => page.tail)).toEqual([false, true]);
  });

  it('pins the closing block to the last page and never leaves it alone', () => {
    const fits = paginateText([paragraph(15)], 220, 60);
    expect(fits.map((page) => page.tail)).toEqual([true]);
    const full = paginateText([paragraph(20)], 220, 60);
    expect(shape(full)).toEqual(['0[0,18)', '0[18,20)']);
    expect(full.map((page) => page.tail)).toEqual([false, true]);
  });

  it('starts a new page where the document says so', () => {
    expect(shape(paginateText([paragraph(3), paragraph(3, { breakBefore: true })], 220, 0))).toEqual([
      '0[0,3)',
      '1[0,3)',
    ]);
  });

  it('places a unit that is taller than the page', () => {
    expect(shape(paginateText([{ ...base, units: [500] }, paragraph(2)], 220, 0))).toEqual(['0[0,1)', '1[0,2)']);
  });

  it('begins a turned page for what stands on one, with its own height, and turns back behind it', () => {
    const lying = { ...base, units: Array.from({ length: 3 }, () => 60), turned: true };
    const signature = { ...base, units: [20], opening: 10, pullPrevious: true };
    const pages = paginateText([paragraph(3), lying, paragraph(2), signature], 220, 40, 150);
    expect(shape(pages)).toEqual(['0[0,3)', '1[0,2)', '1[2,3)', '2[0,2) 3[0,1)']);
    expect(pages.map((page) => page.turned)).toEqual([false, true, true, false]);
    // A heading is not held back by what follows on a page of the other kind.
    expect(shape(paginateText([paragraph(20), heading(), lying], 220, 0, 150))[0]).toBe('0[0,20) 1[0,1)');
    // The closing block stands on whatever page the text ends on.
    const ended = paginateText([paragraph(3), lying, { ...signature, turned: true }], 220, 60, 150);
    expect(shape(ended)).toEqual(['0[0,3)', '1[0,2)', '1[2,3) 2[0,1)']);
    expect(ended.at(-1)).toMatchObject({ turned: true, tail: true });
  });

  it('loses nothing, repeats nothing and stays inside the page', () => {
    const item = fc.record({
      units: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }),
      opening: fc.integer({ min: 0, max: 30 }),
      reopening: fc.integer({ min: 0, max: 20 }),
      closing: fc.integer({ min: 0, max: 20 }),
      keepWithNext: fc.boolean(),
      pullPrevious: fc.boolean(),
      breakBefore: fc.boolean(),
      turned: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 80 }), (drawn, tail) => {
        const items = drawn.map((one) => {
          const least = Math.min(2, one.units.length);
          return { ...one, orphans: least, widows: least };
        });
        const pages = paginateText(items, 220, tail, 220);
        for (const page of pages) {
          for (const part of page.parts) expect(items[part.item]?.turned).toBe(page.turned);
        }
        const placed = pages.flatMap((page) => page.parts.flatMap(({ item: at, from, to }) => range(at, from, to)));
        expect(placed).toEqual(items.flatMap((one, at) => range(at, 0, one.units.length)));
        expect(pages.filter((page) => page.tail)).toHaveLength(tail > 0 ? 1 : 0);
        pages.forEach((page, index) => {
          const used = page.parts.reduce((sum, part) => sum + partHeight(items[part.item] as FlowItem, part), 0);
          const alone = page.parts.length <= 1;
          if (!alone) expect(used + (page.tail ? tail : 0)).toBeLessThanOrEqual(220.5);
          if (index > 0 && !page.tail) expect(page.parts.length).toBeGreaterThan(0);
        });
      }),
      { numRuns: runs(300) },
    );
  });
});

function range(item: number, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => `${item}:${from + index}`);
}

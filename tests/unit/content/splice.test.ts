// A splice between two texts leads from the one to the other and is as small as it can be at both ends.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spliceBetween } from '#domain/content/splice.ts';
import type { Block } from '#domain/content/types.ts';

const blocks = fc.array(
  fc.constantFrom('一', '二', '三').map((text): Block => ({ kind: 'paragraph', runs: [{ text }] })),
  { maxLength: 8 },
);

it('leads from any text to any other', () => {
  fc.assert(
    fc.property(blocks, blocks, (before, after) => {
      const splice = spliceBetween(before, after);
      expect(splice === null ? before : before.toSpliced(splice.from, splice.count, ...splice.blocks)).toEqual(after);
    }),
  );
});

it('names only what changed', () => {
  const text = (words: string): Block => ({ kind: 'paragraph', runs: [{ text: words }] });
  expect(spliceBetween([text('甲'), text('乙'), text('丙')], [text('甲'), text('改'), text('丙')])).toEqual({
    from: 1,
    count: 1,
    blocks: [text('改')],
  });
  expect(spliceBetween([text('甲')], [text('甲')])).toBeNull();
});

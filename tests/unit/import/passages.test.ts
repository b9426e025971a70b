// Passages left out by the reader, while the clerk takes paragraphs of them in.
import { describe, expect, test } from 'vitest';
import type { PassedOver } from '#domain/outline/types.ts';
import { leftOut } from '#renderer/features/import/passages.ts';

const PASSAGES: PassedOver[] = [
  { kind: 'title', from: 0, to: 0, words: '整改通报' },
  { kind: 'organisation', from: 2, to: 5, words: '一、总体情况' },
  { kind: 'lead', from: 7, to: 7, words: '现报告如下', part: true },
];
const places = (taken: readonly number[]) =>
  leftOut(PASSAGES, (paragraph) => taken.includes(paragraph)).map(({ from, to }) => `${from}-${to}`);

describe('passages left out', () => {
  test('as the reader says, while nothing was taken in', () => {
    expect(leftOut(PASSAGES, () => false)).toEqual(PASSAGES);
  });

  test.each([
    [[0], ['2-5', '7-7']],
    [[3], ['0-0', '2-2', '4-5', '7-7']],
    [
      [2, 3, 4, 5],
      ['0-0', '7-7'],
    ],
    // of a paragraph taken over in part the rest stays listed
    [[7], ['0-0', '2-5', '7-7']],
  ])('less the paragraphs %j', (taken, expected) => {
    expect(places(taken)).toEqual(expected);
  });
});

// A line end that was lost between a heading and what follows it is found again: the tree is the same as with it.
import { describe, expect, test } from 'vitest';
import { parseOutline } from '#domain/outline/parse.ts';
import type { Outline } from '#domain/outline/types.ts';

const read = (text: string): Outline => parseOutline(text.split('\n').map((line, index) => ({ index, text: line })));

/** Headings, problems and measures alone, without places. */
const treeOf = ({ aspects }: Outline): unknown =>
  aspects.map(({ title, items }) => [
    title,
    items.map((item) => [
      item.title,
      item.problems.map((problem) => [problem.title, problem.measures.map(({ lead, text }) => lead + text)]),
    ]),
  ]);

const TWO = '（二）档案管理不规范\n整改措施：开展档案清查。';

describe('a lost line end', () => {
  test.each([
    ['title and first mark', `县水务局整改情况的报告¶（一）会议记录不完整\n整改措施：补录会议记录。\n${TWO}`],
    [
      'title and a counted word',
      '县水务局整改任务书¶任务一：会议记录不完整\n措施：补录会议记录。\n任务二：档案管理不规范\n措施：开展档案清查。',
    ],
    [
      'an organ and a bracketed problem',
      '发布单位：中共栖霞市委¶（1）关于“会议记录不完整”问题\n一是补录会议记录。\n（2）关于“档案管理不规范”问题\n一是开展档案清查。',
    ],
    [
      'the heading of a part and its first mark',
      `县水务局整改通报\n二、坚持问题导向，逐条抓好整改¶（一）会议记录不完整\n整改措施：补录会议记录。\n${TWO}`,
    ],
    [
      'two headings',
      '县水务局整改通报\n党的领导方面存在的问题¶关于“会议记录不完整”问题\n一是补录会议记录。\n关于“档案管理不规范”问题\n一是开展档案清查。',
    ],
    [
      'text and the label behind it',
      '一、存在的问题\n1.会议记录不完整。\n2.档案管理不规范。¶二、整改措施\n1.补录会议记录。\n2.开展档案清查。',
    ],
  ])('between %s', (_, text) => {
    const whole = read(text.replace('¶', '\n'));
    expect(whole.counts).toMatchObject({ problems: 2, measures: 2 });
    expect(treeOf(read(text.replace('¶', '')))).toEqual(treeOf(whole));
  });

  test('a mark that a sentence names is no mark', () => {
    const outline = read(
      `一、主要问题\n（一）对照整改方案（三）中的任务，会议记录不完整\n整改措施：补录会议记录。\n${TWO}`,
    );
    expect(outline.counts.problems).toBe(2);
  });
});

describe('what was passed over before is announced', () => {
  const codes = (text: string): string[] => read(text).warnings.map(({ code, paragraph }) => `${code} ${paragraph}`);

  test('next measures behind problems that nothing answers', () => {
    expect(
      codes(
        '一、整改进展\n（一）存在的主要问题\n1.会议记录不完整\n2.档案管理不规范\n（二）下一步措施\n1.补录会议记录。\n2.开展档案清查。',
      ),
    ).toContain('part-not-used 4');
  });

  test('a sentence behind the words of a heading', () => {
    expect(
      codes(
        '（一）关于河道管护方面的问题。保洁员长期缺岗。\n1.会议记录不完整\n整改措施：补录会议记录。\n2.档案管理不规范\n整改措施：开展档案清查。',
      ),
    ).toEqual(['text-not-taken 0']);
  });

  test('an act above the first problem, without a word of the occasion', () => {
    expect(
      codes(
        '县水务局整改通报\n县委办把集体学习列为固定议程，开展专题研讨7次。\n1.会议记录不完整\n整改措施：补录会议记录。\n2.档案管理不规范\n整改措施：开展档案清查。',
      ),
    ).toEqual(['text-not-taken 1']);
  });
});

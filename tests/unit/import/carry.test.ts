// Corrections carried to another reading: words and omissions where the same text is read again, nothing doubled or lost.
import { describe, expect, it } from 'vitest';
import { parseOutline } from '#domain/outline/parse.ts';
import { carryOver } from '#renderer/features/import/carry.ts';
import {
  addFromParagraph,
  type Draft,
  fromOutline,
  mergeWithPrevious,
  move,
  setIgnored,
  setText,
  shiftLevel,
  splitAt,
  wholeText,
} from '#renderer/features/import/edit-tree.ts';
import { guessKind } from '#renderer/features/import/guess-round.ts';

const SOURCE = [
  '（一）关于“学习不深入”方面的问题',
  '1.关于“学用脱节”问题',
  '(1)针对“计划落实不到位”问题。一是完善计划，按月检查。二是强化督学。',
  '(2)针对“调研转化少”问题。一是建立台账。',
  '2.关于“检查不经常”问题',
  '(3)针对“通报不及时”问题。一是每月通报。',
].map((text, index) => ({ index, text }));
const read: Draft = fromOutline(parseOutline(SOURCE));
const next: Draft = fromOutline(parseOutline(SOURCE, { levels: { item: null } }));
const at = (words: string) => read.findIndex((node) => wholeText(node).includes(words));
const words = (draft: Draft) => draft.map(wholeText).join('|');

describe('carrying corrections over', () => {
  it('leaves another reading as it is where nothing was corrected', () => {
    expect(carryOver(read, read, next)).toEqual({ draft: next, kept: 0, lost: 0 });
  });

  it('keeps words and omissions', () => {
    const corrected = setIgnored(setText(read, at('调研转化少'), '调研成果转化不够'), at('通报不及时'), true);
    const { draft, kept, lost } = carryOver(read, corrected, next);
    expect([kept, lost]).toEqual([3, 0]);
    expect(words(draft)).toContain('调研成果转化不够');
    expect(draft.filter(({ ignored }) => ignored).map(wholeText)).toEqual(['通报不及时', '每月通报。']);
  });

  it.each([
    ['merged', mergeWithPrevious(read, at('调研转化少')), 2],
    ['split', splitAt(read, at('完善计划'), '完善计划，按月检查。', 5), 2],
    ['moved', move(read, at('调研转化少'), -1), 1],
    ['raised', shiftLevel(read, at('强化督学'), -1), 1],
    ['added', addFromParagraph(read, 'problem', 4, '检查走过场').draft, 1],
  ])('loses what was %s as a whole, and says so', (_what, corrected, lost) => {
    const carried = carryOver(read, corrected, next);
    expect(carried).toEqual({ draft: next, kept: 0, lost });
  });
});

describe('what a document is', () => {
  const kind = (name: string, line: string, measures = 3) => guessKind(name, [{ text: line }], measures);
  it('is told by its name, else by its first lines', () => {
    expect(kind('区水务局整改方案.docx', '')).toBe('plan');
    expect(kind('新建文档.docx', '关于区委第二巡察组反馈意见整改进展情况的通报')).toBe('progress');
    expect(kind('a.txt', '关于巡察反馈意见的整改情况报告')).toBe('progress');
    expect(kind('整改方案.docx', '', 0)).toBe('findings');
    expect(kind('粘贴的文字.txt', '1.针对“学习不深入”问题')).toBe('plan');
  });
});

// The difference shown beside last week's text gives both texts back and stays readable.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, diffTexts, similarity } from '#domain/review/diff.ts';

const beforeOf = (changes: Change[]): string =>
  changes
    .filter((change) => change.kind !== 'added')
    .map((change) => change.text)
    .join('');
const afterOf = (changes: Change[]): string =>
  changes
    .filter((change) => change.kind !== 'removed')
    .map((change) => change.text)
    .join('');

describe('diffTexts', () => {
  it('shows a changed figure within a clause, not the whole clause', () => {
    expect(diffTexts('已开工建设项目11个，投资3亿元。', '已开工建设项目12个，投资3亿元。')).toEqual([
      { kind: 'same', text: '已开工建设项目1' },
      { kind: 'removed', text: '1' },
      { kind: 'added', text: '2' },
      { kind: 'same', text: '个，投资3亿元。' },
    ]);
  });

  it('shows an added sentence as one piece', () => {
    expect(diffTexts('办法已印发。', '办法已印发。清退资金12万元。')).toEqual([
      { kind: 'same', text: '办法已印发。' },
      { kind: 'added', text: '清退资金12万元。' },
    ]);
  });

  it('shows a rewritten clause as replaced instead of a mosaic', () => {
    expect(diffTexts('正在开展摸排。', '验收组现场核验属实，同意销号。')).toEqual([
      { kind: 'removed', text: '正在开展摸排。' },
      { kind: 'added', text: '验收组现场核验属实，同意销号。' },
    ]);
  });

  it('pairs a rewritten clause and shows the others as gone and new', () => {
    expect(
      diffTexts('9项中完成5项；2项待批复事项已于6月4日报送补充材料。', '9项中完成6项，1项正在办理竣工结算。'),
    ).toEqual([
      { kind: 'same', text: '9项中完成' },
      { kind: 'removed', text: '5' },
      { kind: 'added', text: '6' },
      { kind: 'same', text: '项' },
      { kind: 'removed', text: '；2项待批复事项已于6月4日报送补充材料。' },
      { kind: 'added', text: '，1项正在办理竣工结算。' },
    ]);
  });

  it('knows empty and equal texts', () => {
    expect(diffTexts('', '')).toEqual([]);
    expect(diffTexts('', '完成。')).toEqual([{ kind: 'added', text: '完成。' }]);
    expect(diffTexts('完成。', '完成。')).toEqual([{ kind: 'same', text: '完成。' }]);
    expect(similarity('', '')).toBe(1);
    expect(similarity('完成。', '完成。')).toBe(1);
    expect(similarity('甲', '乙')).toBe(0);
  });

  it('answers for the longest texts at once', () => {
    const long = '逐项登记建账，'.repeat(2_800);
    const changes = diffTexts(long, `${long}新增一项。`);
    expect(afterOf(changes)).toBe(`${long}新增一项。`);
  });

  it('gives both texts back', () => {
    const text = fc.string({ unit: fc.constantFrom('一', '二', '。', '，', '1', '2', '\n', '个'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const changes = diffTexts(a, b);
        expect(beforeOf(changes)).toBe(a);
        expect(afterOf(changes)).toBe(b);
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

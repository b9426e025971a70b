// Corrections on the import screen: every act keeps all words, and what is accepted is what is shown.
import { describe, expect, it } from 'vitest';
import type { Outline } from '#domain/outline/types.ts';
import {
  addFromParagraph,
  countDraft,
  type Draft,
  fromOutline,
  mergeWithPrevious,
  move,
  orphans,
  setIgnored,
  setText,
  shiftLevel,
  splitAt,
  toAccepted,
  wholeText,
} from '#renderer/features/import/edit-tree.ts';

const measure = (lead: string, text: string, paragraph: number) => ({
  lead,
  text,
  fields: {},
  paragraphs: [paragraph],
  confidence: 0.9,
});
const problem = (number: number, title: string, measures: ReturnType<typeof measure>[], paragraph: number) => ({
  number,
  title,
  measures,
  fields: {},
  paragraphs: [paragraph],
  confidence: 0.5,
});

const OUTLINE: Outline = {
  counts: { aspects: 1, items: 2, problems: 3, measures: 4 },
  aspects: [
    {
      title: '关于“理论学习不深入”方面的问题',
      paragraphs: [3],
      items: [
        {
          number: 1,
          title: '关于“学用脱节”问题',
          category: null,
          paragraphs: [4],
          problems: [
            problem(
              1,
              '学习计划落实不到位',
              [measure('完善计划。', '制定年度计划。', 5), measure('强化督学。', '', 5)],
              5,
            ),
            problem(2, '调研成果转化少', [measure('建立台账。', '逐项转化。', 6)], 6),
          ],
        },
        {
          number: 2,
          title: '关于“作风不实”问题',
          category: null,
          paragraphs: [7],
          problems: [problem(3, '督查检查过多', [measure('精简督查。', '减少三成。', 8)], 8)],
        },
      ],
    },
  ],
  warnings: [],
  passedOver: [],
  pattern: { aspect: '（一）', item: '1.', problem: '(1)', measure: '一是', numbering: 'continuous' },
  levels: { aspect: 'zhParen', item: 'arDot', problem: 'arParen', measure: 'shi' },
  marks: [],
};

const start = (): Draft => fromOutline(OUTLINE);
const at = (draft: Draft, words: string) => draft.findIndex((node) => wholeText(node).includes(words));
const words = (draft: Draft) => draft.map((node) => wholeText(node)).join('');

describe('a draft', () => {
  it('gives back the outline it was made from', () => {
    const accepted = toAccepted(start());
    expect(accepted).toEqual(
      OUTLINE.aspects.map((aspect) => ({
        title: aspect.title,
        items: aspect.items.map((item) => ({
          title: item.title,
          category: item.category,
          problems: item.problems.map((each) => ({
            title: each.title,
            number: each.number,
            fields: {},
            measures: each.measures.map(({ lead, text }) => ({ lead, text, fields: {} })),
          })),
        })),
      })),
    );
  });

  it('counts what would be stored', () => {
    expect(countDraft(start())).toEqual({ aspects: 1, items: 2, problems: 3, measures: 4 });
  });

  it('keeps levels that the document lacks as nodes without title', () => {
    const bare = fromOutline({
      ...OUTLINE,
      aspects: [{ title: null, paragraphs: [], items: [{ ...OUTLINE.aspects[0]!.items[0]!, title: null }] }],
    });
    expect(countDraft(bare)).toEqual({ aspects: 0, items: 0, problems: 2, measures: 3 });
    expect(toAccepted(bare)[0]?.title).toBeNull();
    expect(toAccepted(bare)[0]?.items[0]?.title).toBeNull();
  });
});

describe('corrections', () => {
  it('change a title, and settle the doubt about it', () => {
    const draft = setText(start(), at(start(), '调研成果'), '  调研成果转化不够\n');
    expect(draft[at(draft, '调研成果')]).toMatchObject({ title: '调研成果转化不够', confidence: 1 });
  });

  it('leave a title alone when nothing or the same is typed', () => {
    const draft = start();
    expect(setText(draft, 2, '   ')).toBe(draft);
    expect(setText(draft, 2, wholeText(draft[2]!))).toBe(draft);
  });

  it('keep the lead of a measure while its words still begin with it', () => {
    const index = at(start(), '完善计划');
    expect(setText(start(), index, '完善计划。按月推进。')[index]).toMatchObject({
      title: '完善计划。',
      text: '按月推进。',
    });
    expect(setText(start(), index, '健全计划。按月推进。')[index]).toMatchObject({
      title: '健全计划。',
      text: '按月推进。',
    });
  });

  it('promote a measure to a problem, which takes the measures after it', () => {
    const draft = shiftLevel(start(), at(start(), '强化督学'), -1);
    expect(countDraft(draft)).toEqual({ aspects: 1, items: 2, problems: 4, measures: 3 });
    expect(toAccepted(draft)[0]?.items[0]?.problems.map((each) => each.measures.length)).toEqual([1, 0, 1]);
  });

  it('demote a problem to a measure of the problem before it', () => {
    const draft = shiftLevel(start(), at(start(), '调研成果'), 1);
    expect(toAccepted(draft)[0]?.items[0]?.problems.map((each) => each.measures.length)).toEqual([4]);
  });

  it('do nothing beyond the highest and the lowest level', () => {
    const draft = start();
    expect(shiftLevel(draft, 0, -1)).toBe(draft);
    expect(shiftLevel(draft, at(draft, '强化督学'), 1)).toBe(draft);
  });

  it('merge a measure with the one before it without losing a word', () => {
    const before = start();
    const draft = mergeWithPrevious(before, at(before, '强化督学'));
    expect(draft[at(draft, '完善计划')]?.text).toBe('制定年度计划。强化督学。');
    expect(words(draft)).toBe(words(before));
  });

  it('merge a problem with the one before it: its measures follow', () => {
    const draft = mergeWithPrevious(start(), at(start(), '调研成果'));
    expect(toAccepted(draft)[0]?.items[0]?.problems.map((each) => each.measures.length)).toEqual([3]);
  });

  it('do not merge the first under its parent with something further up', () => {
    const draft = start();
    expect(mergeWithPrevious(draft, at(draft, '完善计划'))).toBe(draft);
    expect(mergeWithPrevious(draft, at(draft, '督查检查'))).toBe(draft);
  });

  it('split a measure at the cursor and drop the label of the second part', () => {
    const index = at(start(), '建立台账');
    const draft = splitAt(start(), index, '建立台账。逐项转化。二是定期通报。每季一次。', 10);
    expect(draft[index]).toMatchObject({ title: '建立台账。', text: '逐项转化。' });
    expect(draft[index + 1]).toMatchObject({
      level: 'measure',
      title: '定期通报。',
      text: '每季一次。',
      paragraphs: [6],
    });
    expect(new Set(draft.map((node) => node.key)).size).toBe(draft.length);
  });

  it('split a problem after its measures', () => {
    const index = at(start(), '督查检查');
    const draft = splitAt(start(), index, '督查检查过多，文风不实', 7);
    expect(toAccepted(draft)[0]?.items[1]?.problems.map((each) => each.title)).toEqual(['督查检查过多，', '文风不实']);
    expect(splitAt(start(), index, '督查检查过多', 0)).toHaveLength(start().length);
  });

  it('leave a problem with its measures out, and take it in again from one of them', () => {
    const index = at(start(), '调研成果');
    const without = setIgnored(start(), index, true);
    expect(countDraft(without)).toEqual({ aspects: 1, items: 2, problems: 2, measures: 3 });
    expect(toAccepted(without)[0]?.items[0]?.problems).toHaveLength(1);
    const back = setIgnored(without, index + 1, false);
    expect(countDraft(back)).toEqual(countDraft(start()));
  });

  it('move a problem with its measures past its neighbour and stop at the edge', () => {
    const draft = move(start(), at(start(), '调研成果'), -1);
    expect(toAccepted(draft)[0]?.items[0]?.problems.map((each) => each.title)).toEqual([
      '调研成果转化少',
      '学习计划落实不到位',
    ]);
    expect(move(draft, at(draft, '调研成果'), -1)).toBe(draft);
    expect(move(draft, at(draft, '调研成果'), 1)).toEqual(start());
  });

  it('add a problem from a paragraph where the document has it', () => {
    const { draft, key } = addFromParagraph(start(), 'problem', 6, '(9)针对“会议过多”问题。');
    const index = draft.findIndex((node) => node.key === key);
    expect(draft[index]).toMatchObject({ level: 'problem', title: '针对“会议过多”问题。', paragraphs: [6] });
    expect(draft[index + 1]?.level).toBe('item');
  });

  it('add a measure to the problem before its paragraph', () => {
    const { draft } = addFromParagraph(start(), 'measure', 8, '三是严格审批。未经批准不得开展。');
    expect(toAccepted(draft)[0]?.items[1]?.problems[0]?.measures[1]).toEqual({
      lead: '严格审批。',
      text: '未经批准不得开展。',
      fields: {},
    });
  });

  it('name measures that no problem holds', () => {
    const draft = shiftLevel(start(), at(start(), '督查检查'), -1);
    expect(orphans(draft).map((index) => draft[index]?.title)).toEqual(['精简督查。']);
    expect(orphans(start())).toEqual([]);
  });
});

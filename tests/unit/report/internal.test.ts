// 整改方案, 整改进展报告, 阶段小结, 回头看报告, 主要负责人报告: what they say of a round with states and people.
import { describe, expect, it } from 'vitest';
import { blockText } from '#domain/content/blocks.ts';
import type { TextDocument } from '#domain/content/types.ts';
import { countOutline, parseOutline } from '#domain/outline/parse.ts';
import { draftReport, openPlaces } from '#domain/report/draft.ts';
import { defaultSwitches } from '#domain/report/switches.ts';
import type { ReportKind, ReportSources } from '#domain/report/types.ts';
import { countsOf, figuresOf } from '#domain/statistics/figures.ts';
import { outcomeFigures } from '#domain/statistics/outcomes.ts';
import { sampleTree } from '../../fixtures/tree.ts';

const tree = sampleTree();
const asOf = '2020-06-22';
const problems = tree.aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));

function draft(kind: ReportKind, more: Partial<ReportSources> = {}): TextDocument {
  const sources: ReportSources = {
    tree,
    office: '区委巡视整改办',
    asOf,
    figures: countsOf(figuresOf(tree, asOf)),
    before: null,
    activity: {
      from: null,
      to: asOf,
      reviews: 12,
      meetings: 6,
      decisions: 9,
      decisionsDone: 7,
      bulletins: 3,
      letters: [],
      leadUnits: 10,
      responsibleUnits: 4,
      returned: 2,
    },
    outcomes: outcomeFigures([]),
    clues: null,
    lookBacks: [],
    lookBackPlanned: 0,
    withheld: [],
    ...more,
  };
  return draftReport(kind, sources, defaultSwitches(kind, tree.round, '中共云溪区委'));
}

const lines = (document: TextDocument) => [document.title, ...document.blocks.map(blockText)];

describe('a plan', () => {
  it('reads back with every problem, its goal, responsibility and deadline', () => {
    const text = lines(draft('plan'));
    const again = parseOutline(text.map((line, index) => ({ index, text: line })));
    expect(countOutline(again.aspects)).toEqual({ aspects: 4, items: 11, problems: 23, measures: 81 });
    const read = again.aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));
    expect(read.every(({ fields }) => fields.lead !== undefined && fields.leader !== undefined)).toBe(true);
    expect(read.filter(({ fields }) => fields.deadline !== undefined).length).toBeGreaterThanOrEqual(20);
  });

  it('leaves open what nobody has decided', () => {
    const bare = structuredClone(tree);
    const [problem] = bare.aspects[0]?.items[0]?.problems ?? [];
    if (problem === undefined) throw new Error('no problem');
    problem.responsibilities.lead = [];
    problem.target = null;
    const document = draft('plan', { tree: bare });
    const open = openPlaces(document).map((index) => blockText(document.blocks[index] as never));
    expect(open).toContain('牵头单位：＿＿');
    expect(open).toContain('整改目标：＿＿');
  });
});

describe('internal papers', () => {
  it('number their chapters on and give figures with their denominators', () => {
    const text = lines(draft('internal'));
    expect(text.filter((line) => /^[一二三四五六七八]、/.test(line)).map((line) => line.slice(0, 2))).toEqual([
      '一、',
      '二、',
      '三、',
      '四、',
      '五、',
    ]);
    const closed = problems.filter(({ state }) => state === '已销号' || state === '常态化管理').length;
    expect(text.join('\n')).toContain(`完成率${closed}/23＝`);
    expect(text.join('\n')).toContain('召开整改工作碰头会6次，议定事项9项，已落实7项');
  });

  it('compare a stage with its beginning', () => {
    const before = countsOf(figuresOf(tree, asOf));
    before.problems.classes.已完成 -= 2;
    expect(lines(draft('stage', { before })).join('\n')).toContain('已完成的问题比期初增加2个');
    expect(lines(draft('stage')).join('\n')).not.toContain('期初');
  });

  it('say what a look back found, by result', () => {
    const [a, b] = problems;
    const document = draft('lookBack', {
      lookBackPlanned: 3,
      lookBacks: [
        { problemId: a?.id ?? '', result: '巩固', date: '2020-06-18', text: '制度运行正常' },
        { problemId: b?.id ?? '', result: '反弹', date: null, text: '又有新增' },
      ],
    });
    const text = lines(document).join('\n');
    expect(text).toContain(
      '计划回头看问题3个，已看2个，其中巩固1个（50.00%），需强化0个（0.00%），反弹1个（50.00%）；尚未看1个',
    );
    expect(text).toContain('6月18日回头看，结论：巩固。制度运行正常。');
  });

  it('leave to the leader what only the leader can say', () => {
    expect(openPlaces(draft('leader')).length).toBeGreaterThanOrEqual(2);
  });
});

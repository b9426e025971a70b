// 完备性检查: every rule finds its fault where it is and nothing where it is not.
import { describe, expect, it } from 'vitest';
import type { LedgerTree, Measure, Problem } from '#domain/ledger/types.ts';
import { NO_CLOSE_OUT, NO_DEADLINE, NO_RESPONSIBILITIES } from '#domain/ledger/types.ts';
import { buildPrecheckList } from '#domain/precheck/list.ts';
import { precheck } from '#domain/precheck/precheck.ts';
import { countFindings, PRECHECK_RULES, type PrecheckRule, RULE_WORDS } from '#domain/precheck/types.ts';
import { emptyTree, measure, problem, sampleTree } from '#tests/fixtures/tree.ts';

const { units, officials } = sampleTree();
const [lead, other] = units;
const [leader] = officials;
const HELD = { ...NO_RESPONSIBILITIES, lead: [lead?.id ?? ''], leader: [leader?.id ?? ''] };
const DUE = { ...NO_DEADLINE, date: '2020-12-31' };

const TITLES = ['理论学习重形式轻效果', '惠企政策兑现不及时', '沿河排污口整治反弹', '发展党员工作不规范'];
const TEXTS = [
  '修订议事规则并组织专题学习研讨',
  '逐户核实企业名单后兑付资金',
  '封堵排口并安装在线监测设备',
  '核查党员档案补齐缺失材料',
];

/** A problem with one measure that has all that is wanted; `number` also chooses its words. */
function sound(number: number, over: Partial<Problem> = {}, ofMeasure: Partial<Measure> = {}): Problem {
  const made = problem(number, TITLES[number - 1] ?? `问题${number}`, 0, { deadline: DUE, responsibilities: HELD });
  const text = TEXTS[number - 1] ?? '';
  const measures = [
    measure(made.id, 1, { lead: '', text, deadline: NO_DEADLINE, responsibilities: NO_RESPONSIBILITIES, ...ofMeasure }),
  ];
  return { ...made, closeOut: NO_CLOSE_OUT, measures, ...over };
}

function treeOf(problems: Problem[], over: Partial<LedgerTree> = {}): LedgerTree {
  const item = { id: 'I', aspectId: 'A', position: 1, number: 1, title: null, category: null, problems };
  const used = { units: units.slice(0, 1), officials: officials.slice(0, 1) };
  return { ...emptyTree(), ...used, aspects: [{ id: 'A', position: 1, title: null, items: [item] }], ...over };
}

const check = (problems: Problem[], over: Partial<LedgerTree> = {}) =>
  precheck(treeOf(problems, over), { limit: null });
const said = (findings: ReturnType<typeof precheck>) => findings.map(({ rule, place }) => [rule, place]);

describe('a sound round', () => {
  it('has nothing to be found', () => {
    expect(check([sound(1), sound(2), sound(3)])).toEqual([]);
    expect(precheck(emptyTree(), { limit: null })).toEqual([]);
  });
});

describe('answers and measures', () => {
  it('are missed where a problem has none or an empty one', () => {
    const empty = { lead: ' ', text: '。' };
    expect(
      said(check([sound(1, { measures: [] }), sound(2, {}, empty), sound(3, {}, { lead: '略。', text: '' })])),
    ).toEqual([
      ['noMeasures', '问题(1)'],
      ['emptyMeasure', '问题(2)一是'],
      ['emptyMeasure', '问题(3)一是'],
    ]);
  });
});

describe('responsibility', () => {
  const nobody = { responsibilities: NO_RESPONSIBILITIES };

  it('is missed once a problem, with what lacks it', () => {
    const findings = check([sound(1, nobody), sound(2)]);
    expect(findings.map(({ rule, place, words }) => [rule, place, words])).toEqual([
      ['noLead', '问题(1)', '问题和它的措施都没有牵头单位'],
      ['noLeader', '问题(1)', '问题和它的措施都没有责任领导'],
    ]);
  });

  it('is enough where each measure has its own', () => {
    expect(check([sound(1, nobody, { responsibilities: HELD })])).toEqual([]);
    const one = sound(1, nobody, { responsibilities: HELD });
    const second = measure(one.id, 2, { lead: '', text: TEXTS[3] ?? '', responsibilities: NO_RESPONSIBILITIES });
    const findings = check([{ ...one, measures: [...one.measures, second] }]);
    expect(findings.map(({ rule, words }) => [rule, words])).toEqual([
      ['noLead', '问题和其中1条措施没有牵头单位'],
      ['noLeader', '问题和其中1条措施没有责任领导'],
    ]);
  });

  it('of units and people without anything to do is only a hint', () => {
    const more = { units: units.slice(0, 2), officials: officials.slice(0, 2) };
    const findings = check([sound(1)], more);
    expect(said(findings)).toEqual([
      ['idleUnit', other?.name],
      ['idleOfficial', officials[1]?.name],
    ]);
    expect(countFindings(findings)).toEqual({ mustFix: 0, hints: 2 });
  });
});

describe('deadlines', () => {
  const on = (date: string) => ({ deadline: { ...NO_DEADLINE, date } });

  it('may be a date, words or without end', () => {
    expect(said(check([sound(1, { deadline: NO_DEADLINE })]))).toEqual([['noDeadline', '问题(1)']]);
    expect(check([sound(1, { deadline: { date: null, text: '立行立改', longTerm: false } })])).toEqual([]);
    expect(check([sound(1, { deadline: { date: null, text: null, longTerm: true } })])).toEqual([]);
    expect(check([sound(1, { deadline: NO_DEADLINE }, on('2020-06-30'))])).toEqual([]);
  });

  it('lie neither before the feedback nor after the last milestone', () => {
    const early = check([sound(1, on('2020-03-24'), {}), sound(2, on('2020-03-25')), sound(3, {}, on('2020-01-31'))]);
    expect(early.map(({ rule, place, words }) => [rule, place, words])).toEqual([
      ['beforeFeedback', '问题(1)', '时限2020年3月24日早于反馈日期2020年3月25日'],
      ['beforeFeedback', '问题(3)一是', '时限2020年1月31日早于反馈日期2020年3月25日'],
    ]);
    const limit = { date: '2020-12-31', name: '报送整改进展' };
    const late = [
      sound(1, on('2021-01-01')),
      sound(2),
      sound(3, { deadline: { date: '2021-01-01', text: null, longTerm: true } }),
    ];
    expect(precheck(treeOf(late), { limit }).map(({ rule, words }) => [rule, words])).toEqual([
      ['afterLimit', '时限2021年1月1日晚于“报送整改进展”2020年12月31日'],
    ]);
  });

  it('of a measure do not follow that of its problem', () => {
    expect(said(check([sound(1, {}, on('2021-01-01')), sound(2, {}, on('2020-12-31'))]))).toEqual([
      ['afterProblem', '问题(1)一是'],
    ]);
    const endless = { deadline: { date: '2020-12-31', text: null, longTerm: true } };
    expect(check([sound(1, endless, on('2021-01-01'))])).toEqual([]);
  });

  it('cannot be held against a feedback date that is not there', () => {
    const round = { ...emptyTree().round, feedbackDate: null };
    expect(said(check([sound(1)], { round }))).toEqual([['noFeedbackDate', round.name]]);
  });
});

describe('texts that occur twice', () => {
  it('are the same problem, whatever stands around it', () => {
    const findings = check([sound(1, { title: '针对“惠企政策兑现不及时”问题' }), sound(2)]);
    expect(findings).toMatchObject([
      { rule: 'sameProblem', place: '问题(2)', words: '与问题(1)文字相同', other: { kind: 'problem' } },
    ]);
  });

  it('must go within a problem, and are asked about between two', () => {
    const one = sound(1);
    const again = { ...measure(one.id, 2, { lead: '', text: `${TEXTS[0]}。` }), deadline: NO_DEADLINE };
    const findings = check([{ ...one, measures: [...one.measures, again] }, sound(2, {}, { text: TEXTS[0] ?? '' })]);
    expect(findings.map(({ rule, place, words }) => [rule, place, words])).toEqual([
      ['sameMeasure', '问题(1)二是', '与本问题一是文字相同'],
      ['nearMeasure', '问题(2)一是', '与问题(1)一是文字相同'],
    ]);
  });

  it('of a few characters are alike by chance', () => {
    const short = { text: '建立工作台账。' };
    expect(check([sound(1, {}, short), sound(2, {}, short)])).toEqual([]);
  });
});

describe('findings', () => {
  const findings = check([
    sound(2, { measures: [], responsibilities: NO_RESPONSIBILITIES }),
    sound(1, { measures: [] }),
  ]);

  it('come rule by rule, each with words and a way to mend it', () => {
    const places = findings.map(({ rule }) => PRECHECK_RULES.indexOf(rule));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const rule of PRECHECK_RULES satisfies readonly PrecheckRule[]) {
      expect(RULE_WORDS[rule].title).not.toBe('');
      expect(RULE_WORDS[rule].fix).toMatch(/。$/);
    }
  });

  it('are a list on paper with a heading over each rule', () => {
    const list = buildPrecheckList(
      findings,
      { name: '轮次' },
      { asOf: '2020-06-22', officeName: '整改办', mark: true },
    );
    expect(list.subtitle).toBe('编制单位：整改办　轮次　截至2020年6月22日　必改4处，提示0处');
    expect(list.groups.map((group) => group.heading).filter((heading) => heading !== null)).toEqual([
      '问题没有整改措施（必改，2处）',
      '没有牵头单位（必改，1处）',
      '没有责任领导（必改，1处）',
    ]);
    for (const { lines } of list.groups) expect(lines[0]?.cells).toHaveLength(list.columns.length);
  });
});

// A second document beside a round: what is the same, changed, new, missing, and what is done about it unasked.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planMerge } from '#domain/merge/plan.ts';
import { actsOf, proposedIds, tally, tallyWords } from '#domain/merge/summary.ts';
import type { MergePlan } from '#domain/merge/types.ts';
import { runs } from '#tests/fixtures/runs.ts';
import { document, options, round, type Written } from './trees.ts';

const FINDINGS: Written[] = [
  { title: '理论学习不深入' },
  { title: '重点项目推进缓慢' },
  { title: '干部档案管理不严格' },
  { title: '河湖长制落实不到位' },
];
const PLAN: Written[] = FINDINGS.map(({ title }, i) => ({
  title,
  measures: [`建立${title.slice(0, 4)}清单第${i}号。`, `每月通报${title.slice(0, 4)}情况。`],
}));

const rows = (plan: MergePlan) =>
  plan.problems.map(({ state, existing, incoming }) => [existing?.id ?? null, incoming?.place ?? null, state]);
const acts = (plan: MergePlan) => actsOf(plan).map(({ id, kind, proposed }) => [id, kind, proposed]);

describe('a plan after findings', () => {
  test('brings its measures to the problems that have none', () => {
    const plan = planMerge(round(FINDINGS), document(PLAN), options('plan'));
    expect(plan.counts).toEqual({ same: 0, changed: 4, new: 0, missing: 0 });
    expect(tally(plan, new Set(proposedIds(plan)))).toEqual({
      problems: 0,
      measures: 8,
      fills: 0,
      changes: 0,
      progress: 0,
    });
  });

  test('is nothing new the second time', () => {
    const plan = planMerge(round(PLAN), document(PLAN), options('plan'));
    expect(plan.counts).toEqual({ same: 4, changed: 0, new: 0, missing: 0 });
    expect(acts(plan)).toEqual([]);
  });

  test('finds renumbered, reworded and swapped problems, new and missing ones', () => {
    const incoming: Written[] = [
      { title: '干部档案管理不严格', number: 1 },
      { title: '理论学习不够深入、学用脱节', number: 2 },
      { title: '惠民补贴发放不及时', number: 3 },
      { title: '重点项目推进较为缓慢', number: 4 },
    ];
    const plan = planMerge(round(FINDINGS), document(incoming), options('plan'));
    expect(rows(plan)).toEqual([
      ['p3', 0, 'same'],
      ['p4', null, 'missing'],
      ['p1', 1, 'changed'],
      [null, 2, 'new'],
      ['p2', 3, 'changed'],
    ]);
    expect(acts(plan)).toEqual([
      ['p1.title', 'change', false],
      ['p2.problem', 'add', true],
      ['p3.title', 'change', false],
    ]);
  });

  test('fills empty fields unasked, changes others on the clerk’s word, adds to notes', () => {
    const own = round([{ title: '理论学习不深入', fields: { note: '区委常委会已研究' } }]);
    const said = {
      target: '形成常态机制',
      deadline: { date: '2026-06-30', text: null, longTerm: false },
      status: '已完成整改',
      lead: '区委宣传部',
    };
    const plan = planMerge(own, document([{ title: '理论学习不深入', fields: said }]), options('plan'));
    expect(actsOf(plan)).toEqual([
      { id: 'p0.target', kind: 'fill', field: 'target', before: '', after: '形成常态机制', proposed: true },
      { id: 'p0.deadline', kind: 'fill', field: 'deadline', before: '', after: '2026年6月30日', proposed: true },
      { id: 'p0.lead', kind: 'fill', field: 'lead', before: '', after: '区委宣传部', proposed: true },
      {
        id: 'p0.note',
        kind: 'change',
        field: 'note',
        before: '区委常委会已研究',
        after: '区委常委会已研究\n文件所述：已完成整改',
        proposed: true,
      },
    ]);
    const other = planMerge(
      round([{ title: '理论学习不深入', fields: { target: '台账清零' } }]),
      document([{ title: '理论学习不深入', fields: said }]),
      options('plan'),
    );
    expect(acts(other)[0]).toEqual(['p0.target', 'change', false]);
  });

  test('proposes a further measure only where no other of the problem is left over', () => {
    const own = [{ title: '理论学习不深入', measures: ['制定学习计划并每月检查一次。', '开展专题培训三期。'] }];
    const more = [
      { title: '理论学习不深入', measures: ['制定学习计划并每月检查一次。', '开展专题培训三期。', '选树先进典型。'] },
    ];
    expect(acts(planMerge(round(own), document(more), options('plan')))).toEqual([['p0.m2.measure', 'add', true]]);
    const other = [
      {
        title: '理论学习不深入',
        measures: ['选树先进典型。', '制定学习计划并每月检查一次。', '邀请专家授课。', '组织知识竞赛。'],
      },
    ];
    const plan = planMerge(round(own), document(other), options('plan'));
    expect(plan.problems[0]?.lacking).toBe(1);
    expect(actsOf(plan).every(({ proposed }) => !proposed)).toBe(true);
  });

  test('asks whether a new problem is one that found no partner', () => {
    const plan = planMerge(
      round([{ title: '农村人居环境整治有死角，垃圾清运不及时' }]),
      document([{ title: '农村生活垃圾堆放问题群众反映强烈', number: 7 }]),
      options('plan'),
    );
    const fresh = plan.problems.find(({ state }) => state === 'new');
    if (fresh?.maybe) expect(fresh.acts[0]?.proposed).toBe(false);
    const paired = planMerge(
      round([{ title: '农村人居环境整治有死角，垃圾清运不及时' }]),
      document([{ title: '农村生活垃圾堆放问题群众反映强烈', number: 7 }]),
      options('plan', { pairs: [{ incoming: 0, existing: 'p1' }] }),
    );
    expect(rows(paired)).toEqual([['p1', 0, 'changed']]);
  });

  test('the clerk’s word breaks a pair as well', () => {
    const plan = planMerge(
      round(FINDINGS),
      document(FINDINGS),
      options('plan', { pairs: [{ incoming: 0, existing: null }] }),
    );
    expect(rows(plan).slice(0, 2)).toEqual([
      ['p1', null, 'missing'],
      [null, 0, 'new'],
    ]);
    expect(plan.problems[1]?.acts[0]).toMatchObject({ kind: 'add', proposed: true });
  });
});

describe('a report after the plan', () => {
  const own = round([
    {
      title: '理论学习不深入',
      measures: [
        { lead: '制定学习计划。', text: '每月检查一次。' },
        { lead: '开展专题培训。', text: '全年不少于三期。' },
      ],
    },
    { title: '重点项目推进缓慢', measures: ['倒排工期，按周调度。'] },
  ]);

  test('tells what was done, measure by measure, and leaves the plan’s words alone', () => {
    const report = document([
      {
        title: '学习不深入',
        measures: [
          { lead: '制定学习计划。', text: '已印发2026年度计划，检查5次，通报2家单位。' },
          { lead: '开展专题培训。', text: '全年不少于三期。' },
        ],
      },
      { title: '重点项目推进缓慢', fields: { progress: '已开工12个项目。' } },
    ]);
    const plan = planMerge(own, report, options('progress'));
    expect(actsOf(plan)).toEqual([
      {
        id: 'p0.m0.progress',
        kind: 'progress',
        field: 'progress',
        before: '',
        after: '制定学习计划。已印发2026年度计划，检查5次，通报2家单位。',
        proposed: true,
      },
      {
        id: 'p1.m0.progress',
        kind: 'progress',
        field: 'progress',
        before: '',
        after: '已开工12个项目。',
        proposed: true,
      },
    ]);
    expect(tallyWords(tally(plan, new Set(proposedIds(plan))))).toBe('填写进展2条');
  });

  test('tells of a later deadline and does not take it once the round is under way', () => {
    const deadline = (date: string) => ({ deadline: { date, text: null, longTerm: false } });
    const own = round([{ title: '理论学习不深入', fields: deadline('2026-06-30') }]);
    const said = (date: string) => document([{ title: '理论学习不深入', fields: deadline(date) }]);
    const held = (date: string, running: boolean) =>
      planMerge(own, said(date), options('plan', { running })).problems[0]?.acts.map((act) => [
        act.field,
        act.proposed,
        act.held?.includes('申请延期') ?? false,
      ]);
    expect(held('2026-09-30', true)).toEqual([['deadline', false, true]]);
    expect(held('2026-09-30', false)).toEqual([['deadline', false, false]]);
    expect(held('2026-05-31', true)).toEqual([['deadline', false, false]]);
  });

  test('does not replace unasked what a unit has reported this week', () => {
    const report = document([{ title: '重点项目推进缓慢', measures: [{ text: '倒排工期，按周调度，已开工12个。' }] }]);
    const plan = planMerge(own, report, options('progress', { reported: new Set(['m2.1']) }));
    expect(acts(plan)).toEqual([['p0.m0.progress', 'progress', false]]);
  });

  test('measures told in wholly other words stand beside each other by their order, unticked', () => {
    const report = document([
      {
        title: '理论学习不深入',
        measures: [{ text: '印发年度安排并督查五轮。' }, { lead: '开展专题培训。', text: '已举办4期。' }],
      },
    ]);
    const plan = planMerge(own, report, options('progress'));
    expect(plan.problems[0]?.measures.map(({ existing, incoming }) => [existing?.id, incoming])).toEqual([
      ['m1.1', 0],
      ['m1.2', 1],
    ]);
    expect(acts(plan)).toEqual([
      ['p0.m0.progress', 'progress', false],
      ['p0.m1.progress', 'progress', true],
    ]);
  });
});

const WORDS = [
  '学习',
  '项目',
  '档案',
  '环保',
  '教育',
  '医疗',
  '信访',
  '安全',
  '财政',
  '招商',
  '党建',
  '作风',
  '耕地',
  '河湖',
];
const FAULTS = ['不深入', '推进缓慢', '流于形式', '存在短板', '不规范', '责任不清'];
const title = fc
  .tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS), fc.constantFrom(...FAULTS), fc.nat(500))
  .map(([a, b, fault, n]) => `${a}${b}工作第${n}项${fault}`);
const problem: fc.Arbitrary<Written> = fc.record({
  title,
  measures: fc.uniqueArray(
    fc.tuple(fc.constantFrom(...WORDS), fc.nat(900)).map(([a, n]) => `开展${a}专项整治${n}次，建立长效机制。`),
    { maxLength: 5 },
  ),
});
const problems = fc.uniqueArray(problem, { minLength: 1, maxLength: 25, selector: (each) => each.title });

describe('any round', () => {
  test('beside itself is the same throughout', () => {
    fc.assert(
      fc.property(problems, fc.constantFrom('findings' as const, 'plan' as const, 'progress' as const), (own, kind) => {
        const plan = planMerge(round(own), document(own), options(kind));
        expect(plan.counts).toEqual({ same: own.length, changed: 0, new: 0, missing: 0 });
        expect(plan.problems.map(({ existing, incoming }) => [existing?.number, incoming?.place])).toEqual(
          own.map((_, i) => [i + 1, i]),
        );
      }),
      { numRuns: runs(80) },
    );
  });

  test('beside itself under other numbers and in another order has the same pairs', () => {
    fc.assert(
      fc.property(
        problems.chain((own) =>
          fc.tuple(
            fc.constant(own),
            fc.shuffledSubarray(
              own.map((_, i) => i),
              { minLength: own.length },
            ),
          ),
        ),
        ([own, order]) => {
          const shuffled = order.map((i, place) => ({ ...(own[i] as Written), number: place + 1 }));
          const plan = planMerge(round(own), document(shuffled), options('plan'));
          expect(plan.counts).toEqual({ same: own.length, changed: 0, new: 0, missing: 0 });
          expect(plan.problems.map(({ existing }) => existing?.number)).toEqual(order.map((i) => i + 1));
        },
      ),
      { numRuns: runs(80) },
    );
  });

  test('keeps every problem of both sides exactly once', () => {
    fc.assert(
      fc.property(problems, problems, fc.constantFrom('plan' as const, 'progress' as const), (own, other, kind) => {
        const plan = planMerge(round(own), document(other), options(kind));
        const seen = plan.problems.flatMap(({ existing }) => (existing ? [existing.id] : []));
        expect(seen.toSorted()).toEqual(own.map((_, i) => `p${i + 1}`).toSorted());
        expect(plan.problems.flatMap(({ incoming }) => (incoming ? [incoming.place] : []))).toEqual(
          other.map((_, i) => i),
        );
        const ids = actsOf(plan).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: runs(80) },
    );
  });
});

test('two large documents that have nothing in common are laid side by side quickly', () => {
  const many = (word: string) =>
    Array.from({ length: 1500 }, (_, i) => ({ title: `${word}${WORDS[i % 14]}${WORDS[(i >> 3) % 14]}第${i}件` }));
  const started = performance.now();
  planMerge(round(many('甲乙丙')), document(many('丁戊己')), options('plan'));
  expect(performance.now() - started).toBeLessThan(8_000);
});

// The comparison as lines: what each filter shows, and that nothing that can be ticked is out of sight.
import { describe, expect, it } from 'vitest';
import { planMerge } from '#domain/merge/plan.ts';
import { actsOf } from '#domain/merge/summary.ts';
import { filterCounts, matchLines } from '#renderer/features/import/match-lines.ts';
import { document, options, round } from '../merge/trees.ts';

const plan = planMerge(
  round([
    { title: '理论学习不深入', measures: ['制定学习计划并每月检查。', '组织知识竞赛。'] },
    { title: '重点项目推进缓慢' },
    { title: '干部档案管理不严格' },
  ]),
  document([
    { title: '理论学习不够深入', fields: { target: '形成机制' }, measures: ['制定学习计划并每月检查。'] },
    { title: '重点项目推进缓慢' },
    { title: '惠民补贴发放不及时', measures: ['全面清理拖欠补贴。'] },
  ]),
  options('plan'),
);

describe('lines', () => {
  it('are counted by filter; measures that the document lacks count as missing too', () => {
    expect(filterCounts(plan)).toEqual({ open: 2, new: 1, changed: 1, missing: 2, same: 1, all: 4 });
  });

  it('show a problem, then what it would change', () => {
    expect(matchLines(plan, 'changed').map(({ key, kind }) => [key, kind])).toEqual([
      ['p0', 'problem'],
      ['p0.title', 'act'],
      ['p0.target', 'act'],
    ]);
    expect(matchLines(plan, 'new').map(({ key, kind }) => [key, kind])).toEqual([
      ['p2', 'problem'],
      ['p2+0', 'with'],
    ]);
  });

  it('leave no act without a tick, and have keys of their own', () => {
    const lines = matchLines(plan, 'all');
    const ticks = lines.flatMap((line) => {
      if (line.kind === 'act') return [line.act.id];
      return line.kind === 'problem' && line.problem.state === 'new' ? line.acts.map(({ id }) => id) : [];
    });
    expect(ticks.toSorted()).toEqual(
      actsOf(plan)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  });
});

// A second document on the same round laid beside the ledger: by number, then by what the titles say.
import { describe, expect, test } from 'vitest';
import { likeness, matchOutline } from '#domain/outline/match.ts';

const m = (lead: string, text = ''): { lead: string; text: string } => ({ lead, text });
const q = (number: number, title: string, measures = [m('加强制度建设。')]) => ({ number, title, measures });

describe('likeness', () => {
  test('knows rewording, punctuation and quotes', () => {
    expect(likeness('理论学习不深入', '“理论学习不深入”。')).toBe(1);
    expect(likeness('理论学习不够深入，学用脱节', '理论学习不深入、学用脱节')).toBeGreaterThan(0.7);
    expect(likeness('拆迁安置项目进展缓慢', '干部选拔任用不规范')).toBeLessThan(0.2);
    expect(likeness('', '')).toBe(0);
  });
});

describe('matching', () => {
  test('says what is the same, changed, new and missing', () => {
    const existing = [q(1, '理论学习不深入'), q(2, '重点项目进展缓慢'), q(3, '干部档案管理不严')];
    const incoming = [
      q(1, '理论学习不深入'),
      q(2, '部分重点项目进展缓慢', [m('加强制度建设。'), m('实行专班推进。')]),
      q(3, '窗口服务态度生硬'),
    ];
    const result = matchOutline(existing, incoming);
    expect(result.map(({ existing: a, incoming: b, state }) => [a, b, state])).toEqual([
      [0, 0, 'same'],
      [1, 1, 'changed'],
      [null, 2, 'new'],
      [2, null, 'missing'],
    ]);
    expect(result[1]?.measures.map(({ state }) => state)).toEqual(['same', 'new']);
  });

  test('finds problems under other numbers, and does not take a number for a match', () => {
    const existing = [q(1, '理论学习不深入'), q(2, '重点项目进展缓慢'), q(3, '干部档案管理不严')];
    const incoming = [q(1, '干部档案管理不严'), q(2, '理论学习不深入'), q(3, '重点项目进展缓慢')];
    expect(matchOutline(existing, incoming).map(({ existing: a, incoming: b }) => [a, b])).toEqual([
      [2, 0],
      [0, 1],
      [1, 2],
    ]);
  });

  test('matches measures by their words and reports changed and missing ones', () => {
    const before = [q(1, '学习不深入', [m('制定学习计划。', '每月一次。'), m('开展专题培训。')])];
    const after = [q(1, '学习不深入', [m('开展专题培训。'), m('制定学习计划。', '每季度一次，已开展3次。')])];
    expect(matchOutline(before, after)[0]?.measures).toMatchObject([
      { existing: 1, incoming: 0, state: 'same' },
      { existing: 0, incoming: 1, state: 'changed' },
    ]);
  });

  test('a large ledger is matched quickly', () => {
    const words = ['学习', '项目', '档案', '环保', '教育', '医疗', '信访', '安全', '财政', '招商', '党建', '作风'];
    const all = Array.from({ length: 2000 }, (_, i) =>
      q(i + 1, `${words[i % 12]}${words[(i >> 3) % 12]}工作第${i}项推进${words[(i >> 5) % 12]}不到位`),
    );
    const started = performance.now();
    const result = matchOutline(all, all);
    expect(result.every(({ state }) => state === 'same')).toBe(true);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

// 连续未报, newest review first.
import { describe, expect, it } from 'vitest';
import { missedInARow } from '#domain/review/missed.ts';

const history = (...statuses: string[]) => statuses.map((status) => ({ unit_id: 'A', status }));

describe('missed in a row', () => {
  it.each([
    [['未报', '未报', '按时', '未报'], 2],
    [['按时', '未报', '未报'], 0],
    [['未报', '免报', '未报', '迟报'], 2],
    [['免报'], 0],
    [[], 0],
  ])('of %j is %i', (statuses, wanted) => {
    expect(missedInARow(history(...statuses)).get('A') ?? 0).toBe(wanted);
  });
});

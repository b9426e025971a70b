// 亮灯: colour, word and shape by state and days left.
import { describe, expect, it } from 'vitest';
import { lightOf } from '#domain/lights/lights.ts';

const until = (date: string | null, longTerm = false) => ({ date, text: null, longTerm });
const words = (...of: Parameters<typeof lightOf>) => {
  const light = lightOf(...of);
  return light && `${light.shape}${light.colour} ${light.word}`;
};

describe('a light', () => {
  it.each([
    ['已销号', until('2026-01-01'), '●green 已完成'],
    ['常态化管理', until(null), '●green 已完成'],
    ['整改中', until(null, true), '■blue 长期坚持'],
    ['整改中', until('2026-06-19'), '★red 逾期3天'],
    ['待验收', until('2026-06-21'), '★red 逾期1天'],
    ['整改中', until('2026-06-22'), '◆orange 今日到期'],
    ['整改中', until('2026-07-02'), '◆orange 剩余10天'],
    ['整改中', until('2026-07-03'), '▲yellow 剩余11天'],
    ['整改中', until('2026-07-12'), '▲yellow 剩余20天'],
    ['整改中', until('2026-07-13'), null],
    ['待验收', until(null), '▲yellow 待验收'],
    ['未启动', until(null), null],
  ] as const)('of %s with %o on 2026-06-22 is %s', (state, deadline, wanted) => {
    expect(words(state, deadline, '2026-06-22')).toBe(wanted);
  });

  it('follows the office’s own rules', () => {
    const rules = { yellowDays: 30, orangeDays: 15 };
    expect(words('整改中', until('2026-07-05'), '2026-06-22', rules)).toBe('◆orange 剩余13天');
    expect(words('整改中', until('2026-07-20'), '2026-06-22', rules)).toBe('▲yellow 剩余28天');
  });

  it('is told apart without colour: every colour has a shape of its own', () => {
    const all = [
      lightOf('已销号', until(null), '2026-06-22'),
      lightOf('整改中', until(null, true), '2026-06-22'),
      lightOf('整改中', until('2026-07-10'), '2026-06-22'),
      lightOf('整改中', until('2026-06-25'), '2026-06-22'),
      lightOf('整改中', until('2026-06-01'), '2026-06-22'),
    ];
    expect(new Set(all.map((light) => light?.shape)).size).toBe(5);
  });
});

// A number typed by hand that the ledger knows better is named; what is right, linked or about one unit is left alone.
import { describe, expect, it } from 'vitest';
import { contradictions } from '#domain/bulletin/contradictions.ts';
import type { Block } from '#domain/content/types.ts';
import type { ClassCounts, RoundCounts } from '#domain/statistics/types.ts';

const counts = (done: number, total: number, overdue = 0): ClassCounts => ({
  total,
  classes: { 已完成: done, 基本完成: 2, 正在推进: total - done - 2, 长期坚持: 0, 未完成: 0 },
  overdue,
});
const figures: RoundCounts = {
  asOf: '2026-06-22',
  problems: counts(9, 23, 1),
  measures: counts(38, 81, 4),
  units: [{ unitId: 'U', unitName: '区住建局', problems: counts(1, 3), measures: counts(4, 10) }],
};
const text = (words: string): Block => ({ kind: 'paragraph', runs: [{ text: words }] });
const said = (words: string) => contradictions([text(words)], figures).map(({ said: s, counted }) => `${s}→${counted}`);

describe('figures typed by hand', () => {
  it('are named when the ledger counts otherwise', () => {
    expect(said('反馈问题共25条，已完成9条，基本完成3条。')).toEqual(['共25→问题共23', '基本完成3→问题基本完成2']);
    expect(said('81条整改措施，已完成40条，完成率49.38%。')).toEqual([
      '已完成40→措施已完成38',
      '完成率49.38%→措施完成率38/81＝46.91%',
    ]);
    expect(said('逾期未完成措施6条。')).toEqual(['逾期未完成措施6→措施逾期4']);
  });

  it('are left alone when they are right', () => {
    expect(said('反馈问题共23个，已完成9个，完成率9/23＝39.13%；整改措施共81条，已完成38条，逾期4条。')).toEqual([]);
  });

  it('are left alone when a sentence speaks of one unit or of nothing that is counted', () => {
    expect(said('区住建局牵头的措施已完成5条。')).toEqual([]);
    expect(said('召开会议共5个，完成项目已完成7个。')).toEqual([]);
    expect(said('新建制度共12项。')).toEqual([]);
  });

  it('are left to their own mark when they lead to rows', () => {
    const linked: Block = {
      kind: 'paragraph',
      runs: [{ text: '反馈问题共' }, { text: '99', ref: { figure: 'problems.total' } }, { text: '条。' }],
    };
    expect(contradictions([linked], figures)).toEqual([]);
  });
});

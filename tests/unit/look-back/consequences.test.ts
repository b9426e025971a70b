// What may follow from a look-back, and when a problem in 常态化管理 is looked at next.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '#domain/calendar/milestones.ts';
import { LOOK_BACK_RESULTS, STATES } from '#domain/ledger/types.ts';
import { consequenceFault, nextCheck, possibleConsequences } from '#domain/look-back/consequences.ts';
import { drawWords } from '#domain/look-back/list.ts';
import { CONSEQUENCES, itemState, type LookBackPlan } from '#domain/look-back/types.ts';

describe('what follows', () => {
  it('is proposed from the result', () => {
    expect(LOOK_BACK_RESULTS.map((result) => possibleConsequences(result)[0])).toEqual([
      '销号不变',
      '强化',
      '重新挂号',
    ]);
  });

  it('never from no result, from another result, or for a problem that is open again', () => {
    for (const consequence of CONSEQUENCES) {
      expect(consequenceFault(null, consequence, '已销号')).toMatch(/先登记/);
      for (const result of LOOK_BACK_RESULTS) {
        for (const state of STATES) {
          const closed = state === '已销号' || (state === '常态化管理' && consequence !== '转入常态化管理');
          const allowed = closed && possibleConsequences(result).includes(consequence);
          expect(consequenceFault(result, consequence, state) === null).toBe(allowed);
        }
      }
    }
  });
});

describe('one problem of a look-back', () => {
  const item = { result: null, consequence: null, dueDate: null };
  it.each([
    [item, null, '待核查'],
    [item, '2026-06-22', '逾期未核查'],
    [item, '2026-06-23', '待核查'],
    [{ ...item, dueDate: '2026-06-30' }, '2026-06-22', '待核查'],
    [{ ...item, result: '巩固' as const }, '2026-06-22', '待处理'],
    [{ ...item, result: '巩固' as const, consequence: '销号不变' as const }, '2026-06-22', '已处理'],
  ])('%j due %s is %s', (one, due, state) => {
    expect(itemState(one, due, '2026-06-23')).toBe(state);
  });
});

describe('the next check', () => {
  it('keeps the calendar’s days, also when a check came early or a little late', () => {
    expect(nextCheck('2026-06-30', '2026-06-20', 6)).toBe('2026-12-30');
    expect(nextCheck('2026-06-30', '2026-07-15', 6)).toBe('2026-12-30');
  });
  it('is never past, and never further away than an interval after the later of both days', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 60 }), (due, checked, months) => {
        const next = nextCheck(due, checked, months);
        expect(next > checked).toBe(true);
        expect(next <= addMonths(due > checked ? due : checked, months)).toBe(true);
      }),
    );
  });
});

it('says how a sample was drawn, so that it can be drawn again', () => {
  const plan: LookBackPlan = {
    id: 'p',
    roundId: 'r',
    name: '第一次回头看',
    scope: { unitIds: ['u'], kinds: null, draw: { of: 'percent', percent: 20 }, strata: 'kind' },
    seed: 48_213,
    candidates: 23,
    dueDate: null,
    responsible: null,
    note: null,
    drawnAt: '2026-06-23T02:00:00Z',
  };
  const name = () => '区住建局';
  expect(drawWords(plan, 5, name)).toBe(
    '范围：从区住建局牵头、已销号的23条问题中按整改类型分层随机抽取20%，共5条（随机种子48213）',
  );
  const all: LookBackPlan = { ...plan, scope: { ...plan.scope, unitIds: null, draw: { of: 'all' } } };
  expect(drawWords(all, 23, name)).toBe('范围：已销号的23条问题，全部回头看');
});

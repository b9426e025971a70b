// The rules of states: what may follow what in a review, where a problem stands, what counts as what in a report.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATES, type State } from '#domain/ledger/types.ts';
import { checkMove } from '#domain/states/machine.ts';
import {
  followMeasures,
  isClosed,
  isOverdue,
  problemState,
  REPORT_CLASSES,
  reportClass,
} from '#domain/states/states.ts';

const state = fc.constantFrom<State>(...STATES);
const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const deadline = fc.record({ date: fc.option(date), text: fc.constant(null), longTerm: fc.boolean() });

const subject = fc.constantFrom('problem' as const, 'measure' as const);

describe('a move by hand or in a weekly review', () => {
  it('never opens a closed matter again, whatever reason is given', () => {
    fc.assert(
      fc.property(subject, state, state, fc.string(), (of, from, to, reason) => {
        if (isClosed(from) && !isClosed(to)) expect(checkMove(of, from, to, { reason }).allowed).toBe(false);
      }),
    );
  });

  it('never closes a problem', () => {
    fc.assert(
      fc.property(state, state, fc.string(), (from, to, reason) => {
        if (!isClosed(from) && isClosed(to)) expect(checkMove('problem', from, to, { reason }).allowed).toBe(false);
      }),
    );
    expect(checkMove('problem', '待验收', '已销号')).toEqual({
      allowed: false,
      reason: expect.stringContaining('逐级签署'),
    });
  });

  it('is refused while the application is being signed', () => {
    expect(checkMove('problem', '整改中', '待审核', { signingAt: '整改办核验' })).toEqual({
      allowed: false,
      reason: expect.stringContaining('整改办核验'),
    });
    expect(checkMove('measure', '待审核', '整改中', { reason: '不实', signingAt: '责任领导' }).allowed).toBe(false);
  });

  it('goes back only as a return with its reason', () => {
    fc.assert(
      fc.property(subject, state, state, fc.option(fc.string()), (of, from, to, reason) => {
        if (STATES.indexOf(to) >= STATES.indexOf(from)) return;
        const isReturn = (from === '待审核' || from === '待验收') && to === '整改中' && !!reason?.trim();
        expect(checkMove(of, from, to, { reason }).allowed).toBe(isReturn);
      }),
    );
  });

  it('says in words why it is refused', () => {
    expect(checkMove('measure', '待验收', '整改中', { reason: ' ' })).toEqual({
      allowed: false,
      reason: expect.stringContaining('退回原因'),
    });
    expect(checkMove('measure', '已销号', '整改中', { reason: '又犯' })).toEqual({
      allowed: false,
      reason: expect.stringContaining('重新挂号'),
    });
    expect(checkMove('measure', '未启动', '整改中')).toEqual({ allowed: true });
  });
});

describe('a problem', () => {
  it('is closed only when every measure is', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 8 }), (measures) => {
        expect(isClosed(problemState(measures))).toBe(measures.every(isClosed));
      }),
    );
  });

  it('follows its measures to 待验收 at the most, and stays closed', () => {
    fc.assert(
      fc.property(state, fc.array(state, { maxLength: 6 }), (now, measures) => {
        const next = followMeasures(now, measures);
        if (isClosed(now)) expect(next).toBe(now);
        else expect(isClosed(next)).toBe(false);
      }),
    );
    expect(followMeasures('整改中', ['已销号', '常态化管理'])).toBe('待验收');
  });

  it('is under way as soon as one measure is', () => {
    expect(problemState(['未启动', '已销号'])).toBe('整改中');
    expect(problemState(['未启动', '未启动'])).toBe('未启动');
    expect(problemState(['待审核', '待验收'])).toBe('待审核');
    expect(problemState([])).toBe('未启动');
  });
});

describe('the reporting classes', () => {
  it('put every matter into exactly one class, and a closed one into 已完成 whatever its date', () => {
    fc.assert(
      fc.property(state, deadline, date, (now, due, asOf) => {
        const name = reportClass(now, due, asOf);
        expect(REPORT_CLASSES).toContain(name);
        expect(name === '已完成').toBe(isClosed(now));
      }),
    );
  });

  it('never let 基本完成 or 长期坚持 stand for done, and count what is late as 未完成', () => {
    const on = (text: string | null, longTerm = false) => ({ date: text, text: null, longTerm });
    expect(reportClass('待验收', on('2026-01-01'), '2026-06-01')).toBe('基本完成');
    expect(reportClass('整改中', on('2026-05-31'), '2026-06-01')).toBe('未完成');
    expect(reportClass('整改中', on('2026-06-01'), '2026-06-01')).toBe('正在推进');
    expect(reportClass('整改中', on('2026-05-31', true), '2026-06-01')).toBe('长期坚持');
    expect(reportClass('未启动', on(null), '2026-06-01')).toBe('未完成');
    expect(isOverdue('已销号', on('2020-01-01'), '2026-06-01')).toBe(false);
  });
});

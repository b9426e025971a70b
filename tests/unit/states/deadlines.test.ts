import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Deadline, NO_DEADLINE, STATES, type State } from '#domain/ledger/types.ts';
import { deadlineShift, judgeDeadline } from '#domain/states/deadlines.ts';
import { isClosed } from '#domain/states/states.ts';

const on = (date: string | null, longTerm = false, text: string | null = null): Deadline => ({ date, text, longTerm });
const words = (
  from: Deadline,
  to: Deadline,
  state: State = '整改中',
  more: { running?: boolean; reason?: string } = {},
) => {
  const verdict = judgeDeadline(from, to, { state, running: true, ...more });
  return verdict.allowed ? '' : verdict.reason;
};

describe('a 完成时限 set by hand', () => {
  it('is free the first time, when it comes sooner, and while the plan is written', () => {
    expect(words(NO_DEADLINE, on('2026-06-30'))).toBe('');
    expect(words(on(null, false, '立行立改'), on('2026-06-30'))).toBe('');
    expect(words(on('2026-06-30'), on('2026-05-31'))).toBe('');
    expect(words(on(null, true), on('2026-12-31'))).toBe('');
    expect(words(on('2026-06-30'), on('2026-06-30', false, '6月底前'))).toBe('');
    expect(words(on('2026-06-30'), on('2026-09-30'), '整改中', { running: false })).toBe('');
  });

  it('does not slip: later, 长期坚持 and none at all are asked for, or corrected with a reason', () => {
    expect(words(on('2026-06-30'), on('2026-09-30'))).toContain('已定为2026年6月30日，延期到2026年9月30日要经他人审批');
    expect(words(on('2026-06-30'), on('2026-06-30', true))).toContain('转长期坚持要经他人审批');
    expect(words(on('2026-06-30'), NO_DEADLINE)).toContain('取消要经他人审批');
    expect(words(on('2026-06-30'), on('2026-09-30'), '整改中', { reason: ' ' })).toContain('申请延期');
    expect(words(on('2026-06-30'), on('2026-09-30'), '整改中', { reason: '原件为9月30日，录入有误' })).toBe('');
  });

  it('waits while a request is undecided', () => {
    const facts = { state: '整改中' as const, running: true, pending: true, reason: '录入有误' };
    expect(judgeDeadline(on('2026-06-30'), on('2026-09-30'), facts)).toMatchObject({ allowed: false });
  });

  it('stays what it was once the row is closed, whatever the reason', () => {
    const deadline = fc.record({
      date: fc.option(fc.constantFrom('2026-05-31', '2026-06-30', '2026-09-30')),
      text: fc.constant(null),
      longTerm: fc.boolean(),
    });
    fc.assert(
      fc.property(
        deadline,
        deadline,
        fc.constantFrom(...STATES),
        fc.boolean(),
        fc.constantFrom('', '更正'),
        (from, to, state, running, reason) => {
          const { allowed } = judgeDeadline(from, to, { state, running, reason });
          const shift = deadlineShift(from, to);
          const bound = from.date !== null || from.longTerm;
          if (isClosed(state)) return allowed === (shift === 'none' || !bound);
          return allowed === (shift !== 'later' || !running || reason !== '');
        },
      ),
    );
  });
});

// What may follow from a look-back; proposed from its result, applied by an act of its own.
import { addMonths } from '../calendar/milestones.ts';
import type { LookBackResult, PlainDate, State } from '../ledger/types.ts';
import type { Consequence } from './types.ts';

const POSSIBLE: Record<LookBackResult, readonly [Consequence, ...Consequence[]]> = {
  巩固: ['销号不变', '转入常态化管理'],
  需强化: ['强化', '转入常态化管理'],
  反弹: ['重新挂号', '强化'],
};

/** What may follow from a result; the first is proposed. */
export function possibleConsequences(result: LookBackResult): readonly [Consequence, ...Consequence[]] {
  return POSSIBLE[result];
}

/** Why a consequence may not be applied, in words; null when it may. */
export function consequenceFault(result: LookBackResult | null, consequence: Consequence, state: State): string | null {
  if (result === null) return '请先登记回头看结论，再处理';
  if (!POSSIBLE[result].includes(consequence)) return `结论为“${result}”的，不能按“${consequence}”处理`;
  if (state !== '已销号' && state !== '常态化管理') return `问题现在是“${state}”，不在销号状态，不需要再按回头看处理`;
  if (consequence === '转入常态化管理' && state === '常态化管理') return '问题已在常态化管理中';
  return null;
}

/** Months between two checks of 常态化管理, where nobody says otherwise. */
export const USUAL_INTERVAL = 6;

/**
 * The next check after one was made: an interval after the date it was due on, so that the calendar keeps its days; after
 * the check itself where it came so late that the date would already be past.
 */
export function nextCheck(dueOn: PlainDate, checkedOn: PlainDate, intervalMonths: number): PlainDate {
  const planned = addMonths(dueOn, intervalMonths);
  return planned > checkedOn ? planned : addMonths(checkedOn, intervalMonths);
}

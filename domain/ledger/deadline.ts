// Which deadline binds a measure.
import type { Deadline } from './types.ts';

/** A measure without any deadline of its own has its problem's. */
export function effectiveDeadline(own: Deadline, problem: Deadline): Deadline {
  return own.date === null && own.text === null && !own.longTerm ? problem : own;
}

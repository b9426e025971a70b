// Which deadline a measure stands under: its own, or its problem's where it has none.
import type { Deadline, Measure, Problem } from './types.ts';

/** True where neither a date nor words nor 长期坚持 has been set. */
export function isUnset(deadline: Deadline): boolean {
  return deadline.date === null && (deadline.text === null || deadline.text.trim() === '') && !deadline.longTerm;
}

/** The measure's own deadline as a whole, else the problem's; the two are never mixed. */
export function deadlineOf(measure: Pick<Measure, 'deadline'>, problem: Pick<Problem, 'deadline'>): Deadline {
  return isUnset(measure.deadline) ? problem.deadline : measure.deadline;
}

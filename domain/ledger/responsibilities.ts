// Who really answers for a measure: its own entries, and the problem's where it has none.
import type { Id, Measure, Problem, Responsibilities, Role } from './types.ts';

/**
 * The units and people of a measure by role. A role that the measure leaves empty is taken from its problem;
 * a role that it fills replaces the problem's whole list for that role.
 */
export function responsibilitiesOf(
  measure: Pick<Measure, 'responsibilities'>,
  problem: Pick<Problem, 'responsibilities'>,
): Responsibilities {
  const resolve = (role: Role): Id[] => {
    const own = measure.responsibilities[role];
    return [...(own.length > 0 ? own : problem.responsibilities[role])];
  };
  return {
    lead: resolve('lead'),
    responsible: resolve('responsible'),
    supporting: resolve('supporting'),
    leader: resolve('leader'),
    contact: resolve('contact'),
  };
}

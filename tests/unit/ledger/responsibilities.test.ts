// A measure's own roles go before its problem's, role by role.
import { describe, expect, it } from 'vitest';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import { NO_RESPONSIBILITIES } from '#domain/ledger/types.ts';

const problem = {
  responsibilities: { ...NO_RESPONSIBILITIES, lead: ['A'], responsible: ['B', 'C'], leader: ['L'] },
};

describe('responsibilitiesOf', () => {
  it('takes what the measure leaves open from its problem', () => {
    expect(responsibilitiesOf({ responsibilities: NO_RESPONSIBILITIES }, problem)).toEqual(problem.responsibilities);
  });

  it('replaces a role as a whole and leaves the others', () => {
    const own = { responsibilities: { ...NO_RESPONSIBILITIES, responsible: ['D'] } };
    expect(responsibilitiesOf(own, problem)).toEqual({ ...problem.responsibilities, responsible: ['D'] });
  });

  it('gives lists of its own', () => {
    responsibilitiesOf({ responsibilities: NO_RESPONSIBILITIES }, problem).lead.push('X');
    expect(problem.responsibilities.lead).toEqual(['A']);
    expect(NO_RESPONSIBILITIES.lead).toEqual([]);
  });
});

// Which findings can be mended where they are shown, and as what act.
import type { InputOf } from '#contract/operations.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import type { PrecheckFinding, PrecheckRule } from '#domain/precheck/types.ts';

export type Fix = 'lead' | 'leader' | 'deadline';

/** How a rule's findings are mended in place; null: only in the lists. */
export function fixOf(rule: PrecheckRule): Fix | null {
  switch (rule) {
    case 'noLead':
      return 'lead';
    case 'noLeader':
      return 'leader';
    case 'noDeadline':
    case 'beforeFeedback':
    case 'afterProblem':
    case 'afterLimit':
      return 'deadline';
    default:
      return null;
  }
}

export type FixValue = { unitId: Id } | { officialId: Id } | { date: PlainDate | null; longTerm: boolean };

/** One act for all chosen rows, so that 撤销 takes it back as one. A new date replaces the words that named the old one. */
export function fixAct(findings: readonly PrecheckFinding[], value: FixValue): InputOf<'assign'> {
  const idsOf = (kind: PrecheckFinding['kind']) => findings.filter((each) => each.kind === kind).map(({ id }) => id);
  const patch =
    'unitId' in value
      ? { lead: [value.unitId] }
      : 'officialId' in value
        ? { leader: [value.officialId] }
        : { deadline: { date: value.date, text: null, longTerm: value.longTerm } };
  return { targets: { problemIds: idsOf('problem'), measureIds: idsOf('measure') }, patch };
}

// Assigning: who leads, answers, supports; by when; of what kind — for one row or a whole selection, as one act.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { OFFICIAL_ROLES, ROLE_WORDS, type Role, UNIT_ROLES } from '#domain/ledger/types.ts';
import { firstMissing, type Owner } from '../../db/queries/responsibility.ts';
import type { Act } from '../../db/store.ts';
import type { Context } from '../context.ts';
import { setRole } from '../shared/roles.ts';

type Assignment = ParsedInputOf<'assign'>['patch'];

const ROLES: readonly Role[] = [...UNIT_ROLES, ...OFFICIAL_ROLES];

/**
 * Sets the given fields on every target; an absent field is left alone, an empty list clears a role.
 * Fields that only a problem has (整改类型, 整改目标, 问题来源) are ignored on measures, 成果形式 on problems.
 * @throws BihuanError notFound when a target, unit or person does not exist; nothing is changed then
 */
export function assign(
  context: Context,
  { targets, patch }: ParsedInputOf<'assign'>,
): { problems: number; measures: number } {
  return context.store.act(context.actor, 'assign', (act) => {
    checkNames(act, patch);
    refuseMissing(act, 'problem', targets.problemIds, '问题');
    refuseMissing(act, 'measure', targets.measureIds, '措施');
    for (const problemId of targets.problemIds) {
      setRoles(act, { problemId }, patch);
      act.update('problem', problemId, {
        ...deadlineColumns(patch),
        ...(patch.kind === undefined ? {} : { kind: patch.kind }),
        ...(patch.target === undefined ? {} : { target: patch.target }),
        ...(patch.source === undefined ? {} : { source: patch.source }),
        ...(patch.note === undefined ? {} : { note: patch.note }),
      });
    }
    for (const measureId of targets.measureIds) {
      setRoles(act, { measureId }, patch);
      act.update('measure', measureId, {
        ...deadlineColumns(patch),
        ...(patch.deliverable === undefined ? {} : { deliverable: patch.deliverable }),
        ...(patch.note === undefined ? {} : { note: patch.note }),
      });
    }
    return { problems: targets.problemIds.length, measures: targets.measureIds.length };
  });
}

function deadlineColumns({ deadline }: Assignment) {
  if (deadline === undefined) return {};
  return { due_date: deadline.date, due_text: deadline.text, long_term: deadline.longTerm ? 1 : 0 } as const;
}

function checkNames(act: Act, patch: Assignment): void {
  for (const role of UNIT_ROLES) refuseMissing(act, 'unit', patch[role] ?? [], ROLE_WORDS[role]);
  for (const role of OFFICIAL_ROLES) refuseMissing(act, 'official', patch[role] ?? [], ROLE_WORDS[role]);
}

function refuseMissing(
  act: Act,
  table: 'problem' | 'measure' | 'unit' | 'official',
  ids: readonly string[],
  what: string,
): void {
  const missing = firstMissing(act.store, table, ids);
  if (missing !== null)
    throw new BihuanError('notFound', `所选的${what}已不存在，没有做任何修改。请刷新后重新选择。`, { missing });
}

function setRoles(act: Act, owner: Owner, patch: Assignment): void {
  for (const role of ROLES) {
    const ids = patch[role];
    if (ids !== undefined) setRole(act, owner, role, [...new Set(ids)]);
  }
}

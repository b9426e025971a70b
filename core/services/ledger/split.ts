// Splitting one row into two; both keep who answers, by when and how far it is.

import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { cutMeasure, cutText } from '#domain/ledger/split.ts';
import { type Id, OFFICIAL_ROLES, type Role, UNIT_ROLES } from '#domain/ledger/types.ts';
import { ulid } from '../../db/ids.ts';
import { type Owner, responsibilitiesInRole } from '../../db/queries/responsibility.ts';
import { childrenOf, closeOutOf, measureRow, problemRow } from '../../db/queries/structure.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found } from '../context.ts';
import { setRole } from '../shared/roles.ts';
import { setParent, writeOrder } from './arrange.ts';
import { refuseWhileSigned } from './signed.ts';
import { livingPlaces } from './structure.ts';

/**
 * Cuts a row at a place in its words; the new row follows the old one.
 * @throws BihuanError notFound, or input.invalid when nothing would be left on one side of the cut
 */
export function splitRow(context: Context, input: ParsedInputOf<'splitRow'>): { id: Id } {
  return context.store.act(context.actor, 'splitRow', (act) => {
    livingPlaces(act, input.kind, [input.id]);
    return {
      id:
        input.kind === 'problem' ? splitProblem(act, input.id, input.at, input.measuresFrom) : splitMeasure(act, input),
    };
  });
}

function nothingLeft(): BihuanError {
  return new BihuanError('input.invalid', '拆分处的前后都要有文字。请把光标放在文字中间再拆分。');
}

function splitProblem(act: Act, problemId: Id, at: number, measuresFrom: number | null): Id {
  const row = found(problemRow(act.store, problemId), '条问题');
  const [first, second] = cutText(row.title, at) ?? [];
  if (first === undefined || second === undefined) throw nothingLeft();
  refuseWhileSigned(act, row, '拆分');
  const id = ulid();
  // Its public wording speaks of the whole and stays with the first.
  act.insert('problem', { ...row, id, position: row.position + 1, title: second, public_text: null });
  act.update('problem', problemId, { title: first });
  copyRoles(act, { problemId }, { problemId: id });
  const closeOut = closeOutOf(act.store, problemId, row.cycle);
  if (closeOut !== undefined) act.insert('close_out', { ...closeOut, id: ulid(), problem_id: id });
  follow(act, 'problem', row.item_id, problemId, id);
  if (measuresFrom !== null) {
    const moved = childrenOf(act.store, 'measure', problemId).slice(measuresFrom - 1);
    for (const measure of moved) setParent(act, 'measure', measure.id, id);
    writeOrder(
      act,
      'measure',
      id,
      moved.map((measure) => measure.id),
    );
  }
  return id;
}

function splitMeasure(act: Act, { id: measureId, at }: { id: Id; at: number }): Id {
  const row = found(measureRow(act.store, measureId), '条措施');
  const [first, second] = cutMeasure(row, at) ?? [];
  if (first === undefined || second === undefined) throw nothingLeft();
  const id = ulid();
  act.insert('measure', { ...row, id, position: row.position + 1, ...second, public_text: null, merged_into: null });
  act.update('measure', measureId, first);
  copyRoles(act, { measureId }, { measureId: id });
  follow(act, 'measure', row.problem_id, measureId, id);
  return id;
}

function copyRoles(act: Act, from: Owner, to: Owner): void {
  for (const role of [...UNIT_ROLES, ...OFFICIAL_ROLES] as Role[]) {
    const ids = responsibilitiesInRole(act.store, from, role).map((row) => (row.unit_id ?? row.official_id) as Id);
    if (ids.length > 0) setRole(act, to, role, ids);
  }
}

/** Lets a new row stand right behind the one it came from. */
function follow(act: Act, kind: 'problem' | 'measure', parentId: Id, first: Id, second: Id): void {
  const others = childrenOf(act.store, kind, parentId)
    .map(({ id }) => id)
    .filter((id) => id !== second);
  const at = others.indexOf(first) + 1;
  writeOrder(act, kind, parentId, [...others.slice(0, at), second, ...others.slice(at)]);
}

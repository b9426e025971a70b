// Writing problems and measures as documents tell them, inside a running act: a new tree, or rows between those there are.

import { type Deadline, type Id, ROLES, type Role, UNIT_ROLES } from '#domain/ledger/types.ts';
import { settleDeliverable, statedNote } from '#domain/merge/fields.ts';
import type { IncomingMeasure, IncomingProblem, SaidFields } from '#domain/merge/types.ts';
import { splitNames } from '#domain/outline/split-names.ts';
import { ulid } from '../../db/ids.ts';
import type { Owner } from '../../db/queries/responsibility.ts';
import type { Act } from '../../db/store.ts';
import type { NamedDirectory } from './names.ts';
import { setRole } from './roles.ts';

export function insertAspect(act: Act, roundId: Id, position: number, title: string | null): Id {
  const id = ulid();
  act.insert('aspect', { id, round_id: roundId, position, title, deleted_at: null });
  return id;
}

export function insertItem(
  act: Act,
  aspectId: Id,
  position: number,
  { title, category }: { title: string | null; category: string | null },
): Id {
  const id = ulid();
  act.insert('item', { id, aspect_id: aspectId, position, title, category, deleted_at: null });
  return id;
}

/** A problem with its measures and everybody whom they name. */
export function insertProblem(
  act: Act,
  people: NamedDirectory,
  { itemId, position }: { itemId: Id; position: number },
  read: IncomingProblem,
): Id {
  const { title, fields, measures } = settleDeliverable(read);
  const id = ulid();
  act.insert('problem', {
    id,
    item_id: itemId,
    position,
    title,
    public_text: null,
    source: fields.source ?? null,
    kind: fields.kind ?? null,
    target: fields.target ?? null,
    ...deadlineColumns(fields.deadline),
    state: '未启动',
    cycle: 1,
    note: statedNote(fields),
    deleted_at: null,
  });
  for (const role of ROLES) assignNamed(act, people, { problemId: id }, role, fields);
  for (const [index, measure] of measures.entries()) {
    insertMeasure(act, people, { problemId: id, position: index + 1 }, measure);
  }
  return id;
}

export function insertMeasure(
  act: Act,
  people: NamedDirectory,
  { problemId, position }: { problemId: Id; position: number },
  { lead, text, fields }: IncomingMeasure,
): Id {
  const id = ulid();
  act.insert('measure', {
    id,
    problem_id: problemId,
    position,
    lead,
    text,
    public_text: null,
    deliverable: fields.deliverable ?? null,
    ...deadlineColumns(fields.deadline),
    state: '未启动',
    percent: 0,
    progress: null,
    progress_date: null,
    note: statedNote(fields),
    deleted_at: null,
  });
  for (const role of ROLES) assignNamed(act, people, { measureId: id }, role, fields);
  return id;
}

/** Gives a role to the units or people that a document names for it; a role that it does not name stays as it is. */
export function assignNamed(act: Act, people: NamedDirectory, owner: Owner, role: Role, fields: SaidFields): void {
  const text = fields[role];
  if (text === undefined) return;
  const isUnit = (UNIT_ROLES as readonly Role[]).includes(role);
  const ids = splitNames(text).map((name) => (isUnit ? people.unit(name) : people.official(name)));
  setRole(act, owner, role, [...new Set(ids)]);
}

export function deadlineColumns(deadline: Deadline | undefined) {
  return {
    due_date: deadline?.date ?? null,
    due_text: deadline?.text ?? null,
    long_term: deadline?.longTerm ? 1 : 0,
  } as const;
}

// Writing patches on problems and measures inside a running act; assigning and editing differ only in what they ask for.

import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import {
  type CloseOut,
  type Deadline,
  type Id,
  OFFICIAL_ROLES,
  ROLE_WORDS,
  type Role,
  type State,
  UNIT_ROLES,
} from '#domain/ledger/types.ts';
import { deadlineFrom } from '#domain/ledger/view-index.ts';
import { deadlineShift, judgeDeadline } from '#domain/states/deadlines.ts';
import { checkMove } from '#domain/states/machine.ts';
import { datesOutOfOrder } from '#domain/states/sign-off.ts';
import { isClosed } from '#domain/states/states.ts';
import { ulid } from '../../db/ids.ts';
import { signingAt } from '../../db/queries/closing.ts';
import { toCloseOut } from '../../db/queries/ledger.ts';
import { latestFinding } from '../../db/queries/look-back.ts';
import { hasPendingRequest } from '../../db/queries/requests.ts';
import { firstMissing } from '../../db/queries/responsibility.ts';
import { isUnderWay } from '../../db/queries/reviews.ts';
import { closeOutOf, measureRow, placesOf, problemRow, type RowPlace } from '../../db/queries/structure.ts';
import type { CloseOutRow, ProblemRow } from '../../db/schema.ts';
import type { Act } from '../../db/store.ts';
import { found } from '../context.ts';
import { setRole } from '../shared/roles.ts';
import { carryProblem, factsOfProblem } from '../shared/states.ts';
import { RowRefusal } from './refusal.ts';

export type Patch = ParsedInputOf<'assign'>['patch'];

export interface Edit {
  kind: 'problem' | 'measure';
  id: Id;
  patch: Patch;
}

/** Rows to read again after an act. */
export interface Touched {
  problemIds: Id[];
  measureIds: Id[];
}

const ROLES: readonly Role[] = [...UNIT_ROLES, ...OFFICIAL_ROLES];

/**
 * Applies patches in the order given; an absent field is left alone, an empty list clears a role. Fields that a row does
 * not have are passed over. Problems follow their measures' states unless the same edits set the problem's own.
 * @returns the rows touched, with the problems whose state was carried along
 * @throws BihuanError notFound when a row, unit or person does not exist; RowRefusal for a state or sign-off that may not be
 */
export function applyEdits(act: Act, edits: readonly Edit[]): Touched {
  const problems = new Set<Id>();
  const measures = new Set<Id>();
  for (const { kind, id } of edits) (kind === 'problem' ? problems : measures).add(id);
  refuseUnknownNames(act, edits);
  const places = {
    problem: livingRows(act, 'problem', [...problems]),
    measure: livingRows(act, 'measure', [...measures]),
  };
  const rounds = new Map<Id, boolean>();
  const underWay = (roundId: Id): boolean => {
    const known = rounds.get(roundId) ?? isUnderWay(act.store, roundId);
    rounds.set(roundId, known);
    return known;
  };
  const families = new Set<Id>();
  const decided = new Set<Id>();
  for (const { kind, id, patch } of edits) {
    setRoles(act, kind, id, patch);
    if (patch.deadline !== undefined) {
      refuseLater(act, kind, id, { ...patch, deadline: patch.deadline }, underWay(places[kind].get(id)?.roundId ?? ''));
    }
    if (kind === 'problem') {
      patchProblem(act, id, patch);
      if (patch.state !== undefined) decided.add(id);
    } else {
      const problemId = patchMeasure(act, id, patch);
      if (problemId !== null) families.add(problemId);
    }
  }
  for (const problemId of families) {
    if (!decided.has(problemId) && carryProblem(act, problemId)) problems.add(problemId);
  }
  return { problemIds: [...problems], measureIds: [...measures] };
}

function refuseUnknownNames(act: Act, edits: readonly Edit[]): void {
  const units = new Map<Id, Role>();
  const officials = new Map<Id, Role>();
  for (const patch of new Set(edits.map((edit) => edit.patch))) {
    for (const role of UNIT_ROLES) for (const id of patch[role] ?? []) units.set(id, role);
    for (const role of OFFICIAL_ROLES) for (const id of patch[role] ?? []) officials.set(id, role);
  }
  for (const [table, ids] of [
    ['unit', units],
    ['official', officials],
  ] as const) {
    const missing = firstMissing(act.store, table, [...ids.keys()]);
    if (missing !== null) throw missingError(ROLE_WORDS[ids.get(missing) as Role], missing);
  }
}

/** Where the rows stand. Rows below something that was taken away cannot be seen and are missing too. */
function livingRows(act: Act, kind: 'problem' | 'measure', ids: readonly Id[]): Map<Id, RowPlace> {
  if (ids.length === 0) return new Map();
  const places = placesOf(act.store, kind, ids);
  const missing = ids.find((id) => {
    const place = places.get(id);
    return place === undefined || place.deletedAt !== null || place.reachable === 0;
  });
  if (missing !== undefined) throw missingError(kind === 'problem' ? '问题' : '措施', missing);
  return places;
}

/** What binds a row, before and after its own deadline is set; a measure without one has its problem's. */
function boundBy(act: Act, kind: Edit['kind'], id: Id, next: Deadline): { from: Deadline; to: Deadline; state: State } {
  const columns = (row: Pick<ProblemRow, 'due_date' | 'due_text' | 'long_term'>) =>
    deadlineFrom(row.due_date, row.due_text, row.long_term === 1);
  if (kind === 'problem') {
    const problem = found(problemRow(act.store, id), '条问题');
    return { from: columns(problem), to: next, state: problem.state };
  }
  const measure = found(measureRow(act.store, id), '条措施');
  const above = columns(found(problemRow(act.store, measure.problem_id), '条问题'));
  return {
    from: effectiveDeadline(columns(measure), above),
    to: effectiveDeadline(next, above),
    state: measure.state,
  };
}

/** 延期 is not done by typing over a date; a correction is, and leaves its reason in the history. */
function refuseLater(
  act: Act,
  kind: Edit['kind'],
  id: Id,
  patch: Patch & { deadline: Deadline },
  running: boolean,
): void {
  const { from, to, state } = boundBy(act, kind, id, { ...patch.deadline, text: blank(patch.deadline.text) });
  const later = running && deadlineShift(from, to) === 'later';
  const reason = patch.deadlineReason ?? '';
  const facts = { state, running, pending: later && hasPendingRequest(act.store, id), reason };
  const verdict = judgeDeadline(from, to, facts);
  if (!verdict.allowed) throw new RowRefusal(isClosed(state) ? 'frozen' : 'conflict', kind, id, verdict.reason);
  if (later) act.record('correction', id, null, { kind, reason });
}

function missingError(what: string, missing: Id): BihuanError {
  return new BihuanError('notFound', `所选的${what}已不存在，没有做任何修改。请刷新后重新选择。`, { missing });
}

function setRoles(act: Act, kind: Edit['kind'], id: Id, patch: Patch): void {
  const owner = kind === 'problem' ? { problemId: id } : { measureId: id };
  for (const role of ROLES) {
    const ids = patch[role];
    if (ids !== undefined) setRole(act, owner, role, [...new Set(ids)]);
  }
}

/** What is blank is nothing. */
function blank(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}

function bothKinds({ deadline, note, publicText }: Patch) {
  return {
    ...(deadline === undefined
      ? {}
      : ({ due_date: deadline.date, due_text: blank(deadline.text), long_term: deadline.longTerm ? 1 : 0 } as const)),
    ...(note === undefined ? {} : { note: blank(note) }),
    ...(publicText === undefined ? {} : { public_text: blank(publicText) }),
  };
}

function patchProblem(act: Act, id: Id, patch: Patch): void {
  act.update('problem', id, {
    ...bothKinds(patch),
    ...(patch.title === undefined ? {} : { title: patch.title }),
    ...(patch.kind === undefined ? {} : { kind: blank(patch.kind) }),
    ...(patch.target === undefined ? {} : { target: blank(patch.target) }),
    ...(patch.source === undefined ? {} : { source: blank(patch.source) }),
  });
  if (patch.closeOut === undefined && patch.state === undefined) return;
  const problem = found(problemRow(act.store, id), '条问题');
  if (patch.closeOut !== undefined) setCloseOut(act, problem, patch.closeOut);
  if (patch.state === undefined || patch.state === problem.state) return;
  const verdict = checkMove('problem', problem.state, patch.state, {
    reason: patch.returnReason ?? null,
    signingAt: signingAt(act.store, id),
  });
  if (!verdict.allowed) throw new RowRefusal('move.refused', 'problem', id, verdict.reason);
  act.update('problem', id, { state: patch.state });
  recordReturn(act, 'problem', id, patch);
}

/** @returns the measure's problem when the measure's state changed */
function patchMeasure(act: Act, id: Id, patch: Patch): Id | null {
  act.update('measure', id, {
    ...bothKinds(patch),
    ...(patch.leadText === undefined ? {} : { lead: patch.leadText.trim() }),
    ...(patch.text === undefined ? {} : { text: patch.text.trim() }),
    ...(patch.deliverable === undefined ? {} : { deliverable: blank(patch.deliverable) }),
    ...(patch.percent === undefined ? {} : { percent: patch.percent }),
  });
  if (patch.state === undefined) return null;
  const measure = found(measureRow(act.store, id), '条措施');
  if (patch.state === measure.state) return null;
  const verdict = checkMove('measure', measure.state, patch.state, {
    reason: patch.returnReason ?? null,
    ...factsOfProblem(act, measure.problem_id),
  });
  if (!verdict.allowed) throw new RowRefusal('move.refused', 'measure', id, verdict.reason);
  act.update('measure', id, { state: patch.state });
  recordReturn(act, 'measure', id, patch);
  return measure.problem_id;
}

/** 退回原因 has no column of its own: it belongs to the moment, and so to the log. */
function recordReturn(act: Act, kind: Edit['kind'], id: Id, { state, returnReason }: Patch): void {
  const reason = returnReason?.trim() ?? '';
  if (state === '整改中' && reason !== '') act.record('return', id, null, { kind, reason });
}

const CLOSE_OUT_COLUMNS = {
  appliedOn: 'applied_on',
  unitId: 'unit_id',
  reviewOpinion: 'review_opinion',
  reviewedOn: 'reviewed_on',
  acceptanceOpinion: 'acceptance_opinion',
  acceptedOn: 'accepted_on',
  approver: 'approver',
  approvedOn: 'approved_on',
  lookBackOn: 'look_back_on',
  lookBackResult: 'look_back_result',
} as const satisfies Record<keyof CloseOut, keyof CloseOutRow>;

/** Columns of the 销号台账 that a look-back fills in after the problem was closed. */
const AFTERWARDS: ReadonlySet<keyof CloseOut> = new Set(['lookBackOn', 'lookBackResult']);

/** What is being signed, or was, is written by its sign-offs alone. */
function refuseSignedChange(act: Act, problem: ProblemRow, before: CloseOut, after: CloseOut): void {
  const changed = (Object.keys(CLOSE_OUT_COLUMNS) as (keyof CloseOut)[]).some(
    (field) => !AFTERWARDS.has(field) && before[field] !== after[field],
  );
  if (!changed) return;
  if (isClosed(problem.state)) {
    const message = `已是“${problem.state}”，这一轮的销号日期和意见不能再改，只能登记回头看。`;
    throw new RowRefusal('frozen', 'problem', problem.id, message);
  }
  const node = signingAt(act.store, problem.id);
  if (node === null) return;
  const message = `销号申请正在签署（${node}），销号台账由签署结果填写，请在“销号”中办理。`;
  throw new RowRefusal('conflict', 'problem', problem.id, message);
}

/** What a look-back found is changed where it was entered: there are its methods, its people and what followed. */
function refuseRecordedChange(act: Act, problem: ProblemRow, before: CloseOut, after: CloseOut): void {
  if (before.lookBackOn === after.lookBackOn && before.lookBackResult === after.lookBackResult) return;
  if (latestFinding(act.store, problem.id, problem.cycle) === undefined) return;
  const message = '回头看日期和结论由“回头看”登记，请在“回头看”中修改。';
  throw new RowRefusal('conflict', 'problem', problem.id, message);
}

function setCloseOut(act: Act, problem: ProblemRow, patch: NonNullable<Patch['closeOut']>): void {
  const row = closeOutOf(act.store, problem.id, problem.cycle);
  const next: CloseOut = { ...toCloseOut(row) };
  for (const field of Object.keys(CLOSE_OUT_COLUMNS) as (keyof CloseOut)[]) {
    const value = patch[field];
    if (value !== undefined) Object.assign(next, { [field]: value === null ? null : blank(value) });
  }
  const fault = datesOutOfOrder(next);
  if (fault !== null) throw new RowRefusal('conflict', 'problem', problem.id, `${fault}，请核对销号日期。`);
  refuseSignedChange(act, problem, toCloseOut(row), next);
  refuseRecordedChange(act, problem, toCloseOut(row), next);
  if (next.unitId !== null && firstMissing(act.store, 'unit', [next.unitId]) !== null) {
    throw missingError('申请单位', next.unitId);
  }
  const values = Object.fromEntries(
    (Object.keys(CLOSE_OUT_COLUMNS) as (keyof CloseOut)[]).map((field) => [CLOSE_OUT_COLUMNS[field], next[field]]),
  ) as Omit<CloseOutRow, 'id' | 'problem_id' | 'cycle' | 'deleted_at'>;
  if (row !== undefined) act.update('close_out', row.id, values);
  else if (Object.values(values).some((value) => value !== null)) {
    act.insert('close_out', {
      id: ulid(),
      problem_id: problem.id,
      cycle: problem.cycle,
      ...values,
      deleted_at: null,
    });
  }
}

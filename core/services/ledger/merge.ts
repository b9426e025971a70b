// Joining rows into the first of them; nothing that was said, assigned or reported is lost.

import { BihuanError } from '#contract/errors.ts';
import { TEXT_LENGTH, TITLE_LENGTH } from '#contract/limits.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { joinedDistinct, joinedHolders, joinedMeasures, joinedPercent, joinedState } from '#domain/ledger/merge.ts';
import { type Id, OFFICIAL_ROLES, type Role, type State, UNIT_ROLES } from '#domain/ledger/types.ts';
import { deadlineFrom } from '#domain/ledger/view-index.ts';
import { ulid } from '../../db/ids.ts';
import { outcomeRowsOfMeasures } from '../../db/queries/outcomes.ts';
import { responsibilitiesInRole } from '../../db/queries/responsibility.ts';
import { entriesInOpenReviews } from '../../db/queries/reviews-merge.ts';
import { childrenOf, closeOutOf, measureRow, mergedMeasures, problemRow } from '../../db/queries/structure.ts';
import type { MeasureRow, ProblemRow } from '../../db/schema.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found } from '../context.ts';
import { moveEvidence } from '../shared/evidence.ts';
import { setRole } from '../shared/roles.ts';
import { closeGaps, setParent, writeOrder } from './arrange.ts';
import { refuseWhileSigning } from './signed.ts';
import { KIND_WORDS, livingPlaces } from './structure.ts';

const ROLES: readonly Role[] = [...UNIT_ROLES, ...OFFICIAL_ROLES];

/**
 * Joins rows into the first of the given ones: texts one after the other, holders of a role together, the state of the
 * slowest. The others go to the 回收站. What a measure reported in weekly reviews stays with it there and is shown with the
 * measure that it was joined into; entries of a review that is still open are joined.
 * @throws BihuanError notFound, conflict for rows of several rounds, for closed ones with open ones, for a text too long
 */
export function mergeRows(context: Context, { kind, ids }: ParsedInputOf<'mergeRows'>): null {
  return context.store.act(context.actor, 'mergeRows', (act) => {
    const places = livingPlaces(act, kind, ids);
    if (places.length < 2) throw new BihuanError('input.invalid', '合并至少需要选择两条。');
    if (new Set(places.map((place) => place.roundId)).size > 1) {
      throw new BihuanError('conflict', `只能合并同一轮次的${KIND_WORDS[kind]}，没有做任何修改。`);
    }
    const order = places.map(({ id }) => id);
    if (kind === 'problem') {
      mergeProblems(
        act,
        order.map((id) => found(problemRow(act.store, id), '条问题')),
      );
    } else {
      mergeMeasures(
        act,
        order.map((id) => found(measureRow(act.store, id), '条措施')),
      );
    }
    for (const id of order.slice(1)) act.update(kind, id, { deleted_at: act.at });
    for (const parentId of new Set(places.map((place) => place.parentId))) closeGaps(act, kind, parentId);
    return null;
  });
}

function stateOf(rows: readonly { state: State }[], kind: 'problem' | 'measure'): State {
  const state = joinedState(rows.map((row) => row.state));
  if (state === null) {
    throw new BihuanError(
      'conflict',
      `所选${KIND_WORDS[kind]}有的已销号、有的没有，合并会改变已销号的结论，没有合并。请只合并状态相同的${KIND_WORDS[kind]}。`,
    );
  }
  return state;
}

function short(text: string, limit: number, what: string): string {
  if (text.length <= limit) return text;
  throw new BihuanError('conflict', `合并后的${what}有${text.length}字，超过${limit}字，没有合并。请少选几条。`);
}

function mergeProblems(act: Act, rows: readonly ProblemRow[]): void {
  const [first, ...others] = rows as [ProblemRow, ...ProblemRow[]];
  for (const row of rows) refuseWhileSigning(act, row, '合并');
  const title = short(rows.map((row) => row.title).join(''), TITLE_LENGTH, '问题');
  const state = stateOf(rows, 'problem');
  const due = rows.map(dueOf).find(({ deadline }) => !isNone(deadline)) ?? dueOf(first);
  const order = childrenOf(act.store, 'measure', first.id).map(({ id }) => id);
  for (const other of others) {
    const own = dueOf(other);
    for (const { id } of childrenOf(act.store, 'measure', other.id)) {
      setParent(act, 'measure', id, first.id);
      keepDeadline(act, id, own, due);
      order.push(id);
    }
    moveEvidence(act, other.id, first.id);
  }
  act.update('problem', first.id, {
    title,
    state,
    ...due.columns,
    ...words(rows),
    kind: first.kind ?? others.find((row) => row.kind !== null)?.kind ?? null,
    source: joinedDistinct(
      rows.map((row) => row.source),
      '、',
    ),
    target: longWords(
      rows.map((row) => row.target),
      '整改目标',
    ),
  });
  writeOrder(act, 'measure', first.id, order);
  for (const role of ROLES) {
    const holders = joinedHolders(rows.map((row) => holdersOf(act, { problemId: row.id }, role)));
    if (holders.length > 0) setRole(act, { problemId: first.id }, role, holders);
  }
  if (closeOutOf(act.store, first.id, first.cycle) !== undefined) return;
  const signed = others.map((row) => closeOutOf(act.store, row.id, row.cycle)).find((row) => row !== undefined);
  if (signed !== undefined) {
    act.insert('close_out', { ...signed, id: ulid(), problem_id: first.id, cycle: first.cycle });
  }
}

type DueColumns = Pick<ProblemRow, 'due_date' | 'due_text' | 'long_term'>;

const dueOf = ({ due_date, due_text, long_term }: DueColumns) => ({
  deadline: deadlineFrom(due_date, due_text, long_term === 1),
  columns: { due_date, due_text, long_term },
});
type Due = ReturnType<typeof dueOf>;

const isNone = ({ date, text, longTerm }: Due['deadline']): boolean => date === null && text === null && !longTerm;

/** A measure that took its deadline from its problem keeps that deadline below another. */
function keepDeadline(act: Act, measureId: Id, before: Due, after: Due): void {
  const own = dueOf(found(measureRow(act.store, measureId), '条措施'));
  const bound = effectiveDeadline(own.deadline, before.deadline);
  const same = JSON.stringify(bound) === JSON.stringify(effectiveDeadline(own.deadline, after.deadline));
  if (!same && !isNone(bound)) act.update('measure', measureId, before.columns);
}

function mergeMeasures(act: Act, rows: readonly MeasureRow[]): void {
  const [first, ...others] = rows as [MeasureRow, ...MeasureRow[]];
  const joined = joinedMeasures(rows);
  short(joined.text, TEXT_LENGTH, '措施');
  const newest = rows.toSorted((a, b) => (b.progress_date ?? '').localeCompare(a.progress_date ?? ''))[0];
  const due = dueOf(first);
  act.update('measure', first.id, {
    ...joined,
    ...words(rows),
    ...(isNone(due.deadline) && others.every((row) => row.problem_id === first.problem_id)
      ? (rows.map(dueOf).find(({ deadline }) => !isNone(deadline))?.columns ?? {})
      : {}),
    state: stateOf(rows, 'measure'),
    percent: joinedPercent(rows.map((row) => row.percent)),
    deliverable: joinedDistinct(
      rows.map((row) => row.deliverable),
      '、',
    ),
    progress: longWords(
      rows.map((row) => row.progress),
      '进展情况',
    ),
    progress_date: newest?.progress_date ?? null,
  });
  for (const role of ROLES) {
    const own = rows.map((row) => holdersOf(act, { measureId: row.id }, role));
    // A role that all of them take from their problem goes on being taken from it.
    if (own.every((ids) => ids.length === 0)) continue;
    const held = rows.map((row, at) =>
      (own[at] ?? []).length > 0 ? (own[at] ?? []) : holdersOf(act, { problemId: row.problem_id }, role),
    );
    setRole(act, { measureId: first.id }, role, joinedHolders(held));
  }
  for (const other of others) {
    for (const id of [...mergedMeasures(act.store, other.id), other.id]) {
      act.update('measure', id, { merged_into: first.id });
    }
  }
  // What they brought about was entered once and stays entered once.
  const otherIds = others.map(({ id }) => id);
  for (const { id } of outcomeRowsOfMeasures(act.store, otherIds)) act.update('outcome', id, { measure_id: first.id });
  joinOpenEntries(act, first, rows);
}

/** What was reported this week on several of the measures becomes one entry of the joined measure. */
function joinOpenEntries(act: Act, first: MeasureRow, rows: readonly MeasureRow[]): void {
  const order = new Map(rows.map((row, at) => [row.id, at]));
  const place = (measureId: Id): number => order.get(measureId) ?? 0;
  const entries = entriesInOpenReviews(act.store, [...order.keys()]).sort(
    (a, b) => place(a.measure_id) - place(b.measure_id),
  );
  const [head] = entries;
  if (head === undefined || (entries.length === 1 && head.measure_id === first.id)) return;
  const joined = {
    text: longWords(
      entries.map((entry) => entry.text),
      '进展情况',
    ),
    percent: joinedPercent(entries.map((entry) => entry.percent)),
    state: stateOf(entries, 'measure'),
    difficulty: longWords(
      entries.map((entry) => entry.difficulty),
      '存在困难',
    ),
    next_plan: longWords(
      entries.map((entry) => entry.next_plan),
      '下周计划',
    ),
    evidence: longWords(
      entries.map((entry) => entry.evidence),
      '佐证',
    ),
    accepted_at: null,
  };
  const values = { ...joined, text: joined.text ?? '' };
  const own = entries.find((entry) => entry.measure_id === first.id);
  if (own !== undefined) act.update('review_entry', own.id, values);
  else act.insert('review_entry', { ...head, ...values, id: ulid(), measure_id: first.id });
}

function holdersOf(act: Act, owner: { problemId: Id } | { measureId: Id }, role: Role): Id[] {
  return responsibilitiesInRole(act.store, owner, role).map((row) => (row.unit_id ?? row.official_id) as Id);
}

function words(rows: readonly Pick<ProblemRow, 'note' | 'public_text'>[]) {
  return {
    note: longWords(
      rows.map((row) => row.note),
      '备注',
    ),
    public_text: longWords(
      rows.map((row) => row.public_text),
      '公开表述',
    ),
  };
}

function longWords(texts: readonly (string | null)[], what: string): string | null {
  const joined = joinedDistinct(texts, '\n');
  return joined === null ? null : short(joined, TEXT_LENGTH, what);
}

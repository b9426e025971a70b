// What a field of a row holds, as a patch; what a changed patch makes of the row before the engine has answered.
import type { InputOf } from '#contract/operations.ts';
import { deadlineOfRow } from '#domain/ledger/cells.ts';
import { type CloseOut, NO_DEADLINE, type Problem, ROLE_WORDS, ROLES, type Role } from '#domain/ledger/types.ts';
import type { BodyRow, LedgerRow } from '#domain/ledger/view.ts';
import { COLUMN_WORDS } from '#renderer/text/ledger.ts';
import { type Field, isBody } from './columns.ts';

export type Patch = InputOf<'assign'>['patch'];
export type RowEdit = InputOf<'editRows'>['edits'][number];

/** Fields of a close-out record that share a cell: words or result, and the day. */
export const CLOSE_OUT_FIELDS = {
  applied: { words: null, date: 'appliedOn' },
  review: { words: 'reviewOpinion', date: 'reviewedOn' },
  acceptance: { words: 'acceptanceOpinion', date: 'acceptedOn' },
  approval: { words: 'approver', date: 'approvedOn' },
  lookBack: { words: 'lookBackResult', date: 'lookBackOn' },
} as const satisfies Record<string, { words: keyof CloseOut | null; date: keyof CloseOut }>;
export type SignedField = keyof typeof CLOSE_OUT_FIELDS;

export function isSigned(field: Field): field is SignedField {
  return field in CLOSE_OUT_FIELDS;
}

export function isRole(field: string): field is Role {
  return (ROLES as readonly string[]).includes(field);
}

/** Fields of free text: what is typed over a cell goes straight into them, and Esc keeps it as a draft. */
export function isTextField(field: Field): field is 'words' | 'target' | 'source' | 'note' | 'deliverable' {
  return field === 'words' || field === 'target' || field === 'source' || field === 'note' || field === 'deliverable';
}

/** The field's name for people. */
export function fieldLabel(field: Field, row?: BodyRow): string {
  if (isRole(field)) return ROLE_WORDS[field];
  if (field === 'words') return row?.kind === 'measure' ? COLUMN_WORDS.measure : COLUMN_WORDS.problem;
  return COLUMN_WORDS[field];
}

/** What stands in a field now; a measure's deadline starts from the one it takes from its problem. */
export function valueOfField(row: BodyRow, field: Field): Patch {
  const owner = row.kind === 'problem' ? row.problem : row.measure;
  if (isRole(field)) return { [field]: owner.responsibilities[field] };
  if (isSigned(field) || field === 'applicant') return { closeOut: closeOutPart(row.problem.closeOut, field) };
  switch (field) {
    case 'deadline':
      return { deadline: deadlineOfRow(row) };
    case 'words':
      return row.kind === 'problem'
        ? { title: row.problem.title }
        : { leadText: row.measure.lead, text: row.measure.text };
    case 'note':
      return { note: owner.note };
    case 'state':
      return { state: owner.state };
    case 'percent':
      return row.kind === 'measure' ? { percent: row.measure.percent } : {};
    case 'deliverable':
      return { deliverable: row.kind === 'measure' ? row.measure.deliverable : null };
    case 'kind':
    case 'target':
    case 'source':
      return { [field]: row.problem[field] };
  }
}

function closeOutPart(closeOut: CloseOut, field: SignedField | 'applicant'): Partial<CloseOut> {
  if (field === 'applicant') return { unitId: closeOut.unitId };
  const { words, date } = CLOSE_OUT_FIELDS[field];
  return { ...(words === null ? {} : { [words]: closeOut[words] }), [date]: closeOut[date] };
}

/** An empty start for a whole selection. */
export function emptyValue(field: Field): Patch {
  if (isRole(field)) return { [field]: [] };
  if (field === 'deadline') return { deadline: NO_DEADLINE };
  if (field === 'state') return { state: '整改中' };
  return { [field]: null };
}

/** The edit that writes a value into one row; null where nothing changed or what must not be blank is. */
export function editOfRow(row: BodyRow, before: Patch, after: Patch): RowEdit | null {
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const edit = (patch: Patch): RowEdit => ({ kind: row.kind, id: row.id, patch });
  if (after.title !== undefined) {
    const title = after.title.trim();
    return title === '' || title === before.title ? null : edit({ title });
  }
  if (after.leadText !== undefined || after.text !== undefined) {
    const leadText = after.leadText?.trim() ?? '';
    const text = after.text?.trim() ?? '';
    return `${leadText}${text}` === '' ? null : edit({ leadText, text });
  }
  return edit(after);
}

/** A row as an edit will make it, so that the cell changes before the engine has answered. */
export function patchedRow(row: LedgerRow, edits: ReadonlyMap<string, Patch>): LedgerRow {
  if (!isBody(row)) return row;
  const ofProblem = edits.get(row.problem.id);
  const problem = ofProblem === undefined ? row.problem : patchedProblem(row.problem, ofProblem);
  if (row.kind === 'problem') return problem === row.problem ? row : { ...row, problem };
  const ofMeasure = edits.get(row.measure.id);
  if (ofMeasure === undefined) return problem === row.problem ? row : { ...row, problem };
  const { leadText, text, percent, state, deadline, deliverable, note } = ofMeasure;
  const measure = {
    ...row.measure,
    ...given({ lead: leadText, text, percent, state, deadline, deliverable, note }),
    responsibilities: { ...row.measure.responsibilities, ...rolesOf(ofMeasure) },
  };
  return { ...row, problem, measure };
}

function patchedProblem(problem: Omit<Problem, 'measures'>, patch: Patch): Omit<Problem, 'measures'> {
  const { title, publicText, state, deadline, kind, target, source, note } = patch;
  return {
    ...problem,
    ...given({ title, publicText, state, deadline, kind, target, source, note }),
    closeOut: { ...problem.closeOut, ...given(patch.closeOut ?? {}) },
    responsibilities: { ...problem.responsibilities, ...rolesOf(patch) },
  };
}

function rolesOf(patch: Patch) {
  const { lead, responsible, supporting, leader, contact } = patch;
  return given({ lead, responsible, supporting, leader, contact });
}

type Given<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** Only what was given; an absent field leaves the row as it is. */
function given<Value extends object>(value: Value): Given<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Given<Value>;
}

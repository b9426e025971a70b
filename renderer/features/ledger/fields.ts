// What a field of a row holds, as a patch, and the edit that a changed patch becomes.
import { ROLE_WORDS, ROLES, type Role } from '#domain/ledger/types.ts';
import { COLUMN_WORDS } from '#renderer/text/ledger.ts';
import { type BodyRow, deadlineOfRow, type Field } from './columns.ts';
import type { Edit, Patch, Targets } from './edits.ts';

/** An assignment, or the words of a problem (title) or measure (lead and text). */
export type FieldValue = Patch & { title?: string; words?: { lead: string; text: string } };

export function isRole(field: Field): field is Role {
  return (ROLES as readonly string[]).includes(field);
}

export function isTextField(field: Field): boolean {
  return field === 'words' || field === 'target' || field === 'source' || field === 'note' || field === 'deliverable';
}

/** The field's name for people. */
export function fieldLabel(field: Field, row?: BodyRow): string {
  if (isRole(field)) return ROLE_WORDS[field];
  if (field === 'words') return row?.kind === 'measure' ? COLUMN_WORDS.measure : COLUMN_WORDS.problem;
  return COLUMN_WORDS[field];
}

/** What stands in a field now; a measure's deadline starts from the one it takes from its problem. */
export function valueOfField(row: BodyRow, field: Field): FieldValue {
  const owner = row.kind === 'problem' ? row.problem : row.measure;
  if (isRole(field)) return { [field]: owner.responsibilities[field] };
  switch (field) {
    case 'deadline':
      return { deadline: deadlineOfRow(row) };
    case 'words':
      return row.kind === 'problem'
        ? { title: row.problem.title }
        : { words: { lead: row.measure.lead, text: row.measure.text } };
    case 'note':
      return { note: owner.note };
    case 'deliverable':
      return { deliverable: row.kind === 'measure' ? row.measure.deliverable : null };
    case 'kind':
    case 'target':
    case 'source':
      return { [field]: row.kind === 'problem' ? row.problem[field] : null };
  }
}

/** An empty start for a whole selection. */
export function emptyValue(field: Field): FieldValue {
  if (isRole(field)) return { [field]: [] };
  if (field === 'deadline') return { deadline: { date: null, text: null, longTerm: false } };
  return { [field]: null };
}

/** The edit that writes a value into one row; null where nothing changed or nothing may be left blank. */
export function editOfRow(row: BodyRow, before: FieldValue, after: FieldValue): Edit | null {
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  if (after.title !== undefined) {
    const title = after.title.trim();
    return title === '' ? null : { operation: 'updateProblem', input: { id: row.id, patch: { title } } };
  }
  if (after.words !== undefined) {
    const lead = after.words.lead.trim();
    const text = after.words.text.trim();
    return `${lead}${text}` === ''
      ? null
      : { operation: 'updateMeasure', input: { id: row.id, patch: { lead, text } } };
  }
  const targets: Targets =
    row.kind === 'problem' ? { problemIds: [row.id], measureIds: [] } : { problemIds: [], measureIds: [row.id] };
  return { operation: 'assign', input: { targets, patch: after } };
}

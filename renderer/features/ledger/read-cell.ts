// A cell's text as clerks write it in Excel, read as a value of a field.
import {
  type CloseOut,
  LOOK_BACK_RESULTS,
  type Official,
  type PlainDate,
  type Role,
  STATES,
  type State,
  UNIT_ROLES,
  type Unit,
} from '#domain/ledger/types.ts';
import type { BodyRow } from '#domain/ledger/view.ts';
import { measureLabel } from '#domain/numbering/words.ts';
import { parseDeadline } from '#domain/outline/deadline.ts';
import { splitLead } from '#domain/outline/lead.ts';
import { PASTE } from '#renderer/text/ledger.ts';
import { parseDate } from '#renderer/ui/date-text.ts';
import type { Field } from './columns.ts';
import { CLOSE_OUT_FIELDS, isRole, isSigned, type Patch, type SignedField } from './fields.ts';

export interface Directory {
  units: readonly Unit[];
  officials: readonly Official[];
  /** Year that 6月30日前 is meant in; null where the round has no feedback date */
  year: number | null;
  today: PlainDate;
}

interface CellDoubt {
  reason: string;
  missing?: { kind: 'unit' | 'official'; name: string };
}

export interface CellReading {
  /** null: nothing is written */
  patch: Patch | null;
  doubts: CellDoubt[];
}

const good = (patch: Patch): CellReading => ({ patch, doubts: [] });
const bad = (reason: string): CellReading => ({ patch: null, doubts: [{ reason }] });

/** Longest 整改类型 and approver that the engine takes. */
const SHORT = 50;

/** Reads a text for a field of a row. What is not understood is named and not written. */
export function readCell(field: Field, text: string, row: BodyRow, directory: Directory): CellReading {
  if (isRole(field)) return readNames(field, text, directory);
  if (isSigned(field)) return readSigned(field, text, directory.today);
  switch (field) {
    case 'applicant':
      return readApplicant(text, directory);
    case 'deadline':
      return readDeadline(text, directory.year);
    case 'words':
      return readWords(text, row);
    case 'state':
      return (STATES as readonly string[]).includes(text) ? good({ state: text as State }) : bad(PASTE.noState);
    case 'percent': {
      const percent = Number(text.replace(/[%％]$/, ''));
      return text !== '' && Number.isInteger(percent) && percent >= 0 && percent <= 100
        ? good({ percent })
        : bad(PASTE.noPercent);
    }
    case 'kind':
      return text.length > SHORT ? bad(PASTE.tooLong.replace('{n}', String(SHORT))) : good({ kind: text || null });
    case 'target':
    case 'source':
    case 'note':
    case 'deliverable':
      return good({ [field]: text || null });
  }
}

/** Names in one cell: 、 ， ； / line breaks and spaces between Chinese words part them. */
export function splitNames(text: string): string[] {
  const parts = text
    .split(/[、，,；;/\n]+|(?<=[\u4e00-\u9fff）)])\s+(?=[\u4e00-\u9fff])/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return [...new Set(parts)];
}

function unitNamed(name: string, units: readonly Unit[]): Unit | undefined {
  return units.find((unit) => unit.name === name || unit.shortName === name || unit.aliases.includes(name));
}

function readNames(role: Role, text: string, { units, officials }: Directory): CellReading {
  const isUnit = (UNIT_ROLES as readonly Role[]).includes(role);
  const ids: string[] = [];
  const doubts: CellDoubt[] = [];
  for (const name of splitNames(text)) {
    if (isUnit) {
      const unit = unitNamed(name, units);
      if (unit !== undefined) ids.push(unit.id);
      else doubts.push({ reason: PASTE.noUnit.replace('{name}', name), missing: { kind: 'unit', name } });
      continue;
    }
    const bare = name.replace(/[（(].*$/, '').trim();
    const found = officials.filter((official) => official.name === bare);
    if (found.length === 1) ids.push((found[0] as Official).id);
    else if (found.length > 1) doubts.push({ reason: PASTE.sameName.replace('{name}', bare) });
    else doubts.push({ reason: PASTE.noOfficial.replace('{name}', bare), missing: { kind: 'official', name: bare } });
  }
  // A cell with one unknown name is left as it is: half a list would look complete.
  return { patch: doubts.length === 0 ? { [role]: ids } : null, doubts };
}

function readApplicant(text: string, { units }: Directory): CellReading {
  if (text === '') return good({ closeOut: { unitId: null } });
  const unit = unitNamed(text, units);
  if (unit !== undefined) return good({ closeOut: { unitId: unit.id } });
  return {
    patch: null,
    doubts: [{ reason: PASTE.noUnit.replace('{name}', text), missing: { kind: 'unit', name: text } }],
  };
}

const DEADLINE_WORDS = /立行立改|立即|长期|持续|坚持|常态/;

function readDeadline(text: string, year: number | null): CellReading {
  const deadline = parseDeadline(text, year);
  if (text.length > 200) return bad(PASTE.tooLong.replace('{n}', '200'));
  const understood = text === '' || deadline.date !== null || deadline.longTerm || DEADLINE_WORDS.test(text);
  return understood ? good({ deadline }) : bad(PASTE.noDate);
}

function readWords(text: string, row: BodyRow): CellReading {
  if (text === '') return bad(PASTE.notBlank);
  if (row.kind === 'problem') return good({ title: text });
  const label = measureLabel(row.measure.position);
  const own = text.startsWith(label) ? text.slice(label.length) : text;
  const { lead, text: rest } = splitLead(own);
  return good({ leadText: lead, text: rest });
}

/** 同意销号 2020年6月30日, in either order or on two lines: the day is taken out, the rest are the words. */
function readSigned(field: SignedField, text: string, today: PlainDate): CellReading {
  const names: { words: keyof CloseOut | null; date: keyof CloseOut } = CLOSE_OUT_FIELDS[field];
  const part = (words: string | null, date: PlainDate | null): CellReading =>
    good({ closeOut: { ...(names.words === null ? {} : { [names.words]: words }), [names.date]: date } });
  if (text === '') return part(null, null);
  const found = /\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?|\d{8}/.exec(text);
  const date = found === null ? null : parseDate(found[0], today);
  if (date === undefined || (found === null && field === 'applied')) return bad(PASTE.noDate);
  const words = (found === null ? text : text.replace(found[0], '')).replace(/[（(]\s*[）)]/, '').trim();
  if (field === 'applied') return words === '' ? part(null, date) : bad(PASTE.noDate);
  if (field === 'lookBack' && words !== '' && !(LOOK_BACK_RESULTS as readonly string[]).includes(words)) {
    return bad(PASTE.noResult);
  }
  if (field === 'approval' && words.length > SHORT) return bad(PASTE.tooLong.replace('{n}', String(SHORT)));
  return part(words || null, date);
}

// The texts behind the index, read in batches: what can be found of a problem, measure, entry, unit or person.
import { hash } from 'node:crypto';
import { fold } from '#domain/search/fold.ts';
import { documentOf } from '#domain/search/tokens.ts';
import { readPerson, readUnit } from './search-pinyin.ts';

export const TEXT_KINDS = ['problem', 'measure', 'progress'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];
export const NAME_KINDS = ['unit', 'official'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** The fields that are searched, the title's apart; also those whose change makes a row stale. */
export const FIELDS = {
  problem: { title: ['title'], body: ['public_text', 'target', 'note'] },
  measure: { title: ['lead'], body: ['text', 'public_text', 'progress', 'note'] },
  progress: { title: [], body: ['text', 'difficulty', 'next_plan'] },
} as const satisfies Record<TextKind, { title: readonly string[]; body: readonly string[] }>;

export const NAME_FIELDS = {
  unit: ['name', 'short_name', 'contact', 'phone'],
  official: ['name', 'post', 'phone'],
} as const satisfies Record<NameKind, readonly string[]>;

/** A row of the tree with the round it belongs to; not alive when it or anything above it was taken away. */
export type TextRow = { id: string; round: string; alive: 0 | 1 } & Record<string, string | null>;

const ALIVE_PROBLEM = `p.deleted_at IS NULL AND i.deleted_at IS NULL AND a.deleted_at IS NULL AND r.deleted_at IS NULL`;
const ABOVE_PROBLEM = `CROSS JOIN item i ON i.id = p.item_id CROSS JOIN aspect a ON a.id = i.aspect_id
  CROSS JOIN round r ON r.id = a.round_id`;

/** Rows by their ids, given as a JSON array. */
export const READ_TEXTS: Record<TextKind, string> = {
  problem: `SELECT p.id, a.round_id AS round, ${ALIVE_PROBLEM} AS alive, p.title, p.public_text, p.target, p.note
    FROM json_each(?) d CROSS JOIN problem p ON p.id = d.value ${ABOVE_PROBLEM}`,
  measure: `SELECT m.id, a.round_id AS round, m.deleted_at IS NULL AND ${ALIVE_PROBLEM} AS alive,
      m.lead, m.text, m.public_text, m.progress, m.note
    FROM json_each(?) d CROSS JOIN measure m ON m.id = d.value CROSS JOIN problem p ON p.id = m.problem_id
    ${ABOVE_PROBLEM}`,
  progress: `SELECT e.id, a.round_id AS round, m.deleted_at IS NULL AND ${ALIVE_PROBLEM} AS alive,
      e.text, e.difficulty, e.next_plan
    FROM json_each(?) d CROSS JOIN review_entry e ON e.id = d.value CROSS JOIN measure m ON m.id = e.measure_id
    CROSS JOIN problem p ON p.id = m.problem_id ${ABOVE_PROBLEM}`,
};

/** Ids of everything that may be in the index, in the order of the ledger. */
export const READ_ALL: Record<TextKind, string> = {
  problem: `SELECT p.id FROM round r JOIN aspect a ON a.round_id = r.id JOIN item i ON i.aspect_id = a.id
    JOIN problem p ON p.item_id = i.id
    ORDER BY r.created_at, r.id, a.position, a.id, i.position, i.id, p.position, p.id`,
  measure: `SELECT m.id FROM round r JOIN aspect a ON a.round_id = r.id JOIN item i ON i.aspect_id = a.id
    JOIN problem p ON p.item_id = i.id JOIN measure m ON m.problem_id = p.id
    ORDER BY r.created_at, r.id, a.position, a.id, i.position, i.id, p.position, p.id, m.position, m.id`,
  progress: `SELECT e.id FROM review v JOIN review_entry e ON e.review_id = v.id ORDER BY v.round_id, v.ordinal, e.id`,
};

/** Names by the ids of units or people, given as a JSON array; only of those that are there. */
export const READ_NAMES: Record<NameKind, string> = {
  unit: `SELECT u.id, u.name, u.short_name, u.contact, u.phone,
      (SELECT json_group_array(x.name) FROM (
         SELECT name FROM unit_alias WHERE unit_id = u.id AND deleted_at IS NULL ORDER BY id) x) AS aliases
    FROM json_each(?) d CROSS JOIN unit u ON u.id = d.value WHERE u.deleted_at IS NULL`,
  official: `SELECT o.id, o.name, o.post, o.phone, '[]' AS aliases
    FROM json_each(?) d CROSS JOIN official o ON o.id = d.value WHERE o.deleted_at IS NULL`,
};

export type NameRow = { id: string; name: string; aliases: string } & Record<string, string | null>;

const foldedFields = (row: Record<string, string | number | null>, fields: readonly string[]) =>
  fields.map((field) => fold(String(row[field] ?? '')));

/** A row as two documents of the index: its title alone, and everything. */
export function documentsOf(kind: TextKind, row: TextRow): { title: string; text: string } {
  return { title: documentOf(textsOf(row, FIELDS[kind].title)), text: documentOf(searchedTexts(kind, row)) };
}

/** Tells whether the index was made from what the row now says. */
export function hashOf(kind: TextKind, row: TextRow): string {
  return hash('sha256', searchedTexts(kind, row).join('\0'), 'base64').slice(0, 16);
}

const textsOf = (row: TextRow, fields: readonly string[]): string[] => fields.map((field) => row[field] ?? '');

const searchedTexts = (kind: TextKind, row: TextRow): string[] =>
  textsOf(row, [...FIELDS[kind].title, ...FIELDS[kind].body]);

/** Keeps fields apart in stored names; folding leaves no line break in a text. */
export const NAME_END = '\n';

/** A unit or person as stored for looking up by name: folded words, syllables of each name, first letters of each name. */
export function nameColumns(kind: NameKind, row: NameRow): { text: string; pinyin: string; initials: string } {
  const names = [row.name, row.short_name ?? '', ...(JSON.parse(row.aliases) as string[])].filter(Boolean);
  const read = kind === 'unit' ? readUnit : readPerson;
  const readings = names.map(read);
  const others = NAME_FIELDS[kind].filter((field) => field !== 'name' && field !== 'short_name');
  return {
    text: [...names.map(fold), ...foldedFields(row, others)].filter(Boolean).join(NAME_END),
    pinyin: readings.map((syllables) => syllables.join(' ')).join(NAME_END),
    initials: readings.map((syllables) => syllables.map((syllable) => syllable[0]).join('')).join(NAME_END),
  };
}

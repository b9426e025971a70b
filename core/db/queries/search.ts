// Looking things up in the search index, and reading what is shown of the hits.
import { matchOf } from '#domain/search/tokens.ts';
import { COUNT_LIMIT } from '#domain/search/types.ts';
import { placesOf } from '../search-index.ts';
import { NAME_END, type NameKind, type TextKind } from '../search-source.ts';
import type { Store } from '../store.ts';

/** Ids of hits, best first, and how many there are (counted up to COUNT_LIMIT). */
export interface Found {
  ids: string[];
  total: number;
  more: boolean;
}

/** The index's number for a round; undefined when nothing of it is indexed. */
function roundNumber(store: Store, roundId: string): number | undefined {
  return store.prepare('SELECT number FROM search_round WHERE round_id = ?').pluck().get(roundId) as number | undefined;
}

/** Problems, measures or entries in which all terms are found: in the title first, each in the order of the ledger. */
export function findTexts(
  store: Store,
  kind: TextKind,
  terms: readonly string[],
  roundId: string | null,
  limit: number,
): Found {
  const number = roundId === null ? null : roundNumber(store, roundId);
  if (number === undefined) return { ids: [], total: 0, more: false };
  // As bigint: the index takes a stretch of places as integers only.
  const [first, last] = placesOf(kind, number).map(BigInt) as [bigint, bigint];
  const match = matchOf(terms);
  const find = (table: 'search_title' | 'search_text', most: number) =>
    store
      .prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?`)
      .pluck()
      .all(match, first, last, most) as number[];
  const inTitle = find('search_title', limit);
  const all = find('search_text', COUNT_LIMIT + 1);
  const places = [...new Set([...inTitle, ...all.slice(0, limit)])].slice(0, limit);
  const idOf = store.prepare('SELECT entity_id FROM search_entry WHERE place = ?').pluck();
  return {
    ids: places.map((place) => idOf.get(place) as string),
    total: Math.min(all.length, COUNT_LIMIT),
    more: all.length > COUNT_LIMIT,
  };
}

export interface NameRecord {
  id: string;
  /** Folded words: names first, then post, telephone, contact */
  words: string[];
  /** Syllables of each name */
  syllables: string[][];
}

/**
 * Units or people whose words hold a term, or whose names' first letters hold the first letter of a pinyin term. The
 * caller looks at each more closely; an office has hundreds, not thousands.
 */
export function readNames(
  store: Store,
  kind: NameKind,
  terms: readonly { term: string; pinyin: boolean }[],
): NameRecord[] {
  const rows = store
    .prepare('SELECT entity_id, text, pinyin, initials FROM search_name WHERE kind = ?')
    .raw()
    .all(kind) as [string, string, string, string][];
  return rows
    .filter(([, text, , initials]) =>
      terms.every(({ term, pinyin }) => text.includes(term) || (pinyin && initials.includes(term[0] as string))),
    )
    .map(([id, text, pinyin]) => ({
      id,
      words: text.split(NAME_END),
      syllables: pinyin.split(NAME_END).map((each) => each.split(' ')),
    }));
}

export interface ProblemRecord {
  id: string;
  round_id: string;
  round_name: string;
  title: string;
  public_text: string | null;
  target: string | null;
  note: string | null;
}
export interface MeasureRecord {
  id: string;
  round_id: string;
  round_name: string;
  problem_id: string;
  ordinal: number;
  lead: string;
  text: string;
  public_text: string | null;
  progress: string | null;
  note: string | null;
}
export interface ProgressRecord extends Omit<MeasureRecord, 'public_text' | 'progress' | 'note'> {
  measure_id: string;
  review_ordinal: number;
  review_date: string;
  difficulty: string | null;
  next_plan: string | null;
}

const ROUND_OF_PROBLEM = `CROSS JOIN item i ON i.id = p.item_id CROSS JOIN aspect a ON a.id = i.aspect_id
  CROSS JOIN round r ON r.id = a.round_id`;
/** 1-based place of measure m among the living ones of its problem */
const ORDINAL = `(SELECT count(*) FROM measure o WHERE o.problem_id = m.problem_id AND o.deleted_at IS NULL
  AND (o.position, o.id) <= (m.position, m.id))`;

const READ = {
  problem: `SELECT p.id, r.id AS round_id, r.name AS round_name, p.title, p.public_text, p.target, p.note
    FROM json_each(?) d CROSS JOIN problem p ON p.id = d.value ${ROUND_OF_PROBLEM} ORDER BY d.key`,
  measure: `SELECT m.id, r.id AS round_id, r.name AS round_name, m.problem_id, ${ORDINAL} AS ordinal,
      m.lead, m.text, m.public_text, m.progress, m.note
    FROM json_each(?) d CROSS JOIN measure m ON m.id = d.value CROSS JOIN problem p ON p.id = m.problem_id
    ${ROUND_OF_PROBLEM} ORDER BY d.key`,
  progress: `SELECT e.id, r.id AS round_id, r.name AS round_name, m.problem_id, m.id AS measure_id,
      ${ORDINAL} AS ordinal, m.lead, e.text, e.difficulty, e.next_plan,
      v.ordinal AS review_ordinal, v.date AS review_date
    FROM json_each(?) d CROSS JOIN review_entry e ON e.id = d.value CROSS JOIN review v ON v.id = e.review_id
    CROSS JOIN measure m ON m.id = e.measure_id CROSS JOIN problem p ON p.id = m.problem_id
    ${ROUND_OF_PROBLEM} ORDER BY d.key`,
} as const;

interface Records {
  problem: ProblemRecord;
  measure: MeasureRecord;
  progress: ProgressRecord;
}

/** What is shown of hits, in the order of the ids. */
export function readHits<Kind extends TextKind>(store: Store, kind: Kind, ids: readonly string[]): Records[Kind][] {
  return store.prepare(READ[kind]).all(JSON.stringify(ids)) as Records[Kind][];
}

export interface UnitRecord {
  id: string;
  name: string;
  short_name: string | null;
  kind: string | null;
  contact: string | null;
  phone: string | null;
  /** JSON array */
  aliases: string;
}
export interface OfficialRecord {
  id: string;
  name: string;
  post: string | null;
  phone: string | null;
  unit: string | null;
}

export function readUnitHits(store: Store, ids: readonly string[]): UnitRecord[] {
  return store
    .prepare(
      `SELECT u.id, u.name, u.short_name, u.kind, u.contact, u.phone,
         (SELECT json_group_array(x.name) FROM unit_alias x WHERE x.unit_id = u.id AND x.deleted_at IS NULL) AS aliases
       FROM json_each(?) d CROSS JOIN unit u ON u.id = d.value ORDER BY d.key`,
    )
    .all(JSON.stringify(ids)) as UnitRecord[];
}

export function readOfficialHits(store: Store, ids: readonly string[]): OfficialRecord[] {
  return store
    .prepare(
      `SELECT o.id, o.name, o.post, o.phone, coalesce(u.short_name, u.name) AS unit
       FROM json_each(?) d CROSS JOIN official o ON o.id = d.value LEFT JOIN unit u ON u.id = o.unit_id
       ORDER BY d.key`,
    )
    .all(JSON.stringify(ids)) as OfficialRecord[];
}

/** The items of a round in order, with how many living problems each holds: what numbers are counted from. */
export function readItemSizes(
  store: Store,
  roundId: string,
): { numbering: string; items: { id: string; problems: number }[] } {
  const numbering = store.prepare('SELECT numbering FROM round WHERE id = ?').pluck().get(roundId) as string;
  const items = store
    .prepare(
      `SELECT i.id, (SELECT count(*) FROM problem p WHERE p.item_id = i.id AND p.deleted_at IS NULL) AS problems
       FROM aspect a JOIN item i ON i.aspect_id = a.id
       WHERE a.round_id = ? AND a.deleted_at IS NULL AND i.deleted_at IS NULL
       ORDER BY a.position, a.id, i.position, i.id`,
    )
    .all(roundId) as { id: string; problems: number }[];
  return { numbering, items };
}

/** Item and 1-based place within it of each problem. */
export function readPlacesInItem(store: Store, ids: readonly string[]): Map<string, { item: string; place: number }> {
  const rows = store
    .prepare(
      `SELECT p.id, p.item_id AS item,
         (SELECT count(*) FROM problem o WHERE o.item_id = p.item_id AND o.deleted_at IS NULL
            AND (o.position, o.id) <= (p.position, p.id)) AS place
       FROM json_each(?) d CROSS JOIN problem p ON p.id = d.value`,
    )
    .all(JSON.stringify(ids)) as { id: string; item: string; place: number }[];
  return new Map(rows.map(({ id, item, place }) => [id, { item, place }]));
}

/** Problems and measures that name a unit or person in any role, in one round. */
export function readNamedRows(
  store: Store,
  column: 'unit_id' | 'official_id',
  id: string,
  roundId: string,
): { problemIds: string[]; measureIds: string[] } {
  const rows = store
    .prepare(
      `SELECT DISTINCT t.problem_id, t.measure_id
       FROM responsibility t
       LEFT JOIN measure m ON m.id = t.measure_id
       JOIN problem p ON p.id = coalesce(t.problem_id, m.problem_id) AND p.deleted_at IS NULL
       JOIN item i ON i.id = p.item_id AND i.deleted_at IS NULL
       JOIN aspect a ON a.id = i.aspect_id AND a.deleted_at IS NULL
       WHERE t."${column}" = ? AND t.deleted_at IS NULL AND m.deleted_at IS NULL AND a.round_id = ?`,
    )
    .all(id, roundId) as { problem_id: string | null; measure_id: string | null }[];
  return {
    problemIds: rows.flatMap((row) => row.problem_id ?? []),
    measureIds: rows.flatMap((row) => row.measure_id ?? []),
  };
}

// Hits as they are shown: where each stands, its title, and the stretch of text in which the words were found.
import { fold } from '#domain/search/fold.ts';
import { excerpt, markAll } from '#domain/search/mark.ts';
import type { SearchHit } from '#domain/search/types.ts';
import {
  type MeasureRecord,
  type ProblemRecord,
  type ProgressRecord,
  readHits,
  readOfficialHits,
  readUnitHits,
} from '../../db/queries/search.ts';
import type { Store } from '../../db/store.ts';
import { problemNumbers } from './numbers.ts';

/** Lengths of what is shown, in characters: less than a line each, so that the first mark is always seen. */
const TITLE_LENGTH = 38;
const FOUND_LENGTH = 50;

type Field = readonly [field: string, text: string | null];

/** The first field that holds most of the terms, cut around the first of them. */
function foundIn(fields: readonly Field[], terms: readonly string[]): SearchHit['found'] {
  let best: { field: string; text: string; held: string[] } | null = null;
  for (const [field, text] of fields) {
    if (text === null || text === '') continue;
    const folded = fold(text);
    const held = terms.filter((term) => folded.includes(term));
    if (held.length > (best?.held.length ?? 0)) best = { field, text, held };
    if (held.length === terms.length) break;
  }
  return best && { field: best.field, text: excerpt(markAll(best.text, best.held), FOUND_LENGTH) };
}

/** Title and finding of a row: a finding is shown only for terms that the title does not hold. */
function shown(title: string, fields: readonly Field[], terms: readonly string[]): Pick<SearchHit, 'title' | 'found'> {
  const folded = fold(title);
  const missing = terms.filter((term) => !folded.includes(term));
  const marked = missing.length === terms.length ? { text: title, marks: [] } : markAll(title, terms);
  return { title: excerpt(marked, TITLE_LENGTH), found: missing.length === 0 ? null : foundIn(fields, missing) };
}

export function problemHits(store: Store, ids: readonly string[], terms: readonly string[]): SearchHit[] {
  const rows = readHits(store, 'problem', ids);
  const numbers = problemNumbers(
    store,
    rows.map((row) => ({ id: row.id, roundId: row.round_id })),
  );
  return rows.map((row) => ({
    kind: 'problem',
    id: row.id,
    round: roundOf(row),
    problemId: row.id,
    measureId: null,
    place: `问题（${numbers.get(row.id)}）`,
    ...shown(
      row.title,
      [
        ['公开表述', row.public_text],
        ['整改目标', row.target],
        ['备注', row.note],
      ],
      terms,
    ),
  }));
}

export function measureHits(store: Store, ids: readonly string[], terms: readonly string[]): SearchHit[] {
  const rows = readHits(store, 'measure', ids);
  const numbers = numbersOf(store, rows);
  return rows.map((row) => ({
    kind: 'measure',
    id: row.id,
    round: roundOf(row),
    problemId: row.problem_id,
    measureId: row.id,
    place: `问题（${numbers.get(row.problem_id)}）措施${row.ordinal}`,
    ...shown(
      row.lead,
      [
        ['措施内容', row.text],
        ['公开表述', row.public_text],
        ['进展情况', row.progress],
        ['备注', row.note],
      ],
      terms,
    ),
  }));
}

export function progressHits(store: Store, ids: readonly string[], terms: readonly string[]): SearchHit[] {
  const rows = readHits(store, 'progress', ids);
  const numbers = numbersOf(store, rows);
  return rows.map((row) => ({
    kind: 'progress',
    id: row.id,
    round: roundOf(row),
    problemId: row.problem_id,
    measureId: row.measure_id,
    place: `第${row.review_ordinal}次调度 ${row.review_date} 问题（${numbers.get(row.problem_id)}）措施${row.ordinal}`,
    title: excerpt({ text: row.lead, marks: [] }, TITLE_LENGTH),
    found: foundIn(
      [
        ['进展', row.text],
        ['存在困难', row.difficulty],
        ['下周计划', row.next_plan],
      ],
      terms,
    ),
  }));
}

export function unitHits(store: Store, ids: readonly string[], terms: readonly string[]): SearchHit[] {
  return readUnitHits(store, ids).map((row) => ({
    kind: 'unit',
    id: row.id,
    round: null,
    problemId: null,
    measureId: null,
    place: [row.short_name, row.kind].filter(Boolean).join(' '),
    ...shown(
      row.name,
      [
        ['简称', row.short_name],
        ...(JSON.parse(row.aliases) as string[]).map((name): Field => ['别名', name]),
        ['联络人', row.contact],
        ['电话', row.phone],
      ],
      terms,
    ),
  }));
}

export function officialHits(store: Store, ids: readonly string[], terms: readonly string[]): SearchHit[] {
  return readOfficialHits(store, ids).map((row) => ({
    kind: 'official',
    id: row.id,
    round: null,
    problemId: null,
    measureId: null,
    place: [row.unit, row.post].filter(Boolean).join(' '),
    ...shown(
      row.name,
      [
        ['职务', row.post],
        ['电话', row.phone],
      ],
      terms,
    ),
  }));
}

const roundOf = (row: ProblemRecord | MeasureRecord | ProgressRecord) => ({ id: row.round_id, name: row.round_name });

const numbersOf = (store: Store, rows: readonly { problem_id: string; round_id: string }[]) =>
  problemNumbers(
    store,
    rows.map((row) => ({ id: row.problem_id, roundId: row.round_id })),
  );

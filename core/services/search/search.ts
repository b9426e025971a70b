// Finding anything by its words: problems, measures, progress, units, people.
import type { ParsedInputOf } from '#contract/operations.ts';
import { termsOf } from '#domain/search/fold.ts';
import { isPinyinQuery, matchesPinyin } from '#domain/search/pinyin.ts';
import type { SearchAnswer, SearchGroup } from '#domain/search/types.ts';
import { findTexts, type NameRecord, readNamedRows, readNames } from '../../db/queries/search.ts';
import type { NameKind } from '../../db/search-source.ts';
import type { Store } from '../../db/store.ts';
import type { Context } from '../context.ts';
import { measureHits, officialHits, problemHits, progressHits, unitHits } from './hits.ts';

const TEXT_HITS = { problem: problemHits, measure: measureHits, progress: progressHits };
const NAME_HITS = { unit: unitHits, official: officialHits };

/**
 * Every row that holds all words of the query, and units and people also by pinyin. Names come first when the query
 * looks like one: when it begins a name, or is pinyin of one.
 */
export function search(
  { store }: Pick<Context, 'store'>,
  { text, roundId, limit }: ParsedInputOf<'search'>,
): SearchAnswer {
  const terms = termsOf(text);
  if (terms.length === 0) return { groups: [] };
  const texts = (['problem', 'measure', 'progress'] as const).map((kind): SearchGroup => {
    const { ids, total, more } = findTexts(store, kind, terms, roundId, limit);
    return { kind, total, more, hits: TEXT_HITS[kind](store, ids, terms) };
  });
  const names = (['unit', 'official'] as const).map((kind) => findNames(store, kind, terms, limit));
  const first = names.filter(({ likely }) => likely).map(({ group }) => group);
  const last = names.filter(({ likely }) => !likely).map(({ group }) => group);
  return { groups: [...first, ...texts, ...last].filter((group) => group.total > 0) };
}

/** The rows of one round that name a unit or person in any role. */
export function readNamed(context: Context, input: ParsedInputOf<'readNamed'>) {
  const column = input.kind === 'unit' ? 'unit_id' : 'official_id';
  return readNamedRows(context.store, column, input.id, input.roundId);
}

function findNames(store: Store, kind: NameKind, terms: readonly string[], limit: number) {
  const asked = terms.map((term) => ({ term, pinyin: isPinyinQuery(term) }));
  const found = readNames(store, kind, asked)
    .map((record) => ({ record, rank: rankOf(record, asked) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((a, b) => a.rank - b.rank);
  const group: SearchGroup = {
    kind,
    total: found.length,
    more: false,
    hits: NAME_HITS[kind](
      store,
      found.slice(0, limit).map(({ record }) => record.id),
      terms,
    ),
  };
  return { group, likely: found.some(({ rank }) => rank <= BY_PINYIN) };
}

// The whole name, its beginning, its pinyin, within it, beside it (post, telephone, contact)
const WHOLE = 0;
const BEGINS = 1;
const BY_PINYIN = 2;
const WITHIN = 3;
const BESIDE = 4;
const NOT_FOUND = 5;

/** How well a name fits: as well as the term that fits worst. */
function rankOf({ words, syllables }: NameRecord, terms: readonly { term: string; pinyin: boolean }[]): number {
  const names = words.slice(0, syllables.length);
  const others = words.slice(syllables.length);
  const ranks = terms.map(({ term, pinyin }) => {
    if (names.includes(term)) return WHOLE;
    if (names.some((name) => name.startsWith(term))) return BEGINS;
    if (pinyin && syllables.some((each) => matchesPinyin(term, each))) return BY_PINYIN;
    if (names.some((name) => name.includes(term))) return WITHIN;
    return others.some((word) => word.includes(term)) ? BESIDE : NOT_FOUND;
  });
  return Math.max(...ranks);
}

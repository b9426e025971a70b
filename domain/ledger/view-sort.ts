// Puts the rows of a look in the order of one column: by numbers, or by words in the order of the dictionary.
import type { SortKey } from './cells.ts';

/** The dictionary's order of Chinese words is that of their pinyin. */
const DICTIONARY = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** Words are told apart by their first characters only; long texts that begin alike keep the list's own order. */
export const SORTED_LENGTH = 16;

/**
 * The codes in the order of their keys. Rows without a key stand last either way; equal ones keep their order.
 */
export function sortCodes(codes: Int32Array, keys: readonly SortKey[], descending: boolean): Int32Array {
  const comparable = inOrderOfDictionary(keys);
  const places = Uint32Array.from(codes, (_, at) => at);
  const sign = descending ? -1 : 1;
  const sorted = [...places].sort((a, b) => {
    const left = comparable[a] as SortKey;
    const right = comparable[b] as SortKey;
    if (left === right) return a - b;
    if (left === null) return 1;
    if (right === null) return -1;
    return (left < right ? -1 : 1) * sign;
  });
  return Int32Array.from(sorted, (at) => codes[at] as number);
}

/**
 * Words turned into strings that compare in the order of the dictionary: comparing characters by their rank is a
 * hundred times faster than comparing whole words by the dictionary's rules.
 */
function inOrderOfDictionary(keys: readonly SortKey[]): SortKey[] {
  const characters = new Set<string>();
  for (const key of keys) if (typeof key === 'string') for (const each of beginning(key)) characters.add(each);
  if (characters.size === 0) return [...keys];
  const ranks = new Map(
    [...characters].sort(DICTIONARY.compare).map((each, at) => [each, String.fromCharCode(at + 1)]),
  );
  return keys.map((key) => {
    if (typeof key !== 'string') return key;
    let words = '';
    for (const each of beginning(key)) words += ranks.get(each) ?? '';
    return words;
  });
}

const beginning = (key: string): string => (key.length > SORTED_LENGTH ? key.slice(0, SORTED_LENGTH) : key);

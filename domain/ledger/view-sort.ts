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
  const ranks = new Uint16Array(0x10000);
  const characters: string[] = [];
  for (const key of keys) {
    if (typeof key !== 'string') continue;
    for (let at = 0; at < key.length && at < SORTED_LENGTH; at++) {
      const code = key.charCodeAt(at);
      if (ranks[code] !== 0) continue;
      ranks[code] = 1;
      characters.push(key.charAt(at));
    }
  }
  if (characters.length === 0) return [...keys];
  for (const [rank, character] of characters.sort(DICTIONARY.compare).entries()) {
    ranks[character.charCodeAt(0)] = rank + 1;
  }
  const codes: number[] = [];
  return keys.map((key) => {
    if (typeof key !== 'string') return key;
    codes.length = Math.min(key.length, SORTED_LENGTH);
    for (let at = 0; at < codes.length; at++) codes[at] = ranks[key.charCodeAt(at)] ?? 0;
    return String.fromCharCode(...codes);
  });
}

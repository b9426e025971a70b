// Names typed as pinyin: "qujiaotiju", "qjtj", "jiaotj" all mean 区教体局.

/** Whether a query may be pinyin at all: Latin letters alone (ü may be typed as v). */
export function isPinyinQuery(term: string): boolean {
  return /^[a-zü']+$/.test(term);
}

/**
 * Whether the letters are beginnings of syllables that follow one another, starting at any syllable: each syllable gives
 * its first letters or all of them, none is passed over.
 */
export function matchesPinyin(letters: string, syllables: readonly string[]): boolean {
  const query = letters.replaceAll("'", '').replaceAll('ü', 'v');
  if (query === '') return false;
  for (let start = 0; start < syllables.length; start++) {
    // Places in the query that can be reached after the syllables so far
    let reached = new Set([0]);
    for (let at = start; at < syllables.length && reached.size > 0; at++) {
      const syllable = syllables[at] as string;
      const next = new Set<number>();
      for (const from of reached) {
        for (let length = 1; length <= syllable.length; length++) {
          if (query[from + length - 1] !== syllable[length - 1]) break;
          if (from + length === query.length) return true;
          next.add(from + length);
        }
      }
      reached = next;
    }
  }
  return false;
}

// Texts as the full-text index keeps them: every pair of neighbours in its place, and each character once. One character
// is looked up as itself, anything longer as a phrase of pairs: every substring is found, and a pair stands in far fewer
// texts than its characters do.
import { foldCharacter } from './fold.ts';

/** Stands between two texts of one document; no query contains it, so no phrase reaches from one text into the next. */
const FIELD_END = 'xend';

/** Characters that the index's own tokenizer (unicode61, Unicode 6.1) takes as they are. */
function isPlain(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fa5) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** A folded character; marks and rare ones as x and six hexadecimal digits: no pair of them can be read in two ways. */
function wordOf(character: string): string {
  const code = character.codePointAt(0) as number;
  return isPlain(code) ? character : `x${code.toString(16).padStart(6, '0')}`;
}

/** The words of what one original character is folded to, by code unit: an import has millions of characters. */
const byUnit: (readonly string[] | undefined)[] = [];

function wordsOf(character: string): readonly string[] {
  const unit = character.length === 1 ? character.charCodeAt(0) : -1;
  let words = unit < 0 ? undefined : byUnit[unit];
  if (words === undefined) {
    words = Array.from(foldCharacter(character), wordOf);
    if (unit >= 0) byUnit[unit] = words;
  }
  return words;
}

/** Several texts as one document of the index; empty ones are left out. */
export function documentOf(texts: readonly string[]): string {
  const singles = new Set<string>();
  let document = '';
  for (const text of texts) {
    let before: string | null = null;
    for (const character of text) {
      for (const word of wordsOf(character)) {
        if (before !== null) document += `${before}${word} `;
        before = word;
        singles.add(word);
      }
    }
    // A gap, or the last pair of one text and the first of the next would be neighbours.
    if (before !== null) document += `${FIELD_END} `;
  }
  for (const word of singles) document += `${word} `;
  return document;
}

/** The index's query for folded terms that must all be found; tokens hold letters and digits alone: nothing to escape. */
export function matchOf(terms: readonly string[]): string {
  return terms.map((term) => `"${phraseOf(term)}"`).join(' AND ');
}

function phraseOf(term: string): string {
  const words = Array.from(term, wordOf);
  return words.length < 2
    ? words.join('')
    : words
        .slice(1)
        .map((word, at) => `${words[at]}${word}`)
        .join(' ');
}

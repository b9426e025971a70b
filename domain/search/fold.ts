// How texts and queries are made alike before they are compared: width, case, quotes and dashes do not matter, spaces are
// not there. Everything else is compared exactly, character by character.

/** What typists mix up, and one writing for it. */
const ALIKE: Record<string, string> = {
  ...Object.fromEntries([...'“”„‟〝〞「」『』'].map((quote) => [quote, '"'])),
  ...Object.fromEntries([...'‘’‚‛`´'].map((quote) => [quote, "'"])),
  ...Object.fromEntries([...'‐‑‒–—―−－─'].map((dash) => [dash, '-'])),
};

const NOTHING = /[\p{White_Space}\p{Cc}\p{Cf}]/gu;

/** Foldings by code unit, and of the characters beyond; a text has few different ones. */
const byUnit: (string | undefined)[] = [];
const beyond = new Map<string, string>();

/** The folding of one character: none, one or several characters. */
export function foldCharacter(character: string): string {
  const unit = character.length === 1 ? character.charCodeAt(0) : -1;
  const known = unit < 0 ? beyond.get(character) : byUnit[unit];
  if (known !== undefined) return known;
  const folded = ALIKE[character] ?? character.normalize('NFKC').toLowerCase().replace(NOTHING, '');
  if (unit < 0) beyond.set(character, folded);
  else byUnit[unit] = folded;
  return folded;
}

/** The text as it is compared: `ＷＰＳ 表格` and `wps表格` are the same. Joining texts joins their foldings. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** A folded text that still knows where each of its units came from. */
export interface Folded {
  text: string;
  /** For every UTF-16 unit of `text` the place in the original where its character begins and ends */
  from: number[];
  to: number[];
}

/** Folds and keeps the places, for showing what was found in the original. */
export function foldWithPlaces(text: string): Folded {
  const folded: Folded = { text: '', from: [], to: [] };
  let at = 0;
  for (const character of text) {
    const part = foldCharacter(character);
    folded.text += part;
    for (let unit = 0; unit < part.length; unit++) {
      folded.from.push(at);
      folded.to.push(at + character.length);
    }
    at += character.length;
  }
  return folded;
}

/** The longest query and the most words of one that are looked for. */
export const QUERY_LENGTH = 200;
const MOST_TERMS = 8;

/** What is looked for: the words between spaces, each of which must be found. Empty when there is nothing to look for. */
export function termsOf(query: string): string[] {
  const terms = query
    .slice(0, QUERY_LENGTH)
    .split(/\p{White_Space}+/u)
    .map(fold)
    .filter((term) => term !== '');
  return [...new Set(terms)].slice(0, MOST_TERMS);
}

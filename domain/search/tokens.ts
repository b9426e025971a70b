// Texts as the full-text index keeps them: one token a character, so that every substring is a phrase.

import { foldCharacter } from './fold.ts';

/** Stands between two texts of one document; no query contains it, so no phrase reaches from one text into the next. */
const FIELD_END = 'xend';

/** Characters that the index's own tokenizer (unicode61, Unicode 6.1) takes as they are. */
function isPlain(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fa5) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** A folded text as tokens between spaces. Marks and rare characters become words that no single character can be. */
export function tokensOf(folded: string): string {
  let tokens = '';
  for (const character of folded) {
    const code = character.codePointAt(0) as number;
    tokens += isPlain(code) ? `${character} ` : `x${code.toString(16)} `;
  }
  return tokens;
}

/** Tokens of one original character, by code unit and of the characters beyond. */
const byUnit: (string | undefined)[] = [];

/** Folds and splits in one pass: `tokensOf(fold(text))`, for the millions of characters of an import. */
export function tokensOfText(text: string): string {
  let tokens = '';
  for (const character of text) {
    if (character.length > 1) {
      tokens += tokensOf(foldCharacter(character));
      continue;
    }
    const unit = character.charCodeAt(0);
    let own = byUnit[unit];
    if (own === undefined) {
      own = tokensOf(foldCharacter(character));
      byUnit[unit] = own;
    }
    tokens += own;
  }
  return tokens;
}

/** Several texts as one document of the index; empty ones are left out. */
export function documentOf(texts: readonly string[]): string {
  return texts
    .map(tokensOfText)
    .filter((tokens) => tokens !== '')
    .join(`${FIELD_END} `);
}

/** The index's query for terms that must all be found; tokens hold letters and digits alone, so nothing needs escaping. */
export function matchOf(terms: readonly string[]): string {
  return terms.map((term) => `"${tokensOf(term).trimEnd()}"`).join(' AND ');
}

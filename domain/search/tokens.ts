// Texts as the full-text index keeps them: one token a character, so that every substring is a phrase.

/** Stands between two fields of one column; no query contains it, so no phrase reaches from one field into the next. */
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

/** Several folded texts in one column; empty ones are left out. */
export function columnOf(fields: readonly string[]): string {
  return fields
    .filter((field) => field !== '')
    .map(tokensOf)
    .join(`${FIELD_END} `);
}

/** The index's query for terms that must all be found; tokens hold letters and digits alone, so nothing needs escaping. */
export function matchOf(terms: readonly string[]): string {
  return terms.map((term) => `"${tokensOf(term).trimEnd()}"`).join(' AND ');
}

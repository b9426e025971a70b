// Plain tables as CSV that WPS and Excel open as they stand: UTF-8 with its mark, nothing in them can become a formula.
import { cleanText } from './clean.ts';
import { looksLikeFormula } from './formula.ts';

/** Without it office programs take the bytes for GBK. */
export const CSV_MARK = '\ufeff';

/** One line (RFC 4180). A cell that would be taken for a formula begins with an apostrophe. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : csvCell(cleanText(cell)))).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const neutral = looksLikeFormula(text) ? `'${text}` : text;
  return /[",\n]/.test(neutral) ? `"${neutral.replaceAll('"', '""')}"` : neutral;
}

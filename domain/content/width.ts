// How wide a text prints, in full-width characters: the unit in which official format and column widths are thought.

/** Wide signs: Chinese, Japanese and Korean letters, their punctuation, full-width forms, and the quotes and dashes set wide among them. */
const WIDE =
  /[\u1100-\u115f\u2014\u2018-\u201f\u2026\u203b\u2190-\u21ff\u2460-\u24ff\u2500-\u27bf\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u;
/** Signs without width: combining marks, zero-width signs, variation selectors. */
const NARROW = /[\p{Mn}\p{Cf}]/u;

/** Width of a text in full-width characters: 1 for 整, 0.5 for a letter or digit, 0 for a combining mark. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) {
    if (WIDE.test(sign)) width += 1;
    else if (!NARROW.test(sign)) width += 0.5;
  }
  return width;
}

/** Number of lines that a text takes in a cell of `perLine` full-width characters; line breaks in the text count. */
export function linesNeeded(text: string, perLine: number): number {
  const room = Math.max(1, perLine);
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .reduce((lines, paragraph) => lines + Math.max(1, Math.ceil(textWidth(paragraph) / room)), 0);
}

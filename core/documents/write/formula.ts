// Text that an office program would run instead of show: known in one place for workbooks and for plain tables.

/** Text that a spreadsheet would take for a formula if somebody typed it, or opened it from a plain table. */
export function looksLikeFormula(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠]/u.test(text);
}

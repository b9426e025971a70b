// Blocks of cells as text between tabs, the way Excel and WPS put them on the clipboard.

/**
 * Rows of cells from clipboard text. A cell in quotes may hold tabs, line breaks and doubled quotes; the line break that
 * Excel puts at the end makes no row of its own.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let at = 0;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const char = text[at] as string;
    const closed = char === '"' && cell === '' ? closingQuote(text, at) : -1;
    if (closed > 0) {
      cell = text
        .slice(at + 1, closed)
        .replaceAll('""', '"')
        .replaceAll('\r\n', '\n');
      at = closed + 1;
      continue;
    }
    if (char === '\t') endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
    else if (text[at + 1] !== '\n') endRow();
    at += 1;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/** Place of the quote that closes a quoted cell; −1 where the quote is only part of the text. */
function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') {
      at += 1;
      continue;
    }
    const next = text[at + 1];
    return next === undefined || next === '\t' || next === '\n' || next === '\r' ? at : -1;
  }
  return -1;
}

/** Clipboard text of rows of cells; what Excel would misread is put in quotes. */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\r\n');
}

function quoted(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

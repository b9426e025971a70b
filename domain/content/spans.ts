// Which cells of a list are printed as one: worked out once for the paper view, the workbook and the Word table.
import type { ListDocument } from './types.ts';

/** One printed line of a list with the number of lines that each of its cells covers (0: covered from above). */
export interface SpannedLine {
  group: number;
  line: number;
  /** By column: the text to print; '' where covered from above */
  cells: string[];
  /** By column: 1 for a cell of its own, n for the first of n joined lines, 0 for the others */
  spans: number[];
}

/**
 * Flattens a list into lines and finds its merged cells. Shared columns cover their group; columns with `join`
 * cover neighbours of equal text (never blanks). A join over groups ends at a heading row, and wherever a joined
 * column to its left ends, so that 项 never runs past its 方面. Spans never overlap.
 */
export function spannedLines(list: Pick<ListDocument, 'columns' | 'groups'>): SpannedLine[] {
  const flat = list.groups.flatMap((group, groupIndex) =>
    group.lines.map(
      (line, lineIndex): SpannedLine => ({
        group: groupIndex,
        line: lineIndex,
        cells: list.columns.map((_, column) => line.cells[column] ?? ''),
        spans: list.columns.map(() => 1),
      }),
    ),
  );
  const texts = flat.map((each) =>
    list.columns.map((column, index) =>
      column.shared ? (list.groups[each.group]?.lines[0]?.cells[index] ?? '') : (each.cells[index] ?? ''),
    ),
  );
  const startsBlock = (row: number): boolean => {
    const here = flat[row] as SpannedLine;
    return here.line === 0 && (list.groups[here.group]?.heading ?? null) !== null;
  };
  /** Rows at which a list-wide join to the left has ended */
  let leftBreaks = new Set<number>();
  list.columns.forEach((column, index) => {
    const breaks = new Set(leftBreaks);
    let start = 0;
    for (let row = 1; row <= flat.length; row += 1) {
      if (row < flat.length && continues(row)) continue;
      setSpan(start, row, index);
      if (column.join === 'list') breaks.add(row);
      start = row;
    }
    if (column.join === 'list') leftBreaks = breaks;

    function continues(row: number): boolean {
      const sameGroup = flat[row]?.group === flat[row - 1]?.group;
      if (sameGroup && column.shared) return true;
      if (column.join === undefined || (!sameGroup && column.join === 'group')) return false;
      if (!sameGroup && (startsBlock(row) || leftBreaks.has(row))) return false;
      const text = texts[row]?.[index] ?? '';
      return text !== '' && text === texts[row - 1]?.[index];
    }
  });
  return flat;

  function setSpan(from: number, to: number, column: number): void {
    for (let row = from; row < to; row += 1) {
      const line = flat[row] as SpannedLine;
      line.spans[column] = row === from ? to - from : 0;
      if (row !== from) line.cells[column] = '';
      else line.cells[column] = texts[row]?.[column] ?? '';
    }
  }
}

// Whether a row passes one filter of a look, judged by what its cell shows.
import type { Cell, CellContext, CellRow } from './cells.ts';
import type { Id, Responsibilities } from './types.ts';
import { ROLES } from './types.ts';
import type { ColumnTest } from './view.ts';
import type { RoundIndex } from './view-index.ts';
import type { Verdicts } from './view-shown.ts';

/** A column's test made ready for many rows; it looks at the row's own cell alone. */
export function judgeOf(cell: Cell, test: ColumnTest, context: CellContext): (row: CellRow) => boolean {
  switch (test.kind) {
    case 'values': {
      const wanted = new Set(test.values);
      return (row) => cell.values(row, context).some((value) => wanted.has(value));
    }
    case 'contains': {
      const text = inOneCase(test.text.trim());
      return text === '' ? () => true : (row) => inOneCase(cell.searched(row, context)).includes(text);
    }
    case 'dates': {
      const { from, to } = test;
      return (row) => {
        const date = cell.date(row);
        return date !== null && (from === null || date >= from) && (to === null || date <= to);
      };
    }
    case 'empty':
      return (row) => (cell.searched(row, context) === '') === test.empty;
  }
}

/** Latin letters in one case, as the store compares them; Chinese has none. */
function inOneCase(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}

/**
 * Settles the measures of some problems after rows were judged by their own cells: where only problems have the column,
 * a measure is found by its problem's cell; words are found in a measure's own text and in its problem's.
 */
export function settleColumn(cell: Cell, index: RoundIndex, own: Verdicts, families: Iterable<number>): void {
  if (cell.of !== 'problem' && cell.of !== 'tree') return;
  for (const at of families) {
    const above = own.problems[at] ?? 0;
    const { measureFrom, measureTo } = index.problems[at] ?? { measureFrom: 0, measureTo: 0 };
    for (let m = measureFrom; m < measureTo; m++) {
      own.measures[m] = cell.of === 'problem' ? above : (own.measures[m] as number) | above;
    }
  }
}

/** A problem's number as people type it: 5, (5), （5）; 2-1 where numbers restart under each item. */
export function numberLookedFor(text: string): { item: number | null; problem: number } | null {
  const found = /^[（(]?(?:(\d{1,5})[-－—])?(\d{1,5})[)）]?$/.exec(text.trim());
  if (found?.[2] === undefined) return null;
  return { item: found[1] === undefined ? null : Number(found[1]), problem: Number(found[2]) };
}

/** Verdicts of a bare number: that problem and all its measures. */
export function judgeNumber(
  index: RoundIndex,
  wanted: NonNullable<ReturnType<typeof numberLookedFor>>,
  into: Verdicts,
  families: Iterable<number>,
): void {
  for (const at of families) {
    const problem = index.problems[at];
    if (problem === undefined) continue;
    const item = index.items[problem.itemAt]?.number;
    const passes = problem.number === wanted.problem && (wanted.item === null || wanted.item === item) ? 1 : 0;
    into.problems[at] = passes;
    into.measures.fill(passes, problem.measureFrom, problem.measureTo);
  }
}

/** Units and people, by id, one of whose names holds the words; letters in either case. */
export function namedBy(
  words: string,
  known: readonly { id: Id; names: readonly (string | null)[] }[],
): ReadonlySet<Id> {
  const wanted = inOneCase(words);
  return new Set(
    known.flatMap(({ id, names }) =>
      names.some((name) => name !== null && inOneCase(name).includes(wanted)) ? id : [],
    ),
  );
}

/**
 * Settles words looked for. `into` holds the problems and measures whose own text has them; a row is also found by who
 * answers for it, a measure by its problem's text, and a problem by any of its measures.
 */
export function settleWords(
  index: RoundIndex,
  named: ReadonlySet<Id>,
  into: Verdicts,
  families: Iterable<number>,
): void {
  for (const at of families) {
    const problem = index.problems[at];
    if (problem === undefined) continue;
    const titled = into.problems[at] ?? 0;
    let found = titled === 1 || holdsAny(problem.responsibilities, null, named);
    for (let m = problem.measureFrom; m < problem.measureTo; m++) {
      const held = index.measures.responsibilities[m];
      const own = into.measures[m] === 1 || (held !== undefined && holdsAny(held, problem.responsibilities, named));
      into.measures[m] = own || titled === 1 ? 1 : 0;
      found ||= own;
    }
    into.problems[at] = found ? 1 : 0;
  }
}

function holdsAny(own: Responsibilities, above: Responsibilities | null, named: ReadonlySet<Id>): boolean {
  if (named.size === 0) return false;
  return ROLES.some((role) => {
    const ids = own[role].length > 0 || above === null ? own[role] : above[role];
    return ids.some((id) => named.has(id));
  });
}

// The rows that lists are made of: the problems of a round in print order, each with where it stands.
import { responsibilitiesOf } from '../ledger/responsibilities.ts';
import type { Aspect, Item, LedgerTree, Measure, Numbering, Problem, Responsibilities } from '../ledger/types.ts';
import { bracketedArabic, bracketedChinese } from '../numbering/words.ts';

export interface ProblemRow {
  aspect: Aspect;
  item: Item;
  problem: Problem;
  numbering: Numbering;
  /** 1-based place among all problems of the round */
  ordinal: number;
}

/** A line of a list that shows measures; a problem without measures has one line without measure. */
export interface MeasureRow extends ProblemRow {
  measure: Measure | null;
  /** 1-based place among all measures of the round; null without measure */
  measureOrdinal: number | null;
  /** Resolved: the measure's own, else the problem's */
  responsibilities: Responsibilities;
}

/** All problems in print order. */
export function problemRows(tree: LedgerTree): ProblemRow[] {
  const rows: ProblemRow[] = [];
  for (const aspect of tree.aspects) {
    for (const item of aspect.items) {
      for (const problem of item.problems) {
        rows.push({ aspect, item, problem, numbering: tree.round.numbering, ordinal: rows.length + 1 });
      }
    }
  }
  return rows;
}

/** The measure lines of each problem; the count of measures runs on over the whole round. */
export function measureRows(rows: readonly ProblemRow[]): MeasureRow[][] {
  let count = 0;
  return rows.map((row) => {
    if (row.problem.measures.length === 0) {
      return [{ ...row, measure: null, measureOrdinal: null, responsibilities: row.problem.responsibilities }];
    }
    return row.problem.measures.map((measure) => {
      count += 1;
      return { ...row, measure, measureOrdinal: count, responsibilities: responsibilitiesOf(measure, row.problem) };
    });
  });
}

/** （一）关于“…”方面的问题; '' where the document has no such level. */
export function aspectWords(aspect: Aspect): string {
  return aspect.title === null ? '' : `${bracketedChinese(aspect.position)}${aspect.title}`;
}

/** 1.关于“…”问题; '' where the document has no such level. */
export function itemWords(item: Item): string {
  return item.title === null ? '' : `${item.number}.${item.title}`;
}

/** (5)“…”: the problem under its printed number. */
export function problemWords(row: Pick<ProblemRow, 'problem'>): string {
  return `${bracketedArabic(row.problem.number)}${row.problem.title}`;
}

/**
 * Headings of the groups: the aspect above its first problem, null for the others.
 * None at all where the aspect is a column of its own or rows are sorted (`without`).
 */
export function aspectHeadings(rows: readonly ProblemRow[], without: boolean): (string | null)[] {
  let last: Aspect | null = null;
  return rows.map((row) => {
    if (without || row.aspect === last) return null;
    last = row.aspect;
    const words = aspectWords(row.aspect);
    return words === '' ? null : words;
  });
}

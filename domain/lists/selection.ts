// A part of a round in an order of its own: what a filtered or sorted view shows, so that paper shows the same.
import type { Id } from '../ledger/types.ts';
import type { MeasureRow, ProblemRow } from './rows.ts';

/** One problem as shown; sorted by measures, the same problem may come up several times. */
export interface SelectedProblem {
  problemId: Id;
  /** Its measures as shown; null: all of them */
  measureIds: readonly Id[] | null;
}

export interface ListSelection {
  problems: readonly SelectedProblem[];
  /** Sorted rows stand without the aspects' headings, which would come up again and again */
  sorted: boolean;
  /** What was filtered by, printed under the title; '' for nothing */
  words: string;
}

/** The chosen problems in the chosen order; ids that the round does not have are passed over. */
export function selectProblems(rows: readonly ProblemRow[], selection: ListSelection | undefined): ProblemRow[] {
  if (selection === undefined) return [...rows];
  const byId = new Map(rows.map((row) => [row.problem.id, row]));
  return selection.problems.flatMap(({ problemId }) => byId.get(problemId) ?? []);
}

/**
 * The chosen lines in the chosen order. A problem of which no measure is chosen keeps one line when it has no measures
 * at all, and is left out otherwise.
 */
export function selectMeasures(rows: readonly MeasureRow[][], selection: ListSelection | undefined): MeasureRow[][] {
  if (selection === undefined) return [...rows];
  const byId = new Map(
    rows.flatMap((lines) => (lines[0] === undefined ? [] : [[lines[0].problem.id, lines] as const])),
  );
  return selection.problems.flatMap(({ problemId, measureIds }) => {
    const lines = byId.get(problemId) ?? [];
    if (measureIds === null) return lines.length === 0 ? [] : [lines];
    const own = new Map(lines.map((line) => [line.measure?.id ?? null, line]));
    const chosen = measureIds.length === 0 ? [own.get(null)] : measureIds.map((id) => own.get(id));
    const found = chosen.filter((line) => line !== undefined);
    return found.length === 0 ? [] : [found];
  });
}

// Which problems and measures are selected, and what a click on a row does to that.
import type { Id } from '#domain/ledger/types.ts';
import type { Matcher } from './filter.ts';
import { type Row, type TreeList, targetsOf } from './rows.ts';

export interface Selection {
  problems: ReadonlySet<Id>;
  measures: ReadonlySet<Id>;
}

/** A row is selected when everything that it stands for is. */
export function isRowSelected(selection: Selection, row: Row, list: TreeList, matcher: Matcher): boolean {
  if (selection.problems.size === 0 && selection.measures.size === 0) return false;
  if (row.kind === 'measure') return selection.measures.has(row.id);
  const targets = targetsOf(row, list, matcher);
  if (targets.problemIds.length + targets.measureIds.length === 0) return false;
  return (
    targets.problemIds.every((id) => selection.problems.has(id)) &&
    targets.measureIds.every((id) => selection.measures.has(id))
  );
}

/** Ids of the rows that are selected, worked out once for many draws. */
export function selectedRows(
  selection: Selection,
  rows: readonly Row[],
  list: TreeList,
  matcher: Matcher,
): ReadonlySet<Id> {
  const ids = new Set<Id>();
  if (selection.problems.size === 0 && selection.measures.size === 0) return ids;
  for (const row of rows) if (isRowSelected(selection, row, list, matcher)) ids.add(row.id);
  return ids;
}

/**
 * The selection after rows were chosen. Without `on` they are turned round: off if all were on, else on.
 * Measures below a chosen heading follow it only in the 任务清单, where rows are measures; elsewhere they take
 * what they lack from their problem.
 */
export function changeSelection(
  selection: Selection,
  rows: readonly Row[],
  list: TreeList,
  matcher: Matcher,
  on?: boolean,
): Selection {
  // In a range of several rows of the other lists, measures are covered by their problems.
  const meant = rows.length > 1 && list !== 'tasks' && rows.some((row) => row.kind === 'problem');
  const chosen = meant ? rows.filter((row) => row.kind !== 'measure') : rows;
  const turnOn = on ?? !chosen.every((row) => isRowSelected(selection, row, list, matcher));
  const problems = new Set(selection.problems);
  const measures = new Set(selection.measures);
  for (const row of chosen) {
    const targets = targetsOf(row, list, matcher);
    for (const id of targets.problemIds) turnOn ? problems.add(id) : problems.delete(id);
    for (const id of targets.measureIds) turnOn ? measures.add(id) : measures.delete(id);
  }
  return { problems, measures };
}

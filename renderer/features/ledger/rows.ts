// The ledger as one flat array of rows, in the order in which the grid shows them.
import type { Aspect, Id, Item, LedgerTree, Measure, Problem } from '#domain/ledger/types.ts';
import { isClosed } from '#domain/states/states.ts';
import type { LedgerList } from '#renderer/store/navigation.ts';
import type { Matcher } from './filter.ts';

export interface Subtotal {
  items: number;
  problems: number;
  measures: number;
  /** Closed ones, of what the list is about: problems, or measures in the 任务清单 */
  done: number;
  total: number;
}

interface RowBase {
  id: Id;
  /** 1-based depth in the tree as shown */
  level: number;
  /** null: nothing below it */
  expanded: boolean | null;
  parentId: Id | null;
}

export type HeadingRow = RowBase & { subtotal: Subtotal } & (
    | { kind: 'aspect'; aspect: Aspect }
    | { kind: 'item'; item: Item }
  );
export type ProblemRow = RowBase & { kind: 'problem'; problem: Problem; item: Item; aspect: Aspect };
export type MeasureRow = RowBase & {
  kind: 'measure';
  measure: Measure;
  problem: Problem;
  item: Item;
  aspect: Aspect;
  /** 1-based place among all measures of the round */
  ordinal: number;
};
export type Row = HeadingRow | ProblemRow | MeasureRow;
export type TreeList = Exclude<LedgerList, 'responsibilities'>;

/** Lists that are about measures open their problems at first; the 问题清单 keeps them closed. */
export const OPENS_PROBLEMS: Record<TreeList, boolean> = { problems: false, tasks: true, ledger: true };

/**
 * Rows of a list. `toggled` holds the ids whose state differs from the list's first state
 * (headings open; problems as in OPENS_PROBLEMS).
 */
export function rowsOf(tree: LedgerTree, list: TreeList, matcher: Matcher, toggled: ReadonlySet<Id>): Row[] {
  const rows: Row[] = [];
  let ordinal = 0;
  for (const aspect of tree.aspects) {
    const aspectAt = rows.length;
    const aspectTotal = noSubtotal();
    const aspectOpen = aspect.title === null || !toggled.has(aspect.id);
    const aspectLevel = aspect.title === null ? 0 : 1;
    if (aspect.title !== null) {
      rows.push({
        kind: 'aspect',
        id: aspect.id,
        aspect,
        level: 1,
        expanded: aspectOpen,
        parentId: null,
        subtotal: aspectTotal,
      });
    }
    for (const item of aspect.items) {
      const itemAt = rows.length;
      const itemTotal = noSubtotal();
      const itemOpen = item.title === null || !toggled.has(item.id);
      const itemLevel = aspectLevel + (item.title === null ? 0 : 1);
      const itemParent = aspect.title === null ? null : aspect.id;
      if (item.title !== null && aspectOpen) {
        rows.push({
          kind: 'item',
          id: item.id,
          item,
          level: itemLevel,
          expanded: itemOpen,
          parentId: itemParent,
          subtotal: itemTotal,
        });
      }
      const problemParent = item.title === null ? itemParent : item.id;
      for (const problem of item.problems) {
        const first = ordinal;
        ordinal += problem.measures.length;
        const measures = shownMeasures(problem, list, matcher);
        if (!isShown(problem, measures, list, matcher)) continue;
        addTo(itemTotal, problem, measures, list);
        if (!aspectOpen || !itemOpen) continue;
        const open = toggled.has(problem.id) ? !OPENS_PROBLEMS[list] : OPENS_PROBLEMS[list];
        rows.push({
          kind: 'problem',
          id: problem.id,
          problem,
          item,
          aspect,
          level: itemLevel + 1,
          expanded: measures.length === 0 ? null : open,
          parentId: problemParent,
        });
        if (!open) continue;
        for (const measure of measures) {
          rows.push({
            kind: 'measure',
            id: measure.id,
            measure,
            problem,
            item,
            aspect,
            ordinal: first + measure.position,
            level: itemLevel + 2,
            expanded: null,
            parentId: problem.id,
          });
        }
      }
      if (itemTotal.problems === 0 && matcher.active) rows.length = itemAt;
      else if (item.title !== null) itemTotal.items = 1;
      sum(aspectTotal, itemTotal);
    }
    if (aspectTotal.problems === 0 && matcher.active) rows.length = aspectAt;
  }
  return rows;
}

function shownMeasures(problem: Problem, list: TreeList, matcher: Matcher): Measure[] {
  if (list === 'problems' || !matcher.active) return problem.measures;
  return problem.measures.filter((measure) => matcher.measure(measure, problem));
}

function isShown(problem: Problem, measures: readonly Measure[], list: TreeList, matcher: Matcher): boolean {
  return list === 'problems' || problem.measures.length === 0 ? matcher.problem(problem) : measures.length > 0;
}

function noSubtotal(): Subtotal {
  return { items: 0, problems: 0, measures: 0, done: 0, total: 0 };
}

function addTo(subtotal: Subtotal, problem: Problem, measures: readonly Measure[], list: TreeList): void {
  subtotal.problems += 1;
  subtotal.measures += measures.length;
  if (list === 'tasks') {
    subtotal.total += measures.length;
    for (const measure of measures) if (isClosed(measure.state)) subtotal.done += 1;
  } else {
    subtotal.total += 1;
    if (isClosed(problem.state)) subtotal.done += 1;
  }
}

function sum(to: Subtotal, from: Subtotal): void {
  to.items += from.items;
  to.problems += from.problems;
  to.measures += from.measures;
  to.done += from.done;
  to.total += from.total;
}

/** What a row stands for when it is selected: in the 任务清单 measures, elsewhere problems; a measure always itself. */
export function targetsOf(row: Row, list: TreeList, matcher: Matcher): { problemIds: Id[]; measureIds: Id[] } {
  if (row.kind === 'measure') return { problemIds: [], measureIds: [row.id] };
  const problems =
    row.kind === 'problem'
      ? [row.problem]
      : (row.kind === 'item' ? [row.item] : row.aspect.items).flatMap((item) => item.problems);
  if (list !== 'tasks') {
    const shown = problems.filter((problem) => isShown(problem, shownMeasures(problem, list, matcher), list, matcher));
    return { problemIds: shown.map((problem) => problem.id), measureIds: [] };
  }
  return {
    problemIds: [],
    measureIds: problems.flatMap((problem) => shownMeasures(problem, list, matcher).map((measure) => measure.id)),
  };
}

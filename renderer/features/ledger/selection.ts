// Which rows are selected, as sets of ids, so that a selection outlives filters, folding and scrolling.
import type { Id } from '#domain/ledger/types.ts';
import type { LedgerRow } from '#domain/ledger/view.ts';

export interface Selection {
  problems: ReadonlySet<Id>;
  measures: ReadonlySet<Id>;
  /** Headings that were selected with all that is shown below them */
  headings: ReadonlySet<Id>;
}

/** Stands among the marked headings while everything is selected. */
export const ALL = 'all';

export const NOTHING_SELECTED: Selection = { problems: new Set(), measures: new Set(), headings: new Set() };

export interface Targets {
  problemIds: Id[];
  measureIds: Id[];
}

export function selectionSize({ problems, measures }: Selection): number {
  return problems.size + measures.size;
}

export function isSelected(selection: Selection, row: LedgerRow): boolean {
  if (row.kind === 'problem') return selection.problems.has(row.id);
  if (row.kind === 'measure') return selection.measures.has(row.id);
  return selection.headings.has(row.id);
}

/** The selection with targets put on or taken off; taking off leaves no heading marked. */
export function withTargets(
  selection: Selection,
  targets: Targets,
  on: boolean,
  headings: readonly Id[] = [],
): Selection {
  const problems = new Set(selection.problems);
  const measures = new Set(selection.measures);
  for (const id of targets.problemIds) on ? problems.add(id) : problems.delete(id);
  for (const id of targets.measureIds) on ? measures.add(id) : measures.delete(id);
  return { problems, measures, headings: on ? new Set([...selection.headings, ...headings]) : new Set() };
}

export function targetsOf({ problems, measures }: Selection): Targets {
  return { problemIds: [...problems], measureIds: [...measures] };
}

/** A rectangle of cells by its corners, 0-based, both ends included. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

interface Corner {
  index: number;
  column: number;
}

/** The rectangle between two cells. */
export function blockOf(anchor: Corner, active: Corner): Block {
  return {
    top: Math.min(anchor.index, active.index),
    bottom: Math.max(anchor.index, active.index),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  };
}

export function isOneCell(block: Block): boolean {
  return block.top === block.bottom && block.left === block.right;
}

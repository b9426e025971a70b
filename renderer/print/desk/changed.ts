// Which figures on the paper no longer say what was counted.
import type { Block, Run, TextDocument } from '#domain/content/types.ts';
import { figureOnPaper } from '#domain/statistics/resolve.ts';
import type { RoundCounts } from '#domain/statistics/types.ts';

/** True for a run whose number differs from the counted one. */
export function isChanged(run: Run, figures: RoundCounts | null): boolean {
  if (run.ref === undefined || figures === null) return false;
  const counted = figureOnPaper(figures, run.ref);
  return counted !== null && run.text.trim() !== String(counted.count);
}

function runsOf(block: Block): Run[] {
  if (block.kind === 'table') return block.rows.flatMap((row) => row.flatMap((cell) => cell.runs));
  return block.kind === 'pageBreak' ? [] : block.runs;
}

/** How many figures of a document differ from the counted ones. */
export function countChanged(document: TextDocument, figures: RoundCounts | null): number {
  return document.blocks.flatMap(runsOf).filter((run) => isChanged(run, figures)).length;
}

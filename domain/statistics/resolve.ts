// From a figure's name, or the reference that it carries on paper, back to the rows it was counted from.
import type { FigureRef } from '../content/types.ts';
import type { Id } from '../ledger/types.ts';
import { REPORT_CLASSES, type ReportClass } from '../states/states.ts';
import type { FigureName, Gaps, RoundCounts, RoundFigures } from './types.ts';

/** Ids of the rows that a named figure counts; none where the figure has no such part. */
export function idsOfFigure(figures: RoundFigures, gaps: Gaps, { of, name, unitId }: FigureName): readonly Id[] {
  if (name === 'unled' || name === 'undated') return of === 'measures' && unitId === undefined ? gaps[name] : [];
  const source = unitId === undefined ? figures[of] : figures.units.find((unit) => unit.unitId === unitId)?.[of];
  if (source === undefined) return [];
  return (name === 'total' || name === 'overdue' ? source[name] : source.classes[name]).ids;
}

/** A figure on paper by its name and its present number; null when the reference names no figure that exists. */
export function figureOnPaper(counts: RoundCounts, ref: FigureRef): { figure: FigureName; count: number } | null {
  const [of, name] = ref.figure.split('.');
  if ((of !== 'problems' && of !== 'measures') || !isFigure(name)) return null;
  const source = ref.unitId === undefined ? counts[of] : counts.units.find((unit) => unit.unitId === ref.unitId)?.[of];
  if (source === undefined) return null;
  return {
    figure: { of, name, ...(ref.unitId === undefined ? {} : { unitId: ref.unitId }) },
    count: name === 'total' || name === 'overdue' ? source[name] : source.classes[name],
  };
}

function isFigure(name: string | undefined): name is 'total' | 'overdue' | ReportClass {
  return name === 'total' || name === 'overdue' || (REPORT_CLASSES as readonly string[]).includes(name ?? '');
}

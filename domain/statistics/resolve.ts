// From the reference that a figure on paper carries back to the rows it was counted from.
import type { FigureRef } from '../content/types.ts';
import { REPORT_CLASSES, type ReportClass } from '../states/states.ts';
import type { Figure, RoundFigures } from './types.ts';

/** What kind of rows a figure counts, with their ids; null when the reference names no figure that exists. */
export function resolveFigure(
  figures: RoundFigures,
  ref: FigureRef,
): { of: 'problems' | 'measures'; figure: Figure } | null {
  const [of, name] = ref.figure.split('.');
  if (of !== 'problems' && of !== 'measures') return null;
  const source =
    ref.unitId === undefined ? figures[of] : figures.units.find((unit) => unit.unitId === ref.unitId)?.[of];
  if (!source) return null;
  if (name === 'total') return { of, figure: source.total };
  if (name === 'overdue') return { of, figure: source.overdue };
  return (REPORT_CLASSES as readonly string[]).includes(name ?? '')
    ? { of, figure: source.classes[name as ReportClass] }
    : null;
}

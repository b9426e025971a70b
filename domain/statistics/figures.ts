// The one place where a round is counted. Every figure on screen and paper is taken from here and keeps its rows.
import { effectiveDeadline } from '../ledger/deadline.ts';
import { responsibilitiesOf } from '../ledger/responsibilities.ts';
import type { Id, LedgerTree, PlainDate } from '../ledger/types.ts';
import { isOverdue, REPORT_CLASSES, type ReportClass, reportClass } from '../states/states.ts';
import type { ClassFigures, Figure, RoundFigures, UnitFigures } from './types.ts';

const empty = (): ClassFigures => ({
  total: { ids: [] },
  classes: Object.fromEntries(REPORT_CLASSES.map((name) => [name, { ids: [] }])) as unknown as Record<
    ReportClass,
    Figure
  >,
  overdue: { ids: [] },
});

function count(figures: ClassFigures, id: Id, name: ReportClass, overdue: boolean): void {
  figures.total.ids.push(id);
  figures.classes[name].ids.push(id);
  if (overdue) figures.overdue.ids.push(id);
}

/**
 * Counts problems and measures by reporting class on a day, for the round and for every lead unit.
 * A problem counts for its first lead unit, a measure for its own first lead unit or else its problem's.
 */
export function figuresOf(tree: LedgerTree, asOf: PlainDate): RoundFigures {
  const problems = empty();
  const measures = empty();
  const byUnit = new Map<Id | null, UnitFigures>();
  const names = new Map(tree.units.map((unit) => [unit.id, unit.shortName ?? unit.name]));
  const unitFigures = (unitId: Id | null): UnitFigures => {
    const known = unitId !== null && names.has(unitId) ? unitId : null;
    let figures = byUnit.get(known);
    if (!figures) {
      figures = {
        unitId: known,
        unitName: known === null ? '未明确牵头单位' : (names.get(known) as string),
        problems: empty(),
        measures: empty(),
      };
      byUnit.set(known, figures);
    }
    return figures;
  };
  for (const aspect of tree.aspects) {
    for (const item of aspect.items) {
      for (const problem of item.problems) {
        const name = reportClass(problem.state, problem.deadline, asOf);
        const overdue = isOverdue(problem.state, problem.deadline, asOf);
        count(problems, problem.id, name, overdue);
        count(unitFigures(problem.responsibilities.lead[0] ?? null).problems, problem.id, name, overdue);
        for (const measure of problem.measures) {
          const deadline = effectiveDeadline(measure.deadline, problem.deadline);
          const measureClass = reportClass(measure.state, deadline, asOf);
          const measureOverdue = isOverdue(measure.state, deadline, asOf);
          count(measures, measure.id, measureClass, measureOverdue);
          const lead = responsibilitiesOf(measure, problem).lead[0] ?? null;
          count(unitFigures(lead).measures, measure.id, measureClass, measureOverdue);
        }
      }
    }
  }
  const order = new Map(tree.units.map((unit, index) => [unit.id as Id | null, index]));
  const units = [...byUnit.values()].sort(
    (a, b) => (order.get(a.unitId) ?? Number.MAX_SAFE_INTEGER) - (order.get(b.unitId) ?? Number.MAX_SAFE_INTEGER),
  );
  return { asOf, problems, measures, units };
}

/** "76.00%"; "—" where there is nothing to divide by. Two decimals, rounded half up. */
export function percentWords(numerator: number, denominator: number): string {
  if (denominator === 0) return '—';
  return `${(Math.round((numerator / denominator) * 10_000) / 100).toFixed(2)}%`;
}

/** "19/25＝76.00%": a rate always names what it was divided by. */
export function rateWords(figures: ClassFigures): string {
  const done = figures.classes.已完成.ids.length;
  const total = figures.total.ids.length;
  return `${done}/${total}＝${percentWords(done, total)}`;
}

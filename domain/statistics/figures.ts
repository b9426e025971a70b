// The one place where a round is counted. Every figure on screen and paper is taken from here and keeps its rows.
import { effectiveDeadline } from '../ledger/deadline.ts';
import type { Deadline, Id, LedgerTree, PlainDate, Responsibilities, State, Unit } from '../ledger/types.ts';
import { isClosed, isOverdue, REPORT_CLASSES, type ReportClass, reportClass } from '../states/states.ts';
import type { ClassCounts, ClassFigures, Figure, Gaps, RoundCounts, RoundFigures, UnitFigures } from './types.ts';

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

/** What of a problem or measure is counted. */
export interface CountedRow {
  id: Id;
  state: State;
  /** Its own */
  deadline: Deadline;
  responsibilities: Responsibilities;
}

export interface CountedProblem extends CountedRow {
  measures: Iterable<CountedRow>;
}

/**
 * Counts problems and measures by reporting class on a day, for the round and for every lead unit.
 * A problem counts for its first lead unit, a measure for its own first lead unit or else its problem's.
 */
export function countRound(
  rows: Iterable<CountedProblem>,
  known: readonly Pick<Unit, 'id' | 'name' | 'shortName'>[],
  asOf: PlainDate,
): RoundFigures {
  const problems = empty();
  const measures = empty();
  const byUnit = new Map<Id | null, UnitFigures>();
  const names = new Map(known.map((unit) => [unit.id, unit.shortName ?? unit.name]));
  const unitFigures = (lead: Id | null): UnitFigures => {
    const unitId = lead !== null && names.has(lead) ? lead : null;
    let figures = byUnit.get(unitId);
    if (!figures) {
      const unitName = unitId === null ? '未明确牵头单位' : (names.get(unitId) as string);
      figures = { unitId, unitName, problems: empty(), measures: empty() };
      byUnit.set(unitId, figures);
    }
    return figures;
  };
  for (const problem of rows) {
    const name = reportClass(problem.state, problem.deadline, asOf);
    const overdue = isOverdue(problem.state, problem.deadline, asOf);
    count(problems, problem.id, name, overdue);
    count(unitFigures(problem.responsibilities.lead[0] ?? null).problems, problem.id, name, overdue);
    for (const measure of problem.measures) {
      const deadline = effectiveDeadline(measure.deadline, problem.deadline);
      const measureClass = reportClass(measure.state, deadline, asOf);
      const measureOverdue = isOverdue(measure.state, deadline, asOf);
      count(measures, measure.id, measureClass, measureOverdue);
      count(unitFigures(firstLead(measure, problem)).measures, measure.id, measureClass, measureOverdue);
    }
  }
  const order = new Map(known.map((unit, index) => [unit.id as Id | null, index]));
  const units = [...byUnit.values()].sort(
    (a, b) => (order.get(a.unitId) ?? Number.MAX_SAFE_INTEGER) - (order.get(b.unitId) ?? Number.MAX_SAFE_INTEGER),
  );
  return { asOf, problems, measures, units };
}

/** The figures of a whole tree. */
export function figuresOf(tree: LedgerTree, asOf: PlainDate): RoundFigures {
  const problems = tree.aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));
  return countRound(problems, tree.units, asOf);
}

/** Measures that cannot be asked about yet; a closed one needs no deadline any more. */
export function gapsOf(rows: Iterable<CountedProblem>): Gaps {
  const gaps: Gaps = { unled: [], undated: [] };
  for (const problem of rows) {
    for (const measure of problem.measures) {
      if (firstLead(measure, problem) === null) gaps.unled.push(measure.id);
      const { date, text, longTerm } = effectiveDeadline(measure.deadline, problem.deadline);
      if (date === null && text === null && !longTerm && !isClosed(measure.state)) gaps.undated.push(measure.id);
    }
  }
  return gaps;
}

/** The unit that a measure counts for: its own first lead unit, else its problem's. */
function firstLead(measure: CountedRow, problem: CountedRow): Id | null {
  return measure.responsibilities.lead[0] ?? problem.responsibilities.lead[0] ?? null;
}

/** The numbers alone. */
export function countsOf({ asOf, problems, measures, units }: RoundFigures): RoundCounts {
  return {
    asOf,
    problems: classCounts(problems),
    measures: classCounts(measures),
    units: units.map((unit) => ({
      unitId: unit.unitId,
      unitName: unit.unitName,
      problems: classCounts(unit.problems),
      measures: classCounts(unit.measures),
    })),
  };
}

function classCounts({ total, classes, overdue }: ClassFigures): ClassCounts {
  return {
    total: total.ids.length,
    classes: Object.fromEntries(
      REPORT_CLASSES.map((name) => [name, classes[name].ids.length]),
    ) as ClassCounts['classes'],
    overdue: overdue.ids.length,
  };
}

/** "76.00%"; "—" where there is nothing to divide by. Two decimals, rounded half up. */
export function percentWords(numerator: number, denominator: number): string {
  if (denominator === 0) return '—';
  return `${(Math.round((numerator / denominator) * 10_000) / 100).toFixed(2)}%`;
}

/** "19/25＝76.00%": a rate always names what it was divided by. */
export function rateWords({ classes: { 已完成: done }, total }: ClassCounts): string {
  return `${done}/${total}＝${percentWords(done, total)}`;
}

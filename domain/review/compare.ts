// Two weeks side by side: what every measure said and where it stood, then and now.
import type { Id, State } from '../ledger/types.ts';
import type { Change } from './diff.ts';
import { diffTexts } from './diff.ts';
import type { ReportStatus, ReviewRow, ReviewSheet } from './types.ts';

/** Where a measure stood at the end of a week. */
export interface WeekStanding {
  state: State;
  percent: number;
  /** What was reported in that week; null when nothing was */
  text: string | null;
}

export interface ComparedMeasure {
  measureId: Id;
  problemNumber: number;
  measurePosition: number;
  measureLead: string;
  unitId: Id | null;
  /** null where the measure was not asked for in that week: closed before, or not there yet */
  before: WeekStanding | null;
  after: WeekStanding | null;
  /** What changed in the words; empty when one side has none */
  changes: Change[];
}

export interface ComparedUnit {
  unitId: Id;
  unitName: string;
  before: ReportStatus | null;
  after: ReportStatus | null;
}

export interface ComparedReviews {
  before: ReviewSheet['review'];
  after: ReviewSheet['review'];
  units: ComparedUnit[];
  /** Only measures that differ in state, percent or words */
  measures: ComparedMeasure[];
  unchanged: number;
}

function standing(row: ReviewRow | undefined): WeekStanding | null {
  if (row === undefined) return null;
  return {
    state: row.current?.state ?? row.stateBefore,
    percent: row.current?.percent ?? row.percentBefore,
    text: row.current === null ? null : row.current.text,
  };
}

/** Compares two reviews of one round; the earlier one comes first whatever the order given. */
export function compareReviews(one: ReviewSheet, other: ReviewSheet): ComparedReviews {
  const [before, after] = one.review.ordinal <= other.review.ordinal ? [one, other] : [other, one];
  const earlier = new Map(before.rows.map((row) => [row.measureId, row]));
  const later = new Map(after.rows.map((row) => [row.measureId, row]));
  // In the order of the later week; what is gone from it follows.
  const order = [...after.rows, ...before.rows.filter((row) => !later.has(row.measureId))];
  const measures: ComparedMeasure[] = [];
  let unchanged = 0;
  for (const row of order) {
    const was = standing(earlier.get(row.measureId));
    const is = standing(later.get(row.measureId));
    if (was?.state === is?.state && was?.percent === is?.percent && was?.text === is?.text) {
      unchanged++;
      continue;
    }
    measures.push({
      measureId: row.measureId,
      problemNumber: row.problemNumber,
      measurePosition: row.measurePosition,
      measureLead: row.measureLead,
      unitId: row.unitId,
      before: was,
      after: is,
      changes: was?.text && is?.text ? diffTexts(was.text, is.text) : [],
    });
  }
  const statuses = new Map(before.units.map((unit) => [unit.unitId, unit]));
  const units: ComparedUnit[] = after.units.map((unit) => ({
    unitId: unit.unitId,
    unitName: unit.unitName,
    before: statuses.get(unit.unitId)?.status ?? null,
    after: unit.status,
  }));
  const asked = new Set(after.units.map(({ unitId }) => unitId));
  for (const unit of before.units) {
    if (!asked.has(unit.unitId)) {
      units.push({ unitId: unit.unitId, unitName: unit.unitName, before: unit.status, after: null });
    }
  }
  return { before: before.review, after: after.review, units, measures, unchanged };
}

// What every rule says of a row: its place, its unit, the day of a week, how far a finding is still current.
import { monthDayWords } from '../../calendar/dates.ts';
import type { Id } from '../../ledger/types.ts';
import { measureLabel } from '../../numbering/words.ts';
import type { CheckFacts, FindingRow, MeasureFacts } from '../types.ts';

/** 问题(5)措施二 */
export function measurePlace(problemPlace: string, position: number): string {
  return `${problemPlace}措施${measureLabel(position).replace(/是$/u, '')}`;
}

export function rowOfMeasure(facts: CheckFacts, at: number): FindingRow {
  const measure = measureAt(facts, at);
  const problem = facts.problems[measure.problemAt];
  return {
    kind: 'measure',
    id: measure.id,
    problemId: problem?.id ?? '',
    place: measurePlace(problem?.place ?? '', measure.position),
  };
}

export function measureAt(facts: CheckFacts, at: number): MeasureFacts {
  const measure = facts.measures[at];
  if (measure === undefined) throw new RangeError(`no measure ${at}`);
  return measure;
}

export const leadOf = (measure: MeasureFacts): Id | null => measure.lead[0] ?? null;

/** 6月22日 of a week */
export function weekWords(facts: CheckFacts, week: number): string {
  const date = facts.weeks[week]?.date;
  return date === undefined ? '' : monthDayWords(date);
}

/** The first of the latest `count` weeks. */
export const recentFrom = (facts: CheckFacts, count: number): number => Math.max(0, facts.weeks.length - count);

export const percentWords = (share: number): string => `${Math.floor(share * 100 + 1e-9)}%`;

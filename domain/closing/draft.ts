// What an application starts with: taken from the ledger, so that nothing is typed twice.
import type { Id, Measure, Problem } from '../ledger/types.ts';
import { measureLabel } from '../numbering/words.ts';
import type { Outcome } from '../outcomes/types.ts';
import { outcomeWords } from '../outcomes/words.ts';
import { isClosed } from '../states/states.ts';
import type { ApplicationFields, MeasureResult } from './types.ts';

/** A measure in the words of the form: 一是健全制度。… */
export function measureWords({ position, lead, text }: Pick<Measure, 'position' | 'lead' | 'text'>): string {
  return `${measureLabel(position)}${lead}${text}`;
}

type ToldMeasure = Pick<Measure, 'id' | 'position' | 'lead' | 'text' | 'state' | 'progress'>;

/** What a measure's progress says; '' while nothing was reported. `accepted`: the newest text that a review accepted. */
function resultOf(measure: ToldMeasure, accepted: ReadonlyMap<Id, string>): string {
  const said = (accepted.get(measure.id) ?? measure.progress ?? '').trim();
  if (said !== '') return said;
  return isClosed(measure.state) ? '已完成。' : '';
}

/** 措施及完成情况（逐条）; a result that people wrote before is kept. */
export function measureResults(
  measures: readonly ToldMeasure[],
  accepted: ReadonlyMap<Id, string>,
  written: readonly MeasureResult[] = [],
): MeasureResult[] {
  const before = new Map(written.map(({ measureId, result }) => [measureId, result]));
  return measures.map((measure) => ({
    measureId: measure.id,
    measure: measureWords(measure),
    result: before.get(measure.id)?.trim() ? (before.get(measure.id) ?? '') : resultOf(measure, accepted),
  }));
}

/** 成效 as entered on the measures: rules, persons, money, activities; null where nothing was entered. */
function resultsOf(outcomes: readonly Outcome[]): string | null {
  return outcomes.length === 0 ? null : `${outcomes.map(outcomeWords).join('；')}。`;
}

/** A new application; after a 退回 it starts with what the last one said, except its ticks. */
export function proposedFields(
  problem: Pick<Problem, 'target' | 'responsibilities'> & { measures: readonly ToldMeasure[] },
  accepted: ReadonlyMap<Id, string>,
  before: ApplicationFields | null,
  outcomes: readonly Outcome[] = [],
): ApplicationFields {
  return {
    unitId: before?.unitId ?? problem.responsibilities.responsible[0] ?? problem.responsibilities.lead[0] ?? null,
    ticks: [],
    standard: before?.standard ?? problem.target,
    measures: measureResults(problem.measures, accepted, before?.measures),
    results: before?.results ?? resultsOf(outcomes),
    learned: before?.learned ?? null,
    note: before?.note ?? null,
  };
}

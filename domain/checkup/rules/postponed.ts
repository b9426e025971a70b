// Deadlines that were moved to a later day again and again.
import { dateWords, monthDayWords } from '../../calendar/dates.ts';
import type { Id } from '../../ledger/types.ts';
import { isClosed } from '../../states/states.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { settingOf } from '../registry.ts';
import type { CheckFacts, CheckupSettings, DeadlineMove, Finding, FindingRow } from '../types.ts';
import { leadOf, measureAt, rowOfMeasure } from './about.ts';

/** Moves of one day are one: somebody corrected what he had just typed. Only what ends later than it began counts. */
export function postponements(moves: readonly DeadlineMove[]): DeadlineMove[] {
  const days: DeadlineMove[] = [];
  for (const move of moves) {
    const last = days.at(-1);
    if (last?.on === move.on) last.to = move.to;
    else days.push({ ...move });
  }
  return days.filter(({ from, to }) => to > from);
}

export function* postponed(facts: CheckFacts, settings: CheckupSettings): Generator<Finding> {
  const times = settingOf(settings, 'postponed', 'times');
  const byRow = Map.groupBy(facts.moves, ({ id }) => id);
  const problemAt = new Map(facts.problems.map(({ id }, at) => [id, at]));
  const measureAtOf = new Map(facts.measures.map(({ id }, at) => [id, at]));
  for (const [id, moves] of byRow) {
    const later = postponements(moves);
    if (later.length < times) continue;
    const subject = subjectOf(facts, id, problemAt, measureAtOf);
    // What is closed is past; a row that is gone is nobody's matter.
    if (subject === null || subject.closed) continue;
    yield finding(subject, later);
  }
}

interface Subject {
  row: FindingRow;
  unitId: Id | null;
  closed: boolean;
}

function subjectOf(
  facts: CheckFacts,
  id: Id,
  problemAt: ReadonlyMap<Id, number>,
  measureAtOf: ReadonlyMap<Id, number>,
): Subject | null {
  const at = measureAtOf.get(id);
  if (at !== undefined) {
    const measure = measureAt(facts, at);
    return { row: rowOfMeasure(facts, at), unitId: leadOf(measure), closed: isClosed(measure.state) };
  }
  const problem = facts.problems[problemAt.get(id) ?? -1];
  if (problem === undefined) return null;
  const row: FindingRow = { kind: 'problem', id, problemId: id, place: problem.place };
  return { row, unitId: problem.lead[0] ?? null, closed: isClosed(problem.state) };
}

function finding({ row, unitId }: Subject, moves: readonly DeadlineMove[]): Finding {
  const [first, last] = [moves[0]?.from ?? '', moves.at(-1)?.to ?? ''];
  return {
    rule: 'postponed',
    severity: '重点',
    fingerprint: fingerprintOf(['postponed', row.id, ...moves.flatMap(({ from, to }) => [from, to])]),
    unitId,
    rows: [row],
    place: row.place,
    words: `完成时限推后${moves.length}次，从${dateWords(first)}推到${dateWords(last)}`,
    evidence: [
      {
        kind: 'facts',
        facts: moves.map(({ on, from, to }) => ({
          label: `${monthDayWords(on)}改`,
          value: `${dateWords(from)} → ${dateWords(to)}`,
        })),
      },
    ],
  };
}

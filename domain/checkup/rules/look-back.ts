// Closed problems that nobody went back to in time.
import { addDays, dateWords, daysBetween } from '../../calendar/dates.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { settingOf } from '../registry.ts';
import type { CheckFacts, CheckupSettings, Finding, ProblemFacts } from '../types.ts';
import type { Closings } from './closings.ts';

/** 已销号 only: 常态化管理 has a review calendar of its own. */
export function* lookBackOverdue(facts: CheckFacts, settings: CheckupSettings, closings: Closings): Generator<Finding> {
  const days = settingOf(settings, 'lookBack', 'days');
  const closed = closings.ofProblems();
  for (const [at, problem] of facts.problems.entries()) {
    if (problem.state !== '已销号' || problem.lookedBack) continue;
    const planned = problem.lookBackDue;
    const closedOn = closed[at] ?? null;
    const due = planned ?? (closedOn === null ? null : addDays(closedOn, days));
    if (due === null || due >= facts.today) continue;
    yield finding({ ...problem, closedOn }, planned, due, days, facts.today);
  }
}

function finding(problem: ProblemFacts, planned: string | null, due: string, days: number, today: string): Finding {
  const { id, place, closedOn, lead } = problem;
  const closed = closedOn === null ? '已销号' : `${dateWords(closedOn)}销号`;
  const plan = planned === null ? `没有定回头看的日期，已超过销号后${days}天` : `计划${dateWords(planned)}回头看`;
  return {
    rule: 'lookBack',
    severity: '提示',
    fingerprint: fingerprintOf(['lookBack', id, closedOn ?? '', planned ?? '']),
    unitId: lead[0] ?? null,
    rows: [{ kind: 'problem', id, problemId: id, place }],
    place,
    words: `${closed}，${plan}，至今没有结论（已过${daysBetween(due, today)}天）`,
    evidence: [
      {
        kind: 'facts',
        facts: [
          ...(closedOn === null ? [] : [{ label: '销号日期', value: dateWords(closedOn) }]),
          { label: planned === null ? '应回头看' : '计划回头看', value: dateWords(due) },
        ],
      },
    ],
  };
}

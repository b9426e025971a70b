// One labelled example: a small round, and what a careful clerk would report of it, no more and no less.

import { addDays } from '#domain/calendar/dates.ts';
import { CheckUp } from '#domain/checkup/check.ts';
import { USUAL_SETTINGS } from '#domain/checkup/registry.ts';
import { claimsDone } from '#domain/checkup/rules/unsupported.ts';
import type {
  CheckFacts,
  CheckupRule,
  CheckupSettings,
  DeadlineMove,
  Finding,
  MeasureFacts,
  ProblemFacts,
  UnitFacts,
} from '#domain/checkup/types.ts';
import type { State } from '#domain/ledger/types.ts';

/** What was reported in a week: a text, or more than that; null: nothing. */
export type Report =
  | string
  | null
  | { text: string; percent?: number; state?: State; returned?: string; evidence?: string };

export interface CaseMeasure {
  /** One a week, the last one in the latest week */
  reports: readonly Report[];
  /** Where it stands now, if not where its last report left it */
  state?: State;
  longTerm?: boolean;
  /** Place of its problem; every measure has a problem of its own where left out */
  problem?: number;
  lead?: readonly string[];
  ownLead?: boolean;
  contact?: boolean;
  evidence?: number;
  /** Imported progress, outside any review */
  progress?: string;
}

export interface Case {
  name: string;
  measures: readonly CaseMeasure[];
  /** `rule@m0`, `rule@p0`, `bulk@区教体局`: what must be reported */
  expect: readonly string[];
  problems?: readonly Partial<ProblemFacts>[];
  units?: Readonly<Record<string, Partial<UnitFacts>>>;
  moves?: readonly DeadlineMove[];
  milestones?: CheckFacts['milestones'];
  /** Units that were 免报, by week */
  waived?: Readonly<Record<number, string>>;
}

export const LAST_MONDAY = '2026-06-22';
const UNIT = '区住建局';

/** The facts of an example: its last week is the 22nd of June 2026, the day after is today. */
export function factsOf(example: Case): CheckFacts {
  const count = Math.max(1, ...example.measures.map(({ reports }) => reports.length));
  const weeks = Array.from({ length: count }, (_, week) => {
    const waived = example.waived?.[week];
    return {
      ordinal: week + 1,
      date: addDays(LAST_MONDAY, (week - count + 1) * 7),
      waived: new Set(waived === undefined ? [] : [waived]),
    };
  });
  const problemCount = Math.max(
    example.problems?.length ?? 0,
    ...example.measures.map(({ problem }, at) => (problem ?? at) + 1),
  );
  const leadsOf = (at: number) => example.measures.filter(({ problem }, m) => (problem ?? m) === at)[0]?.lead ?? [UNIT];
  const problems = Array.from(
    { length: problemCount },
    (_, at): ProblemFacts => ({
      id: `p${at}`,
      place: `问题(${at + 1})`,
      state: '整改中',
      lead: leadsOf(at),
      contact: true,
      evidence: 0,
      closedOn: null,
      lookBackDue: null,
      lookedBack: false,
      ...example.problems?.[at],
    }),
  );
  const measures = example.measures.map((measure, at): MeasureFacts => {
    const last = measure.reports.findLast((report) => report !== null && typeof report === 'object');
    const said = typeof last === 'object' && last !== null ? last.state : undefined;
    return {
      id: `m${at}`,
      problemAt: measure.problem ?? at,
      position:
        example.measures.slice(0, at).filter(({ problem }, m) => (problem ?? m) === (measure.problem ?? at)).length + 1,
      state: measure.state ?? said ?? '整改中',
      longTerm: measure.longTerm ?? false,
      lead: measure.lead ?? problems[measure.problem ?? at]?.lead ?? [UNIT],
      ownLead: measure.ownLead ?? false,
      contact: measure.contact ?? true,
      evidence: measure.evidence ?? 0,
    };
  });
  const names = new Set([...problems, ...measures].flatMap(({ lead }) => lead));
  return {
    today: addDays(LAST_MONDAY, 1),
    weeks,
    problems,
    measures,
    units: new Map([...names].map((name) => [name, { name, gone: false, contact: false, ...example.units?.[name] }])),
    milestones: example.milestones ?? [],
    moves: example.moves ?? [],
  };
}

/** Runs the whole check-up over an example, as the engine does over a round. */
export function examine(example: Case, settings: CheckupSettings = USUAL_SETTINGS): Finding[] {
  const facts = factsOf(example);
  const check = new CheckUp(facts, settings);
  for (let week = 0; week < facts.weeks.length; week++) {
    for (const [at, { reports }] of example.measures.entries()) {
      const before = standing(reports, week - 1 - (facts.weeks.length - reports.length));
      const report = reports[week - (facts.weeks.length - reports.length)] ?? null;
      if (report === null) continue;
      const now = standing(reports, week - (facts.weeks.length - reports.length));
      const { text, returned = null, evidence = null } = typeof report === 'string' ? { text: report } : report;
      check.see(at, week, {
        text: week >= check.textsFrom || claimsDone(now.state) ? text : null,
        percent: now.percent,
        percentBefore: before.percent,
        state: now.state,
        stateBefore: before.state,
        returnReason: returned,
        evidence,
      });
    }
  }
  for (const at of check.unheard()) {
    const progress = example.measures[at]?.progress;
    if (progress !== undefined) check.tell(at, progress, null);
  }
  return [...check.findAll()];
}

/** A measure's state and percentage after a week; what a report leaves out goes on: 5 points a week, the state as it was. */
function standing(reports: readonly Report[], week: number): { percent: number; state: State } {
  let percent = 5;
  let state: State = '整改中';
  for (let at = 0; at <= week; at++) {
    const report = reports[at] ?? null;
    if (report === null) continue;
    percent = (typeof report === 'object' ? report.percent : undefined) ?? Math.min(95, percent + 5);
    if (typeof report === 'object') state = report.state ?? state;
  }
  return { percent, state };
}

/** A finding as the labels name it. */
export function labelOf({ rule, rows, place }: Finding): string {
  return `${rule}@${rule === 'bulk' ? place : (rows[0]?.id ?? '')}`;
}

export const ruleOf = (label: string): CheckupRule => label.split('@')[0] as CheckupRule;

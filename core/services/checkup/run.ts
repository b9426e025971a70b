// 体检 of a round: streams every report through the rules, week by week, and keeps what they found.
import type { CheckupReport } from '#contract/operations.ts';
import { CheckUp } from '#domain/checkup/check.ts';
import { settingsFrom } from '#domain/checkup/registry.ts';
import {
  CHECKUP_RULES,
  type CheckupRun,
  type CheckupSettings,
  type Finding,
  KEPT_PER_RULE,
} from '#domain/checkup/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import {
  allUnits,
  entriesAfter,
  findingCounts,
  lastRun,
  mutesOf,
  progressOf,
  replaceRun,
} from '../../db/queries/checkup.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { type Context, found } from '../context.ts';
import { type RoundFacts, readFacts } from './facts.ts';

export const RULES_SETTING = 'checkup.rules';

/** Reports read at a time: some ten milliseconds of reading and judging between two steps. */
const STRETCH = 4_000;
/** Rows whose own progress is looked up at a time. */
const ROWS = 10_000;

export const settingsOf = (context: Context): CheckupSettings => settingsFrom(context.store.setting(RULES_SETTING));

/**
 * Checks the round as it stands and keeps the result, in one act at the end; until then others go on working, and a stop
 * leaves the last result as it was.
 * @throws BihuanError notFound when there is no such round, cancelled
 */
export async function runCheckup(context: Context, { roundId }: { roundId: Id }): Promise<CheckupReport> {
  const started = performance.now();
  await context.step(0, 1, '读取台账');
  const round = readFacts(context, roundId);
  const { facts } = round;
  const check = new CheckUp(facts, settingsOf(context));
  const total = facts.weeks.length + 2;
  const entries = await seeEntries(context, round, check, total);
  tellProgress(context, round, check);
  for (const share of check.compare()) {
    await context.step(total - 2, total, `比对不同措施的进展 ${Math.floor(share * 100)}%`);
  }
  const counts: CheckupRun['counts'] = [];
  const kept: Finding[] = [];
  const order = orderOf(round);
  for (const rule of CHECKUP_RULES) {
    if (!settingsOf(context)[rule].on) continue;
    const all = [...check.find(rule)].sort((a, b) => bySeverity(a, b) || order(a) - order(b));
    const some = all.slice(0, KEPT_PER_RULE);
    counts.push({ rule, found: all.length, kept: some.length });
    kept.push(...some);
    await context.step(total - 1, total, '汇总');
  }
  context.store.act(context.actor, 'runCheckup', (act) => {
    const run: CheckupRun = {
      at: act.at,
      by: context.actor.user,
      milliseconds: Math.round(performance.now() - started),
      measures: facts.measures.length,
      entries,
      counts,
    };
    replaceRun(act.store, roundId, run, kept);
    act.record('checkup', roundId, null, { counts });
  });
  await context.step(total, total, '完成');
  return getCheckup(context, { roundId });
}

/** Hands every report to the rules; returns how many there were. */
async function seeEntries(context: Context, { facts, reviewIds }: RoundFacts, check: CheckUp, total: number) {
  const places = new Map(facts.measures.map(({ id }, at) => [id, at]));
  let seen = 0;
  for (const [week, reviewId] of reviewIds.entries()) {
    const texts = week >= check.textsFrom ? 'all' : 'done';
    for (let after = ''; ; ) {
      await context.step(week, total, `第${facts.weeks[week]?.ordinal ?? ''}次调度`);
      const rows = entriesAfter(context.store, reviewId, after, STRETCH, texts);
      for (const [id, percent, percentBefore, state, stateBefore, returnReason, evidence, text] of rows) {
        const at = places.get(id);
        if (at === undefined) continue;
        seen++;
        check.see(at, week, { text, percent, percentBefore, state, stateBefore, returnReason, evidence });
      }
      if (rows.length < STRETCH) break;
      after = rows.at(-1)?.[0] ?? '';
    }
  }
  return seen;
}

/** What the ledger itself says of measures that no recent review has a text of. */
function tellProgress({ store }: Context, { facts }: RoundFacts, check: CheckUp): void {
  const places = new Map(check.unheard().map((at) => [facts.measures[at]?.id ?? '', at]));
  const ids = [...places.keys()];
  for (let from = 0; from < ids.length; from += ROWS) {
    for (const { id, progress, progress_date } of progressOf(store, ids.slice(from, from + ROWS))) {
      check.tell(places.get(id) as number, progress, progress_date);
    }
  }
}

const bySeverity = (a: Finding, b: Finding): number => Number(b.severity === '重点') - Number(a.severity === '重点');

/** Findings in the order of the ledger's rows; those about a unit by the unit's first row. */
function orderOf({ facts }: RoundFacts): (finding: Finding) => number {
  const at = new Map<Id, number>();
  for (const [place, { id, problemAt }] of facts.measures.entries()) {
    at.set(id, place + 0.5);
    const problemId = facts.problems[problemAt]?.id ?? '';
    if (!at.has(problemId)) at.set(problemId, place);
  }
  return ({ rows }) => at.get(rows[0]?.id ?? '') ?? Number.MAX_SAFE_INTEGER;
}

/** The last result as it is to be shown now. @throws BihuanError notFound */
export function getCheckup(context: Context, { roundId }: { roundId: Id }): CheckupReport {
  const { store } = context;
  found(findRound(store, roundId), '个轮次');
  const run = lastRun(store, roundId);
  const counted = findingCounts(store, roundId);
  const sum = (rows: typeof counted) => rows.reduce((all, { count }) => all + count, 0);
  const names = new Map(allUnits(store).map(({ id, name }, order) => [id, { name, order }]));
  const shown = counted.filter(({ muted }) => muted === 0);
  return {
    run,
    settings: settingsOf(context),
    rules: (run?.counts ?? []).map(({ rule, found: all, kept }) => {
      const muted = sum(counted.filter((row) => row.rule === rule && row.muted === 1));
      return { rule, count: sum(shown.filter((row) => row.rule === rule)) + all - kept, muted };
    }),
    units: [...Map.groupBy(shown, ({ unit_id }) => unit_id)]
      .map(([unitId, rows]) => ({
        unitId,
        unitName: unitId === null ? null : (names.get(unitId)?.name ?? null),
        count: sum(rows),
      }))
      .sort(
        (a, b) =>
          b.count - a.count || (names.get(a.unitId ?? '')?.order ?? 0) - (names.get(b.unitId ?? '')?.order ?? 0),
      ),
    mutes: mutesOf(store, roundId).length,
  };
}

// Most of a unit's measures closed in the last days before a milestone.
import { addDays, dateWords } from '../../calendar/dates.ts';
import type { Id, PlainDate } from '../../ledger/types.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { settingOf } from '../registry.ts';
import type { CheckFacts, CheckupSettings, Finding } from '../types.ts';
import { leadOf, rowOfMeasure } from './about.ts';
import type { Closings } from './closings.ts';

/** So many of the measures are named; their number tells the rest. */
const NAMED = 200;

export function* closedInBulk(facts: CheckFacts, settings: CheckupSettings, closings: Closings): Generator<Finding> {
  const days = settingOf(settings, 'bulk', 'days');
  const count = settingOf(settings, 'bulk', 'count');
  const share = settingOf(settings, 'bulk', 'share') / 100;
  const byUnit = new Map<Id, Closing[]>();
  for (const [at, measure] of facts.measures.entries()) {
    const on = closings.ofMeasure(at);
    const unit = leadOf(measure);
    if (on === null || unit === null) continue;
    const of = byUnit.get(unit);
    if (of === undefined) byUnit.set(unit, [{ at, on }]);
    else of.push({ at, on });
  }
  for (const milestone of facts.milestones) {
    const from = addDays(milestone.date, -days);
    for (const [unit, all] of byUnit) {
      const until = all.filter(({ on }) => on <= milestone.date);
      const late = until.filter(({ on }) => on >= from);
      if (late.length >= count && late.length >= share * until.length) {
        yield finding(facts, unit, milestone, days, late, until.length);
      }
    }
  }
}

interface Closing {
  at: number;
  on: PlainDate;
}

function finding(
  facts: CheckFacts,
  unitId: Id,
  { name, date }: { name: string; date: PlainDate },
  days: number,
  late: readonly Closing[],
  all: number,
): Finding {
  const rows = late.map(({ at }) => rowOfMeasure(facts, at));
  const percent = Math.floor((late.length / all) * 100);
  const byDay = [...Map.groupBy(late, ({ on }) => on)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    rule: 'bulk',
    severity: '提示',
    fingerprint: fingerprintOf(['bulk', unitId, date, ...rows.map(({ id }) => id).sort()]),
    unitId,
    rows: rows.slice(0, NAMED),
    place: facts.units.get(unitId)?.name ?? '',
    words: `“${name}”（${dateWords(date)}）前${days}天内销号${late.length}条，占到那时已销号${all}条的${percent}%`,
    evidence: [
      {
        kind: 'facts',
        facts: [
          { label: '占比', value: `${late.length}÷${all}＝${percent}%` },
          ...byDay.map(([on, { length }]) => ({ label: `${dateWords(on)}销号`, value: `${length}条` })),
        ],
      },
    ],
  };
}

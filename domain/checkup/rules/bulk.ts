// Most of a unit's measures closed in the last days before a milestone.
import { addDays, dateWords } from '../../calendar/dates.ts';
import type { Id, PlainDate } from '../../ledger/types.ts';
import { isClosed } from '../../states/states.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { settingOf } from '../registry.ts';
import type { CheckFacts, CheckupSettings, Finding, SeenEntry } from '../types.ts';
import { leadOf, measureAt, rowOfMeasure, weekWords } from './about.ts';

/** So many of the measures are named; their number tells the rest. */
const NAMED = 200;

/** Sees when each measure was closed. */
export class BulkRule {
  readonly #facts: CheckFacts;
  readonly #days: number;
  readonly #count: number;
  readonly #share: number;
  /** Week in which a measure was closed; −1 for those that were not, or not in a review */
  readonly #closed: Int16Array;

  constructor(facts: CheckFacts, settings: CheckupSettings) {
    this.#facts = facts;
    this.#days = settingOf(settings, 'bulk', 'days');
    this.#count = settingOf(settings, 'bulk', 'count');
    this.#share = settingOf(settings, 'bulk', 'share') / 100;
    this.#closed = new Int16Array(facts.measures.length).fill(-1);
  }

  see(at: number, week: number, { state, stateBefore }: Pick<SeenEntry, 'state' | 'stateBefore'>): void {
    if (!isClosed(state)) this.#closed[at] = -1;
    else if (!isClosed(stateBefore)) this.#closed[at] = week;
  }

  *find(): Generator<Finding> {
    const byUnit = new Map<Id, { at: number; on: PlainDate }[]>();
    for (const [at, measure] of this.#facts.measures.entries()) {
      const on = this.#closedOn(at);
      const unit = leadOf(measure);
      if (on === null || unit === null) continue;
      const of = byUnit.get(unit);
      if (of === undefined) byUnit.set(unit, [{ at, on }]);
      else of.push({ at, on });
    }
    for (const { name, date } of this.#facts.milestones) {
      if (date > addDays(this.#facts.today, this.#days)) continue;
      const from = addDays(date, -this.#days);
      for (const [unit, closings] of byUnit) {
        const until = closings.filter(({ on }) => on <= date);
        const late = until.filter(({ on }) => on >= from);
        if (late.length >= this.#count && late.length >= this.#share * until.length) {
          yield this.#finding(unit, { name, date }, late, until.length);
        }
      }
    }
  }

  #closedOn(at: number): PlainDate | null {
    const measure = measureAt(this.#facts, at);
    if (!isClosed(measure.state)) return null;
    const week = this.#closed[at] as number;
    return week < 0
      ? (this.#facts.problems[measure.problemAt]?.closedOn ?? null)
      : (this.#facts.weeks[week]?.date ?? null);
  }

  #finding(
    unitId: Id,
    { name, date }: { name: string; date: PlainDate },
    late: readonly { at: number; on: PlainDate }[],
    all: number,
  ): Finding {
    const rows = late.map(({ at }) => rowOfMeasure(this.#facts, at));
    const unit = this.#facts.units.get(unitId)?.name ?? '';
    const share = `${late.length}÷${all}＝${Math.floor((late.length / all) * 100)}%`;
    const weeks = new Set(late.map(({ on }) => on));
    return {
      rule: 'bulk',
      severity: '提示',
      fingerprint: fingerprintOf(['bulk', unitId, date, ...rows.map(({ id }) => id).sort()]),
      unitId,
      rows: rows.slice(0, NAMED),
      place: unit,
      words: `“${name}”（${dateWords(date)}）前${this.#days}天内销号${late.length}条，占截至当日已销号${all}条的${Math.floor((late.length / all) * 100)}%`,
      evidence: [
        {
          kind: 'facts',
          facts: [
            { label: '占比', value: share },
            ...[...weeks].sort().map((on) => ({
              label:
                on === this.#facts.weeks.find((week) => week.date === on)?.date
                  ? `${weekWords(
                      this.#facts,
                      this.#facts.weeks.findIndex((week) => week.date === on),
                    )}调度`
                  : dateWords(on),
              value: `${late.filter((each) => each.on === on).length}条`,
            })),
          ],
        },
      ],
    };
  }
}

// When measures and problems were closed, as far as the reviews and the sign-offs tell.
import type { PlainDate } from '../../ledger/types.ts';
import { isClosed } from '../../states/states.ts';
import type { CheckFacts, SeenEntry } from '../types.ts';

/** Sees every report; a measure opened again is forgotten. */
export class Closings {
  readonly #facts: CheckFacts;
  /** Week in which a measure was closed; −1 for those that were not, or not in a review */
  readonly #week: Int16Array;

  constructor(facts: CheckFacts) {
    this.#facts = facts;
    this.#week = new Int16Array(facts.measures.length).fill(-1);
  }

  see(at: number, week: number, { state, stateBefore }: Pick<SeenEntry, 'state' | 'stateBefore'>): void {
    if (!isClosed(state)) this.#week[at] = -1;
    else if (!isClosed(stateBefore)) this.#week[at] = week;
  }

  /** The day on which a measure that is closed now was closed; its problem's sign-off stands in for a missing review. */
  ofMeasure(at: number): PlainDate | null {
    const measure = this.#facts.measures[at];
    if (measure === undefined || !isClosed(measure.state)) return null;
    const week = this.#week[at] as number;
    return week < 0
      ? (this.#facts.problems[measure.problemAt]?.closedOn ?? null)
      : (this.#facts.weeks[week]?.date ?? null);
  }

  /** The day of every problem: its sign-off, else the last closing of its measures where each has one. */
  ofProblems(): (PlainDate | null)[] {
    const last = new Array<PlainDate | null>(this.#facts.problems.length).fill('');
    for (const [at, { problemAt }] of this.#facts.measures.entries()) {
      const [on, so] = [this.ofMeasure(at), last[problemAt] ?? null];
      last[problemAt] = on === null || so === null ? null : on > so ? on : so;
    }
    return this.#facts.problems.map(({ closedOn }, at) => closedOn ?? (last[at] || null));
  }
}

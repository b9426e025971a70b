// Reported as done, with nothing by which that could be checked.
import { STATES, type State } from '../../ledger/types.ts';
import { essence } from '../../precheck/alike.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { isSupported } from '../phrases.ts';
import type { CheckFacts, Finding, SeenEntry } from '../types.ts';
import { leadOf, measureAt, rowOfMeasure, weekWords } from './about.ts';

/** 待审核 and whatever follows it. */
export function claimsDone(state: State): boolean {
  return STATES.indexOf(state) >= STATES.indexOf('待审核');
}

const NOT_CLAIMED = 0;
const CLAIMED = 1;
const SUPPORTED = 2;

/** Sees the texts of all reports that claim completion, and that others do not. */
export class UnsupportedRule {
  readonly #facts: CheckFacts;
  readonly #standing: Uint8Array;
  readonly #claims = new Map<number, { week: number; text: string }>();

  constructor(facts: CheckFacts) {
    this.#facts = facts;
    this.#standing = new Uint8Array(facts.measures.length);
  }

  see(at: number, week: number, { state, text, evidence }: SeenEntry): void {
    if (!claimsDone(state)) {
      if (this.#standing[at] !== NOT_CLAIMED) this.#claims.delete(at);
      this.#standing[at] = NOT_CLAIMED;
      return;
    }
    if (this.#standing[at] === SUPPORTED) return;
    if (isSupported(text ?? '', evidence)) {
      this.#standing[at] = SUPPORTED;
      this.#claims.delete(at);
    } else {
      if (this.#standing[at] === NOT_CLAIMED) this.#claims.set(at, { week, text: text ?? '' });
      this.#standing[at] = CLAIMED;
    }
  }

  /** `latest`: the text of a measure's last report, for those that were closed outside a review. */
  *find(latest: (at: number) => { text: string; when: string } | null): Generator<Finding> {
    for (const [at, measure] of this.#facts.measures.entries()) {
      if (!claimsDone(measure.state) || this.#standing[at] === SUPPORTED) continue;
      if (measure.evidence > 0 || (this.#facts.problems[measure.problemAt]?.evidence ?? 0) > 0) continue;
      const claim = this.#claims.get(at);
      const said = claim === undefined ? latest(at) : { text: claim.text, when: weekWords(this.#facts, claim.week) };
      if (said !== null && isSupported(said.text, null)) continue;
      yield this.#finding(at, said?.text.trim() === '' ? null : said);
    }
  }

  #finding(at: number, said: { text: string; when: string } | null): Finding {
    const measure = measureAt(this.#facts, at);
    const row = rowOfMeasure(this.#facts, at);
    const what = said === null ? '没有任何进展文字和佐证材料' : '报告中没有数据、日期和文件，也没有佐证材料';
    return {
      rule: 'unsupported',
      severity: '重点',
      fingerprint: fingerprintOf(['unsupported', row.id, essence(said?.text ?? '')]),
      unitId: leadOf(measure),
      rows: [row],
      place: row.place,
      words: `状态为“${measure.state}”，${what}`,
      evidence: said === null ? [] : [{ kind: 'text', label: `${said.when}进展`, text: said.text }],
    };
  }
}

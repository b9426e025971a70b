// How many rows get which light under some rules: what the office looks at before it changes them.
import type { Deadline, PlainDate, State } from '../ledger/types.ts';
import { type LightRules, lightOf, lightRuleAt } from './lights.ts';

export interface LightCount {
  problems: number;
  measures: number;
}

export interface LightPreview {
  /** By rule, in their order */
  rules: LightCount[];
  /** Rows without a light */
  none: LightCount;
  /** Rows whose light would differ from today's rules */
  changed: LightCount;
}

export interface LightRow {
  of: keyof LightCount;
  state: State;
  deadline: Deadline;
}

const nothing = (): LightCount => ({ problems: 0, measures: 0 });

/** Counts rows under `rules` and compares each with its light under `present`. Every row is counted exactly once. */
export function previewLights(
  rows: Iterable<LightRow>,
  asOf: PlainDate,
  rules: LightRules,
  present: LightRules,
): LightPreview {
  const preview: LightPreview = { rules: rules.map(nothing), none: nothing(), changed: nothing() };
  for (const { of, state, deadline } of rows) {
    const count = preview.rules[lightRuleAt(state, deadline, asOf, rules)] ?? preview.none;
    count[of]++;
    const [will, is] = [lightOf(state, deadline, asOf, rules), lightOf(state, deadline, asOf, present)];
    if (will?.colour !== is?.colour || will?.word !== is?.word) preview.changed[of]++;
  }
  return preview;
}

// Precision and recall of every rule over labelled examples: each example goes through the whole check-up.
import { CHECKUP_RULES, type CheckupRule } from '#domain/checkup/types.ts';
import { type Case, examine, labelOf, ruleOf } from './case.ts';

export interface Score {
  rule: CheckupRule;
  /** Reported and right, reported and wrong, missed */
  right: number;
  wrong: string[];
  missed: string[];
}

export function scores(cases: readonly Case[]): Score[] {
  const byRule = new Map(
    CHECKUP_RULES.map((rule): [CheckupRule, Score] => [rule, { rule, right: 0, wrong: [], missed: [] }]),
  );
  const scoreOf = (label: string) => byRule.get(ruleOf(label)) as Score;
  for (const example of cases) {
    const found = examine(example).map(labelOf);
    for (const label of found) {
      if (example.expect.includes(label)) scoreOf(label).right++;
      else scoreOf(label).wrong.push(`${example.name} → ${label}`);
    }
    for (const label of example.expect) {
      if (!found.includes(label)) scoreOf(label).missed.push(`${example.name} → ${label}`);
    }
  }
  return [...byRule.values()];
}

const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(0)} %`);

/** As docs/checkup.md shows it. */
export function scoreTable(list: readonly Score[]): string {
  return [
    '| rule | reported | right | precision | expected | recall |',
    '|---|---|---|---|---|---|',
    ...list.map(({ rule, right, wrong, missed }) => {
      const [reported, expected] = [right + wrong.length, right + missed.length];
      return `| ${rule} | ${reported} | ${right} | ${share(right, reported)} | ${expected} | ${share(right, expected)} |`;
    }),
  ].join('\n');
}

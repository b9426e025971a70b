// `check`: 完备性检查 of a round; exit code 1 while something must be put right.
import { RULE_WORDS } from '#domain/precheck/types.ts';
import type { CommandLine } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** Findings of one rule that are told at most. */
const TOLD = 10_000;

export async function check({ flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async (session) => {
    const report = await session.engine.call('precheck', { roundId: (await session.round()).id, atMost: TOLD });
    const findings = report.findings.map((finding) => ({ ...finding, ...RULE_WORDS[finding.rule] }));
    const lines = report.counts.flatMap(({ rule, count }) => [
      `【${RULE_WORDS[rule].severity}】${RULE_WORDS[rule].title}（${count}处）——${RULE_WORDS[rule].fix}`,
      ...report.findings
        .filter((finding) => finding.rule === rule)
        .map(({ place, words, text }) => `  ${[place, words, text].filter((part) => part !== '').join('　')}`),
    ]);
    const summary = `必改${report.mustFix}处，提示${report.hints}处。`;
    return {
      json: { ...report, findings },
      text: [...lines, lines.length === 0 ? '没有发现问题。' : summary].join('\n'),
      failed: report.mustFix > 0,
    };
  });
}

// `checkup`: 体检 of a round, told rule by rule with what each finding rests on.
import { BihuanError } from '#contract/errors.ts';
import { evidenceWords } from '#domain/checkup/list.ts';
import { RULE_WORDS } from '#domain/checkup/registry.ts';
import { CHECKUP_RULES, type CheckupRule, type Finding } from '#domain/checkup/types.ts';
import { type CommandLine, wholeNumber } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** Findings of one rule that are told unless --limit says otherwise. */
const TOLD = 200;

/** checkup [--rules 规则,规则] [--unit 单位] [--limit N]; the whole round is checked and kept, what is told may be a part. */
export async function checkup({ flags }: CommandLine): Promise<Output> {
  const rules = rulesOf(flags.rules);
  const atMost = wholeNumber(flags.limit ?? String(TOLD), '--limit', 1, 2_000);
  return Session.run(flags, async (session) => {
    const { id: roundId } = await session.round();
    const unitId = flags.unit === undefined ? undefined : (await session.unit(flags.unit)).id;
    const report = await session.engine.call('runCheckup', { roundId });
    const found: { rule: CheckupRule; count: number; muted: number; findings: Finding[] }[] = [];
    for (const { rule, count, muted } of report.rules) {
      if (!rules.includes(rule)) continue;
      const of = { roundId, rule, atMost, ...(unitId === undefined ? {} : { unitId }) };
      const findings = count === 0 ? [] : await session.engine.call('listCheckupFindings', of);
      found.push({ rule, count: unitId === undefined ? count : findings.length, muted, findings });
    }
    const { run } = report;
    const lines = found.flatMap(({ rule, count, muted, findings }) => [
      `【${RULE_WORDS[rule].name}】${count}条${muted === 0 ? '' : `，另有${muted}条已忽略`}`,
      ...findings.flatMap(({ severity, place, words, evidence }) => [
        `  ${severity}　${place}　${words}`,
        ...evidence.flatMap((each) => evidenceWords(each).split('\n')).map((line) => `      ${line}`),
      ]),
      ...(findings.length < count ? [`  只列出前${findings.length}条，用 --limit 可多列。`] : []),
    ]);
    const total = found.reduce((sum, { count }) => sum + count, 0);
    const summary = `体检措施${run?.measures ?? 0}条、进展${run?.entries ?? 0}条，用时${((run?.milliseconds ?? 0) / 1_000).toFixed(1)}秒，发现${total}条。`;
    return { json: { run, rules: found }, text: [...lines, summary].join('\n') };
  });
}

/** Rules by their ids or their names. @throws BihuanError usage naming the one that is unknown */
function rulesOf(words: string | undefined): readonly CheckupRule[] {
  if (words === undefined) return CHECKUP_RULES;
  return words.split(/[,，、]/u).map((word) => {
    const asked = word.trim();
    const rule = CHECKUP_RULES.find((each) => each === asked || RULE_WORDS[each].name === asked);
    if (rule === undefined) {
      const known = CHECKUP_RULES.map((each) => `${each}（${RULE_WORDS[each].name}）`).join('、');
      throw new BihuanError('usage', `没有名为“${asked}”的体检规则。可用的规则：${known}。`);
    }
    return rule;
  });
}

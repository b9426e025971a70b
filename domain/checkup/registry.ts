// The rules of the 体检 as data: what each is called, why it matters, and what an office may tune, within which bounds.
import { CHECKUP_RULES, type CheckupRule, type CheckupSettings, type Severity } from './types.ts';

export interface RuleParameter {
  key: string;
  /** As the settings name it: 最近几次调度 */
  name: string;
  /** 次, 天, % …; a switch has none */
  unit: string | null;
  usual: number;
  min: number;
  max: number;
}

export interface RuleWords {
  name: string;
  /** Why it matters, in one sentence */
  why: string;
  /** What to do about it */
  advice: string;
  severity: Severity;
  parameters: readonly RuleParameter[];
}

const number = (key: string, name: string, unit: string, usual: number, min: number, max: number): RuleParameter => ({
  key,
  name,
  unit,
  usual,
  min,
  max,
});
const choice = (key: string, name: string, usual: 0 | 1): RuleParameter => ({
  key,
  name,
  unit: null,
  usual,
  min: 0,
  max: 1,
});
const recent = number('weeks', '查看最近几次调度', '次', 4, 1, 26);

export const RULE_WORDS: Readonly<Record<CheckupRule, RuleWords>> = {
  repeated: {
    name: '进展与上次雷同',
    why: '原文照报说明本期没有新工作，或者没有如实填报。',
    advice: '请单位补报本期做了什么、办到哪一步；确无进展的写明原因。',
    severity: '重点',
    parameters: [recent, number('share', '文字相同达到', '%', 90, 85, 100)],
  },
  copied: {
    name: '不同措施进展雷同',
    why: '不同措施、不同单位的进展成段相同，往往是照抄照搬、笼统应付。',
    advice: '请相关单位对照各自措施重新填报。',
    severity: '重点',
    parameters: [recent, choice('sameProblem', '同一问题的措施之间也检查', 1)],
  },
  intent: {
    name: '只有打算没有事实',
    why: '“将、拟、进一步加强”不是进展，看不出做了什么。',
    advice: '请单位写明已做的事、数量和时间。',
    severity: '重点',
    parameters: [recent, choice('hollow', '只有“加强、推进”一类套话的也算', 1)],
  },
  unsupported: {
    name: '报完成但无数据无佐证',
    why: '已报完成，却没有一个数据、一份文件、一件佐证，无法核验。',
    advice: '补充数据和佐证材料；补不出来的退回整改。',
    severity: '重点',
    parameters: [],
  },
  backwards: {
    name: '进度倒退未说明',
    why: '累计进度比上次低，又没有退回原因和更正说明，前后数据必有一个不实。',
    advice: '请单位核实数据，写明原因。',
    severity: '重点',
    parameters: [recent, number('points', '下降达到', '个百分点', 1, 1, 50)],
  },
  idle: {
    name: '长期没有变化',
    why: '多次调度没有任何变化，整改可能已经停滞。',
    advice: '约请单位说明原因；有困难的提交碰头会，需要的发督办单。',
    severity: '重点',
    parameters: [
      number('weeks', '连续没有变化', '次', 4, 2, 26),
      number('longTermWeeks', '长期坚持的措施放宽到', '次', 12, 2, 52),
    ],
  },
  postponed: {
    name: '时限反复推后',
    why: '完成时限一推再推，说明方案不实或推动不力。',
    advice: '核对每次推后的理由和审批；确需延期的按程序办理。',
    severity: '重点',
    parameters: [number('times', '推后达到', '次', 2, 2, 10)],
  },
  bulk: {
    name: '节点前集中销号',
    why: '大部分措施赶在时间节点前几天一起销号，容易出现纸面整改。',
    advice: '从中抽取若干条现场核验。',
    severity: '提示',
    parameters: [
      number('days', '节点前几天以内', '天', 7, 1, 30),
      number('count', '集中销号达到', '条', 8, 3, 200),
      number('share', '占该单位已销号措施', '%', 60, 30, 100),
    ],
  },
  lookBack: {
    name: '销号后未按期回头看',
    why: '销号不是终点，长期不回头看容易反弹。',
    advice: '安排回头看并登记结论。',
    severity: '提示',
    parameters: [number('days', '没有计划的，销号后', '天', 180, 30, 730)],
  },
  responsibility: {
    name: '责任不清',
    why: '没有牵头单位、几家共同牵头、单位已撤并、找不到联络员，事情就没人管。',
    advice: '明确一个牵头单位和一名联络员。',
    severity: '提示',
    parameters: [number('leads', '牵头单位最多', '家', 1, 1, 5), choice('contact', '没有责任人（联络员）的也算', 1)],
  },
};

/** Every rule on, with its usual values. */
export const USUAL_SETTINGS: CheckupSettings = Object.fromEntries(
  CHECKUP_RULES.map((rule) => [
    rule,
    { on: true, values: Object.fromEntries(RULE_WORDS[rule].parameters.map(({ key, usual }) => [key, usual])) },
  ]),
) as unknown as CheckupSettings;

/** What an office has stored over the usual values; what is unknown or out of bounds by now is as usual. */
export function settingsFrom(stored: string | null): CheckupSettings {
  if (stored === null) return USUAL_SETTINGS;
  const own = JSON.parse(stored) as Partial<CheckupSettings>;
  return Object.fromEntries(
    CHECKUP_RULES.map((rule) => {
      const values = RULE_WORDS[rule].parameters.map((parameter) => {
        const value = own[rule]?.values[parameter.key];
        return [parameter.key, value !== undefined && isWithin(parameter, value) ? value : parameter.usual];
      });
      return [rule, { on: own[rule]?.on ?? true, values: Object.fromEntries(values) }];
    }),
  ) as unknown as CheckupSettings;
}

export const isWithin = ({ min, max }: RuleParameter, value: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;

/** A parameter's value; the registry and the settings hold the same keys. */
export function settingOf(settings: CheckupSettings, rule: CheckupRule, key: string): number {
  const value = settings[rule].values[key];
  if (value === undefined) throw new RangeError(`no parameter ${key} of ${rule}`);
  return value;
}

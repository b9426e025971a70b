// What is wrong with light rules, in words: nothing is stored that could not be read in black and white or never applies.
import { STATES, type State } from '../ledger/types.ts';
import { isClosed } from '../states/states.ts';
import { ruleGroup } from './groups.ts';
import { DAYS_MARK, type LightCondition, type LightRule, type LightRules } from './lights.ts';

export interface LightRuleFault {
  /** Place of the rule, from 0; null: the list as a whole */
  at: number | null;
  /** Sentence: what, where, what to do */
  message: string;
}

export const LIGHT_RULES_AT_MOST = 20;
export const LIGHT_WORD_LENGTH = 12;
export const LIGHT_DAYS_AT_MOST = 3_650;

/** Everything wrong with rules; an empty list means that they can be used. */
export function lightRuleFaults(rules: LightRules): LightRuleFault[] {
  if (rules.length === 0) return [{ at: null, message: '至少要有一条亮灯规则。' }];
  if (rules.length > LIGHT_RULES_AT_MOST) {
    return [{ at: null, message: `亮灯规则不能超过${LIGHT_RULES_AT_MOST}条，现有${rules.length}条。` }];
  }
  return rules.flatMap((rule, at) =>
    [ownFault(rule), hiddenBy(rule, rules.slice(0, at)), confused(rule, rules.slice(0, at))].flatMap((words) =>
      words === null ? [] : [{ at, message: `第${at + 1}条：${words}` }],
    ),
  );
}

function ownFault({ words, when }: LightRule): string | null {
  const text = words.trim();
  if (text === '') return '没有写文字。黑白打印时要靠文字辨认，请填写。';
  if (text.length > LIGHT_WORD_LENGTH) return `文字超过${LIGHT_WORD_LENGTH}个字，请改短。`;
  const countsDays = when.kind === 'daysLeft' || when.kind === 'overdue';
  if (!countsDays && text.includes(DAYS_MARK)) return `“${DAYS_MARK}”只能用在“剩余天数”和“已逾期”的规则里，请删去。`;
  if (/[{}｛｝]/u.test(text.replaceAll(DAYS_MARK, ''))) return `括号里只能写“天数”，即“${DAYS_MARK}”。`;
  if (when.kind === 'states' && when.states.length === 0) return '没有选状态，请至少选一个。';
  if (when.kind === 'daysLeft') {
    const whole = Number.isInteger(when.days) && when.days >= 0 && when.days <= LIGHT_DAYS_AT_MOST;
    if (!whole) return `剩余天数应为0—${LIGHT_DAYS_AT_MOST}的整数。`;
  }
  return null;
}

const OPEN = STATES.filter((state) => !isClosed(state));

/** A rule below one that always comes first would never apply. */
function hiddenBy({ when }: LightRule, above: LightRules): string | null {
  const taken = new Set<State>(above.flatMap((rule) => (rule.when.kind === 'states' ? rule.when.states : [])));
  const states = when.kind === 'states' ? when.states : OPEN;
  const at = above.findIndex((rule) => covers(rule.when, when));
  if (at >= 0) return `不会生效，因为第${at + 1}条在前，已经包括了它。请调整顺序或删去。`;
  if (states.length > 0 && states.every((state) => taken.has(state))) {
    return '不会生效，因为前面的规则已经包括了这些状态。请调整顺序或删去。';
  }
  return null;
}

function covers(above: LightCondition, below: LightCondition): boolean {
  if (above.kind !== below.kind || above.kind === 'states') return false;
  return above.kind !== 'daysLeft' || (below.kind === 'daysLeft' && above.days >= below.days);
}

/** Two colours under one word could not be told apart where words alone are read: in filters, on bad prints. */
function confused(rule: LightRule, above: LightRules): string | null {
  const alike = (other: LightRule) =>
    other.colour !== rule.colour &&
    other.words.trim() !== '' &&
    (ruleGroup(other) === ruleGroup(rule) ||
      (!rule.words.includes(DAYS_MARK) && other.words.trim() === rule.words.trim()));
  const at = above.findIndex(alike);
  return at < 0 ? null : `与第${at + 1}条颜色不同而文字相同，分不清。请改用不同的文字。`;
}

/** What a rule asks for, in words: 状态为待验收; 剩余不超过10天. */
export function conditionWords(when: LightCondition): string {
  switch (when.kind) {
    case 'states':
      return `状态为${when.states.join('、')}`;
    case 'daysLeft':
      return `剩余不超过${when.days}天`;
    case 'overdue':
      return '已逾期';
    case 'longTerm':
      return '长期坚持（未销号）';
  }
}

// Outcomes in words: one entry for the 销号审批表, sums for bulletins and reports.
import { dateWords } from '../calendar/dates.ts';
import { type OutcomeFigures, type Tally, together } from '../statistics/outcomes.ts';
import { wanYuan } from './money.ts';
import { ACTIVITY_KINDS, MONEY_KINDS, type Outcome, PERSON_KINDS, timesUnit } from './types.ts';

/** What sums of money are called in a sentence. */
export const MONEY_WORDS = {
  追缴: '追缴资金',
  清退: '清退资金',
  追回: '追回资金',
  挽回: '挽回损失',
  节约: '节约资金',
} as const;

/** 修订《…办法》（云发〔2026〕3号）, 诫勉2人, 追缴资金12.3456万元, 约谈3人次 */
export function factsWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'rule': {
      const name = /^《.*》$/u.test(outcome.name) ? outcome.name : `《${outcome.name}》`;
      return `${outcome.category}${name}${outcome.documentNumber === null ? '' : `（${outcome.documentNumber}）`}`;
    }
    case 'persons':
      return `${outcome.category}${outcome.count}人`;
    case 'money':
      return `${MONEY_WORDS[outcome.category]}${wanYuan(outcome.cents)}万元`;
    case 'activity': {
      const what = outcome.category === '其他' ? (outcome.name ?? '其他工作') : outcome.category;
      const name = outcome.category === '其他' || outcome.name === null ? '' : `（${outcome.name}）`;
      return `${what}${outcome.count}${timesUnit(outcome.category)}${name}`;
    }
  }
}

/** The same with its day, what is noted, and whether it is counted elsewhere. */
export function outcomeWords(outcome: Outcome): string {
  const details = [
    outcome.date === null ? '' : dateWords(outcome.date),
    outcome.note?.trim() ?? '',
    outcome.countedElsewhere ? '已在其他条目计入' : '',
  ].filter((part) => part !== '');
  return `${factsWords(outcome)}${details.length === 0 ? '' : `，${details.join('，')}`}`;
}

/** One part of a sentence and the sum that it quotes, so that a paper can lead back to the entries. */
export interface QuotedTally {
  before: string;
  /** As printed: 3, 12.3456 */
  value: string;
  after: string;
  tally: Tally;
}

/** Every sum as it is quoted in reports, in order; zeros too, unless `zeros` is false. */
export function quotedTallies(figures: OutcomeFigures, { zeros = true }: { zeros?: boolean } = {}): QuotedTally[] {
  const quoted: QuotedTally[] = [
    { before: '新建制度', value: String(figures.rules.新建.value), after: '项', tally: figures.rules.新建 },
    { before: '修订制度', value: String(figures.rules.修订.value), after: '项', tally: figures.rules.修订 },
    ...PERSON_KINDS.map((kind) => {
      const tally = figures.persons[kind];
      return { before: kind, value: String(tally.value), after: '人', tally };
    }),
    ...MONEY_KINDS.map((kind) => {
      const tally = figures.money[kind];
      return { before: MONEY_WORDS[kind], value: wanYuan(tally.value), after: '万元', tally };
    }),
    ...ACTIVITY_KINDS.filter((kind) => kind !== '其他').map((kind) => {
      const tally = figures.activities[kind];
      return { before: kind, value: String(tally.value), after: timesUnit(kind), tally };
    }),
  ];
  return zeros ? quoted : quoted.filter(({ tally }) => tally.value > 0);
}

/** 新建制度3项、修订制度1项、党纪处分2人 …, as one line of text; '' where nothing was brought about and zeros are left out. */
export function figuresWords(figures: OutcomeFigures, how: { zeros?: boolean } = {}): string {
  return quotedTallies(figures, how)
    .map(({ before, value, after }) => `${before}${value}${after}`)
    .join('、');
}

/** How the sums are made; printed under the 成效统计表. */
export const OUTCOME_NOTE =
  '注：成效按所属措施的牵头单位统计；注明“已在其他条目计入”的不重复计数；人员处理按处理种类分别计人次，同一人受两种处理的分别计入。';

/** Whether anything was summed at all. */
export function isEmpty(figures: OutcomeFigures): boolean {
  return [figures.rules, figures.persons, figures.money, figures.activities].every(
    (tallies) => together(tallies).ids.length === 0,
  );
}

// What an application still lacks, in words. One line a rule: what the form wants is data.
import type { Measure, State } from '../ledger/types.ts';
import { measureLabel } from '../numbering/words.ts';
import { isClosed } from '../states/states.ts';
import { type ApplicationFields, type CheckRecord, TICKS } from './types.ts';

/** What is looked at before an application is sent on. */
export interface MissingFacts {
  fields: ApplicationFields;
  measures: readonly Pick<Measure, 'id' | 'position' | 'state'>[];
  /** Names of the measures and of the problem for which 延期 or 转长期坚持 is still undecided */
  pendingRequests: number;
  /** Files of 佐证材料 linked to the problem, its measures or this application; null where none are kept yet */
  evidence: number | null;
}

/** A measure is finished when its unit reported it so: 待审核, 待验收, or already closed. */
export function isFinished(state: State): boolean {
  return state === '待审核' || state === '待验收' || isClosed(state);
}

const blank = (text: string | null): boolean => text === null || text.trim() === '';
const named = (position: number): string => `措施${measureLabel(position).replace(/是$/, '')}`;

type Rule = (facts: MissingFacts) => string | null;

const RULES: readonly Rule[] = [
  ({ measures }) => (measures.length === 0 ? '没有整改措施' : null),
  ({ measures }) => {
    const open = measures.filter(({ state }) => !isFinished(state));
    return open.length === 0
      ? null
      : `${open.map(({ position, state }) => `${named(position)}（${state}）`).join('、')}尚未完成`;
  },
  ({ pendingRequests }) => (pendingRequests > 0 ? `有${pendingRequests}件延期或转长期坚持申请待审批` : null),
  ({ fields }) => (fields.unitId === null ? '没有申请单位' : null),
  ({ fields }) => (blank(fields.standard) ? '没有填写整改目标/销号标准' : null),
  ({ fields, measures }) => {
    const told = new Map(fields.measures.map(({ measureId, result }) => [measureId, result]));
    const silent = measures.filter(({ id }) => blank(told.get(id) ?? null));
    return silent.length === 0 ? null : `${silent.map(({ position }) => named(position)).join('、')}没有填写完成情况`;
  },
  ({ fields }) => (blank(fields.results) ? '没有填写成效' : null),
  ({ fields }) => (blank(fields.learned) ? '没有填写举一反三情况' : null),
  ({ fields }) => {
    const unset = TICKS.filter((tick) => !fields.ticks.includes(tick));
    return unset.length === 0 ? null : `五项核验未勾选：${unset.join('、')}`;
  },
  ({ evidence }) => (evidence === 0 ? '没有佐证材料' : null),
];

/** Everything that is missing before the application can be sent on; empty when nothing is. */
export function missingToSend(facts: MissingFacts): string[] {
  return RULES.flatMap((rule) => rule(facts) ?? []);
}

/** What is missing of the check record: method, two different persons, date. */
export function missingOfCheck({ methods, personOne, personTwo, checkedOn }: CheckRecord): string[] {
  const parts = [
    ...(methods.length === 0 ? ['检查方式'] : []),
    ...(blank(personOne) || blank(personTwo) || personOne?.trim() === personTwo?.trim() ? ['两名检查人员'] : []),
    ...(checkedOn === null ? ['检查日期'] : []),
  ];
  return parts.length === 0 ? [] : [`检查记录缺${parts.join('、')}`];
}

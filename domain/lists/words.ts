// The words of a list's cells: deadlines, measures, names, problem numbers. Nothing to say is '' and never "null".
import { dateWords } from '../calendar/dates.ts';
import type { Deadline, Measure, Numbering } from '../ledger/types.ts';
import { measureLabel, numberSpans } from '../numbering/words.ts';

/** Joins what is there with 、 and leaves out blanks and repeats. */
export function joinNames(names: readonly (string | null | undefined)[]): string {
  return [...new Set(names.map((name) => name?.trim() ?? '').filter((name) => name !== ''))].join('、');
}

/**
 * 完成时限 in words. The office's own words stand as written; a date they do not name follows in brackets,
 * and 长期坚持 is added where the words do not say so: "2020年6月30日", "立行立改，长期坚持（2020年4月30日）", "长期坚持".
 */
export function deadlineWords(deadline: Deadline): string {
  const own = deadline.text?.trim() ?? '';
  const date = deadline.date === null ? '' : dateWords(deadline.date);
  const words = own === '' ? [date] : [own];
  if (deadline.longTerm && !own.includes('长期')) words.push('长期坚持');
  const said = words.filter((word) => word !== '').join('，');
  const namesItsDate = /[\d０-９]\s*[年月日]|年底|月底/.test(own);
  return own === '' || date === '' || namesItsDate ? said : `${said}（${date}）`;
}

/**
 * A measure as one text: 一是切实提高政治站位。… The label is left out where the problem has no second measure
 * to be told apart from.
 */
export function measureWords(measure: Pick<Measure, 'position' | 'lead' | 'text'>, measuresInProblem: number): string {
  const text = `${measure.lead.trim()}${measure.text.trim()}`;
  return measuresInProblem > 1 ? `${measureLabel(measure.position)}${text}` : text;
}

/** What a problem is called in a list of numbers: 5, or 2-1 (second item, first problem) where numbers restart. */
export interface ProblemNumber {
  item: number;
  problem: number;
}

/** 问题编号: 1—3、5 with continuous numbers, 1-1、1-2、2-1 with restarting ones. */
export function problemNumbersWords(numbers: readonly ProblemNumber[], numbering: Numbering): string {
  if (numbering === 'continuous') return numberSpans(numbers.map((each) => each.problem));
  return joinNames(numbers.map((each) => `${each.item}-${each.problem}`));
}

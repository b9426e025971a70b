// What a workbook tells of the round that it belongs to: proposals for the clerk, never more.
import type { Numbering } from '../ledger/types.ts';
import type { SheetProblem } from './reading.ts';

export interface ProposedRound {
  name: string;
  kind: string;
  numbering: Numbering;
}

const KINDS: [RegExp, string][] = [
  [/巡视/, '巡视'],
  [/巡察/, '巡察'],
  [/审计/, '审计'],
  [/督察|环保/, '督察'],
];
const LIST_WORDS =
  /(?:问题|任务|责任|工作)?(?:台账|清单|一览表|情况表|汇总表|统计表|明细表|进展表|任务表|总表)(?:[（(][^）)]*[）)])?$/;

/** Proposes name, kind and numbering from the title rows, the file's name and the problems' numbers. */
export function proposeRound(
  titles: readonly string[],
  fileName: string,
  problems: readonly SheetProblem[],
): ProposedRound {
  const file = fileName.replace(/\.[^.]*$/, '').trim();
  const title = titles.find((text) => text.length >= 4 && text.length <= 60 && !/[:：]/.test(text)) ?? file;
  const name = title.replace(/\s/g, '').replace(LIST_WORDS, '') || title;
  const said = `${titles.join(' ')} ${file}`;
  let restarts = 0;
  problems.forEach(({ number }, i) => {
    if (i > 0 && number === 1) restarts++;
  });
  return {
    name: name.slice(0, 200),
    kind: KINDS.find(([test]) => test.test(said))?.[1] ?? '巡察',
    numbering: restarts > 0 ? 'restart' : 'continuous',
  };
}

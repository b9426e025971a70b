// 整改方案: every problem with its goal, measures, responsibility and deadline.
import { dateWords } from '../calendar/dates.ts';
import { heading, paragraph } from '../content/blocks.ts';
import type { Block, TextDocument } from '../content/types.ts';
import { responsibilitiesOf } from '../ledger/responsibilities.ts';
import type { Deadline, Problem } from '../ledger/types.ts';
import { type NameBook, nameBook } from '../lists/names.ts';
import { deadlineWords, joinNames } from '../lists/words.ts';
import { bracketedChinese, chineseNumber, measureLabel } from '../numbering/words.ts';
import { includedTree } from './included.ts';
import type { ReportSources, ReportSwitches } from './types.ts';
import { dateOrOpen, OPEN_PLACE, problemNumber, quoted, sentence } from './wording.ts';

/** Nothing is withheld in a plan: it is an internal paper. */
export function draftPlan(sources: ReportSources, switches: ReportSwitches): TextDocument {
  const { tree, asOf } = sources;
  const { inspection, organ } = switches;
  const names = nameBook(tree);
  const blocks: Block[] = [
    paragraph(
      'opening',
      `${dateOrOpen(tree.round.feedbackDate)}，${tree.round.inspectingBody ?? OPEN_PLACE}向${organ}反馈了${inspection}意见。为全面落实整改要求，制定本方案。`,
    ),
    heading('goal', 1, '一、总体要求'),
    paragraph(
      'goal/text',
      `坚持问题导向、结果导向，对反馈的问题照单全收、逐条认领，做到整改目标、整改措施、责任领导、牵头单位、责任单位、完成时限“六明确”，不达标准绝不销号，确保件件有着落、事事有回音。`,
    ),
    heading('tasks', 1, '二、整改任务及措施'),
  ];
  let aspectNumber = 0;
  for (const { aspect, items } of includedTree(tree, [], switches.numbering)) {
    if (aspect.title !== null) {
      aspectNumber += 1;
      blocks.push(
        heading(`aspect/${aspect.id}`, 2, `${bracketedChinese(aspectNumber)}关于${quoted(aspect.title)}方面的问题`),
      );
    }
    for (const { item, number, problems } of items) {
      if (item.title !== null) blocks.push(heading(`item/${item.id}`, 3, `${number}.关于${quoted(item.title)}问题`));
      for (const { problem, number: n } of problems) blocks.push(...problemBlocks(problem, n, switches, names));
    }
  }
  blocks.push(
    heading('guarantee', 1, '三、组织保障'),
    paragraph('guarantee/1', '（一）加强组织领导。整改工作领导小组统筹推进，办公室负责日常调度、督促检查和销号核验。'),
    paragraph('guarantee/2', '（二）实行台账管理。每周一调度，每两周召开碰头会，进展情况定期通报；按时限对账销号。'),
    paragraph('guarantee/3', '（三）严格责任追究。对整改不力、敷衍应付、虚假整改的，严肃追责问责。'),
  );
  return {
    kind: 'text',
    mark: '内部事项 注意保管',
    head: null,
    title: `${organ}关于${inspection}反馈意见的整改方案`,
    addressee: null,
    blocks,
    signature: { organ, date: dateWords(asOf) },
    tail: null,
  };
}

const hasDeadline = (deadline: Deadline): boolean =>
  deadline.date !== null || deadline.text !== null || deadline.longTerm;

function problemBlocks(problem: Problem, n: number, switches: ReportSwitches, names: NameBook): Block[] {
  const { responsibilities: who } = problem;
  const key = `problem/${problem.id}`;
  const labelled = (label: string, value: string) =>
    paragraph(`${key}/${label}`, { text: `${label}：`, bold: true }, value === '' ? OPEN_PLACE : value);
  const supporting = names.units(who.supporting);
  return [
    paragraph(key, `${problemNumber(n, switches)}${sentence(problem.title)}`),
    labelled('整改目标', problem.target === null ? '' : sentence(problem.target)),
    paragraph(`${key}/measures`, { text: '整改措施：', bold: true }),
    ...problem.measures.map((measure, index) => {
      const own = responsibilitiesOf(measure, problem);
      const differs = joinNames([
        names.units(own.lead) === names.units(who.lead) ? '' : `牵头单位：${names.units(own.lead)}`,
        hasDeadline(measure.deadline) && deadlineWords(measure.deadline) !== deadlineWords(problem.deadline)
          ? `完成时限：${deadlineWords(measure.deadline)}`
          : '',
      ]).replace(/、(?=完成时限)/u, '；');
      return paragraph(
        `measure/${measure.id}`,
        `${measureLabel(index + 1, switches.bullets)}${sentence(`${measure.lead}${measure.text}`)}`,
        differs === '' ? '' : `（${differs}）`,
      );
    }),
    labelled('责任领导', names.people(who.leader)),
    labelled('牵头单位', names.units(who.lead)),
    ...(who.responsible.length > 0 ? [labelled('责任单位', names.units(who.responsible))] : []),
    ...(supporting === '' ? [] : [labelled('配合单位', supporting)]),
    labelled('完成时限', hasDeadline(problem.deadline) ? deadlineWords(problem.deadline) : ''),
  ];
}

/** 一、 for chapters that are numbered as they come. */
export const chapterTitle = (n: number, title: string): string => `${chineseNumber(n)}、${title}`;

// Internal papers: 整改进展报告 (党内通报), 阶段小结, 主要负责人组织落实情况报告.

import { unitTable } from '../bulletin/unit-table.ts';
import { dateWords } from '../calendar/dates.ts';
import { heading, paragraph } from '../content/blocks.ts';
import type { Block, TextDocument } from '../content/types.ts';
import { nameBook } from '../lists/names.ts';
import { REPORT_CLASS_NOTE } from '../states/states.ts';
import { includedTree } from './included.ts';
import { nextSteps, reportTitle, taskBlocks } from './notice.ts';
import { openWork } from './open-work.ts';
import { organisationChapter, statisticsParagraph } from './organisation.ts';
import { chapterTitle } from './plan.ts';
import { cluesSentences, outcomesSentence } from './totals.ts';
import type { ReportSources, ReportSwitches } from './types.ts';
import { OPEN_PLACE } from './wording.ts';

/** Chapters are numbered as they come, whichever are switched off. */
class Chapters {
  #count = 0;
  readonly blocks: Block[] = [];

  next(): number {
    this.#count += 1;
    return this.#count;
  }

  add(key: string, title: string, ...blocks: Block[]): void {
    this.blocks.push(heading(key, 1, chapterTitle(this.next(), title)), ...blocks);
  }
}

function document(title: string, { organ }: ReportSwitches, asOf: string, blocks: Block[]): TextDocument {
  return {
    kind: 'text',
    mark: '内部事项 注意保管',
    head: null,
    title,
    addressee: null,
    blocks,
    signature: { organ, date: dateWords(asOf) },
    tail: null,
  };
}

const numberedProblems = (sources: ReportSources, switches: ReportSwitches) =>
  includedTree(sources.tree, [], switches.numbering).flatMap(({ items }) => items.flatMap(({ problems }) => problems));

/** Everything: organisation, figures, units, every problem, outcomes, clues, what is left. Nothing is withheld. */
export function draftInternal(sources: ReportSources, switches: ReportSwitches): TextDocument {
  const { tree, asOf, figures } = sources;
  const chapters = new Chapters();
  chapters.blocks.push(paragraph('opening', `现将截至${dateWords(asOf)}“${tree.round.name}”的整改进展情况报告如下。`));
  if (switches.organisation) chapters.blocks.push(...organisationChapter(sources, switches, chapters.next()));
  if (switches.statistics) {
    chapters.add(
      'figures',
      '总体进展',
      statisticsParagraph('statistics', figures, dateWords(asOf)),
      paragraph('statistics/note', REPORT_CLASS_NOTE),
      unitTable(figures),
    );
  }
  const aspects = includedTree(tree, [], switches.numbering);
  chapters.add('tasks', '具体问题整改进展', ...taskBlocks(aspects, sources, switches));
  addTotals(chapters, sources, switches);
  chapters.add(
    'shortcomings',
    '存在的问题',
    ...openWork(numberedProblems(sources, switches), figures, asOf, nameBook(tree)),
  );
  if (switches.nextSteps) chapters.blocks.push(...nextSteps(switches, chapters.next()));
  return document(reportTitle(switches), switches, asOf, chapters.blocks);
}

function addTotals(chapters: Chapters, sources: ReportSources, switches: ReportSwitches): void {
  const outcomes = switches.outcomes ? outcomesSentence(sources.outcomes) : '';
  if (outcomes !== '') chapters.add('outcomes', '整改成效', paragraph('outcomes/text', outcomes));
  if (switches.clues && sources.clues !== null) {
    chapters.add('clues', '问题线索和信访件办理情况', paragraph('clues/text', cluesSentences(sources.clues)));
  }
}

/** A period in short: what changed since its beginning, what is left. */
export function draftStage(sources: ReportSources, switches: ReportSwitches): TextDocument {
  const { tree, asOf, figures, before, activity } = sources;
  const chapters = new Chapters();
  const period = activity.from === null ? `截至${dateWords(asOf)}` : `${dateWords(activity.from)}至${dateWords(asOf)}`;
  chapters.blocks.push(paragraph('opening', `现将${period}“${tree.round.name}”整改工作小结如下。`));
  if (switches.organisation) chapters.blocks.push(...organisationChapter(sources, switches, chapters.next()));
  const change = (of: 'problems' | 'measures', unit: string) => {
    if (before === null) return '';
    const n = figures[of].classes.已完成 - before[of].classes.已完成;
    return n < 0 ? `比期初减少${-n}${unit}` : `比期初增加${n}${unit}`;
  };
  chapters.add(
    'figures',
    '阶段进展',
    statisticsParagraph('statistics', figures, dateWords(asOf)),
    ...(before === null
      ? []
      : [paragraph('change', `已完成的问题${change('problems', '个')}，已完成的措施${change('measures', '条')}。`)]),
    paragraph('statistics/note', REPORT_CLASS_NOTE),
    unitTable(figures),
  );
  addTotals(chapters, sources, switches);
  chapters.add(
    'shortcomings',
    '存在的问题',
    ...openWork(numberedProblems(sources, switches), figures, asOf, nameBook(tree)),
  );
  if (switches.nextSteps) chapters.blocks.push(...nextSteps(switches, chapters.next()));
  return document(`${switches.organ}${switches.inspection}整改工作阶段小结`, switches, asOf, chapters.blocks);
}

/**
 * The frame of 主要负责人组织落实情况报告: what is counted is filled in, what only the person can say is left open.
 */
export function draftLeader(sources: ReportSources, switches: ReportSwitches): TextDocument {
  const { asOf, figures, activity } = sources;
  const { inspection } = switches;
  const chapters = new Chapters();
  chapters.blocks.push(
    paragraph('opening', `根据${inspection}整改工作要求，现将本人组织落实${inspection}整改情况报告如下。`),
  );
  chapters.add(
    'first',
    '履行第一责任人责任情况',
    paragraph(
      'first/1',
      `${inspection}意见反馈后，本人主持召开${OPEN_PLACE}会议${OPEN_PLACE}次，专题研究整改工作；担任整改工作领导小组组长，审定整改方案和问题清单、任务清单、责任清单。`,
    ),
    paragraph('first/2', `本人牵头负责的问题：${OPEN_PLACE}。对重点难点问题，带头领办、带头督办：${OPEN_PLACE}。`),
  );
  chapters.add(
    'organise',
    '组织推动整改落实情况',
    paragraph(
      'organise/1',
      `推动建立每周一调度机制，累计调度${activity.reviews}次，召开碰头会${activity.meetings}次，议定事项${activity.decisions}项，已落实${activity.decisionsDone}项；审签印发通报${activity.bulletins}期。`,
    ),
    statisticsParagraph('statistics', figures, dateWords(asOf)),
  );
  addTotals(chapters, sources, switches);
  chapters.add(
    'shortcomings',
    '存在的不足',
    paragraph(
      'shortcomings/1',
      `仍有${figures.problems.total - figures.problems.classes.已完成}个问题未完成整改；${OPEN_PLACE}。`,
    ),
  );
  if (switches.nextSteps) chapters.blocks.push(...nextSteps(switches, chapters.next()));
  return document(`${OPEN_PLACE}同志组织落实${inspection}整改情况的报告`, switches, asOf, chapters.blocks);
}

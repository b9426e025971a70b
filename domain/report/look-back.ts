// 回头看报告: how many were looked at, what held, what has to be strengthened, what relapsed.
import { dateWords, monthDayWords } from '../calendar/dates.ts';
import { heading, paragraph } from '../content/blocks.ts';
import type { Block, TextDocument } from '../content/types.ts';
import { type Id, LOOK_BACK_RESULTS, type PlainDate } from '../ledger/types.ts';
import type { LookBackItem } from '../look-back/types.ts';
import { chineseNumber } from '../numbering/words.ts';
import { percentWords } from '../statistics/figures.ts';
import { includedTree } from './included.ts';
import { chapterTitle } from './plan.ts';
import type { LookBackLine, ReportSources, ReportSwitches } from './types.ts';
import { problemNumber, quoted, sentence } from './wording.ts';

const TITLES = {
  巩固: '整改成效得到巩固的问题',
  需强化: '需要进一步强化的问题',
  反弹: '出现反弹的问题',
} as const;

/** What a report says of look-backs: the latest finding of each problem up to a day, and how many were to be looked at. */
export function lookBacksOf(
  items: readonly LookBackItem[],
  asOf: PlainDate,
): Pick<ReportSources, 'lookBacks' | 'lookBackPlanned'> {
  const latest = new Map<Id, LookBackLine>();
  for (const { problemId, result, checkedOn, findings } of items) {
    if (result === null || (checkedOn ?? '') > asOf) continue;
    const before = latest.get(problemId);
    if (before !== undefined && (before.date ?? '') > (checkedOn ?? '')) continue;
    latest.set(problemId, { problemId, result, date: checkedOn, text: findings ?? '' });
  }
  return { lookBacks: [...latest.values()], lookBackPlanned: new Set(items.map(({ problemId }) => problemId)).size };
}

export function draftLookBack(sources: ReportSources, switches: ReportSwitches): TextDocument {
  const { tree, asOf, lookBacks, lookBackPlanned } = sources;
  const known = new Map(
    includedTree(tree, [], switches.numbering)
      .flatMap(({ items }) => items.flatMap(({ problems }) => problems))
      .map((one) => [one.problem.id, one]),
  );
  const lines = lookBacks.filter(({ problemId }) => known.has(problemId));
  const counts = LOOK_BACK_RESULTS.map((result) => {
    const n = lines.filter((line) => line.result === result).length;
    return `${result}${n}个（${percentWords(n, lines.length)}）`;
  });
  const blocks: Block[] = [
    paragraph(
      'opening',
      `为防止问题反弹，对“${tree.round.name}”已销号问题开展回头看。现将截至${dateWords(asOf)}的情况报告如下。`,
    ),
    heading('overall', 1, chapterTitle(1, '总体情况')),
    paragraph(
      'overall/text',
      `计划回头看问题${lookBackPlanned}个，已看${lines.length}个，其中${counts.join('，')}；尚未看${Math.max(0, lookBackPlanned - lines.length)}个。`,
    ),
  ];
  let chapter = 1;
  for (const result of LOOK_BACK_RESULTS) {
    const found = lines.filter((line) => line.result === result);
    chapter += 1;
    blocks.push(heading(`result/${result}`, 1, chapterTitle(chapter, TITLES[result])));
    if (found.length === 0) blocks.push(paragraph(`result/${result}/none`, '无。'));
    for (const line of found) {
      const { problem, number } = known.get(line.problemId) ?? {};
      if (problem === undefined || number === undefined) continue;
      blocks.push(
        paragraph(
          `problem/${problem.id}`,
          `${problemNumber(number, switches)}${quoted(problem.title)}问题。`,
          line.date === null ? '' : `${monthDayWords(line.date)}回头看，`,
          `结论：${result}。${sentence(line.text)}`,
        ),
      );
    }
  }
  blocks.push(
    heading('next', 1, chapterTitle(chapter + 1, '下步工作')),
    ...[
      '对成效得到巩固的，转入常态化管理，定期复查。',
      '对需要强化的，补充整改措施，明确责任单位和完成时限。',
      '对出现反弹的，重新挂号，查明原因，限期整改到位。',
    ].map((text, index) => paragraph(`next/${index + 1}`, `${chineseNumber(index + 1)}是${text}`)),
  );
  return {
    kind: 'text',
    mark: '内部事项 注意保管',
    head: null,
    title: `${switches.organ}${switches.inspection}整改“回头看”情况报告`,
    addressee: null,
    blocks,
    signature: { organ: switches.organ, date: dateWords(asOf) },
    tail: null,
  };
}

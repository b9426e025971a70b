// The chapter on how the work was organised: everything that can be counted is counted, the rest is left to be written.
import { figureRun, heading, paragraph } from '../content/blocks.ts';
import type { Block, Run } from '../content/types.ts';
import { bracketedChinese, chineseNumber } from '../numbering/words.ts';
import { REPORT_CLASSES } from '../states/states.ts';
import { percentWords } from '../statistics/figures.ts';
import type { ClassCounts, RoundCounts } from '../statistics/types.ts';
import type { Activity, ReportSources, ReportSwitches } from './types.ts';
import { OPEN_PLACE } from './wording.ts';

/** 督办单3份、提醒函1份 */
export function lettersWords(letters: Activity['letters']): string {
  return letters.map(({ kind, count }) => `${kind}${count}份`).join('、');
}

/** What was not done is not boasted of: a count of nothing is left open or left out. */
function meetingsWords({ meetings, decisions, decisionsDone }: Activity): string {
  if (meetings === 0) return `召开${OPEN_PLACE}会议${OPEN_PLACE}次，研究部署整改工作`;
  const decided = decisions === 0 ? '' : `，议定事项${decisions}项，已落实${decisionsDone}项`;
  return `召开整改工作碰头会${meetings}次${decided}`;
}

function followUpWords({ reviews, bulletins, letters }: Activity): string {
  return [
    reviews === 0 ? '实行每周一调度' : `实行每周一调度，累计调度${reviews}次`,
    ...(bulletins === 0 ? [] : [`编发通报${bulletins}期`]),
    ...(letters.length === 0 ? [] : [`发出${lettersWords(letters)}`]),
  ].join('，');
}

function returnedWords({ returned }: Activity): string {
  return returned === 0 ? '' : `对进展不实、材料不全的退回重改${returned}条次，`;
}

/** （一）深化认识 … （四）从严销号: four paragraphs with counted facts. */
export function organisationChapter(sources: ReportSources, switches: ReportSwitches, chapter: number): Block[] {
  const { activity, tree, figures } = sources;
  const inspection = switches.inspection;
  const items = tree.aspects.reduce(
    (sum, aspect) => sum + aspect.items.filter((item) => item.title !== null).length,
    0,
  );
  const aspects = tree.aspects.filter((aspect) => aspect.title !== null).length;
  const levels = [...(aspects > 0 ? [`${aspects}个方面`] : []), ...(items > 0 ? [`${items}项`] : [])].join('');
  const problems = figureRun(figures.problems.total, 'problems.total');
  const measures = figureRun(figures.measures.total, 'measures.total');
  return [
    heading('organisation', 1, `${chineseNumber(chapter)}、提高政治站位，坚决扛起${inspection}整改主体责任`),
    paragraph('organisation/1', `（一）深化认识，统一思想。把整改作为重大政治任务，${meetingsWords(activity)}。`),
    paragraph(
      'organisation/2',
      `（二）细化任务，压实责任。将反馈意见细化为${levels}`,
      problems,
      '个具体问题，制定整改措施',
      measures,
      `条，明确牵头单位${activity.leadUnits}个、责任单位${activity.responsibleUnits}个，建立问题清单、任务清单、责任清单，逐条明确标准和时限。`,
    ),
    paragraph('organisation/3', `（三）定期调度，跟踪问效。${followUpWords(activity)}。`),
    paragraph(
      'organisation/4',
      `（四）从严把关，务求实效。坚持不达标准绝不销号，${returnedWords(activity)}坚决防止表面整改、假装整改、敷衍整改。`,
    ),
  ];
}

function classRuns(figures: ClassCounts, of: 'problems' | 'measures', unit: string): Run[] {
  const total = figures.total;
  return REPORT_CLASSES.flatMap((name, index) => {
    const value = figures.classes[name];
    return [
      { text: `${index === 0 ? '' : '，'}${name}` },
      figureRun(value, `${of}.${name}`),
      { text: `${unit}（${percentWords(value, total)}）` },
    ];
  });
}

/** Problems and measures by class with shares; 完成率 names what it was divided by (DOMAIN §5). */
export function statisticsParagraph(key: string, figures: RoundCounts, asOfWords: string): Block {
  const rate = (counted: ClassCounts) =>
    `完成率${counted.classes.已完成}/${counted.total}＝${percentWords(counted.classes.已完成, counted.total)}`;
  return paragraph(
    key,
    `截至${asOfWords}，反馈问题`,
    figureRun(figures.problems.total, 'problems.total'),
    '个：',
    ...classRuns(figures.problems, 'problems', '个'),
    `，${rate(figures.problems)}；整改措施`,
    figureRun(figures.measures.total, 'measures.total'),
    '条：',
    ...classRuns(figures.measures, 'measures', '条'),
    `，${rate(figures.measures)}。`,
  );
}

/** （五） for a paragraph's own number. */
export const numbered = (n: number, title: string): string => `${bracketedChinese(n)}${title}`;

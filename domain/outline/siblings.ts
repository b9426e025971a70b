// Members that do not look like their siblings: a measure or title that swallowed more than its own words, levels that slipped.
import { fold } from './chars.ts';
import { readMarker } from './markers.ts';
import type { OutlineMeasure, OutlineProblem, OutlineWarning } from './types.ts';
import { actsFirst, endsInFault } from './wording.ts';

/** Sentences from which a measure may be several, where the others are one. */
const SEVERAL = 3;
/** Share of measures of one sentence from which that is this document's manner. */
const USUAL = 0.6;
/** …不够严格的问题县委组织部开展…: words behind the end of a title. */
const BEHIND_ITS_END = /^[^“”‘’"]*(?:不|未|的)[^“”‘’"]{1,12}的问题[\u4e00-\u9fff][^，。；]{7,}/;
/** Fewer members than these have no manner. */
const MEMBERS = 3;
/** Unmarked paragraphs behind measures are this document's manner where they are more than one in so many. */
const RARE = 5;
/** Confidence of what is doubtful by itself; below 0.6 the clerk is asked to look. */
const DOUBTFUL = 0.5;

const sentencesOf = (text: string): string[] => text.split(/[。！？!?\n]/).filter((sentence) => sentence.trim() !== '');

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
const placeOf = (entry: { paragraphs: readonly number[] }): number => entry.paragraphs[0] ?? 0;

function manySentences(measures: readonly OutlineMeasure[]): OutlineWarning[] {
  const counts = measures.map(({ lead, text }) => sentencesOf(lead + text).length);
  const single = counts.filter((count) => count <= 1).length;
  if (measures.length < MEMBERS || single < measures.length * USUAL) return [];
  return measures.flatMap((measure, i) => {
    const count = counts[i] as number;
    if (count < SEVERAL) return [];
    measure.confidence = Math.min(measure.confidence, DOUBTFUL);
    return [
      {
        code: 'measure-unlike-others',
        message: `第${placeOf(measure) + 1}段的措施有${count}句，其他措施多为一句，请核对是否要拆开：${short(measure.lead)}`,
        paragraph: placeOf(measure),
      },
    ];
  });
}

function longTitles(problems: readonly OutlineProblem[]): OutlineWarning[] {
  if (problems.length < MEMBERS) return [];
  const counts = median(problems.map(({ title }) => sentencesOf(title).length));
  return problems.flatMap((problem) => {
    const count = sentencesOf(problem.title).length;
    const behind = BEHIND_ITS_END.exec(problem.title);
    if (!(count >= SEVERAL && count >= counts + 2) && !behind) return [];
    problem.confidence = Math.min(problem.confidence, DOUBTFUL);
    return [
      {
        code: 'title-unlike-others',
        message: `第${placeOf(problem) + 1}段的问题比其他问题长得多，可能含有别的内容，请核对：${short(problem.title)}`,
        paragraph: placeOf(problem),
      },
    ];
  });
}

/** A mark of 2 or more inside a title whose 1 stands elsewhere, and measures that begin with a mark. */
function strayMarks(problems: readonly OutlineProblem[]): OutlineWarning[] {
  const out: OutlineWarning[] = [];
  for (const problem of problems) {
    const title = fold(problem.title);
    if (
      /[。；;](?:\([二三四五六七八九2-9]\)|[②-⑨]|[2-9][.、](?!\d)|[二三四五六七八九](?:是|、))/.test(title) &&
      !/一是|\([一1]\)|①|1[.、]|一、/.test(title)
    ) {
      problem.confidence = Math.min(problem.confidence, DOUBTFUL);
      out.push({
        code: 'title-holds-mark',
        message: `第${placeOf(problem) + 1}段的问题里有另一个编号，可能含有下一条，请核对：${short(problem.title)}`,
        paragraph: placeOf(problem),
      });
    }
    for (const measure of problem.measures) {
      const marker = readMarker(measure.lead);
      if (marker === null || marker.number === null || !/[（(.．、①-⑳]/.test(marker.raw)) continue;
      measure.confidence = Math.min(measure.confidence, DOUBTFUL);
      out.push({
        code: 'measure-keeps-mark',
        message: `第${placeOf(measure) + 1}段的编号没有看懂，已作为措施的文字，请核对它属于哪一级：${short(measure.lead)}`,
        paragraph: placeOf(measure),
      });
    }
  }
  return out;
}

/** 集中学习次数少。补学4次。: a short sentence that is no act, with an act behind it; or the predicate of a fault. */
function statesFault(lead: string, text: string): boolean {
  if (actsFirst(lead)) return false;
  return endsInFault(lead) || (lead.length <= 16 && /。$/.test(lead) && text !== '' && actsFirst(text));
}

/** Most measures of a problem read like faults: the levels may have slipped by one. */
function slippedLevels(problems: readonly OutlineProblem[]): OutlineWarning[] {
  return problems.flatMap((problem) => {
    const { measures } = problem;
    const faulty = measures.filter(({ lead, text }) => statesFault(lead, text)).length;
    if (measures.length < 2 || faulty * 2 <= measures.length) return [];
    problem.confidence = Math.min(problem.confidence, DOUBTFUL);
    return [
      {
        code: 'level-doubtful',
        message: `第${placeOf(problem) + 1}段“${short(problem.title)}”下面的措施像是问题，层级可能错了一级，请核对`,
        paragraph: placeOf(problem),
      },
    ];
  });
}

/** Unmarked paragraphs that were put behind a measure, where that is not this document's manner. */
function appended(measures: readonly OutlineMeasure[], places: readonly number[]): OutlineWarning[] {
  if (places.length * RARE > measures.length) return [];
  return places.map((paragraph) => ({
    code: 'text-appended',
    message: `第${paragraph + 1}段没有编号，已接在前一条措施后面，请核对是否属于它`,
    paragraph,
  }));
}

/** Doubts from comparing problems and measures with each other; lowers the confidence of those it names. */
export function siblingDoubts(
  problems: readonly OutlineProblem[],
  behindMeasures: readonly number[],
): OutlineWarning[][] {
  const measures = problems.flatMap((problem) => problem.measures);
  return [
    slippedLevels(problems),
    strayMarks(problems),
    longTitles(problems),
    manySentences(measures),
    appended(measures, behindMeasures),
  ];
}

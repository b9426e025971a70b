// A findings document to its tree: which mark stands for which level in this document, and what it holds.
import type { OutlineCounts } from '../ledger/types.ts';
import { arrange } from './arrange.ts';
import { buildProblem, type Context, paragraphsOf, putFieldNode } from './build.ts';
import { combine, tableAspects } from './combine.ts';
import { account, type Read } from './coverage.ts';
import { doubts, summedUp } from './doubts.ts';
import { inherit, settleLastFields } from './fields.ts';
import { flatten, layOut } from './layout.ts';
import { type Found, headingTitle } from './levels.ts';
import { type Line, toLines } from './lines.ts';
import { familyWords } from './markers.ts';
import {
  differing,
  follows,
  type LevelChoice,
  marksOf,
  placeHeadings,
  WORD_POINTS,
  withChoice,
} from './pattern-override.ts';
import { describesOnly, documentBias, profileOf } from './profile.ts';
import { type Bias, type Reading, readTree } from './reading.ts';
import type { Role, Weighing } from './roles.ts';
import { siblingDoubts } from './siblings.ts';
import { tableProblems } from './tables.ts';
import { compareTotals, mainTotals, type StatedTotals, totalsAlone } from './totals.ts';
import { buildTree, type TreeNode } from './tree.ts';
import type {
  LevelMarks,
  Outline,
  OutlineAspect,
  OutlineFields,
  OutlineItem,
  OutlineMark,
  OutlineProblem,
  OutlineWarning,
  PassedOver,
  SourceParagraph,
} from './types.ts';

/** Counts aspects, items (absent levels count nothing), problems and measures. */
export function countOutline(aspects: readonly Pick<OutlineAspect, 'title' | 'items'>[]): OutlineCounts {
  const counts: OutlineCounts = { aspects: 0, items: 0, problems: 0, measures: 0 };
  for (const aspect of aspects) {
    if (aspect.title !== null) counts.aspects++;
    for (const item of aspect.items) {
      if (item.title !== null) counts.items++;
      counts.problems += item.problems.length;
      for (const problem of item.problems) counts.measures += problem.measures.length;
    }
  }
  return counts;
}

/**
 * 0–1 from the lead of each problem's role over the next best, in points of evidence; problems counted alike back
 * each other.
 */
function confidences(found: readonly Found[], weighing: Weighing): number[] {
  const own = found.map(({ node }) => 1 / (1 + Math.exp(-Math.max(-6, Math.min(8, weighing.margin(node))) / 1.5)));
  const families = new Map<string, { sum: number; count: number }>();
  found.forEach(({ node }, i) => {
    const family = families.get(node.family) ?? { sum: 0, count: 0 };
    families.set(node.family, { sum: family.sum + (own[i] as number), count: family.count + 1 });
  });
  return found.map(({ node }, i) => {
    const family = families.get(node.family) as { sum: number; count: number };
    const value = 0.6 * (own[i] as number) + 0.4 * (family.sum / family.count);
    return Math.round((node.gap > 0 ? value * 0.8 : value) * 100) / 100;
  });
}

/** One heading node, or two labels 方面：… that say the same. */
function sameHeading(a: TreeNode | null, b: TreeNode | null): boolean {
  return a === b || (a?.label?.key === 'aspect' && b?.label?.key === 'aspect' && a.text === b.text);
}

/** Paragraphs of a heading and of the fields below it, which hold for all its problems. */
function placesOf(heading: TreeNode | null, roleOf: (node: TreeNode) => Role): number[] {
  if (!heading) return [];
  const out = [];
  for (let i = heading.paragraph; i <= heading.last; i++) out.push(i);
  return [...out, ...heading.children.filter((child) => roleOf(child) === 'field').flatMap(paragraphsOf)];
}

function toTree(found: readonly Found[], weighing: Weighing, context: Context): OutlineAspect[] {
  const roleOf = context.roleOf;
  const aspects: OutlineAspect[] = [];
  let last: Found | null = null;
  let running = 0;
  const sure = confidences(found, weighing);
  for (const [place, entry] of found.entries()) {
    const { node, aspect, category, item } = entry;
    if (!last || !sameHeading(last.aspect, aspect)) {
      aspects.push({
        title: aspect ? headingTitle(aspect) : null,
        items: [],
        paragraphs: [],
      });
    }
    const current = aspects.at(-1) as OutlineAspect;
    for (const place of placesOf(aspect, roleOf))
      if (!current.paragraphs.includes(place)) current.paragraphs.push(place);
    if (!last || !sameHeading(last.aspect, aspect) || last.item !== item || last.category !== category) {
      current.items.push({
        number: item?.number ?? null,
        title: item ? headingTitle(item) : null,
        category: category ? headingTitle(category) : null,
        problems: [],
        paragraphs: [category, item].flatMap((heading) => placesOf(heading, roleOf)),
      });
    }
    const holder = current.items.at(-1) as OutlineItem;
    // unnumbered problems run on, so that every one can be named
    const number = node.number ?? running + 1;
    running = number;
    const problem = buildProblem(node, number, sure[place] as number, context);
    for (const heading of [aspect, category, item]) {
      const shared: OutlineFields = {};
      for (const child of heading?.children ?? []) {
        if (roleOf(child) === 'field') putFieldNode(shared, child, context);
      }
      inherit(problem, shared);
    }
    holder.problems.push(problem);
    last = entry;
  }
  return aspects;
}

export interface OutlineOptions {
  /** The clerk's word on which mark stands for which level; levels left out are recognised */
  levels?: LevelChoice | undefined;
}

/** The family that most nodes are counted in; null where there are none. */
function commonFamily(nodes: readonly (TreeNode | null)[]): string | null {
  const votes = new Map<string, number>();
  for (const node of nodes) if (node) votes.set(node.family, (votes.get(node.family) ?? 0) + 1);
  const best = [...votes].sort((a, b) => b[1] - a[1])[0];
  return best ? best[0] : null;
}

function levelsOf(found: readonly Found[], roleOf: (node: TreeNode) => Role): LevelMarks {
  return {
    aspect: commonFamily(found.map(({ aspect }) => aspect)),
    item: commonFamily(found.map(({ item }) => item)),
    problem: commonFamily(found.map(({ node }) => node)),
    measure: commonFamily(measureNodes(found, roleOf)),
  };
}

const inWords = (family: string | null): string | null => (family === null ? null : familyWords(family));

function measureNodes(found: readonly Found[], roleOf: (node: TreeNode) => Role): TreeNode[] {
  const out: TreeNode[] = [];
  const walk = (node: TreeNode): void => {
    for (const child of node.children) {
      const role = roleOf(child);
      if (role === 'measure') out.push(child);
      else if (role === 'pass') walk(child);
    }
  };
  for (const { node } of found) walk(node);
  return out;
}

/** Continuous unless some problem's number starts again under a later heading. */
function numberingOf(aspects: readonly OutlineAspect[]): 'continuous' | 'restart' {
  let last = 0;
  for (const aspect of aspects) {
    for (const item of aspect.items) {
      for (const problem of item.problems) {
        if (problem.number <= last) return 'restart';
        last = problem.number;
      }
    }
  }
  return 'continuous';
}

interface TextReading {
  aspects: OutlineAspect[];
  pattern: Outline['pattern'];
  levels: LevelMarks;
  marks: OutlineMark[];
  categories: number;
  warnings: OutlineWarning[];
  context: Context;
  read: Pick<Read, 'lined' | 'labels' | 'root' | 'weighing' | 'found'>;
}

/** Longest value of 编号：; what is longer says more than a number. */
const NUMBER_LENGTH = 16;

/** The paragraphs that lines were read from, and those that hold nothing but labels. */
function linesOf(lines: readonly Line[]): Pick<Read, 'lined' | 'labels'> {
  const lined = new Set<number>();
  const labels = new Set<number>();
  const worded = new Set<number>();
  for (const { paragraph, last, label, text } of lines) {
    for (let i = paragraph; i <= last; i++) {
      lined.add(i);
      if ((label !== null && text === '') || (label?.key === 'number' && text.length <= NUMBER_LENGTH)) labels.add(i);
      else worded.add(i);
    }
  }
  for (const paragraph of worded) labels.delete(paragraph);
  return { lined, labels };
}

function readRunningText(
  text: readonly SourceParagraph[],
  stated: StatedTotals | null,
  options: OutlineOptions,
): TextReading {
  const warnings: OutlineWarning[] = [];
  const lines = toLines(text);
  const root = buildTree(lines);
  arrange(root, warnings);
  const profile = profileOf(text, lines, root);
  const bias = documentBias(profile);
  const recognised = readTree(root, bias, stated);
  const first = levelsOf(recognised.found, recognised.weighing.roleOf);
  const choice = differing(options.levels, first);
  const { weighing, found } = choice === null ? recognised : chosenReading(root, bias, choice, first);
  const { roleOf } = weighing;
  const levels = choice === null ? first : levelsOf(found, roleOf);
  const context: Context = {
    roleOf,
    year: profile.year,
    findingsOnly: profile.findingsOnly || describesOnly(found, roleOf),
    warnings,
    appended: [],
  };
  const aspects = toTree(found, weighing, context);
  const problems: OutlineProblem[] = problemsOf(aspects);
  settleLastFields(problems);
  return {
    aspects,
    categories: new Set(found.map(({ category }) => category).filter((category) => category !== null)).size,
    warnings: [
      ...doubts(root, weighing, found, problems),
      ...siblingDoubts(problems, context.appended).flat(),
      ...warnings,
    ],
    pattern: {
      aspect: inWords(levels.aspect),
      item: inWords(levels.item),
      problem: inWords(levels.problem),
      measure: inWords(levels.measure) ?? (problems.some((p) => p.measures.length > 0) ? familyWords('field') : null),
      numbering: 'continuous',
    },
    levels,
    marks: marksOf(root),
    context: { ...context, warnings: [] },
    read: { ...linesOf(lines), root, weighing, found },
  };
}

/** The reading that the clerk's word leads to; stated totals say nothing beside it. */
function chosenReading(root: TreeNode, bias: Bias, choice: LevelChoice, recognised: LevelMarks): Reading {
  let reading: Reading | null = null;
  for (const points of WORD_POINTS) {
    const { weighing, found } = readTree(root, withChoice(bias, choice, recognised, points), null);
    reading = { weighing, found: placeHeadings(found, choice) };
    if (follows(choice, levelsOf(reading.found, weighing.roleOf))) break;
  }
  return reading as Reading;
}

function problemsOf(aspects: readonly OutlineAspect[]): OutlineProblem[] {
  return aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));
}

/** Reads a findings document. Never throws: what cannot be read is said in `warnings`. */
export function parseOutline(paragraphs: readonly SourceParagraph[], options: OutlineOptions = {}): Outline {
  const layout = layOut(paragraphs);
  const stated = mainTotals(layout.text);
  let text = readRunningText(layout.text, stated, options);
  const found = layout.lists.flatMap(({ grid, header, above }) => tableProblems(grid, header, above, text.context));
  if (found.length === 0 && problemsOf(text.aspects).length === 0 && layout.others.length > 0) {
    // nothing but tables of unknown columns: read them as the text they hold
    const all = [...layout.text, ...layout.others.flatMap(flatten)].sort((a, b) => a.index - b.index);
    text = readRunningText(all, stated, options);
  }
  const tables = tableAspects(found);
  const warnings = [...text.warnings, ...text.context.warnings];
  const aspects = combine(text.aspects, tables, warnings);
  const counts = countOutline(aspects);
  let passedOver: PassedOver[] = [];
  if (counts.problems > 0) {
    const read: Read = { ...text.read, source: paragraphs, cells: layout.cells, headers: layout.headers };
    const accounted = account(read, aspects, warnings);
    passedOver = accounted.passedOver;
    warnings.push(...accounted.warnings);
  } else {
    warnings.unshift({
      code: 'no-problems',
      message: '没有读出任何问题，请核对是否选对了文件；确是问题清单的，请在左侧逐段指定问题和措施',
      paragraph: null,
    });
  }
  const fromTable = problemsOf(text.aspects).length === 0 && found.length > 0;
  const pattern = fromTable
    ? {
        aspect: counts.aspects > 0 ? familyWords('table') : null,
        item: counts.items > 0 ? familyWords('table') : null,
        problem: familyWords('table'),
        measure: counts.measures > 0 ? familyWords('table') : null,
      }
    : text.pattern;
  return {
    counts,
    aspects,
    warnings: [
      ...[stated, ...totalsAlone(layout.text, stated)].flatMap((totals) =>
        compareTotals(totals, { ...counts, categories: text.categories }),
      ),
      ...summedUp(warnings),
    ],
    passedOver,
    pattern: { ...pattern, numbering: numberingOf(aspects) },
    levels: text.levels,
    marks: text.marks,
  };
}

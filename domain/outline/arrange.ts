// Labelled and parallel pieces put where they belong: fields under their problem, measure n under problem n.

import { markShortcomings, pairChapters } from './chapters.ts';
import { readNumber } from './chars.ts';
import { readHead } from './head.ts';
import { type LabelHit, type LabelKey, takeBracketFields } from './labels.ts';
import { listShown, tellApart } from './told.ts';
import type { TreeNode } from './tree.ts';
import type { OutlineWarning } from './types.ts';
import { actsFirst, faults, namesKind } from './wording.ts';

/** Order of labels from the outside in; a label takes in the deeper ones that follow it. */
function labelRank(key: LabelKey): number {
  switch (key) {
    case 'aspect':
      return 0;
    case 'item':
      return 1;
    case 'number':
      return 2;
    case 'problem':
    case 'problemList':
      return 3;
    default:
      return 4;
  }
}

function isList(node: TreeNode): boolean {
  return node.number !== null && node.label === null;
}

function listOf(node: TreeNode): TreeNode[] {
  const first = node.children.find(isList);
  return first ? node.children.filter((child) => isList(child) && child.family === first.family) : [];
}

/** 序号：3 / 方面：… / 问题：… / 整改措施：… one below the other become one nested piece per problem. */
function nestLabels(node: TreeNode): void {
  const out: TreeNode[] = [];
  const open: { node: TreeNode; rank: number }[] = [];
  let number: number | null = null;
  /** Fields between 序号 and 问题 belong to the problem to come */
  let early: TreeNode[] | null = null;
  const flat = node.children.flatMap(function spread(child): TreeNode[] {
    if (child.label?.key !== 'number') return [child];
    return [{ ...child, children: [] }, ...child.children.flatMap(spread)];
  });
  const problems = flat.filter((child) => child.label?.key === 'problem').length;
  for (const child of flat) {
    if (child.label?.key === 'kind' && child.text && !namesKind(child.text)) {
      child.label = { ...child.label, key: 'aspect' };
    }
    const key = child.label?.key;
    if (key === undefined) {
      open.length = 0;
      out.push(child);
      continue;
    }
    const rank = labelRank(key);
    if (key === 'number') {
      // QY-2023-011 is the eleventh
      const digits = /\d{1,4}(?=\D*$)/.exec(child.text);
      number = digits ? Number(digits[0]) : readNumber(child.text.replace(/[第】\]]/g, ''));
      if (early) out.push(...early);
      early = [];
      while (open.length > 0 && (open.at(-1)?.rank ?? 0) >= 2) open.pop();
      continue;
    }
    if (early !== null && rank === 4) {
      early.push(child);
      continue;
    }
    if (key === 'problem') {
      // （一）具体问题 （二）整改目标 …: the mark counts the fields of one problem, not the problems
      if (child.family !== 'field' && problems === 1) child.number = null;
      child.number ??= number;
      child.children.unshift(...(early ?? []));
      number = null;
      early = null;
    }
    while (open.length > 0 && (open.at(-1)?.rank ?? 0) >= rank) open.pop();
    const holder = open.at(-1);
    if (holder) holder.node.children.push(child);
    else out.push(child);
    if (rank < 4) open.push({ node: child, rank });
  }
  if (early) out.push(...early);
  node.children = out;
}

function isMeasureList(node: TreeNode): boolean {
  const key = node.label?.key;
  if (key !== 'measures' && key !== 'work') return false;
  const items = listOf(node);
  if (items.length === 0) return false;
  const led = items.filter((item) => readHead(item.text).lead !== null).length;
  const faulty = items.filter((item) => faults(item.text.slice(0, 80)) > 0 && !actsFirst(item.text)).length;
  return led === 0 && faulty * 2 <= items.length;
}

const ANNOUNCES = /(?:以下|下列|如下)[^，。]{0,6}(?:工作|措施|任务|举措)?[:：]$/;

/** 围绕…，抓好以下工作：（责任单位：…）with ①②③ below it: the entry announces the measures, and its fields hold for them. */
function announced(item: TreeNode, label: LabelHit): TreeNode | null {
  const bracket = takeBracketFields(item.text);
  if (listOf(item).length < 2 || !ANNOUNCES.test(bracket.text)) return null;
  const field = (hit: LabelHit, text: string, children: TreeNode[]): TreeNode => ({
    ...item,
    family: 'field',
    number: null,
    label: hit,
    text,
    full: text,
    children,
  });
  const fields = bracket.fields.map(({ key, words, value }) => field({ key, words, end: 0, bare: false }, value, []));
  return field(label, bracket.text, [...item.children, ...fields]);
}

/** A measure of the second list, as a child of its problem in the first. */
function handOver(problem: TreeNode, measures: TreeNode, item: TreeNode): void {
  const leading = measures.label ? announced(item, measures.label) : null;
  if (leading) {
    problem.children.push(leading);
    return;
  }
  const alone = item.text === '' && item.children.length > 0;
  problem.children.push({
    ...item,
    family: alone ? 'field' : 'paired',
    number: alone ? null : item.number,
    label: alone ? measures.label : null,
  });
}

function pair(problems: TreeNode, measures: TreeNode, warnings: OutlineWarning[]): boolean {
  const first = listOf(problems);
  const second = listOf(measures);
  if (first.length === 0 || second.length === 0) return false;
  const inner = first.map(listOf);
  const deeper = first.length === second.length && inner.every((list) => list.length > 0);
  if (deeper && second.every((item) => listOf(item).length > 0)) {
    let done = true;
    first.forEach((item, i) => {
      done = pair(item, { ...(second[i] as TreeNode), label: measures.label }, warnings) && done;
    });
    return done;
  }
  // a flat list of measures beside grouped problems that run on over their groups
  const targets = inner.every((list) => list.length > 0) && first.length < second.length ? inner.flat() : first;
  if (targets.length === 1) {
    for (const item of second) handOver(targets[0] as TreeNode, measures, item);
    return true;
  }
  const byNumber = new Map(targets.map((target, i) => [target.number ?? i + 1, target]));
  const matched = second.filter((item, i) => byNumber.has(item.number ?? i + 1)).length;
  if (matched * 2 < second.length) return false;
  second.forEach((item, i) => {
    const target = byNumber.get(item.number ?? i + 1) ?? (targets.at(-1) as TreeNode);
    handOver(target, measures, item);
  });
  if (targets.length !== second.length) {
    warnings.push({
      code: 'lists-differ',
      message: `第${problems.paragraph + 1}段起有${targets.length}个问题，第${measures.paragraph + 1}段起有${second.length}条措施，数目不同，已按编号对应，请核对`,
      paragraph: measures.paragraph,
    });
  }
  return true;
}

/** 责任清单： 1.责任领导：… 责任科室：… 2.…: who answers for which problem, by its number. */
function spreadAssignments(problems: TreeNode, beside: TreeNode[]): void {
  const byNumber = new Map(listOf(problems).map((target) => [target.number, target]));
  for (const holder of beside.filter(({ label, text }) => label?.key === 'assignment' && text === '')) {
    const counted = holder.children.filter(({ number }) => number !== null);
    if (counted.length === 0 || !counted.every(({ number }) => byNumber.has(number))) continue;
    let target: TreeNode | undefined;
    for (const child of holder.children) {
      if (child.number !== null) target = byNumber.get(child.number);
      const label = child.label ?? { key: 'responsible', words: '责任', end: 0, bare: false };
      target?.children.push({ ...child, number: null, family: 'field', label });
    }
    holder.children = [];
    holder.family = 'aside';
    holder.emptied = true;
  }
}

/** 1.X不严 over （1）制定…（责任单位：…）: what is counted below the faults is done about them. */
function answeredBelow(items: readonly TreeNode[]): boolean {
  const faulty = (item: TreeNode): boolean => faults(item.text.slice(0, 80)) > 0 && !actsFirst(item.text);
  const below = items.flatMap(listOf);
  const acts = below.filter(
    (child) => actsFirst(child.text) || (!faulty(child) && takeBracketFields(child.text).fields.length > 0),
  );
  return acts.length * 2 > below.length && items.filter(faulty).length * 2 >= items.length;
}

/** The lowest counted paragraphs under 存在的问题 are the problems, whatever their words. */
function markListed(node: TreeNode): void {
  const items = listOf(node);
  // （一）X不够。一是…；二是…。 throughout: the runs are the problems, X their heading
  const runs =
    items.length > 1 &&
    items.every((item) => {
      const inner = listOf(item);
      return (
        inner.length > 1 &&
        item.children.length === inner.length &&
        inner.every((child) => child.family === 'shi' && !actsFirst(child.text))
      );
    });
  const answered = answeredBelow(items);
  for (const item of items) {
    const deeper =
      !answered && listOf(item).some((child) => child.family !== 'paired' && child.paragraph !== item.paragraph);
    if (deeper || runs) markListed(item);
    else item.listed = true;
  }
}

/** 存在的问题 1–4 followed by 整改措施 1–4, side by side in one section or as two chapters. */
function pairLists(node: TreeNode, warnings: OutlineWarning[]): void {
  for (let i = 0; i < node.children.length; i++) {
    const problems = node.children[i] as TreeNode;
    const key = problems.label?.key;
    if ((key !== 'problem' && key !== 'problemList') || problems.text !== '' || listOf(problems).length === 0) continue;
    // measures stand beside the list, or below it where the label took them in
    for (const holder of [node.children, problems.children]) {
      const from = holder === node.children ? i + 1 : 0;
      const at = holder.findIndex((child, place) => place >= from && child !== problems && isMeasureList(child));
      const blocked = holder.findIndex((child, place) => place >= from && child.label?.key === key);
      if (at < 0 || (blocked >= 0 && blocked < at)) continue;
      const measures = holder[at] as TreeNode;
      if (pair(problems, measures, warnings)) {
        holder.splice(at, 1);
        if (problems.label) problems.label = { ...problems.label, key: 'problemList' };
        break;
      }
    }
    if (problems.label?.key === 'problem' && listOf(problems).length > 1) {
      problems.label = { ...problems.label, key: 'problemList' };
    }
    if (problems.label?.key === 'problemList') {
      markListed(problems);
      spreadAssignments(problems, [...problems.children, ...node.children]);
    }
    // fields beside a list of problems hold for all of them
    const fields = problems.children.filter((child) => child.label !== null);
    if (problems.label?.key === 'problemList' && fields.length > 0) {
      problems.children = problems.children.filter((child) => child.label === null);
      node.children.splice(i + 1, 0, ...fields);
    }
  }
}

/** 具体表现：… alone below a heading: the label, or null where there is none or more than one. */
function descriptionOf(node: TreeNode): TreeNode | null {
  const holders = node.children.filter((child) => child.label?.key === 'problem');
  const holder = holders.length === 1 ? (holders[0] as TreeNode) : null;
  return holder && holder.number === null && readHead(node.text).lead !== 'aspect' ? holder : null;
}

const tellsOnly = (holder: TreeNode): boolean => /描述|表现|概述|事实|情况|现状/.test(holder.label?.words ?? '');

/** 针对“…”问题, or a fault with 具体表现：… below it. */
function namesProblem(node: TreeNode, holder: TreeNode): boolean {
  const own = readHead(node.text);
  return own.exact || (tellsOnly(holder) && faults(own.title) > 0);
}

/** A heading with its one 具体表现：… is one problem, not a heading over one. */
function mergeDescription(node: TreeNode, holder: TreeNode): void {
  const parts = [holder, ...holder.children.filter((child) => child.label === null)];
  node.description = parts
    .map((part) => (part === holder ? part.text : part.full))
    .filter(Boolean)
    .join('');
  node.described = parts.map((part) => part.paragraph);
  const at = node.children.indexOf(holder);
  node.children.splice(at, 1, ...holder.children.filter((child) => child.label !== null));
}

/**
 * Marks whose headings are problems with one description each: most of them name a problem, and none that has siblings
 * holds several. The others of such a mark go with them, whatever their words.
 */
function describedFamilies(root: TreeNode): Set<string> {
  const votes = new Map<string, number>();
  const walk = (node: TreeNode): void => {
    const holder = node.number === null ? null : descriptionOf(node);
    if (holder && tellsOnly(holder)) {
      votes.set(node.family, (votes.get(node.family) ?? 0) + (namesProblem(node, holder) ? 1 : -1));
    }
    for (const child of node.children) walk(child);
  };
  walk(root);
  return new Set([...votes].filter(([, vote]) => vote > 0).map(([family]) => family));
}

/** Merges the headings of a list, unless one of them holds several problems: then all of them are headings. */
function mergeDescriptions(node: TreeNode, families: ReadonlySet<string>): void {
  const holders = (child: TreeNode): number => child.children.filter((inner) => inner.label?.key === 'problem').length;
  const several = new Set(node.children.filter((child) => holders(child) > 1).map((child) => child.family));
  for (const child of node.children) {
    const holder = several.has(child.family) ? null : descriptionOf(child);
    if (holder && (namesProblem(child, holder) || (tellsOnly(holder) && families.has(child.family)))) {
      mergeDescription(child, holder);
    }
  }
}

/** (1)A (2)B (3)C and then 整改措施： (1) (2) (3) below the last: one measure for each, by number. */
function spreadLast(node: TreeNode): void {
  const list = listOf(node);
  const last = list.at(-1);
  if (!last || list.length < 2 || list.some((item) => item !== last && item.children.length > 0)) return;
  const measures = last.children.find(isMeasureList);
  const items = measures ? listOf(measures) : [];
  if (!measures || items.length !== list.length) return;
  last.children.splice(last.children.indexOf(measures), 1);
  list.forEach((item, i) => {
    item.listed = true;
    handOver(item, measures, items[i] as TreeNode);
  });
}

/** Labels behind the last of several measures (整改结果：… behind （3）…) belong to the problem above. */
function liftLabels(node: TreeNode): void {
  const list = listOf(node);
  const last = list.at(-1);
  if (!last || last.children.every((child) => child.label === null)) return;
  if (list.some((item) => item !== last && item.bearsLabel)) return;
  if (last.children.some((child) => child.label?.key === 'measures' || child.number !== null)) return;
  const acts = list.filter((item) => actsFirst(item.text)).length;
  const headed = list.some((item) => item.family.startsWith('named:') || readHead(item.text).lead !== null);
  if (acts * 2 < list.length || headed) return;
  const lifted = last.children.filter((child) => child.label !== null);
  last.children = last.children.filter((child) => child.label === null);
  node.children.splice(node.children.indexOf(last) + 1, 0, ...lifted);
}

/** 一是X不经常。二是Y不到位。 in front of 整改措施： tells the problem, whatever follows in measures. */
function markSymptoms(node: TreeNode): void {
  const at = node.children.findIndex((child) => child.label?.key === 'measures' || child.label?.key === 'work');
  if (at <= 0) return;
  const before = node.children.slice(0, at).filter(isList);
  const faulty = before.filter((child) => faults(child.text.slice(0, 80)) > 0 && !actsFirst(child.text));
  if (faulty.length * 2 > before.length) for (const child of before) child.symptom = true;
}

/** 二、整改任务及措施 over labelled problems of their own is a chapter, not the label of measures. */
function unlabelChapters(node: TreeNode): boolean {
  let work = false;
  for (const child of node.children) work = unlabelChapters(child) || work;
  const key = node.label?.key;
  if (key !== 'measures' && key !== 'work') return work;
  if (work && node.number !== null && node.text === '' && node.label) {
    node.text = node.label.words;
    node.full = node.text;
    node.label = null;
  }
  return true;
}

/** 二、整改任务及措施 beside other chapters, with headings and numbers of two ranks below it and no chapter of problems, holds the problems. */
function unlabelWholeChapter(root: TreeNode): void {
  const chapters = root.children.filter((child) => child.number !== null);
  const labelled = chapters.filter((child) => child.label !== null);
  const [only] = labelled;
  if (chapters.length < 2 || labelled.length !== 1 || only?.label?.key !== 'measures' || only.text !== '') return;
  if (chapters.some((child) => child !== only && /问题/.test(child.text))) return;
  const deep = only.children.some(({ children }) => children.some((child) => child.children.some(isList)));
  if (!deep) return;
  only.text = only.label.words;
  only.full = only.text;
  only.label = null;
}

/** Rearranges the plain tree in place. */
export function arrange(root: TreeNode, warnings: OutlineWarning[]): void {
  const walk = (node: TreeNode): void => {
    nestLabels(node);
    for (const child of node.children) walk(child);
    spreadLast(node);
    liftLabels(node);
    pairLists(node, warnings);
  };
  const describe = (node: TreeNode, families: ReadonlySet<string>): void => {
    for (const child of node.children) describe(child, families);
    mergeDescriptions(node, families);
    markSymptoms(node);
  };
  unlabelChapters(root);
  unlabelWholeChapter(root);
  markShortcomings(root);
  pairChapters(root);
  walk(root);
  describe(root, describedFamilies(root));
  tellApart(root);
  listShown(root);
}

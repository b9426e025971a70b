// Chapters that belong together: 二、问题 （一） with 三、措施 （一）关于…, told by the words of their headings; what is still lacking.
import { sentences } from './chars.ts';
import { readHead } from './head.ts';
import type { TreeNode } from './tree.ts';
import { actsFirst, faults, namesShortcomings, speaksOfLater, tellsStatus } from './wording.ts';

/** Likeness (Dice, of character pairs) from which two headings name one problem: with the same number, and without. */
const ALIKE_WITH_NUMBER = 0.3;
const ALIKE = 0.55;
/** Most chapters of a document. */
const CHAPTERS = 12;
/** Share of the later chapter's headings that must find their problem. */
const SHARE = 0.6;

const isList = (node: TreeNode): boolean => node.number !== null && node.label === null;

function listOf(node: TreeNode): TreeNode[] {
  const first = node.children.find(isList);
  return first ? node.children.filter((child) => isList(child) && child.family === first.family) : [];
}

function pairsOf(text: string): Set<string> {
  const bare = text.replace(/[^\u4e00-\u9fff\da-zA-Z]/g, '');
  const out = new Set<string>();
  for (let i = 0; i + 1 < bare.length; i++) out.add(bare.slice(i, i + 2));
  return out;
}

/** A heading's own words: first sentence, without 关于…问题的整改措施. */
function named(node: TreeNode): Set<string> {
  return pairsOf(readHead(node.text.slice(0, 200)).title.replace(/(?:的?问题)?的?整改.{0,4}$/, ''));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  // a heading that takes up half of a long problem's words names it, too
  return Math.max((2 * shared) / (a.size + b.size), (0.8 * shared) / Math.min(a.size, b.size));
}

/** Partner in `first` for every entry of `second`; null where the two lists do not speak of the same things. */
function partners(first: readonly TreeNode[], second: readonly TreeNode[]): Map<TreeNode, TreeNode> | null {
  const words = first.map(named);
  const out = new Map<TreeNode, TreeNode>();
  const taken = new Set<number>();
  for (const item of second) {
    // 聚焦主业，服务青年 is advice in words like the problem's, not the problem's name
    const head = readHead(item.text.slice(0, 200));
    if (head.lead === null && (actsFirst(item.text) || faults(head.title) === 0)) continue;
    const own = named(item);
    let best = -1;
    let bestScore = 0;
    first.forEach((target, i) => {
      if (taken.has(i)) return;
      const same = target.number === item.number;
      const score = likeness(words[i] as Set<string>, own);
      if (score < (same ? ALIKE_WITH_NUMBER : ALIKE)) return;
      if (score + (same ? 0.3 : 0) > bestScore) {
        best = i;
        bestScore = score + (same ? 0.3 : 0);
      }
    });
    if (best < 0) continue;
    taken.add(best);
    out.set(item, first[best] as TreeNode);
  }
  return out.size > 0 && out.size >= second.length * SHARE ? out : null;
}

/** Something was already said to be done about it, or about what stands below it. */
function answered(node: TreeNode): boolean {
  return node.bearsLabel || node.children.some((child) => actsFirst(child.text) || answered(child));
}

/** Levels below a node; what stands behind 针对…问题。 in the same paragraph is one. */
function height(node: TreeNode): number {
  const head = readHead(node.text.slice(0, 200));
  const own = head.lead === 'problem' && head.rest ? 1 : 0;
  return Math.max(own, ...node.children.map((child) => 1 + height(child)));
}

/** What the second list says of a problem becomes its 整改措施. */
function handOver(problem: TreeNode, item: TreeNode, rest: string = readHead(item.text).rest): void {
  problem.children.push({
    ...item,
    family: 'field',
    number: null,
    label: { key: 'measures', words: '整改措施', end: 0, bare: false },
    raw: '',
    text: rest,
    full: rest,
    gap: 0,
    bearsLabel: true,
  });
  problem.bearsLabel = true;
}

/** 三、整改情况, 四、落实措施: a chapter that may say what was done about each entry of an earlier one. */
const TELLS_WORK = /(?:整改|落实|处理|处置|办理|解决).{0,6}(?:情况|措施|举措|进展|结果|成效)[。:：]?$/;
/** Fewer entries than these are counted alike by chance. */
const COUNTED_ALIKE = 2;

/** An entry that says what was done: 已整改。…, 约谈…, or at least no fault. */
function tellsWork({ text }: TreeNode): boolean {
  const opening = sentences(text)[0] ?? '';
  return tellsStatus(opening) || actsFirst(text) || faults(opening) === 0;
}

/**
 * Entries of two lists by their numbers, level by level; null where they are not counted alike, where headings between
 * have other words, or where the later ones do not tell of work.
 */
function countedAlike(first: TreeNode, second: TreeNode): [TreeNode, TreeNode][] | null {
  const problems = listOf(first);
  const items = listOf(second);
  if (problems.length !== items.length || items.length !== second.children.length) return null;
  const out: [TreeNode, TreeNode][] = [];
  for (const [i, problem] of problems.entries()) {
    const item = items[i] as TreeNode;
    if (problem.number !== item.number) return null;
    if (listOf(problem).length === 0) {
      if (answered(problem) || faults(problem.text) === 0 || !tellsWork(item)) return null;
      out.push([problem, item]);
      continue;
    }
    const inner = likeness(named(problem), named(item)) >= ALIKE ? countedAlike(problem, item) : null;
    if (!inner) return null;
    out.push(...inner);
  }
  return out;
}

/** 二、问题 1–5 and 三、整改情况 1–5, whose words need not name the problems again. */
function pairByNumber(first: TreeNode, second: TreeNode): boolean {
  // the causes of problems are counted like them, too
  const meant = TELLS_WORK.test(second.text) && !second.label && !speaksOfLater(first.text);
  const pairs = meant ? countedAlike(first, second) : null;
  if (!pairs || pairs.length < COUNTED_ALIKE) return false;
  for (const [problem, item] of pairs) handOver(problem, item, item.full);
  const clear = (node: TreeNode): void => {
    for (const child of listOf(node)) if (listOf(child).length > 0) clear(child);
    node.children = listOf(node).flatMap((child) =>
      pairs.some(([, item]) => item === child) ? [] : [{ ...child, family: 'aside', number: null, emptied: true }],
    );
  };
  clear(second);
  return true;
}

/** What is left of a chapter: headings without anything below them, and entries that found no problem. */
function leave(holder: TreeNode, placed: ReadonlySet<TreeNode>): void {
  holder.children = holder.children.flatMap((child) => {
    if (!placed.has(child)) return [child];
    return child.emptied ? [{ ...child, family: 'aside', number: null }] : [];
  });
}

/** Pairs two lists level by level; returns the entries of the second that went to their problem or were emptied. */
function pairLists(first: readonly TreeNode[], second: readonly TreeNode[]): Set<TreeNode> {
  const placed = new Set<TreeNode>();
  const found = partners(first, second);
  for (const [item, target] of found ?? []) {
    const deeper = listOf(target);
    const inner = listOf(item);
    if (deeper.length > 0 && inner.length > 0 && partners(deeper, inner)) {
      const below = pairLists(deeper, inner);
      leave(item, below);
      item.emptied = below.size > 0;
      if (below.size < inner.length || readHead(item.text).rest) continue;
      placed.add(item);
    } else if (inner.length > 0 || item.children.length > 0 || readHead(item.text).rest) {
      handOver(target, item);
      placed.add(item);
    }
  }
  return placed;
}

/** Nothing but the heading is left of a chapter. */
function empty(chapter: TreeNode): void {
  chapter.family = 'aside';
  chapter.emptied = true;
  chapter.label = null;
}

/**
 * A later chapter whose headings name the problems of an earlier one holds their measures, whatever its own heading
 * says. Entries that find no problem stay where they are.
 */
export function pairChapters(root: TreeNode): void {
  const chapters = root.children.filter((child) => listOf(child).length > 0);
  // more are no chapters but the problems themselves
  if (chapters.length > CHAPTERS) return;
  for (const [place, second] of chapters.entries()) {
    for (const first of chapters.slice(0, place)) {
      if (pairByNumber(first, second)) {
        empty(second);
        break;
      }
      const problems = listOf(first);
      const items = listOf(second);
      if (items.length === 0 || problems.filter(answered).length * 2 >= problems.length) continue;
      // problems alone, then the same with something below each: chapters built alike are aspects with like words
      if (height(second) <= height(first)) continue;
      // next steps for what is answered already are no measures of the plan
      if (speaksOfLater(second.text) && !second.label && problems.some(answered)) continue;
      const placed = pairLists(problems, items);
      if (placed.size === 0) continue;
      // what is left is a heading, and entries without a problem
      leave(second, placed);
      empty(second);
      break;
    }
  }
}

/** A fault with acts below it, or 针对…问题, somewhere in a chapter. */
function holdsAnswers(node: TreeNode): boolean {
  return node.children.some((child) => {
    const head = readHead(child.text.slice(0, 200));
    const told = (faults(head.title) > 0 && !actsFirst(head.title)) || head.lead === 'problem';
    return (told && (answered(child) || actsFirst(head.rest))) || holdsAnswers(child);
  });
}

/** Chapters on what is still lacking in the work, behind a chapter that answers problems: no findings. */
export function markShortcomings(root: TreeNode): void {
  let work = false;
  for (const child of root.children) {
    const words = child.text || (child.label?.words ?? '');
    if (work && namesShortcomings(words)) {
      child.residual = true;
      child.text = words;
      child.full = words;
      child.label = null;
    }
    work ||= holdsAnswers(child);
  }
}

// Lines to a plain tree by their numbers alone: which list does a mark continue, which does it open?
import type { LabelHit } from './labels.ts';
import type { Line } from './lines.ts';
import type { Family } from './markers.ts';
import { findRun } from './runs.ts';
import { likeness, RESTART, rank, type Shape, shapeOf } from './shape.ts';
import { answeredHeads, plainHeads, readUnmarked, unitHeads } from './unmarked.ts';
import { faults, namesAspect } from './wording.ts';

export interface TreeNode {
  family: Family;
  number: number | null;
  label: LabelHit | null;
  /** The mark as written, '' where there is none */
  raw: string;
  /** Text behind mark and label; for nodes with an inline run, what stands before the run */
  text: string;
  /** The same with the inline run */
  full: string;
  /** First and last source paragraph of the text itself */
  paragraph: number;
  last: number;
  headingLevel: number | null;
  children: TreeNode[];
  /** Numbers skipped before this node in its list; 50 and more: the number runs backwards */
  gap: number;
  /** Further words of a problem whose heading stands by itself (具体表现：…) */
  description: string;
  /** Source paragraphs of those words */
  described: number[];
  /** A label stands in or below it */
  bearsLabel: boolean;
  /** One of the faults that describe a problem whose measures are labelled */
  symptom: boolean;
  /** Member of a list that its label calls problems */
  listed: boolean;
  /** 【已完成】 in front of the text */
  status: string;
  /** Chapter on what is still lacking in the work itself, behind the answers to the findings */
  residual: boolean;
  /** All that was counted below it went to other places; the heading alone is left */
  emptied: boolean;
  shape: Shape | null;
}

/** Labels whose value is one line; a free paragraph behind them is not part of them. */
const CLOSED = new Set([
  'deadline',
  'leader',
  'lead',
  'responsible',
  'supporting',
  'contact',
  'status',
  'source',
  'kind',
  'number',
]);

/** 整改措施： behind such a mark belongs to what the run stands under; single fields may be the run's own. */
const RUNS = new Set(['shi', 'order', 'firstly', 'qi']);

/** A labelled line that holds nothing more. */
function closed(node: TreeNode): boolean {
  return node.label !== null && CLOSED.has(node.label.key) && node.text !== '' && node.family === 'field';
}

function isChapter(family: Family): boolean {
  return (
    family === 'zhDun' ||
    family === 'zhSpace' ||
    family === 'bare:chapter' ||
    family.startsWith('heading:') ||
    /^ordinal:[章编]|^ordinal:部分/.test(family)
  );
}

/** Lines looked through for the next member of a run. */
const LOOK_AHEAD = 40;

/** Deeper nesting than this is no document but noise; it is kept flat. */
const DEPTH_LIMIT = 16;

interface Place {
  /** Length of the stack to keep; the new node becomes a child of the last kept */
  keep: number;
  gap: number;
}

/** 整改任务 alone on its line, in front of 党的建设方面: a chapter, not the label of one problem. */
function chapterLabel(line: Line, next: Line | undefined): Line {
  const alone = line.label?.bare === true && line.marker === null && line.text === '';
  if (!alone || (line.label?.key !== 'problem' && line.label?.key !== 'problemList')) return line;
  if (!next || next.marker || next.label || !namesAspect(next.text)) return line;
  return { ...line, label: null, text: line.label.words };
}

/** Builds the tree; the root has family 'root'. Linear in the number of lines times the depth (≤ about 12). */
export function buildTree(read: readonly Line[]): TreeNode {
  const lines = read.map((line, place) => chapterLabel(line, read[place + 1]));
  const root: TreeNode = {
    family: 'root',
    number: null,
    label: null,
    raw: '',
    text: '',
    full: '',
    paragraph: -1,
    last: -1,
    headingLevel: null,
    children: [],
    gap: 0,
    description: '',
    described: [],
    bearsLabel: false,
    listed: false,
    symptom: false,
    status: '',
    residual: false,
    emptied: false,
    shape: null,
  };
  const stack: TreeNode[] = [root];
  const parents = new Map<Family, Set<Family>>();
  const top = (): TreeNode => stack.at(-1) as TreeNode;

  const placeNumbered = (line: Line, family: Family, number: number, shape: Shape): Place => {
    const open: number[] = [];
    for (let i = stack.length - 1; i >= 1; i--) if (stack[i]?.family === family) open.push(i);
    // 1-1, 1-2, 2-1: one list
    if (family === 'dash' && open.length > 0) return { keep: open[0] as number, gap: 0 };
    // 首先, 其次, 最后: words of order name no numbers that could be missing
    if (family === 'order' && number > 1 && open.length > 0) return { keep: open[0] as number, gap: 0 };
    const exact = open.filter((i) => stack[i]?.number === number - 1);
    if (exact.length === 1) return { keep: exact[0] as number, gap: 0 };
    if (exact.length > 1) {
      let best = exact[0] as number;
      let bestScore = Number.NEGATIVE_INFINITY;
      for (const i of exact) {
        const score = likeness(shape, stack[i]?.shape ?? null);
        if (score > bestScore) {
          best = i;
          bestScore = score;
        }
      }
      return { keep: best, gap: 0 };
    }
    if (number === 1) {
      const here = top();
      // 牵头单位：… is one line: what is counted behind it stands beside it
      let free = stack.length;
      while (free > 1 && closed(stack[free - 1] as TreeNode)) free--;
      // 说明：… in front of the first chapter is a preface
      if (free === 2 && here.label?.key === 'note' && here.family === 'field' && here.text !== '') free = 1;
      if (here.family === family) {
        const same = likeness(shape, here.shape);
        if (same >= 2) return { keep: stack.length - 1, gap: 0 };
      }
      // 关于“…”方面 counted anew is a heading like the ones before it, not something below the last problem
      // and so is a line with a label below it, counted 1. again by mistake
      if (shape.lead !== null || (shape.next === 'label' && here.label !== null)) {
        for (const i of open) if (likeness(shape, stack[i]?.shape ?? null) >= RESTART) return { keep: i, gap: 0 };
      }
      // a deeper mark in force cannot hold a higher one that opens a list, unless a label or heading asks for it
      if (line.marker && isChapter(family) && (!here.label || free < stack.length)) {
        let keep = free;
        while (keep > 1 && rank((stack[keep - 1] as TreeNode).family) >= rank(family)) keep--;
        return { keep, gap: 0 };
      }
      return { keep: free, gap: 0 };
    }
    if (open.length > 0) {
      let best = open[0] as number;
      let bestGap = Number.POSITIVE_INFINITY;
      for (const i of open) {
        const last = stack[i]?.number ?? 0;
        const gap = number > last ? number - last - 1 : 50 + last - number;
        if (gap < bestGap) {
          best = i;
          bestGap = gap;
        }
      }
      return { keep: best, gap: bestGap };
    }
    const known = parents.get(family);
    if (known) {
      let free = stack.length;
      while (free > 1 && closed(stack[free - 1] as TreeNode)) free--;
      for (let keep = free; keep >= 1; keep--) {
        if (known.has((stack[keep - 1] as TreeNode).family)) return { keep, gap: 0 };
      }
    }
    let keep = stack.length;
    while (keep > 1 && rank((stack[keep - 1] as TreeNode).family) >= rank(family)) keep--;
    return { keep, gap: known ? 0 : number - 1 };
  };

  const placeHeading = (family: Family, level: number | null): Place => {
    for (let i = stack.length - 1; i >= 1; i--) if (stack[i]?.family === family) return { keep: i, gap: 0 };
    if (level !== null) {
      let keep = stack.length;
      while (keep > 1) {
        const node = stack[keep - 1] as TreeNode;
        if (node.headingLevel !== null ? node.headingLevel < level : rank(node.family) < level) break;
        keep--;
      }
      return { keep, gap: 0 };
    }
    if (family === 'bare:problem') {
      // 问题 and 整改措施 of the one before are done
      let keep = stack.length;
      while (keep > 1 && (stack[keep - 1] as TreeNode).family === 'field') keep--;
      return { keep, gap: 0 };
    }
    if (family.startsWith('unit:')) {
      const counted = rank(family.slice('unit:'.length));
      let keep = stack.length;
      while (keep > 1 && !isChapter((stack[keep - 1] as TreeNode).family)) {
        if (rank((stack[keep - 1] as TreeNode).family) < counted) break;
        keep--;
      }
      return { keep, gap: 0 };
    }
    let keep = stack.length;
    while (keep > 1 && !isChapter((stack[keep - 1] as TreeNode).family)) keep--;
    if (family === 'bare:chapter') keep = 1;
    return { keep, gap: 0 };
  };

  /** 一是X不到位。整改措施：… 二是Y不到位。整改措施：…: the run's members are problems, each with its label */
  const countsOn = (node: TreeNode, place: number): boolean => {
    for (const line of lines.slice(place + 1, place + LOOK_AHEAD)) {
      if (!line.marker) continue;
      if (line.marker.family !== node.family) {
        if (rank(line.marker.family) < rank(node.family)) break;
        continue;
      }
      return line.marker.number === (node.number ?? 0) + 1 && faults(line.text.slice(0, 80)) > 0;
    }
    // the last member goes with the ones before it
    const before = stack.at(-2)?.children ?? [];
    return before.some((child) => child !== node && child.family === node.family && child.bearsLabel);
  };

  const placeLabel = (line: Line, place: number): Place => {
    const own = line.label?.key;
    // a label closes the labelled piece before it; 问题： begins anew beside the 问题： before it
    if (own === 'aspect' || own === 'item') {
      const first = stack.findIndex((node) => node.family === 'field');
      if (first > 0) return { keep: first, gap: 0 };
    }
    if (own === 'problem' || own === 'number') {
      for (let i = stack.length - 1; i >= 1; i--) {
        const node = stack[i] as TreeNode;
        if (node.label?.key === own && node.family === 'field') return { keep: i, gap: 0 };
      }
    }
    // 存在问题： 1. 2. 3. 整改措施： 1. 2. 3.: the second label stands beside the first, not under problem 3
    if (own === 'measures' || own === 'work') {
      for (let i = stack.length - 1; i >= 1; i--) {
        const node = stack[i] as TreeNode;
        if (node.label?.key !== 'problem' && node.label?.key !== 'problemList') continue;
        const items = node.children.filter((child) => child.number !== null);
        if (items.length > 1 && !items.some((item) => item.bearsLabel)) return { keep: i, gap: 0 };
        break;
      }
    }
    for (let i = stack.length - 1; i >= 1; i--) {
      const node = stack[i] as TreeNode;
      const closes = node.family === 'field' || (node.label !== null && node.text !== '');
      if (closes && node.label && node.label.key !== 'problem' && node.label.key !== 'number')
        return { keep: i, gap: 0 };
    }
    let keep = stack.length;
    if (own === 'measures' || own === 'work' || own === 'target') {
      while (
        keep > 1 &&
        RUNS.has((stack[keep - 1] as TreeNode).family) &&
        !countsOn(stack[keep - 1] as TreeNode, place)
      )
        keep--;
    }
    return { keep, gap: 0 };
  };

  // 一要…二要… asks for something and counts neither problems nor measures
  const heads = new Map([...plainHeads(lines), ...answeredHeads(lines), ...unitHeads(lines)]);
  const lastMarked = lines.findLastIndex(
    (line) => (line.marker !== null && line.marker.family !== 'yao') || line.label !== null,
  );

  lines.forEach((line, place) => {
    const shape = shapeOf(line, lines[place + 1]);
    let family: Family;
    let spot: Place;
    let leaf = false;
    let beside = false;
    if (line.marker && line.marker.number !== null) {
      family = line.marker.family;
      spot = placeNumbered(line, family, line.marker.number, shape);
    } else if (line.label) {
      family = 'field';
      spot = placeLabel(line, place);
    } else {
      const bare = line.marker && !heads.has(place) ? null : readUnmarked(lines, place, heads, lastMarked);
      if (bare?.heading) {
        family = bare.family;
        spot = placeHeading(family, line.headingLevel);
      } else {
        family = line.marker?.family ?? bare?.family ?? 'plain';
        let keep = bare?.atTop ? 1 : stack.length;
        while (keep > 1) {
          const node = stack[keep - 1] as TreeNode;
          if (closed(node) || node.family === 'clause') keep--;
          else break;
        }
        spot = { keep, gap: 0 };
        leaf = !bare?.holds;
        beside = bare?.beside === true;
      }
    }
    if (!beside) stack.length = Math.min(Math.max(1, spot.keep), DEPTH_LIMIT);
    const parent = beside ? root : top();
    const node: TreeNode = {
      family,
      number: line.marker?.number ?? null,
      label: line.label,
      raw: line.marker?.raw ?? '',
      text: line.text,
      full: line.text,
      paragraph: line.paragraph,
      last: line.last,
      headingLevel: line.headingLevel,
      children: [],
      gap: spot.gap,
      description: '',
      described: [],
      bearsLabel: line.label !== null,
      listed: false,
      symptom: false,
      status: line.status,
      residual: false,
      emptied: false,
      shape,
    };
    parent.children.push(node);
    if (node.bearsLabel) for (const holder of stack) holder.bearsLabel = true;
    if (leaf) return;
    const seen = parents.get(family);
    if (seen) seen.add(parent.family);
    else parents.set(family, new Set([parent.family]));
    stack.push(node);
  });
  expand(root);
  return root;
}

/** Turns runs inside a text into child nodes; what stands before the run stays as the node's own text. */
function expand(node: TreeNode): void {
  for (const child of node.children) expand(child);
  if (!node.text) return;
  const run = findRun(node.text);
  if (!run) return;
  const inline: TreeNode[] = run.members.map((member, place, all) => ({
    family: run.family,
    number: member.number,
    label: null,
    raw: node.text.slice(member.start, member.textStart).trim(),
    text: node.text.slice(member.textStart, member.end).trim(),
    full: node.text.slice(member.textStart, member.end).trim(),
    paragraph: node.paragraph,
    last: node.last,
    headingLevel: null,
    children: [],
    gap: place === 0 ? 0 : member.number - (all[place - 1]?.number ?? 0) - 1,
    description: '',
    described: [],
    bearsLabel: false,
    listed: false,
    symptom: false,
    status: '',
    residual: false,
    emptied: false,
    shape: null,
  }));
  for (const child of inline) expand(child);
  node.text = node.text.slice(0, run.start).trim();
  node.children.unshift(...inline);
}

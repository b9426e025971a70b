// Corrections to an imported outline, as pure functions on a flat list: a node belongs to the nearest higher level above it.
import type { InputOf } from '#contract/operations.ts';
import type { Outline, OutlineFields } from '#domain/outline/types.ts';
import { cleanTitle, splitLead } from './text-parts.ts';

export const LEVELS = ['aspect', 'item', 'problem', 'measure'] as const;
export type Level = (typeof LEVELS)[number];

export interface DraftNode {
  /** Stays the same through all corrections; never stored */
  key: number;
  level: Level;
  /** Title of an aspect, item or problem; lead sentence of a measure. '' with `absent` */
  title: string;
  /** A measure's text after its lead; '' for the other levels */
  text: string;
  /** True: the document has no such level here; the node only holds what is below it */
  absent: boolean;
  /** A problem's number as the document has it; null elsewhere and for what was added */
  number: number | null;
  category: string | null;
  fields: OutlineFields;
  paragraphs: readonly number[];
  confidence: number;
  ignored: boolean;
}

export type Draft = readonly DraftNode[];

export type AcceptedOutline = InputOf<'acceptOutline'>['aspects'];

const rank = (level: Level) => LEVELS.indexOf(level);
const NO_DOUBT = 1;

/** The draft of a freshly read outline. */
export function fromOutline(outline: Outline): DraftNode[] {
  const nodes: DraftNode[] = [];
  const push = (node: Omit<DraftNode, 'key' | 'ignored'>) => nodes.push({ ...node, key: nodes.length, ignored: false });
  const heading = (level: 'aspect' | 'item', title: string | null, category: string | null, paragraphs: number[]) =>
    push({
      level,
      title: title ?? '',
      text: '',
      absent: title === null,
      number: null,
      category,
      fields: {},
      paragraphs,
      confidence: NO_DOUBT,
    });
  for (const aspect of outline.aspects) {
    heading('aspect', aspect.title, null, aspect.paragraphs);
    for (const item of aspect.items) {
      heading('item', item.title, item.category, item.paragraphs);
      for (const problem of item.problems) {
        const { title, number, fields, paragraphs, confidence } = problem;
        const own = { title, number, fields, paragraphs, confidence };
        push({ level: 'problem', text: '', absent: false, category: null, ...own });
        for (const measure of problem.measures) {
          push({
            level: 'measure',
            title: measure.lead,
            text: measure.text,
            absent: false,
            number: null,
            category: null,
            fields: measure.fields,
            paragraphs: measure.paragraphs,
            confidence: measure.confidence,
          });
        }
      }
    }
  }
  return nodes;
}

export interface DraftCounts {
  aspects: number;
  items: number;
  problems: number;
  measures: number;
}

/** 方面/项/问题/措施 that would be stored; levels that the document lacks count nothing. */
export function countDraft(draft: Draft): DraftCounts {
  const counts = { aspects: 0, items: 0, problems: 0, measures: 0 };
  for (const node of draft) if (!node.ignored && !node.absent) counts[`${node.level}s`] += 1;
  return counts;
}

/** Index one past the last node below the node at `index`. */
export function endOfSubtree(draft: Draft, index: number): number {
  const node = draft[index];
  if (node === undefined) return index;
  let end = index + 1;
  for (let next = draft[end]; next !== undefined && rank(next.level) > rank(node.level); next = draft[end]) end += 1;
  return end;
}

/** Index of the node one level or more above, or null at the top. */
export function parentOf(draft: Draft, index: number): number | null {
  const node = draft[index];
  if (node === undefined) return null;
  for (let at = index - 1; at >= 0; at -= 1) {
    if (rank((draft[at] as DraftNode).level) < rank(node.level)) return at;
  }
  return null;
}

/** Index of the nearest earlier node of the same level under the same parent; null if it is the first. */
export function previousSibling(draft: Draft, index: number): number | null {
  const node = draft[index];
  if (node === undefined) return null;
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = draft[at] as DraftNode;
    if (rank(other.level) < rank(node.level)) return null;
    if (other.level === node.level) return at;
  }
  return null;
}

function nextSibling(draft: Draft, index: number): number | null {
  const end = endOfSubtree(draft, index);
  return draft[end]?.level === draft[index]?.level && draft[end] !== undefined ? end : null;
}

function replace(draft: Draft, index: number, change: Partial<DraftNode>): DraftNode[] {
  return draft.map((node, at) => (at === index ? { ...node, ...change } : node));
}

/** The whole text of a node as it is edited: lead and text of a measure in one. */
export function wholeText(node: DraftNode): string {
  return `${node.title}${node.text}`;
}

/** Puts corrected words into a node; a measure keeps its lead while the words still begin with it. */
export function setText(draft: Draft, index: number, words: string): Draft {
  const node = draft[index];
  const clean = words.replace(/\s*\n\s*/g, '').trim();
  if (node === undefined || clean === '' || clean === wholeText(node)) return draft;
  if (node.level !== 'measure') {
    return replace(draft, index, { title: clean, absent: false, confidence: NO_DOUBT });
  }
  const kept = node.title !== '' && clean.startsWith(node.title);
  const parts = kept ? { lead: node.title, text: clean.slice(node.title.length) } : splitLead(clean);
  return replace(draft, index, { title: parts.lead, text: parts.text, confidence: NO_DOUBT });
}

/** Moves a node one level up (`-1`) or down (`1`); what stands below keeps its level. */
export function shiftLevel(draft: Draft, index: number, by: -1 | 1): Draft {
  const node = draft[index];
  const level = node && LEVELS[rank(node.level) + by];
  if (node === undefined || level === undefined || node.absent) return draft;
  if (level === 'measure') {
    return replace(draft, index, { level, ...asMeasure(node.title), confidence: NO_DOUBT });
  }
  const title = node.level === 'measure' ? wholeText(node) : node.title;
  return replace(draft, index, { level, title, text: '', confidence: NO_DOUBT });
}

function asMeasure(words: string): { title: string; text: string } {
  const { lead, text } = splitLead(words);
  return { title: lead, text };
}

/** Joins a node to the earlier one of its level; what stands below it follows. Unchanged where it is the first. */
export function mergeWithPrevious(draft: Draft, index: number): Draft {
  const before = previousSibling(draft, index);
  const node = draft[index];
  const target = before === null ? undefined : draft[before];
  if (node === undefined || target === undefined || before === null) return draft;
  const joined: Partial<DraftNode> =
    node.level === 'measure'
      ? { text: `${target.text}${wholeText(node)}` }
      : { title: `${target.title}${node.title}`, absent: target.absent && node.absent };
  return replace(draft, before, {
    ...joined,
    fields: { ...node.fields, ...target.fields },
    paragraphs: [...new Set([...target.paragraphs, ...node.paragraphs])].sort((a, b) => a - b),
    ignored: target.ignored && node.ignored,
    confidence: NO_DOUBT,
  }).filter((_, at) => at !== index);
}

/**
 * Splits a measure or a problem where the cursor stands (`at`, counted in `words`, which may be edited already).
 * The second part loses a label such as 二是 or (2). Unchanged where a part would be empty.
 */
export function splitAt(draft: Draft, index: number, words: string, at: number): Draft {
  const node = draft[index];
  const first = words.slice(0, at).trim();
  const second = cleanTitle(words.slice(at));
  if (node === undefined || first === '' || second === '') return draft;
  if (node.level !== 'measure' && node.level !== 'problem') return draft;
  const edited = setText(draft, index, first);
  const added: DraftNode = {
    ...node,
    key: nextKey(draft),
    ...(node.level === 'measure' ? asMeasure(second) : { title: second, text: '' }),
    number: null,
    fields: {},
    confidence: NO_DOUBT,
  };
  const position = node.level === 'measure' ? index + 1 : endOfSubtree(edited, index);
  return [...edited.slice(0, position), added, ...edited.slice(position)];
}

/** Leaves a node and everything below it out, or takes both in again (with the nodes above it). */
export function setIgnored(draft: Draft, index: number, ignored: boolean): Draft {
  const end = endOfSubtree(draft, index);
  const above = new Set<number>();
  if (!ignored) {
    for (let at = parentOf(draft, index); at !== null; at = parentOf(draft, at)) above.add(at);
  }
  return draft.map((node, at) => {
    const meant = (at >= index && at < end) || above.has(at);
    return meant && node.ignored !== ignored ? { ...node, ignored } : node;
  });
}

/** Moves a node with everything below it past its neighbour of the same level. Unchanged at the edge. */
export function move(draft: Draft, index: number, by: -1 | 1): Draft {
  const end = endOfSubtree(draft, index);
  const other = by === -1 ? previousSibling(draft, index) : nextSibling(draft, index);
  if (other === null) return draft;
  const [from, to] = by === -1 ? [other, index] : [index, other];
  const last = by === -1 ? end : endOfSubtree(draft, other);
  return [...draft.slice(0, from), ...draft.slice(to, last), ...draft.slice(from, to), ...draft.slice(last)];
}

/** Adds a problem or measure made from a paragraph's words, where the document has it. */
export function addFromParagraph(
  draft: Draft,
  level: 'problem' | 'measure',
  paragraph: number,
  words: string,
): { draft: Draft; key: number | null } {
  const clean = cleanTitle(words);
  if (clean === '') return { draft, key: null };
  let position = 0;
  draft.forEach((node, at) => {
    const first = node.paragraphs[0];
    if (first !== undefined && first <= paragraph) position = at + 1;
  });
  if (level === 'problem') {
    // Not between a problem and its own measures.
    while (draft[position]?.level === 'measure') position += 1;
  }
  const key = nextKey(draft);
  const node: DraftNode = {
    key,
    level,
    ...(level === 'measure' ? asMeasure(clean) : { title: clean, text: '' }),
    absent: false,
    number: null,
    category: null,
    fields: {},
    paragraphs: [paragraph],
    confidence: NO_DOUBT,
    ignored: false,
  };
  return { draft: [...draft.slice(0, position), node, ...draft.slice(position)], key };
}

function nextKey(draft: Draft): number {
  return draft.reduce((highest, node) => Math.max(highest, node.key), -1) + 1;
}

/** Measures that stand under no problem; they cannot be stored until they are moved, promoted or left out. */
export function orphans(draft: Draft): number[] {
  const found: number[] = [];
  let hasProblem = false;
  draft.forEach((node, index) => {
    if (node.ignored) return;
    if (node.level === 'problem') hasProblem = true;
    else if (node.level !== 'measure') hasProblem = false;
    else if (!hasProblem) found.push(index);
  });
  return found;
}

/** The tree to be stored: what is ignored left out, missing levels as one node without title. */
export function toAccepted(draft: Draft): AcceptedOutline {
  const aspects: AcceptedOutline = [];
  const openAspect = (title: string | null) => {
    const aspect: AcceptedOutline[number] = { title, items: [] };
    aspects.push(aspect);
    return aspect;
  };
  const openItem = (title: string | null, category: string | null) => {
    const aspect = aspects.at(-1) ?? openAspect(null);
    const item: AcceptedOutline[number]['items'][number] = { title, category, problems: [] };
    aspect.items.push(item);
    return item;
  };
  for (const node of draft) {
    if (node.ignored) continue;
    const title = node.absent ? null : node.title;
    if (node.level === 'aspect') openAspect(title);
    else if (node.level === 'item') openItem(title, node.category);
    else if (node.level === 'problem') {
      const item = aspects.at(-1)?.items.at(-1) ?? openItem(null, null);
      const number = node.number === null ? {} : { number: node.number };
      item.problems.push({ title: node.title, ...number, fields: node.fields, measures: [] });
    } else {
      const problem = aspects.at(-1)?.items.at(-1)?.problems.at(-1);
      problem?.measures.push({ lead: node.title, text: node.text, fields: node.fields });
    }
  }
  return aspects;
}

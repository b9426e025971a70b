// Corrections made to one reading of a document, carried to another reading of it as far as the same words are there.
import { type Draft, type DraftNode, wholeText } from './edit-tree.ts';

export interface Carried {
  draft: Draft;
  /** Corrections that stand in the new reading, and those that do not */
  kept: number;
  lost: number;
}

/** A node by where it was read and what it said then. */
const place = (node: DraftNode): string => `${node.paragraphs[0] ?? ''}|${wholeText(node)}`;

/**
 * `read` is the draft as it was read, `corrected` the same after the clerk's work, `next` another reading of the same
 * document. Words and omissions are carried where the same piece of text was read again; moves, merges, splits and
 * additions are not.
 */
export function carryOver(read: Draft, corrected: Draft, next: Draft): Carried {
  const now = new Map(corrected.map((node) => [node.key, node]));
  const known = new Set(read.map(({ key }) => key));
  const again = new Map(next.map((node, index) => [place(node), index]));
  const draft = [...next];
  const added = corrected.filter(({ key }) => !known.has(key));
  const split = new Set(added.map(({ paragraphs }) => paragraphs[0]));
  /** A merge or split shows in its first part too: that part alone would double or lose words. */
  const halfOf = (node: DraftNode, own: DraftNode): boolean =>
    own.paragraphs.length !== node.paragraphs.length ||
    (split.has(node.paragraphs[0]) && wholeText(node).startsWith(wholeText(own)));
  let kept = 0;
  let lost = added.length;
  for (const node of read) {
    const own = now.get(node.key);
    if (own === undefined) {
      lost++;
      continue;
    }
    const edited = own.title !== node.title || own.text !== node.text;
    if (!edited && own.ignored === node.ignored && own.level === node.level) continue;
    const index = again.get(place(node));
    const target = index === undefined ? undefined : draft[index];
    const half = edited && halfOf(node, own);
    if (half || index === undefined || target === undefined || target.level !== own.level) {
      lost++;
      continue;
    }
    const words = edited ? { title: own.title, text: own.text, absent: own.absent, confidence: own.confidence } : {};
    draft[index] = { ...target, ...words, ignored: own.ignored };
    kept++;
  }
  const order = corrected.flatMap(({ key }) => (known.has(key) ? [key] : []));
  if (order.some((key, i) => i > 0 && key < (order[i - 1] as number))) lost++;
  return { draft: kept === 0 ? next : draft, kept, lost };
}

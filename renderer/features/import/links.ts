// Which paragraph became which node, looked up both ways.
import type { Draft, DraftNode, Level } from './edit-tree.ts';
import { LEVELS } from './edit-tree.ts';

export interface ParagraphUse {
  /** The highest level read from the paragraph */
  level: Level;
  /** Levels read from it, in order */
  levels: Level[];
  keys: number[];
}

/** For every paragraph that was used, the nodes read from it; ignored nodes do not count. */
export function paragraphUses(draft: Draft): Map<number, ParagraphUse> {
  const uses = new Map<number, ParagraphUse>();
  for (const node of draft) {
    if (node.ignored || node.absent) continue;
    for (const paragraph of node.paragraphs) {
      const use = uses.get(paragraph);
      if (use === undefined) {
        uses.set(paragraph, { level: node.level, levels: [node.level], keys: [node.key] });
        continue;
      }
      use.keys.push(node.key);
      if (!use.levels.includes(node.level)) use.levels.push(node.level);
      if (LEVELS.indexOf(node.level) < LEVELS.indexOf(use.level)) use.level = node.level;
    }
  }
  return uses;
}

/** Where a node's words stand in a paragraph's text, to be marked there; null where they were changed. */
export function spanIn(text: string, node: DraftNode): [number, number] | null {
  const words = node.title !== '' ? node.title : node.text;
  if (words === '') return null;
  const start = text.indexOf(words);
  if (start < 0) return null;
  const whole = `${node.title}${node.text}`;
  return text.startsWith(whole, start) ? [start, start + whole.length] : [start, start + words.length];
}

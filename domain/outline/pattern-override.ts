// The clerk's word on which mark stands for which level: the marks of a document, and how the word weighs in its reading.
import type { Found } from './levels.ts';
import { type Family, familyWords } from './markers.ts';
import type { Bias } from './reading.ts';
import type { Role } from './roles.ts';
import type { TreeNode } from './tree.ts';
import { type LevelMarks, OUTLINE_LEVELS, type OutlineLevel, type OutlineMark } from './types.ts';

/** Levels that the clerk has decided; null: this document has no such level. */
export type LevelChoice = { [Level in OutlineLevel]?: Family | null | undefined };

/**
 * Points of the clerk's word: at first enough for words that say nothing and too little for organisation work, demands
 * and clues; where that does not bring the mark to its level, more than any evidence.
 */
export const WORD_POINTS: readonly number[] = [4, 10];
/** Points against a mark that was moved away from its level, over the clerk's word */
const DISPLACED = 1;

const ROLE_OF: Record<OutlineLevel, Role> = { aspect: 'group', item: 'group', problem: 'problem', measure: 'measure' };
/** Nodes that no mark introduces; never offered, but kept where they were recognised */
const WITHOUT_MARK = new Set(['root', 'plain', 'aside', 'field', 'clause', 'paired']);
/** Characters of an example */
const EXAMPLE = 18;

/** Marks that occur in a tree, in the order of their first place. */
export function marksOf(root: TreeNode): OutlineMark[] {
  const marks = new Map<Family, OutlineMark>();
  const walk = (node: TreeNode): void => {
    if (!WITHOUT_MARK.has(node.family)) {
      const known = marks.get(node.family);
      if (known) known.count++;
      else {
        const words = `${node.raw}${node.text || node.full}`;
        const example = words.length > EXAMPLE ? `${words.slice(0, EXAMPLE)}…` : words;
        marks.set(node.family, { mark: node.family, words: familyWords(node.family), count: 1, example });
      }
    }
    for (const child of node.children) walk(child);
  };
  walk(root);
  return [...marks.values()];
}

/** The clerk's word where any of it differs from what was recognised anyway; null where it only agrees. */
export function differing(choice: LevelChoice | undefined, recognised: LevelMarks): LevelChoice | null {
  return choice === undefined || follows(choice, recognised) ? null : choice;
}

/** Whether a reading has every mark at the level that the clerk gave it. */
export function follows(choice: LevelChoice, reached: LevelMarks): boolean {
  return OUTLINE_LEVELS.every((level) => choice[level] === undefined || choice[level] === reached[level]);
}

/** Lets the clerk's word weigh beside the document's own evidence. */
export function withChoice(base: Bias, choice: LevelChoice, recognised: LevelMarks, points: number): Bias {
  const decided = OUTLINE_LEVELS.filter((level) => choice[level] !== undefined);
  const wanted = new Map<Family, Set<Role>>();
  for (const level of decided) {
    const family = choice[level];
    if (family) wanted.set(family, (wanted.get(family) ?? new Set()).add(ROLE_OF[level]));
  }
  const displaced = decided.flatMap((level) => {
    const family = recognised[level];
    return family !== null && !wanted.get(family)?.has(ROLE_OF[level]) ? [{ family, role: ROLE_OF[level] }] : [];
  });
  return (node, role) => {
    let score = base(node, role);
    for (const level of decided) {
      if (ROLE_OF[level] !== role) continue;
      const family = choice[level];
      if (node.family === family) score += points;
      // further headings may stand above or between; a problem or measure has one mark
      else if (role !== 'group' && (node.number !== null || family === null)) score -= points;
    }
    if (displaced.some((each) => each.family === node.family && each.role === role)) score -= points + DISPLACED;
    return score;
  };
}

/** Puts the headings above each problem to the levels that the clerk gave them. */
export function placeHeadings(found: readonly Found[], choice: LevelChoice): Found[] {
  if (choice.aspect === undefined && choice.item === undefined) return [...found];
  return found.map(({ node, aspect, category, item }) => {
    const groups = [...new Set([aspect, category, item])].filter((group) => group !== null);
    const of = (family: Family | null | undefined): TreeNode | null =>
      family ? (groups.findLast((group) => group.family === family) ?? null) : null;
    const chosenAspect = of(choice.aspect);
    const chosenItem = of(choice.item);
    const rest = groups.filter((group) => group !== chosenAspect && group !== chosenItem);
    const newAspect =
      chosenAspect ??
      (choice.aspect === undefined && aspect !== chosenItem ? (rest.find((group) => group === aspect) ?? null) : null);
    const left = rest.filter((group) => group !== newAspect);
    const newItem = chosenItem ?? (choice.item === undefined ? (left.find((group) => group === item) ?? null) : null);
    return { node, aspect: newAspect, category: left.findLast((group) => group !== newItem) ?? null, item: newItem };
  });
}

// A findings document to its tree: which mark stands for which level in this document, and what it holds.
import type { OutlineCounts } from '../ledger/types.ts';
import { buildProblem, type Context, paragraphsOf } from './build.ts';
import { readHead } from './head.ts';
import { toLines } from './lines.ts';
import { familyWords } from './markers.ts';
import { type Role, weigh } from './roles.ts';
import { compareTotals } from './totals.ts';
import { buildTree, type TreeNode } from './tree.ts';
import type { Outline, OutlineAspect, OutlineItem, OutlineWarning, SourceParagraph } from './types.ts';

/** Counts aspects, items (absent levels count nothing), problems and measures. */
export function countOutline(aspects: readonly OutlineAspect[]): OutlineCounts {
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

interface Found {
  node: TreeNode;
  groups: TreeNode[];
}

function collect(root: TreeNode, roleOf: (node: TreeNode) => Role): Found[] {
  const out: Found[] = [];
  const walk = (node: TreeNode, groups: TreeNode[]): void => {
    for (const child of node.children) {
      const role = roleOf(child);
      if (role === 'problem') out.push({ node: child, groups });
      else if (role === 'group') walk(child, [...groups, child]);
      else if (role === 'container') walk(child, groups);
    }
  };
  walk(root, []);
  return out;
}

/** The family that most measures are counted in, in words. */
function measureFamily(found: Found[], roleOf: (node: TreeNode) => Role): string | null {
  const votes = new Map<string, number>();
  const walk = (node: TreeNode): void => {
    for (const child of node.children) {
      const role = roleOf(child);
      if (role === 'measure') votes.set(child.family, (votes.get(child.family) ?? 0) + 1);
      else if (role === 'pass') walk(child);
    }
  };
  for (const { node } of found) walk(node);
  const best = [...votes].sort((a, b) => b[1] - a[1])[0];
  return best ? familyWords(best[0]) : null;
}

function titleOf(node: TreeNode): string {
  return readHead(node.text).title || node.text;
}

/** Reads a findings document. Never throws: what cannot be read is said in `warnings`. */
export function parseOutline(paragraphs: readonly SourceParagraph[]): Outline {
  const warnings: OutlineWarning[] = [];
  const lines = toLines(paragraphs);
  const tree = buildTree(lines);
  const weighing = weigh(tree, () => 0);
  const roleOf = (node: TreeNode): Role => weighing.roleOf.get(node) ?? 'other';
  const found = collect(tree, roleOf);
  const context: Context = { roleOf, year: null, warnings };

  const depth = Math.max(0, ...found.map((f) => f.groups.length));
  const aspects: OutlineAspect[] = [];
  let aspectNode: TreeNode | null | undefined;
  let itemNode: TreeNode | null | undefined;
  let number = 0;
  for (const { node, groups } of found) {
    const [first, ...others] = groups;
    const wantedAspect = first ?? null;
    const wantedItem = others.at(-1) ?? null;
    const category = others.length > 1 ? (others[0] ?? null) : null;
    if (aspectNode === undefined || wantedAspect !== aspectNode) {
      aspects.push({
        title: wantedAspect ? titleOf(wantedAspect) : null,
        items: [],
        paragraphs: wantedAspect ? [wantedAspect.paragraph] : [],
      });
      aspectNode = wantedAspect;
      itemNode = undefined;
    }
    const aspect = aspects.at(-1) as OutlineAspect;
    if (itemNode === undefined || wantedItem !== itemNode) {
      aspect.items.push({
        number: wantedItem?.number ?? null,
        title: wantedItem ? titleOf(wantedItem) : null,
        category: category ? titleOf(category) : null,
        problems: [],
        paragraphs: wantedItem ? [wantedItem.paragraph] : [],
      });
      itemNode = wantedItem;
    }
    number++;
    const item = aspect.items.at(-1) as OutlineItem;
    item.problems.push(buildProblem(node, node.number ?? number, 0.9, context));
  }
  const counts = countOutline(aspects);
  compareTotals(paragraphs, counts, warnings);
  const problems = aspects.flatMap((a) => a.items.flatMap((i) => i.problems));
  const continuous = problems.every((p, i) => p.number === i + 1);
  const sample = found[0];
  return {
    counts,
    aspects,
    warnings,
    pattern: {
      aspect: depth >= 1 && sample?.groups[0] ? familyWords(sample.groups[0].family) : null,
      item: depth >= 2 && sample?.groups.at(-1) ? familyWords((sample.groups.at(-1) as TreeNode).family) : null,
      problem: sample ? familyWords(sample.node.family) : null,
      measure: measureFamily(found, roleOf),
      numbering: continuous ? 'continuous' : 'restart',
    },
  };
}

export { paragraphsOf };

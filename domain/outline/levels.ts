// Headings above the problems to aspect, category and item: which heading family is which level.
import { readHead } from './head.ts';
import type { Role } from './roles.ts';
import type { StatedTotals } from './totals.ts';
import type { TreeNode } from './tree.ts';
import { actsFirst, announcesFindings, namesAspect, namesProgress, organises } from './wording.ts';

/** A problem with the headings above it, from the outside in. */
export interface Found {
  node: TreeNode;
  aspect: TreeNode | null;
  category: TreeNode | null;
  item: TreeNode | null;
}

interface Path {
  node: TreeNode;
  groups: TreeNode[];
  /** The chapter that sorts problems by progress, where the problem stands in one */
  progress: TreeNode | null;
}

function holdsProblem(node: TreeNode, roleOf: (node: TreeNode) => Role): boolean {
  const role = roleOf(node);
  if (role === 'problem') return true;
  return (role === 'group' || role === 'container') && node.children.some((child) => holdsProblem(child, roleOf));
}

/** 一、机关作风 alone over the problems: a short counted heading that is neither about findings nor about the work. */
function namesSubject(node: TreeNode): boolean {
  return (
    node.number !== null &&
    node.label === null &&
    node.text.length <= 24 &&
    !/[,，。；;：:]/.test(node.text) &&
    !announcesFindings(node.text) &&
    !organises(node.text) &&
    !actsFirst(node.text) &&
    !/问题|整改|反馈|意见|清单|台账|任务|措施|情况$/.test(node.text)
  );
}

/**
 * Chapters that hold problems side by side are levels, even where their words say nothing of the kind; one alone
 * only holds the part on problems together, unless it names a subject. Returns the nodes that count as headings.
 */
function headings(root: TreeNode, roleOf: (node: TreeNode) => Role): Set<TreeNode> {
  const out = new Set<TreeNode>();
  const walk = (node: TreeNode): void => {
    const holders = node.children.filter((child) => {
      const role = roleOf(child);
      return (role === 'group' || role === 'container') && holdsProblem(child, roleOf);
    });
    const shown = holders.filter(
      ({ label, text }) => label?.key !== 'problem' && label?.key !== 'problemList' && !namesProgress(text),
    );
    for (const child of holders) {
      if (namesProgress(child.text)) {
        walk(child);
        continue;
      }
      if (roleOf(child) === 'group') out.add(child);
      else if (
        (shown.length > 1 || namesSubject(child)) &&
        shown.includes(child) &&
        child.family !== 'plain' &&
        child.text
      )
        out.add(child);
      walk(child);
    }
  };
  walk(root);
  return out;
}

/**
 * Problems with the headings above them. A chapter that sorts by progress is none, unless the others' problems stand
 * under headings and its own under nothing else.
 */
function paths(root: TreeNode, roleOf: (node: TreeNode) => Role): Path[] {
  const shown = headings(root, roleOf);
  const out: Path[] = [];
  const walk = (node: TreeNode, groups: TreeNode[], progress: TreeNode | null): void => {
    for (const child of node.children) {
      const role = roleOf(child);
      if (role === 'problem') out.push({ node: child, groups, progress });
      else if (role === 'group' || role === 'container') {
        const sorts = !shown.has(child) && namesProgress(child.text);
        walk(child, shown.has(child) ? [...groups, child] : groups, sorts ? child : progress);
      }
    }
  };
  walk(root, [], null);
  if (out.every(({ groups }) => groups.length === 0)) {
    // where nothing but progress sorts the problems, and all of them, its chapters are what the document has of headings
    const sorted = new Set(out.map((path) => path.progress));
    if (sorted.size < 2 || sorted.has(null)) return out;
  }
  return out.map((path) => (path.groups.length === 0 && path.progress ? { ...path, groups: [path.progress] } : path));
}

/** Assigns the headings above each problem to levels. `stated` decides where one level could be either. */
export function findProblems(root: TreeNode, roleOf: (node: TreeNode) => Role, stated: StatedTotals | null): Found[] {
  const found = paths(root, roleOf);
  const depth = Math.max(0, ...found.map((path) => path.groups.length));
  if (depth === 0) return found.map(({ node }) => ({ node, aspect: null, category: null, item: null }));

  // where the deepest paths put a family is where it stands on shorter ones
  const levelOf = new Map<string, number>();
  for (const { groups } of found) {
    if (groups.length < depth) continue;
    for (const [place, group] of groups.entries()) levelOf.set(group.family, place);
  }
  if (depth === 1) {
    const groups = new Set(found.flatMap((path) => path.groups));
    const items = stated?.levels.items?.value;
    const aspects = stated?.levels.aspects?.value;
    const asItem =
      items === groups.size && aspects !== groups.size && ![...groups].some((group) => namesAspect(group.text));
    return found.map(({ node, groups: [group] }) => ({
      node,
      aspect: asItem ? null : (group ?? null),
      category: null,
      item: asItem ? (group ?? null) : null,
    }));
  }
  return found.map(({ node, groups }) => {
    const slots: (TreeNode | null)[] = new Array(depth).fill(null);
    groups.forEach((group, place) => {
      const usual = groups.length === depth ? place : (levelOf.get(group.family) ?? place);
      const least = slots.findLastIndex((slot) => slot !== null) + 1;
      slots[Math.min(depth - 1, Math.max(usual, least))] = group;
    });
    const middle = slots.slice(1, -1).filter((slot) => slot !== null);
    return { node, aspect: slots[0] ?? null, category: middle.at(-1) ?? null, item: slots[depth - 1] ?? null };
  });
}

/** The heading's own words, without 关于, outer quotes and 的问题. */
export function headingTitle(node: TreeNode): string {
  const title = readHead(node.text).title || node.text || node.full;
  return title.replace(/[（(]\s?共?\s?\d{1,3}\s?[个条项](?:具体)?(?:问题)?\s?[）)]$/, '').trim() || title;
}

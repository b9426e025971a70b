// The reading of a tree that the whole document supports: first weighing, consensus of its marks, stated totals.
import { type Found, findProblems } from './levels.ts';
import { prepare, type Role, type Weighing, weigh } from './roles.ts';
import type { StatedTotals } from './totals.ts';
import type { TreeNode } from './tree.ts';

/** Points that the document, or the clerk's word, adds to a node's role. */
export type Bias = (node: TreeNode, role: Role) => number;

/** Points for the role that most marks of a family have in a first reading. */
const CONSENSUS = 1.5;
/** Families tried as the problem's where the stated total was missed. */
const TRIES = 6;

/** A mark that is a heading nearly everywhere in this document is hardly a problem in one place. */
function withConsensus(base: Bias, nodes: readonly TreeNode[], first: Weighing): Bias {
  const votes = new Map<string, Map<Role, number>>();
  for (const node of nodes) {
    const settled = first.roleOf(node);
    const role = settled === 'container' ? 'group' : settled;
    if (node.number === null || node.label !== null || (role !== 'group' && role !== 'problem' && role !== 'measure'))
      continue;
    const own = votes.get(node.family) ?? new Map<Role, number>();
    own.set(role, (own.get(role) ?? 0) + 1);
    votes.set(node.family, own);
  }
  const chosen = new Map<string, Role>();
  for (const [family, own] of votes) {
    const all = [...own.values()].reduce((sum, n) => sum + n, 0);
    const [role, count] = [...own].sort((a, b) => b[1] - a[1])[0] as [Role, number];
    if (all >= 2 && count >= all * 0.6) chosen.set(family, role);
  }
  return (node, role) => base(node, role) + (chosen.get(node.family) === role ? CONSENSUS : 0);
}

export interface Reading {
  weighing: Weighing;
  found: Found[];
}

/**
 * Weighs the tree; where the document states how many problems it has and the first reading finds another number,
 * the families of marks that occur about that often are tried as the problem's, and the reading that agrees is taken.
 */
export function readTree(root: TreeNode, base: Bias, stated: StatedTotals | null): Reading {
  const scale = prepare(root);
  const attempt = (bias: Bias): Reading => {
    const weighing = weigh(scale, bias);
    return { weighing, found: findProblems(root, weighing.roleOf, stated) };
  };
  const plain = attempt(withConsensus(base, scale.nodes, attempt(base).weighing));
  const wanted = stated?.levels.problems?.value;
  if (wanted === undefined || plain.found.length === wanted) return plain;
  const counts = new Map<string, number>();
  for (const node of scale.nodes) {
    if (node.number !== null) counts.set(node.family, (counts.get(node.family) ?? 0) + 1);
  }
  const likely = [...counts]
    .filter(([, count]) => count >= wanted)
    .sort((a, b) => a[1] - b[1])
    .slice(0, TRIES);
  let best = plain;
  for (const [family] of likely) {
    const other = attempt(
      (node, role) => base(node, role) + (node.family === family ? (role === 'problem' ? 3 : -1) : 0),
    );
    if (other.found.length !== wanted) continue;
    // acts are no problems, whatever the document says of its number of problems
    const acts = other.found.filter(({ node }) => other.weighing.evidenceOf(node).act).length;
    if (acts * 4 > wanted) continue;
    if (best === plain || other.weighing.score > best.weighing.score) best = other;
  }
  return best;
}

// Which node is a problem, a measure, a heading or none of them: the evidence weighed over the whole tree.
import { type Evidence, evidenceOf, local, NEVER, type Role } from './evidence.ts';
import type { TreeNode } from './tree.ts';

export type { Role } from './evidence.ts';

const ROLES: readonly Role[] = ['other', 'container', 'group', 'problem', 'measure', 'pass', 'field', 'detail'];
const PLACE: Record<Role, number> = {
  other: 0,
  container: 1,
  group: 2,
  problem: 3,
  measure: 4,
  pass: 5,
  field: 6,
  detail: 7,
};

const CHILD_ROLES: Record<Role, readonly Role[]> = {
  other: ['other'],
  container: ['container', 'group', 'problem', 'other', 'field'],
  group: ['group', 'problem', 'other', 'container', 'field'],
  problem: ['measure', 'pass', 'field', 'detail'],
  pass: ['measure', 'field', 'detail', 'pass'],
  measure: ['detail', 'field'],
  field: ['field', 'detail'],
  detail: ['detail', 'field'],
};

/** A list's odd member may take another role than its siblings at this cost. */
const ODD_ONE = 2;

/** Chapters on the findings stand beside chapters on everything else: that is no exception. */
function oddCost(main: Role, role: Role): number {
  const chapters = (main === 'other' && role === 'container') || (main === 'container' && role === 'other');
  return chapters ? 0 : ODD_ONE;
}

/** A tree made ready to be weighed several times: evidence and lists do not depend on the bias. */
export interface Scale {
  root: TreeNode;
  nodes: TreeNode[];
  place: Map<TreeNode, number>;
  evidence: Evidence[];
  /** Children of each node by their place in `nodes`, in lists of one family */
  lists: number[][][];
  points: Float64Array;
}

export interface Weighing {
  roleOf: (node: TreeNode) => Role;
  evidenceOf: (node: TreeNode) => Evidence;
  /** Lead of the node's role over the next best, in points */
  margin: (node: TreeNode) => number;
  score: number;
}

/** Collects the evidence of every node once. */
export function prepare(root: TreeNode): Scale {
  const nodes: TreeNode[] = [];
  const place = new Map<TreeNode, number>();
  const collect = (node: TreeNode): void => {
    place.set(node, nodes.length);
    nodes.push(node);
    for (const child of node.children) collect(child);
  };
  collect(root);
  const evidence = nodes.map(evidenceOf);
  const points = new Float64Array(nodes.length * ROLES.length);
  nodes.forEach((node, i) => {
    for (const [r, role] of ROLES.entries()) {
      points[i * ROLES.length + r] =
        node === root ? (role === 'container' ? 0 : NEVER) : local(node, role, evidence[i] as Evidence);
    }
  });
  const lists = nodes.map((node) => {
    const own = new Map<string, number[]>();
    const out: number[][] = [];
    node.children.forEach((child, k) => {
      const alone = child.family === 'plain' || child.family === 'field' || child.label !== null;
      const name = alone ? `#${k}` : child.family;
      const list = own.get(name);
      const at = place.get(child) as number;
      // a count begun anew is a list of its own: 问题一、二、三 and then 建议一、二、三
      if (list && child.number !== 1) list.push(at);
      else {
        const begun = [at];
        own.set(name, begun);
        out.push(begun);
      }
    });
    return out;
  });
  return { root, nodes, place, evidence, lists, points };
}

/** Bounds on what children add to a role: many measures make no problem out of an act. */
function bounded(role: Role, sum: number): number {
  if (role === 'problem' || role === 'pass') return Math.max(-12, Math.min(4, sum));
  if (role === 'measure' || role === 'detail' || role === 'field') return Math.max(-2, Math.min(0.5, sum));
  return sum;
}

/** Weighs all roles bottom-up and settles them top-down. `bias` favours a role for a family in the whole document. */
export function weigh(scale: Scale, bias: (node: TreeNode, role: Role) => number): Weighing {
  const { nodes, lists, points, place } = scale;
  const width = ROLES.length;
  const scores = new Float64Array(nodes.length * width).fill(Number.NaN);
  const chosen = new Map<number, Map<number, Role>>();

  const scoreOf = (at: number, role: Role): number => {
    const key = at * width + PLACE[role];
    const known = scores[key] as number;
    if (!Number.isNaN(known)) return known;
    const own = points[key] as number;
    let score = NEVER;
    if (own !== NEVER) {
      const base = own + (at === 0 ? 0 : bias(nodes[at] as TreeNode, role));
      const roles = new Map<number, Role>();
      let sum = 0;
      for (const list of lists[at] as number[][]) sum += settleList(list, CHILD_ROLES[role], roles);
      const holds = (role !== 'container' && role !== 'group') || at === 0 || [...roles.values()].some(holdsProblems);
      if (holds) {
        score = base + bounded(role, sum);
        chosen.set(key, roles);
      }
    }
    scores[key] = score;
    return score;
  };

  /** The best common role of a list, odd members at a cost; writes the members' roles and returns the points. */
  const settleList = (list: number[], allowed: readonly Role[], roles: Map<number, Role>): number => {
    let bestTotal = NEVER;
    let bestRoles: Role[] = [];
    const table = list.map((at) => allowed.map((role) => scoreOf(at, role)));
    for (const [m, main] of allowed.entries()) {
      let total = 0;
      let carried = 0;
      const picked: Role[] = [];
      for (const row of table) {
        const straight = row[m] as number;
        let odd = NEVER;
        let rival = main;
        for (const [r, role] of allowed.entries()) {
          const score = r === m ? NEVER : (row[r] as number) - oddCost(main, role);
          if (score > odd) {
            odd = score;
            rival = role;
          }
        }
        if (odd > straight) {
          total += odd;
          picked.push(rival);
        } else {
          total += straight;
          picked.push(main);
          carried++;
        }
      }
      if (carried > 0 && total > bestTotal) {
        bestTotal = total;
        bestRoles = picked;
      }
    }
    if (bestTotal === NEVER) return 0;
    for (const [k, at] of list.entries()) roles.set(at, bestRoles[k] as Role);
    return bestTotal;
  };

  const score = scoreOf(0, 'container');
  const settled: Role[] = new Array(nodes.length).fill('other');
  const settle = (at: number, role: Role): void => {
    settled[at] = role;
    const roles = chosen.get(at * width + PLACE[role]);
    for (const list of lists[at] as number[][]) for (const child of list) settle(child, roles?.get(child) ?? 'other');
  };
  settle(0, 'container');
  const at = (node: TreeNode): number => place.get(node) ?? 0;
  return {
    roleOf: (node) => settled[at(node)] as Role,
    evidenceOf: (node) => scale.evidence[at(node)] as Evidence,
    margin: (node) => {
      const own = settled[at(node)] as Role;
      let rival = NEVER;
      for (const role of ['other', 'group', 'problem', 'measure', 'detail'] as const) {
        if (role !== own) rival = Math.max(rival, scoreOf(at(node), role));
      }
      return scoreOf(at(node), own) - rival;
    },
    score,
  };
}

function holdsProblems(role: Role): boolean {
  return role === 'problem' || role === 'group' || role === 'container';
}

// Which node is a problem, a measure, a heading or none of them: evidence of every node, weighed over the whole tree.
import { readHead } from './head.ts';
import type { LabelKey } from './labels.ts';
import type { TreeNode } from './tree.ts';
import {
  actsFirst,
  announcesFindings,
  faults,
  namesAspect,
  organises,
  speaksOfLater,
  tellsOfClues,
} from './wording.ts';

export type Role = 'other' | 'container' | 'group' | 'problem' | 'measure' | 'pass' | 'field' | 'detail';

export interface Evidence {
  lead: 'problem' | 'aspect' | null;
  exact: boolean;
  fault: boolean;
  act: boolean;
  organises: boolean;
  /** 要加强…, 建议…: what the inspectors ask for */
  demand: boolean;
  /** 下一步…: what is still to come */
  later: boolean;
  clues: boolean;
  findings: boolean;
  long: boolean;
}

interface Choice {
  score: number;
  roles: Role[];
}

const NEVER = Number.NEGATIVE_INFINITY;
const RUN_FAMILIES = new Set(['shi', 'yao', 'circle', 'order', 'firstly', 'qi']);
const FIELD_KEYS = new Set<LabelKey>([
  'target',
  'deadline',
  'leader',
  'lead',
  'responsible',
  'supporting',
  'contact',
  'status',
  'source',
  'kind',
  'deliverable',
  'note',
  'number',
  'assignment',
]);

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

export interface Weighing {
  roleOf: Map<TreeNode, Role>;
  evidence: Map<TreeNode, Evidence>;
  /** Lead of a role over the best other one among the siblings' choices, in points of evidence */
  margin: (node: TreeNode) => number;
  score: number;
}

export function evidenceOf(node: TreeNode): Evidence {
  const own = node.text || (node.label ? (node.children[0]?.text ?? '') : node.full);
  const head = readHead(own.slice(0, 600));
  const title = head.title.slice(0, 120);
  const holder = node.label !== null && node.label.key !== 'problem';
  const lead = holder ? null : (head.lead ?? (namesAspect(node.text) ? 'aspect' : null));
  const fault = faults(title) > 0;
  const act = lead === null && actsFirst(title);
  return {
    lead,
    exact: head.exact,
    fault,
    act,
    organises: lead === null && !(fault && !act) && organises(title),
    later: lead === null && speaksOfLater(title),
    demand: lead === null && /^(?:要|须|必须|应当?|建议|希望|请)(?!求)/.test(title),
    clues: lead !== 'problem' && tellsOfClues(title || node.text),
    findings: announcesFindings(title),
    long: node.text.length > 120,
  };
}

/** A fault with acts below it is a problem with measures, not a measure or detail with details. */
function ownsActs(node: TreeNode, e: Evidence): boolean {
  return e.fault && !e.act && node.children.some((child) => child.number !== null && actsFirst(child.text));
}

function local(node: TreeNode, role: Role, e: Evidence): number {
  const key = node.label?.key ?? null;
  const inline = RUN_FAMILIES.has(node.family);
  switch (role) {
    case 'other':
      return (e.organises ? 1 : 0) + (e.clues ? 3 : 0);
    case 'container':
      if (key !== null && key !== 'problem' && key !== 'problemList' && key !== 'work') return NEVER;
      return (
        (e.findings ? 1.5 : 0) +
        (e.organises ? (e.later ? -6 : -2) : 0) +
        (e.clues ? -8 : 0) +
        (e.lead ? -1.5 : 0) +
        (inline ? -4 : 0)
      );
    case 'group': {
      if (key !== null && key !== 'aspect' && key !== 'item') return NEVER;
      let score = -0.3;
      if (e.lead === 'aspect') score += 3;
      else if (e.lead === 'problem') score += 1;
      else if (e.fault) score += 1;
      if (e.organises) score -= 3;
      if (e.demand) score -= 3;
      if (e.clues) score -= 8;
      if (e.act && !e.fault) score -= 1;
      if (e.long && !e.exact) score -= 2;
      if (inline) score -= 3;
      if (node.family === 'plain') score -= 3;
      if (e.findings && e.lead === null && !e.fault) score -= 2.5;
      if (node.children.some((child) => child.label?.key === 'measures' || child.label?.key === 'work')) score -= 4;
      return score;
    }
    case 'problem': {
      if (key !== null && key !== 'problem') return NEVER;
      let score = -1;
      if (key === 'problem') score += 4;
      if (e.lead === 'problem') score += e.exact ? 4 : 2.5;
      else if (e.lead === 'aspect') score -= 2;
      else if (e.fault) score += e.exact ? 3 : 2;
      if (node.family.startsWith('named:') && node.family !== 'named:措施') score += 3;
      if (e.lead === null && !e.fault) score -= e.act ? 3 : 1.5;
      if (e.demand) score -= 4;
      // nothing speaks for it, not even a number
      if (e.lead === null && !e.fault && key === null && node.number === null) score -= 3;
      if (e.organises) score -= 3;
      if (e.clues) score -= 8;
      if (inline) score -= 1.5;
      if (node.family === 'plain') score -= 3;
      return score;
    }
    case 'measure':
      if (key !== null && key !== 'measures' && key !== 'work') return NEVER;
      if (key !== null) return NEVER;
      return (
        (e.act ? 1 : 0.4) +
        (e.fault && !e.act ? -1 : 0) +
        (ownsActs(node, e) ? -2 : 0) +
        (e.lead ? -4 : 0) +
        (inline ? 0.5 : 0) +
        (node.family === 'named:措施' ? 3 : 0) +
        (node.family === 'plain' ? -0.4 : 0)
      );
    case 'pass':
      if (key === 'measures' || key === 'work') return 1;
      return node.family === 'plain' && node.children.length > 0 ? 0.6 : NEVER;
    case 'field':
      return key !== null && FIELD_KEYS.has(key) ? 1 : NEVER;
    case 'detail':
      if (key === 'measures' || key === 'work') return -2;
      if (ownsActs(node, e)) return -1;
      return e.fault && !e.act ? 0.3 : 0;
  }
}

/** Weighs all roles bottom-up and settles them top-down. `bias` favours a role for a family in the whole document. */
export function weigh(root: TreeNode, bias: (node: TreeNode, role: Role) => number): Weighing {
  const evidence = new Map<TreeNode, Evidence>();
  const memo = new Map<TreeNode, Partial<Record<Role, Choice>>>();

  const scoreOf = (node: TreeNode, role: Role): number => choose(node, role).score;

  const choose = (node: TreeNode, role: Role): Choice => {
    let own = memo.get(node);
    if (!own) {
      own = {};
      memo.set(node, own);
    }
    const known = own[role];
    if (known) return known;
    let e = evidence.get(node);
    if (!e) {
      e = evidenceOf(node);
      evidence.set(node, e);
    }
    const base = node.family === 'root' ? (role === 'container' ? 0 : NEVER) : local(node, role, e) + bias(node, role);
    const choice: Choice = { score: base, roles: [] };
    own[role] = choice;
    if (base === NEVER) return choice;

    const allowed = CHILD_ROLES[role];
    const lists = new Map<string, number[]>();
    node.children.forEach((child, place) => {
      const alone = child.family === 'plain' || child.family === 'field' || child.label !== null;
      const name = alone ? `#${place}` : child.family;
      const list = lists.get(name);
      if (list) list.push(place);
      else lists.set(name, [place]);
    });
    const roles: Role[] = new Array(node.children.length).fill('other');
    let sum = 0;
    for (const places of lists.values()) {
      let bestTotal = NEVER;
      let bestRoles: Role[] = [];
      for (const main of allowed) {
        let total = 0;
        const picked: Role[] = [];
        let carried = 0;
        for (const place of places) {
          const child = node.children[place] as TreeNode;
          let pick = main;
          let score = scoreOf(child, main);
          for (const other of allowed) {
            if (other === main) continue;
            const odd = scoreOf(child, other) - ODD_ONE;
            if (odd > score) {
              score = odd;
              pick = other;
            }
          }
          if (pick === main) carried++;
          picked.push(pick);
          total += score;
        }
        if (carried > 0 && total > bestTotal) {
          bestTotal = total;
          bestRoles = picked;
        }
      }
      if (bestTotal === NEVER) continue;
      places.forEach((place, i) => {
        roles[place] = bestRoles[i] as Role;
      });
      sum += bestTotal;
    }
    if (role === 'problem' || role === 'pass') sum = Math.max(-12, Math.min(4, sum));
    if (role === 'measure' || role === 'detail' || role === 'field') sum = Math.max(-2, Math.min(0.5, sum));
    if ((role === 'container' || role === 'group') && node.family !== 'root') {
      if (!roles.some((r) => r === 'problem' || r === 'group' || r === 'container')) {
        choice.score = NEVER;
        return choice;
      }
    }
    choice.score = base + sum;
    choice.roles = roles;
    return choice;
  };

  const result = choose(root, 'container');
  const roleOf = new Map<TreeNode, Role>();
  const settle = (node: TreeNode, role: Role): void => {
    roleOf.set(node, role);
    const choice = choose(node, role);
    node.children.forEach((child, place) => {
      settle(child, choice.roles[place] ?? 'other');
    });
  };
  settle(root, 'container');
  const margin = (node: TreeNode): number => {
    const own = roleOf.get(node) ?? 'other';
    let rival = NEVER;
    for (const role of ['other', 'group', 'problem', 'measure', 'detail'] as const) {
      if (role !== own) rival = Math.max(rival, scoreOf(node, role));
    }
    return scoreOf(node, own) - rival;
  };
  return { roleOf, evidence, margin, score: result.score };
}

// What a node's own words, marks and labels say for each role it might play, in points of evidence.
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
  /** …扰民问题, a single matter by number and with nothing counted below it */
  named: boolean;
  /** 整改责任悬空。推行清单公示…: a head that is no act, with an act behind it */
  answered: boolean;
  long: boolean;
}

export const NEVER = Number.NEGATIVE_INFINITY;
const RUN_FAMILIES = new Set(['shi', 'yao', 'circle', 'order', 'firstly', 'qi']);
/** Marks below the chapters: where they hold problems they are headings of their own. */
const HEADS = new Set(['arDot', 'arDun', 'arParen', 'arRightParen', 'arSpace', 'arBox', 'circle', 'dash']);
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

export function evidenceOf(node: TreeNode): Evidence {
  const own = node.text || (node.label ? (node.children[0]?.text ?? '') : node.full);
  const head = readHead(own.slice(0, 600));
  const title = head.title.slice(0, 120);
  const holder = node.label !== null && node.label.key !== 'problem';
  const lead = holder ? null : (head.lead ?? (namesAspect(node.text) ? 'aspect' : null));
  const fault = faults(title) > 0;
  const act = lead === null && actsFirst(title);
  const unled = lead === null && node.label === null;
  // 意见建议落实不到位 is a fault, 存在不足和下一步措施 is not
  const later = unled && speaksOfLater(title) && (!fault || act || /下(?:一)?步|困难/.test(title));
  return {
    lead,
    exact: head.exact,
    fault,
    act,
    organises: node.residual || (unled && (later || (!(fault && !act) && organises(title)))),
    later: later || node.residual,
    demand: lead === null && /^(?:要|须|必须|应当|应(?![急对用收付邀届力变])|建议|希望|请)(?!求)/.test(title),
    clues: lead !== 'problem' && tellsOfClues(title || node.text),
    findings: announcesFindings(title),
    answered: node.number !== null && node.label === null && !act && head.rest !== '' && actsFirst(head.rest),
    named:
      node.number !== null &&
      title.length >= 8 &&
      /问题$/.test(title) &&
      !node.children.some((child) => child.number !== null && child.paragraph !== node.paragraph),
    long: node.text.length > 120,
  };
}

/** A heading with 无。 or closing words alone below it. */
function isEmpty(node: TreeNode): boolean {
  const only = node.children[0];
  return only !== undefined && (/^无[。.]?$/.test(only.text) || (node.text === '' && only.family === 'aside'));
}

/** 整改措施： or 整改情况： stands right below it. */
function bearsWork(node: TreeNode): boolean {
  return node.children.some((child) => child.label?.key === 'measures' || child.label?.key === 'work');
}

/** A fault with acts below it is a problem with measures, not a measure or detail with details. */
function ownsActs(node: TreeNode, e: Evidence): boolean {
  return e.fault && !e.act && node.children.some((child) => child.number !== null && actsFirst(child.text));
}

/** Points for a role from the node alone; NEVER where the role is out of the question. */
export function local(node: TreeNode, role: Role, e: Evidence): number {
  const key = node.label?.key ?? null;
  const inline = RUN_FAMILIES.has(node.family);
  // （一）重大缺陷 / 无。; 三、存在的不足 / 虽然…
  if (role === 'problem' && node.children.length === 1 && isEmpty(node)) return NEVER;
  // the document's title and its closing words
  if (node.family === 'aside') return role === 'other' ? 0 : NEVER;
  switch (role) {
    case 'other':
      return (e.organises ? 1 : 0) + (e.clues ? 3 : 0);
    case 'container':
      if (key !== null && key !== 'problem' && key !== 'problemList' && key !== 'work') return NEVER;
      return (
        (e.findings ? 1.5 : 0) +
        (e.organises ? (e.later ? -12 : -2) : 0) +
        (e.clues ? -8 : 0) +
        (HEADS.has(node.family) && !e.findings ? -1 : 0) +
        (e.lead ? -1.5 : 0) +
        (inline ? -4 : 0)
      );
    case 'group': {
      if (key !== null && key !== 'aspect' && key !== 'item') return NEVER;
      // 主要存在以下几个方面的问题： announces problems and names no aspect
      if (node.family === 'plain' && /(?:以下|如下|下列|几个方面|主要问题)[^。]{0,20}[:：]$/.test(node.text))
        return NEVER;
      let score = -0.3;
      if (e.lead === 'aspect') score += 3;
      else if (e.lead === 'problem') score += 1;
      else if (e.fault) score += 1;
      if (e.organises) score -= e.later ? 12 : 3;
      if (e.demand) score -= 3;
      if (e.clues) score -= 8;
      if (e.act && !e.fault) score -= 1;
      if (e.long && !e.exact) score -= 2;
      if (inline) score -= 3;
      if (node.family === 'plain') score -= 3;
      if (e.findings && e.lead === null && !e.fault) score -= 2.5;
      if (bearsWork(node)) score -= 4;
      return score;
    }
    case 'problem': {
      if (key !== null && key !== 'problem') return NEVER;
      let score = -1;
      // A heading told by nothing but the 整改措施： below it
      const told = node.family === 'bare:problem' && bearsWork(node);
      if (key === 'problem') score += 4;
      if (node.listed) score += 4;
      if ((node.number !== null && bearsWork(node)) || told) score += 1.5;
      if (e.lead === 'problem') score += e.exact ? 4 : 2.5;
      // 资金管理方面存在的问题 with 整改情况： right below it and nothing else is all there is of the problem
      else if (e.lead === 'aspect')
        score +=
          bearsWork(node) && !node.children.some((child) => child.number !== null && child.label === null) ? 2 : -2;
      else if (e.fault) score += e.exact ? 3 : 2;
      if (node.family.startsWith('named:') && node.family !== 'named:措施') score += 3;
      if (e.lead === null && !e.fault) score += e.act ? -3 : e.named ? 1.5 : told ? 0 : -1.5;
      if (e.answered && !e.organises) score += 1;
      if (e.demand) score -= 4;
      // nothing speaks for it, not even a number
      if (e.lead === null && !e.fault && key === null && node.number === null && !told) score -= 3;
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
        (node.symptom ? -3 : 0) +
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
      if (node.symptom) return 1;
      if (ownsActs(node, e)) return -1;
      // 关于“…推进慢”问题。制定…: a problem with what was done about it
      if (e.lead === 'problem' && e.exact && readHead(node.text.slice(0, 600)).rest) return -2;
      return e.fault && !e.act ? 0.3 : 0;
  }
}

// What kind of document this is, as far as it changes how sentences are read: findings alone, or findings with work.
import { fold, sentences } from './chars.ts';
import { readHead } from './head.ts';
import type { Found } from './levels.ts';
import type { Line } from './lines.ts';
import type { Role } from './roles.ts';
import type { TreeNode } from './tree.ts';
import type { SourceParagraph } from './types.ts';
import { actsFirst, closesDocument, faults, organises } from './wording.ts';

export interface Profile {
  /** Problems only (反馈意见, 问题清单): no measures anywhere */
  findingsOnly: boolean;
  /** The inline run 一是… states faults here, not acts */
  runStatesFaults: boolean;
  /** Year that a bare 6月30日前 is meant in */
  year: number | null;
}

const FINDINGS_TITLE = /反馈意见|问题清单|问题汇总|问题底稿|反馈会|发现(?:的)?问题|存在(?:的)?问题/;
const WORK_TITLE = /整改|落实|措施|方案|台账|报告$/;
const RUN_FAMILIES = new Set(['shi', 'circle', 'order', 'firstly', 'qi']);

function inlineRuns(root: TreeNode): { acts: number; faults: number } {
  const count = { acts: 0, faults: 0 };
  const walk = (node: TreeNode): void => {
    // 下一步：一是…, 整改意见 一是… say nothing of the findings
    if (node.family === 'aside' || node.label?.key === 'note' || closesDocument(node.text) || organises(node.text))
      return;
    if (RUN_FAMILIES.has(node.family) && !/^要/.test(node.text)) {
      const text = node.text.slice(0, 60);
      if (actsFirst(text)) count.acts++;
      else if (faults(text) > 0) count.faults++;
    }
    for (const child of node.children) walk(child);
  };
  walk(root);
  return count;
}

function yearOf(paragraphs: readonly SourceParagraph[]): number | null {
  const texts = paragraphs.filter((p) => p.text.trim() !== '').map((p) => fold(p.text));
  for (const text of texts.slice(0, 30)) {
    const feedback = /(\d{4})年\d{1,2}月\d{1,2}日[^。]{0,60}反馈/.exec(text);
    const all = feedback ? [...feedback[0].matchAll(/(\d{4})年/g)].at(-1) : null;
    if (all) return Number(all[1]);
  }
  for (const text of texts.slice(-10).reverse()) {
    const date = /^(\d{4})\s?年\s?\d{1,2}\s?月/.exec(text.trim());
    if (date) return Number(date[1]);
  }
  const years = texts.slice(0, 15).flatMap((text) => [...text.matchAll(/(20\d{2})\s?年/g)].map((m) => Number(m[1])));
  return years.length > 0 ? Math.max(...years) : null;
}

/** Reads the document's profile from its title, its labels and its runs. */
export function profileOf(paragraphs: readonly SourceParagraph[], lines: readonly Line[], root: TreeNode): Profile {
  const title = paragraphs
    .filter((p) => p.text.trim() !== '' && !p.cell)
    .slice(0, 5)
    .map((p) => fold(p.text).trim())
    .filter((text) => text.length <= 80);
  const labelled = lines.some((line) => line.label?.key === 'measures' || line.label?.key === 'work');
  const runs = inlineRuns(root);
  // beside 整改措施： a run of faults describes its problem
  const runStatesFaults = !labelled && runs.faults > 0 && runs.faults >= runs.acts * 1.5;
  const titled = title.some((text) => FINDINGS_TITLE.test(text)) && !title.some((text) => WORK_TITLE.test(text));
  return {
    findingsOnly: titled && !labelled && (runs.acts === 0 || runStatesFaults),
    runStatesFaults,
    year: yearOf(paragraphs),
  };
}

/**
 * True where no problem has a measure by mark or label, and what stands behind the problems' heads mostly tells of no
 * act: such text describes the problems.
 */
export function describesOnly(found: readonly Found[], roleOf: (node: TreeNode) => Role): boolean {
  const texts: string[] = [];
  for (const { node } of found) {
    texts.push(...sentences(readHead(node.text).rest));
    for (const child of node.children) {
      const role = roleOf(child);
      if (role === 'pass' || (role === 'measure' && child.family !== 'plain')) return false;
      if (child.family === 'plain') texts.push(child.text);
    }
  }
  const acts = texts.filter((text) => actsFirst(text)).length;
  return texts.length > 0 && acts * 3 < texts.length;
}

/** Evidence that the document as a whole adds to a node's role. */
export function documentBias(profile: Profile): (node: TreeNode, role: Role) => number {
  return (node, role) => {
    if (role !== 'problem' && role !== 'measure') return 0;
    const faulty = faults(node.text.slice(0, 80)) > 0 && !actsFirst(node.text);
    let score = 0;
    if (profile.runStatesFaults && RUN_FAMILIES.has(node.family)) {
      if (faulty) score += role === 'problem' ? 2.5 : -1.5;
      // 村务公开内容陈旧 among faults: no word that a list knows, but no act either
      else if (role === 'problem' && !actsFirst(node.text)) score += 1;
    }
    if (profile.findingsOnly && role === 'measure') score -= 1.5;
    if (profile.findingsOnly && role === 'problem' && node.family === 'plain' && faulty) score += 2.5;
    return score;
  };
}

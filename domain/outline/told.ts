// Runs and paragraphs whose role the document tells as a whole: 主要表现在：一是…, 整改措施 over uncounted paragraphs.
import { readHead } from './head.ts';
import type { TreeNode } from './tree.ts';
import { actsFirst, tellsStatus } from './wording.ts';

const counted = (node: TreeNode): TreeNode[] =>
  node.children.filter(({ number, label }) => number !== null && label === null);

const SHOWN_IN = /(?:主要|具体|突出)?(?:表现|体现)(?:在|为)?[:：]$/;

/**
 * 一、X方面。主要表现在：一是…二是… in a document that tells no measures: the runs are its problems, and so they are
 * below （一）X不规范。主要表现在：, which is then a heading.
 */
export function listShown(root: TreeNode): void {
  const holders: TreeNode[] = [];
  let aspects = 0;
  const walk = (node: TreeNode): void => {
    const members = counted(node);
    const shows = members.length > 1 && members.every(({ text, family }) => family === 'shi' && !actsFirst(text));
    if (shows && node.number !== null && SHOWN_IN.test(node.text)) {
      holders.push(node);
      if (readHead(node.text).lead === 'aspect') aspects++;
    }
    for (const child of node.children) walk(child);
  };
  walk(root);
  const bears = (node: TreeNode): boolean =>
    node.label?.key === 'measures' || node.label?.key === 'work' || node.children.some(bears);
  if (aspects === 0 || aspects === holders.length || bears(root)) return;
  for (const holder of holders) for (const member of counted(holder)) member.listed = true;
}

/** 整改措施 alone on its line with one measure a paragraph below it, none of them counted. */
export function tellApart(node: TreeNode): void {
  for (const child of node.children) tellApart(child);
  if (node.label?.key !== 'measures' || node.text !== '' || node.children.length < 2) return;
  const whole = node.children.every(
    (child) =>
      child.family === 'plain' &&
      child.children.length === 0 &&
      child.paragraph !== node.paragraph &&
      /[。；;]$/.test(child.text) &&
      !tellsStatus(child.text),
  );
  if (whole) for (const child of node.children) child.family = 'bare:measure';
}

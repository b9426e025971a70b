// What the clerk should look at: numbers that jump, text that went nowhere, problems without measures.
import { sentences } from './chars.ts';
import type { Found } from './levels.ts';
import { headsContact } from './noise.ts';
import { organisesThroughout } from './passed-over.ts';
import type { Role, Weighing } from './roles.ts';
import type { TreeNode } from './tree.ts';
import type { OutlineProblem, OutlineWarning } from './types.ts';
import { actsFirst, closesDocument, headsDemands, speaksOfLater } from './wording.ts';

/** Warnings of one kind beyond this many are summed up in one line. */
const EACH_LIMIT = 20;
/** A number that runs backwards is kept as a gap of at least this. */
const BACKWARDS = 50;

function short(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}

/** An excerpt may begin in the middle: the first heading or problem of the document has nothing before it. */
function opener(root: TreeNode, roleOf: (node: TreeNode) => Role): (node: TreeNode) => boolean {
  const first = new Map<Role, TreeNode>();
  const walk = (node: TreeNode): void => {
    const role = roleOf(node);
    if (!first.has(role)) first.set(role, node);
    for (const child of node.children) walk(child);
  };
  walk(root);
  return (node) => {
    const role = roleOf(node);
    return role !== 'measure' && first.get(role) === node;
  };
}

/** Families whose numbers name entries of another list (编号8, 第二十一项): gaps are the rule there. */
function pickedOut(root: TreeNode, roleOf: (node: TreeNode) => Role): Set<string> {
  const all = new Map<string, { nodes: number; gaps: number }>();
  const walk = (node: TreeNode): void => {
    if (roleOf(node) === 'problem' && /^(?:named|ordinal):/.test(node.family)) {
      const own = all.get(node.family) ?? { nodes: 0, gaps: 0 };
      own.nodes++;
      if (node.gap > 0) own.gaps++;
      all.set(node.family, own);
    }
    for (const child of node.children) walk(child);
  };
  walk(root);
  return new Set([...all].filter(([, { nodes, gaps }]) => gaps * 2 >= nodes).map(([family]) => family));
}

/** Numbers skipped or repeated in the lists that matter. */
function gaps(root: TreeNode, roleOf: (node: TreeNode) => Role): OutlineWarning[] {
  const out: OutlineWarning[] = [];
  const opens = opener(root, roleOf);
  const picked = pickedOut(root, roleOf);
  const walk = (node: TreeNode): void => {
    const role = roleOf(node);
    if (
      node.gap > 0 &&
      (role === 'problem' || role === 'group' || role === 'measure') &&
      !opens(node) &&
      !picked.has(node.family)
    ) {
      const what = role === 'problem' ? '问题' : role === 'group' ? '标题' : '措施';
      const place = `第${node.paragraph + 1}段${what}“${node.raw}${short(node.text)}”`;
      out.push({
        code: 'number-gap',
        message:
          node.gap >= BACKWARDS
            ? `${place}的编号与前面重复或倒退，请核对`
            : `${place}之前缺少${node.gap}个编号，可能有遗漏，请核对`,
        paragraph: node.paragraph,
      });
    }
    for (const child of node.children) walk(child);
  };
  walk(root);
  return out;
}

/** Text among the problems that became nothing: between the first and the last, or beside one under its heading. */
function unused(root: TreeNode, roleOf: (node: TreeNode) => Role, found: readonly Found[]): OutlineWarning[] {
  const places = found.map(({ node }) => node.paragraph);
  const first = Math.min(...places);
  const last = Math.max(...places);
  const out: OutlineWarning[] = [];
  const walk = (node: TreeNode, heading: boolean): void => {
    let behind = false;
    for (const child of node.children) {
      const role = roleOf(child);
      if (role === 'problem') behind = true;
      if (role === 'group' || role === 'container') walk(child, role === 'group');
      if (role !== 'other' || (!child.text && child.children.length === 0)) continue;
      if ((heading && behind) || (child.paragraph > first && child.paragraph < last)) {
        out.push({
          code: 'text-not-used',
          message: `第${child.paragraph + 1}段没有归入任何问题，未导入：${child.raw}${child.label?.words ?? ''}${short(child.text)}`,
          paragraph: child.paragraph,
          through: lastOf(child),
        });
      }
    }
  };
  if (found.length > 0) walk(root, false);
  return out;
}

/** Headings that read like a problem but stand where none is expected. */
function leftOut(root: TreeNode, weighing: Weighing, found: readonly Found[]): OutlineWarning[] {
  const out: OutlineWarning[] = [];
  const places = found.map(({ node }) => node.paragraph);
  const first = Math.min(...places);
  const last = Math.max(...places);
  const walk = (node: TreeNode): void => {
    const e = weighing.evidenceOf(node);
    if (weighing.roleOf(node) === 'other' && node.family !== 'aside' && e.lead === 'problem' && e.exact && !e.clues) {
      if (node.paragraph < first || node.paragraph > last) {
        out.push({
          code: 'maybe-problem',
          message: `第${node.paragraph + 1}段像是一个问题，但不在问题部分，未导入：${node.raw}${short(node.text)}`,
          paragraph: node.paragraph,
          through: lastOf(node),
        });
      }
    }
    for (const child of node.children) walk(child);
  };
  walk(root);
  return out;
}

/** Last source paragraph of a node and everything below it. */
function lastOf(node: TreeNode): number {
  return node.children.reduce((last, child) => Math.max(last, lastOf(child)), node.last);
}

/** 下一步措施 behind problems of the same part that nothing answers may be their measures. */
function mayAnswer(part: TreeNode, before: readonly TreeNode[], weighing: Weighing): boolean {
  if (!/措施|举措/.test(part.text) || part.children.every((child) => child.number === null)) return false;
  const problems: TreeNode[] = [];
  const walk = (node: TreeNode): void => {
    if (weighing.roleOf(node) === 'problem') problems.push(node);
    else for (const child of node.children) walk(child);
  };
  for (const node of before) walk(node);
  return problems.length > 0 && problems.every(({ children, bearsLabel }) => children.length === 0 && !bearsLabel);
}

/** Numbered parts before the first and behind the last problem that are left out, though their words give no reason. */
function leftParts(root: TreeNode, weighing: Weighing, found: readonly Found[]): OutlineWarning[] {
  const places = found.map(({ node }) => node.paragraph);
  const first = Math.min(...places);
  const last = Math.max(...places);
  const out: OutlineWarning[] = [];
  const walk = (node: TreeNode): void => {
    /** Behind 提出如下建议： everything is advice */
    let advised = false;
    for (const [place, child] of node.children.entries()) {
      const role = weighing.roleOf(child);
      advised ||= child.number === null && closesDocument(child.text);
      if (role === 'group' || role === 'container') walk(child);
      const answers = mayAnswer(child, node.children.slice(0, place), weighing);
      if (advised && !answers) continue;
      if (role !== 'other' || child.family === 'aside' || child.family === 'yao') continue;
      if (child.residual && !speaksOfLater(child.text)) {
        out.push({
          code: 'shortcomings-not-used',
          message: `第${child.paragraph + 1}段至第${lastOf(child) + 1}段说的是整改工作自身的不足，未作为反馈问题导入；确是反馈问题的，请指定：${child.raw}${short(child.text)}`,
          paragraph: child.paragraph,
          through: lastOf(child),
        });
        continue;
      }
      const e = weighing.evidenceOf(child);
      const counted = child.number !== null || child.children.some((inner) => inner.number !== null);
      if (child.family === 'plain' && !e.fault) continue;
      if (
        !counted ||
        (e.findings && child.children.length === 0) ||
        (e.organises && !answers) ||
        organisesThroughout(child, weighing) ||
        headsContact(child.text || (child.label?.words ?? '')) ||
        (child.label?.bare && headsDemands(child.label.words)) ||
        e.demand ||
        e.clues ||
        (child.paragraph > first && child.paragraph < last)
      )
        continue;
      const end = lastOf(child);
      out.push({
        code: 'part-not-used',
        message: `第${child.paragraph + 1}段${end > child.paragraph ? `至第${end + 1}段` : ''}没有读出问题，未导入：${child.raw}${child.label?.words ?? ''}${short(child.text)}`,
        paragraph: child.paragraph,
        through: end,
      });
    }
  };
  walk(root);
  return out;
}

/** A mark of 2 and more inside a text: 二是…, ②…, （2）…, behind a sentence. */
const LATER_MARK = /[。；;]\s?(?:([二三四五六七八九])是|[(（]([2-9])[)）]|([②-⑨])|([2-9])[.．、](?!\d))/;
/** 截至8月底仅完成…: a figure that describes the problem. */
const FIGURES = /^(?:截至|目前|全年|今年|按照|以|每|全|集中|统一)|\d{4}年|仅|只有/;
const FIRST_MARK = /一是|[(（]1[)）]|①|1[.．、]/;

/** Measures that seem to hold the next one as well, and titles that seem to hold what was done. */
function mergedText(problems: readonly OutlineProblem[]): OutlineWarning[] {
  const out: OutlineWarning[] = [];
  for (const problem of problems) {
    for (const measure of problem.measures) {
      const text = `${measure.lead}${measure.text}`;
      if (!LATER_MARK.test(text) || FIRST_MARK.test(text)) continue;
      out.push({
        code: 'measures-merged',
        message: `第${(measure.paragraphs[0] ?? 0) + 1}段的措施里可能还有下一条，请核对是否要拆开：${short(measure.lead)}`,
        paragraph: measure.paragraphs[0] ?? null,
      });
    }
    if (problem.measures.length > 0) continue;
    const acts = sentences(problem.title)
      .slice(1)
      .some((sentence) => actsFirst(sentence) && !FIGURES.test(sentence));
    if (acts) {
      out.push({
        code: 'title-holds-act',
        message: `第${(problem.paragraphs[0] ?? 0) + 1}段的问题文字里可能含有整改措施，请核对是否要拆开：${short(problem.title)}`,
        paragraph: problem.paragraphs[0] ?? null,
      });
    }
  }
  return out;
}

function withoutMeasures(problems: readonly OutlineProblem[]): OutlineWarning[] {
  const bare = problems.filter((problem) => problem.measures.length === 0);
  // a list of problems alone is no loss
  if (bare.length * 2 >= problems.length) return [];
  return bare.map((problem) => ({
    code: 'no-measures',
    message: `问题“${short(problem.title)}”没有找到整改措施，请核对第${(problem.paragraphs[0] ?? 0) + 1}段`,
    paragraph: problem.paragraphs[0] ?? null,
  }));
}

/** Of each kind the first few, the others in one that names their places. */
export function summedUp(warnings: readonly OutlineWarning[]): OutlineWarning[] {
  const kinds = new Map<string, OutlineWarning[]>();
  const out: OutlineWarning[] = [];
  for (const warning of warnings) {
    const kind = kinds.get(warning.code) ?? [];
    kinds.set(warning.code, kind);
    kind.push(warning);
    if (kind.length <= EACH_LIMIT) out.push(warning);
    else if (kind.length === EACH_LIMIT + 1) out.push({ code: warning.code, message: '', paragraph: null, places: [] });
  }
  return out.map((warning) => {
    if (!warning.places) return warning;
    const rest = (kinds.get(warning.code) as OutlineWarning[]).slice(EACH_LIMIT);
    return {
      ...warning,
      message: `另有${rest.length}处同类情况，请逐段核对`,
      places: rest.flatMap(({ paragraph, through }) =>
        paragraph === null ? [] : [{ from: paragraph, to: through ?? paragraph }],
      ),
    };
  });
}

/** All doubts about a read outline, in the order of their weight. */
export function doubts(
  root: TreeNode,
  weighing: Weighing,
  found: readonly Found[],
  problems: readonly OutlineProblem[],
): OutlineWarning[] {
  const { roleOf } = weighing;
  return [
    ...gaps(root, roleOf),
    ...unused(root, roleOf, found),
    ...leftOut(root, weighing, found),
    ...(found.length > 0 ? leftParts(root, weighing, found) : []),
    ...withoutMeasures(problems),
    ...mergedText(problems),
  ];
}

// What a document holds besides its findings: each node that is left out for a reason, with that reason.
import { fold } from './chars.ts';
import { readHead } from './head.ts';
import type { Found } from './levels.ts';
import { endsDocument, headsContact, tailKind } from './noise.ts';
import type { Weighing } from './roles.ts';
import { addGrams } from './stretches.ts';
import type { TreeNode } from './tree.ts';
import type { PassedKind } from './types.ts';
import {
  actsFirst,
  announcesFindings,
  asksFor,
  closesDocument,
  faults,
  headsDemands,
  namesAspect,
  namesDocument,
  namesProgress,
  organises,
  passesOn,
  reportsClues,
  speaksOfLater,
  tellsOfClues,
} from './wording.ts';

/** Longest stretch that is looked at as one lead phrase or heading. */
const HEADING_LENGTH = 60;
/** A longer paragraph above the findings is an introduction. */
const OPENING_LENGTH = 100;
/** 城区内涝积水点整治台账（2023年） */
const TITLE_END = /(?:报告|通报|方案|清单|台账|[汇览登]总?表)(?:[（(][^）)]*[）)])?$/;
/** A document's title, and what stands behind it in the same line. */
const BEHIND_TITLE = /^.*(?:报告|通报|方案|清单|情况|台账|通知|公告|公示|回复|总结|一览表|汇总表)(.{8,})$/;

/** A node, or the part of the document below it, that was left out. */
export interface Passed {
  kind: PassedKind;
  /** Nodes left out together have one number */
  group: number;
  grams: Set<number>;
}

/** What closing words say: 下一步…, 责令你单位…, 以上报告…. */
function closingKind(text: string): PassedKind {
  const head = fold(text).slice(0, 60);
  if (speaksOfLater(head)) return 'later';
  return /建议|要求|意见|责令|请|希望|强调/.test(head) ? 'demand' : 'closing';
}

/** What a heading on the rest of the work says: next steps, demands, or why something is still open. */
function laterKind(text: string): PassedKind {
  const head = fold(text).slice(0, 60);
  if (/下(?:一)?步|今后|下阶段|后续|后半篇|巩固|长效|继续|持续/.test(head)) return 'later';
  return /要求|建议|意见/.test(head) ? 'demand' : 'causes';
}

/** What an unmarked line beside the findings is. */
function asideKind(text: string): PassedKind {
  if (reportsClues(text) || tellsOfClues(text) || /线索/.test(text)) return 'clues';
  if (asksFor(text)) return 'demand';
  if (closesDocument(text)) return closingKind(text);
  return passesOn(text) ? 'lead' : 'title';
}

/** Title, addressee and reference number, or an introduction. */
function openingKind(text: string): PassedKind {
  // 来源：… 发布时间：…
  if (endsDocument(text) && tailKind(text) === 'furniture') return 'furniture';
  return text.length <= HEADING_LENGTH && !/[。；]/.test(text) ? 'title' : 'opening';
}

/** Above the findings a long sentence introduces them, whatever it says of the work (县委将反馈意见梳理为…). */
function beforeFindings(node: TreeNode, reason: PassedKind): PassedKind {
  if (node.number !== null || node.label !== null || node.children.length > 0 || asksFor(node.text)) return reason;
  const leads = (reason === 'lead' || reason === 'organisation') && node.text.length > HEADING_LENGTH;
  return leads || reason === 'closing' || (reason === 'demand' && closesDocument(node.text)) ? 'opening' : reason;
}

/** 一、主要做法 over （一）加强组织领导 （二）强化督促检查: a part all of whose counted entries organise the work. */
export function organisesThroughout(node: TreeNode, weighing: Weighing): boolean {
  const counted = node.children.filter(({ number }) => number !== null);
  return counted.length > 0 && counted.every((child) => weighing.evidenceOf(child).organises);
}

/** Why a node of no role is left out; null where its words give no reason. */
function reasonOf(node: TreeNode, weighing: Weighing): PassedKind | null {
  const e = weighing.evidenceOf(node);
  if (headsContact(node.text)) return 'contact';
  if (node.family === 'aside' && namesDocument(node.text) && !holdsMore(node.text)) return 'title';
  // 信访事项办理情况报告信访人反映…扰民: a title that took in the first problem
  if (e.clues) return holdsMore(node.text) ? null : 'clues';
  if (e.later) return laterKind(node.text);
  if (e.demand || node.family === 'yao' || (node.label?.bare === true && headsDemands(node.label.words))) {
    return 'demand';
  }
  if (e.organises || organisesThroughout(node, weighing)) return 'organisation';
  if (node.family === 'aside' && !holdsMore(node.text)) return asideKind(node.text);
  if (closesDocument(node.text)) return closingKind(node.text);
  if (asksFor(node.text)) return 'demand';
  return passesOn(node.text) ? asideKind(node.text) : null;
}

/**
 * The paragraphs that a part of the document is left out from, by their place; several entries where a paragraph holds
 * several nodes. `first` is the first paragraph that was taken over.
 */
export function passedNodes(
  root: TreeNode,
  weighing: Weighing,
  found: readonly Found[],
  first: number,
): Map<number, Passed[]> {
  const out = new Map<number, Passed[]>();
  const { roleOf } = weighing;
  const used = new Set(found.flatMap(({ aspect, category, item }) => [aspect, category, item]));
  let groups = 0;
  const own = (node: TreeNode, kind: PassedKind, group: number): void => {
    const grams = new Set<number>();
    addGrams(grams, node.full);
    for (let i = Math.max(0, node.paragraph); i <= node.last; i++) {
      const known = out.get(i);
      if (known) known.push({ kind, group, grams });
      else out.set(i, [{ kind, group, grams }]);
    }
  };
  // lines that stand by themselves are one passage with their neighbours of the same kind
  const alone = (node: TreeNode, kind: PassedKind): void => own(node, kind, -1);
  const whole = (node: TreeNode, kind: PassedKind, group = node.children.length > 0 ? groups++ : -1): void => {
    own(node, kind, group);
    // 问题： and 整改措施： below 下一步： or an appeal are no part of it
    for (const child of node.children) if (!isFinding(child)) whole(child, kind, group);
  };
  const walk = (node: TreeNode): void => {
    /** Behind 提出如下建议： everything is advice */
    let advised = false;
    const opening = node === root || roleOf(node) === 'other' || organises(node.text);
    /** Behind 现报告如下： comes what is reported */
    let led = false;
    for (const child of node.children) {
      const role = roleOf(child);
      advised ||= child.number === null && closesDocument(child.text);
      const before = child.paragraph < first;
      if (role === 'container' || role === 'group') {
        const e = weighing.evidenceOf(child);
        if (!used.has(child) && namesPart(child) && !(e.lead === 'problem' && e.exact)) alone(child, 'part');
        walk(child);
      } else if (role === 'field') {
        if (child.label?.key === 'number') whole(child, 'label');
        else if (child.label?.bare === true && headsDemands(child.label.words)) whole(child, 'demand');
        else if (before && namesOrigin(child)) whole(child, 'opening');
      } else if (role === 'other') {
        const reason = reasonOf(child, weighing) ?? (advised ? 'demand' : null);
        if (child.emptied) {
          alone(child, 'part');
          walk(child);
        } else if (reason !== null) whole(child, before ? beforeFindings(child, reason) : reason);
        else if (before && opens(child, opening && !led)) {
          alone(child, openingKind(child.text));
          walk(child);
        } else if (endsDocument(child.text)) alone(child, tailKind(child.text));
        else if (/^无[。.]?$/.test(child.text)) alone(child, 'part');
      }
      led ||= node === root && /如下/.test(child.full);
    }
  };
  walk(root);
  return out;
}

/** Unmarked words above the findings: title, addressee, introduction; in a part only what leads on. */
function opens(node: TreeNode, outside: boolean): boolean {
  if (node.number !== null || node.label !== null || node.family === 'bullet') return false;
  const head = readHead(node.text);
  if (head.exact && head.lead === 'problem' && !TITLE_END.test(node.text)) return false;
  return outside
    ? !tellsFault(node) && !tellsAct(node) && !holdsMore(node.text)
    : announcesFindings(node.text) || /[:：]$/.test(node.text);
}

/** What an introduction speaks of: who inspected, what was asked for, that a report follows. */
const OCCASION =
  /巡[察视]|审计|督[察查导]|检查|考[核评]|评[议审估]|整改|报告|汇报|通报|部署|要求|方案|现将|如下|您好|来[函信电]|收悉/;

/** 组织部开展专项清理，清理兼职23人。: a sentence of what was done, without a word of the occasion. */
function tellsAct(node: TreeNode): boolean {
  return /[。；;]/.test(node.text) && !OCCASION.test(node.text);
}

/** A sentence among the opening words that names a fault and announces nothing. */
function tellsFault(node: TreeNode): boolean {
  return (
    faults(node.text) > 0 &&
    !TITLE_END.test(node.text) &&
    !announcesFindings(node.text) &&
    !passesOn(node.text) &&
    node.text.length <= (/[。；;]/.test(node.text) ? OPENING_LENGTH : HEADING_LENGTH / 2)
  );
}

/** …整改情况的报告（一）会议制度不落实: a title that took in the first heading. */
function holdsMore(title: string): boolean {
  const rest = BEHIND_TITLE.exec(title)?.[1] ?? '';
  return faults(rest) > 0 && !passesOn(title) && !closesDocument(title) && !asksFor(title);
}

/** A labelled piece of a finding. */
function isFinding(node: TreeNode): boolean {
  const key = node.label?.key;
  if (key !== 'problem' && key !== 'measures') return false;
  return !(node.label?.bare && headsDemands(node.label.words));
}

/** 来源：…, 检查时间：… above the findings. */
function namesOrigin(node: TreeNode): boolean {
  const key = node.label?.key;
  return key === 'note' || key === 'source' || endsDocument(`${node.label?.words ?? ''}：${node.text}`);
}

/** 二、反馈问题整改情况: the heading of a part, which is no level and says nothing of its own. */
function namesPart(node: TreeNode): boolean {
  return (
    node.text.length <= HEADING_LENGTH &&
    !/[。；]/.test(node.text) &&
    !(namesAspect(node.text) && !/整改|反馈/.test(node.text)) &&
    !/.{4}(?:中|方面)存在的?(?:主要|突出)?问题$/.test(node.text) &&
    !/^(?:关于|聚焦|围绕)(?!.*(?:整改|反馈|问题))/.test(node.text) &&
    (node.label !== null ||
      announcesFindings(node.text) ||
      namesProgress(node.text) ||
      organises(node.text) ||
      (faults(node.text) === 0 && actsFirst(node.text)) ||
      (faults(node.text) === 0 &&
        /整改|问题|反馈|意见|任务|措施|举措|落实|清单|台账|成效|具体情况|导向/.test(node.text)))
  );
}

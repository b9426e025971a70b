// What a numbered line looks like, and how marks rank: tells lists of one family apart.
import { readHead } from './head.ts';
import type { Line } from './lines.ts';
import type { Family } from './markers.ts';
import { actsFirst, faults, namesAspect } from './wording.ts';

/** What tells two lists of one family apart. */
export interface Shape {
  lead: string | null;
  short: boolean;
  fault: boolean;
  act: boolean;
  headingLevel: number | null;
  /** Family of the mark or label that follows at once */
  next: string | null;
}

/** A line's shape; `next` is the line behind it. */
export function shapeOf(line: Line, next: Line | undefined): Shape {
  const head = readHead(line.text);
  return {
    lead: head.lead ?? (namesAspect(line.text) ? 'aspect' : null),
    short: line.text.length <= 60 && !/[。;；]$/.test(line.text),
    fault: faults(head.title.slice(0, 80)) > 0,
    act: head.lead === null && actsFirst(head.title.slice(0, 80)),
    headingLevel: line.headingLevel,
    next: !next ? null : next.label ? 'label' : next.marker && next.marker.number === 1 ? next.marker.family : null,
  };
}

/** Points for two lines belonging to one list; negative where they do not look alike. */
export function likeness(a: Shape | null, b: Shape | null): number {
  if (!a || !b) return 0;
  let score = 0;
  score += a.lead === b.lead ? (a.lead ? 3 : 1) : -3;
  score += a.short === b.short ? 1 : -1;
  score += a.fault === b.fault ? 1 : -1;
  score += a.act === b.act ? 1 : -1.5;
  score += a.headingLevel === b.headingLevel ? (a.headingLevel ? 3 : 0) : -2;
  score += a.next === b.next ? (a.next ? 2 : 0.5) : -1;
  return score;
}

/** Likeness from which a list that begins anew is the same list again. */
export const RESTART = 4;

/** Usual order of marks from the outside in (GB/T 9704-2012 7.3.3, and practice below it). */
const RANK: Record<string, number> = {
  'ordinal:章': 0,
  'ordinal:部分': 0,
  'ordinal:编': 0,
  zhDun: 1,
  zhSpace: 1,
  roman: 1,
  zhParen: 2,
  zhRightParen: 2,
  arSpace: 3,
  arDot: 3,
  arDun: 3,
  dash: 3.5,
  arParen: 4,
  arRightParen: 5,
  circle: 6,
  letter: 6,
  shi: 7,
  yao: 7,
  firstly: 7,
  qi: 7,
  order: 7,
  clause: 7,
  bullet: 8,
};

/** Place of a family from the outside in; smaller holds larger. */
export function rank(family: Family): number {
  if (family.startsWith('heading:')) return Number(family.slice(8)) / 10;
  if (family.startsWith('multi:')) return 3 + Number(family.slice(6)) * 0.2;
  // 第一部分 and 第一章 hold 一、, 第一条 and 问题1： stand among the problems
  return RANK[family] ?? (family.startsWith('named:') || family.startsWith('ordinal:') ? 3.5 : 5);
}

// What of a problem or measure can be told apart when it is counted: the axes of cross tables and of the charts, and the
// parts of a round that they name.
import type { Id, PlainDate, State } from '../ledger/types.ts';
import { LIGHT_COLOURS, type LightColour } from '../lights/lights.ts';
import { REPORT_CLASSES, type ReportClass } from '../states/states.ts';

export interface Fact {
  id: Id;
  roundId: Id;
  /** The unit it counts for; null: nobody leads it */
  unit: Id | null;
  /** null where the row is no longer in the ledger */
  aspect: Id | null;
  /** 整改类型; a measure has its problem's */
  kind: string | null;
  state: State | null;
  class: ReportClass;
  light: LightColour | null;
  /** The date it is due by; null without one and for what has no end */
  due: PlainDate | null;
}

export const AXES = ['unit', 'aspect', 'kind', 'state', 'class', 'light', 'round'] as const;
export type Axis = (typeof AXES)[number];
export const AXIS_WORDS: Record<Axis, string> = {
  unit: '牵头单位',
  aspect: '方面',
  kind: '整改类型',
  state: '状态',
  class: '办结类别',
  light: '亮灯',
  round: '整改轮次',
};

/** Key of what has no value on an axis. */
export const NO_KEY = '';

/** Which place a row has on an axis; NO_KEY for none. */
export function keyOn(axis: Axis, fact: Fact): string {
  return (axis === 'round' ? fact.roundId : fact[axis]) ?? NO_KEY;
}

/** A part of what is counted: rows at these places of the axes, due up to a day. */
export interface FigurePart {
  unit?: string;
  aspect?: string;
  kind?: string;
  state?: string;
  class?: string;
  light?: string;
  round?: string;
  dueBy?: PlainDate;
}

/** Whether a row belongs to a part. */
export function isInPart({ dueBy, ...keys }: FigurePart, fact: Fact): boolean {
  if (dueBy !== undefined && (fact.due === null || fact.due > dueBy)) return false;
  return (Object.entries(keys) as [Axis, string][]).every(([axis, key]) => keyOn(axis, fact) === key);
}

export type LightKey = LightColour | 'none';
export const LIGHT_KEYS: readonly LightKey[] = [...LIGHT_COLOURS, 'none'];
export type LightCounts = Record<LightKey, number>;

/** How many rows show which light; they add up to all rows. */
export function lightCounts(facts: Iterable<Pick<Fact, 'light'>>): LightCounts {
  const counts = Object.fromEntries(LIGHT_KEYS.map((key) => [key, 0])) as LightCounts;
  for (const { light } of facts) counts[light ?? 'none']++;
  return counts;
}

/** Keys that an axis always shows, in their order; none where they are those that occur. */
export function fixedKeys(axis: Axis): readonly string[] {
  if (axis === 'class') return REPORT_CLASSES;
  if (axis === 'light') return [...LIGHT_COLOURS, NO_KEY];
  return [];
}

// How many measures of each unit bear which light: what presses, in numbers, for tables by unit.
import type { Id } from '../ledger/types.ts';
import { LIGHT_COLOUR_WORDS, LIGHT_COLOURS, LIGHT_SHAPES, type Light, type LightColour } from './lights.ts';

export type LightCounts = Record<LightColour, number>;

/** Colours that press; the others say that all is well or that there is no day. */
export const PRESSING = ['red', 'orange', 'yellow'] as const satisfies readonly LightColour[];

const none = (): LightCounts => ({ red: 0, orange: 0, yellow: 0, blue: 0, green: 0 });

/** Lights of rows by unit; null for rows that no unit leads. */
export function lightCounts(rows: readonly { unitId: Id | null; light: Light | null }[]): Map<Id | null, LightCounts> {
  const counts = new Map<Id | null, LightCounts>();
  for (const { unitId, light } of rows) {
    const own = counts.get(unitId) ?? none();
    if (light !== null) own[light.colour] += 1;
    counts.set(unitId, own);
  }
  return counts;
}

/** The sum over all units. */
export function allLights(counts: ReadonlyMap<Id | null, LightCounts>): LightCounts {
  const sum = none();
  for (const each of counts.values()) for (const colour of LIGHT_COLOURS) sum[colour] += each[colour];
  return sum;
}

/** ★红2 ◆橙0 ▲黄3: shape and word beside every number, zeroes printed, so that it can be read without colour. */
export function lightCountWords(counts: LightCounts | undefined): string {
  const own = counts ?? none();
  return PRESSING.map((colour) => `${LIGHT_SHAPES[colour]}${LIGHT_COLOUR_WORDS[colour]}${own[colour]}`).join(' ');
}

/** Printed under a table that counts lights. */
export const LIGHT_COUNT_NOTE = '★红、◆橙、▲黄为未完成措施的亮灯条数。';

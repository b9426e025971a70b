// 亮灯 as a column is filtered and sorted: a few groups instead of a word for each number of days, the most pressing first.
import { daysBetween } from '../calendar/dates.ts';
import { DEFAULT_LIGHT_RULES, type Light, type LightColour, lightOf } from '../lights/lights.ts';
import type { Deadline, PlainDate, State } from './types.ts';

/** What each colour stands for, as a filter menu offers it. */
export const LIGHT_GROUPS: Record<LightColour, string> = {
  red: '逾期',
  orange: `剩余${DEFAULT_LIGHT_RULES.orangeDays}天内`,
  yellow: `剩余${DEFAULT_LIGHT_RULES.yellowDays}天内、待验收`,
  blue: '长期坚持',
  green: '已完成',
};

/** The group of a light; '' where nothing presses. */
export function lightGroup(light: Light | null): string {
  return light === null ? '' : LIGHT_GROUPS[light.colour];
}

const PRESSING: readonly LightColour[] = ['red', 'orange', 'yellow', 'blue', 'green'];

/** Smaller is more pressing: by colour, within a colour by the days left; null where nothing presses. */
export function lightRank(state: State, deadline: Deadline, asOf: PlainDate): number | null {
  const light = lightOf(state, deadline, asOf);
  if (light === null) return null;
  const counts = light.colour === 'red' || light.colour === 'orange' || light.colour === 'yellow';
  const left = counts && deadline.date !== null ? daysBetween(asOf, deadline.date) : 0;
  return PRESSING.indexOf(light.colour) * 1_000_000 + left;
}

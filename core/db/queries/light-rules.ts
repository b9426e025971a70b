// The office's rules of 亮灯: the one place where they are read and written.
import { DEFAULT_LIGHT_RULES, type LightRules } from '#domain/lights/lights.ts';
import type { Act, Store } from '../store.ts';

/** Key of the setting; absent while the office uses the usual rules. */
export const LIGHT_RULES = 'light.rules';

/** The rules last read from each store: one object for one text, so that what was worked out from them is kept. */
const read = new WeakMap<Store, { text: string; rules: LightRules }>();

/** The rules in force: the office's own, else the usual ones. */
export function lightRules(store: Store): LightRules {
  const text = store.setting(LIGHT_RULES);
  if (text === null) return DEFAULT_LIGHT_RULES;
  const known = read.get(store);
  if (known?.text === text) return known.rules;
  const rules = JSON.parse(text) as LightRules;
  read.set(store, { text, rules });
  return rules;
}

export function writeLightRules(act: Act, rules: LightRules): void {
  act.set(LIGHT_RULES, JSON.stringify(rules));
}

// The office's 版式: the one place where it is read and written.
import { GB_STYLE, type OfficeStyle, type PaperStyle, STYLE_NAMES } from '#domain/official-format/style.ts';
import type { Act, Store } from '../store.ts';

/** Keys of the settings; absent while nothing was ever set. */
const CHOSEN = 'style.chosen';
const OWN = 'style.own';

/** The style last read from each store: one object for one text, so that measures worked out from it are kept. */
const read = new WeakMap<Store, { text: string; style: PaperStyle }>();

function ownStyle(store: Store): PaperStyle {
  const text = store.setting(OWN);
  if (text === null) return GB_STYLE;
  const known = read.get(store);
  if (known?.text === text) return known.style;
  const style = JSON.parse(text) as PaperStyle;
  read.set(store, { text, style });
  return style;
}

export function officeStyle(store: Store): OfficeStyle {
  const chosen = STYLE_NAMES.find((name) => name === store.setting(CHOSEN)) ?? '国标';
  return { chosen, own: ownStyle(store) };
}

export function writeOfficeStyle(act: Act, { chosen, own }: OfficeStyle): void {
  act.set(CHOSEN, chosen);
  act.set(OWN, JSON.stringify(own));
}

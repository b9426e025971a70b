// The kinds of letter that an office uses: the usual ladder until it sets its own.
import { LETTER_KINDS, type LetterKind } from '#domain/letters/types.ts';
import type { Store } from '../../db/store.ts';

export const KINDS_SETTING = 'letter.kinds';

/** In the office's order. */
export function letterKinds(store: Store): readonly LetterKind[] {
  const own = store.setting(KINDS_SETTING);
  return own === null ? LETTER_KINDS : (JSON.parse(own) as LetterKind[]);
}

/** The kind of that name; a kind that was renamed since keeps its letters readable. */
export function kindOf(store: Store, name: string): LetterKind {
  return (
    letterKinds(store).find((kind) => kind.name === name) ??
    LETTER_KINDS.find((kind) => kind.name === name) ?? { name, sign: name.slice(0, 1), demand: '' }
  );
}

// The kinds of letter that an office uses: the usual ladder until it sets its own.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { LETTER_KINDS, type LetterKind } from '#domain/letters/types.ts';
import type { Store } from '../../db/store.ts';
import type { Context } from '../context.ts';

const SETTING = 'letter.kinds';

function kinds(store: Store): readonly LetterKind[] {
  const own = store.setting(SETTING);
  return own === null ? LETTER_KINDS : (JSON.parse(own) as LetterKind[]);
}

/** The kind of that name; a kind that was renamed since keeps its letters readable. */
export function kindOf(store: Store, name: string): LetterKind {
  return (
    kinds(store).find((kind) => kind.name === name) ??
    LETTER_KINDS.find((kind) => kind.name === name) ?? { name, sign: name.slice(0, 1), demand: '' }
  );
}

export function listLetterKinds({ store }: Context): LetterKind[] {
  return [...kinds(store)];
}

/** @throws BihuanError name.taken for two kinds of one name or one sign: their numbers would look alike */
export function setLetterKinds(context: Context, input: ParsedInputOf<'setLetterKinds'>): LetterKind[] {
  for (const key of ['name', 'sign'] as const) {
    const values = input.kinds.map((kind) => kind[key]);
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice !== undefined) {
      throw new BihuanError(
        'name.taken',
        `有两种文书的${key === 'name' ? '名称' : '字号'}都是“${twice}”，请改为不同。`,
      );
    }
  }
  context.store.act(context.actor, 'setLetterKinds', (act) => act.set(SETTING, JSON.stringify(input.kinds)));
  return listLetterKinds(context);
}

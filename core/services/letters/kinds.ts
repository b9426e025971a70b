// The kinds of letter of an office: listed, and set.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { LetterKind } from '#domain/letters/types.ts';
import type { Context } from '../context.ts';
import { KINDS_SETTING, letterKinds } from '../shared/letter-kinds.ts';

export function listLetterKinds({ store }: Context): LetterKind[] {
  return [...letterKinds(store)];
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
  context.store.act(context.actor, 'setLetterKinds', (act) => act.set(KINDS_SETTING, JSON.stringify(input.kinds)));
  return listLetterKinds(context);
}

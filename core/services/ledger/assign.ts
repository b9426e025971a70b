// Assigning: the same fields on one row or a whole selection, as one act.
import type { Edited, ParsedInputOf } from '#contract/operations.ts';
import type { Act } from '../../db/store.ts';
import type { Context } from '../context.ts';
import { readEdited } from './edited.ts';
import { applyEdits, type Touched } from './patch.ts';
import { naming } from './refusal.ts';

/**
 * Sets the given fields on every target; an absent field is left alone, an empty list clears a role.
 * @throws BihuanError notFound when a target, unit or person does not exist, move.refused or conflict for a state or a
 *   sign-off that may not be; nothing is changed then
 */
export function assign(context: Context, input: ParsedInputOf<'assign'>): Edited {
  const { store, actor } = context;
  return readEdited(
    store,
    naming(store, () => store.act(actor, 'assign', (act) => assignIn(act, input))),
  );
}

/** The same inside a running act, e.g. of loading the sample. */
export function assignIn(act: Act, { targets, patch }: ParsedInputOf<'assign'>): Touched {
  return applyEdits(act, [
    ...targets.problemIds.map((id) => ({ kind: 'problem' as const, id, patch })),
    ...targets.measureIds.map((id) => ({ kind: 'measure' as const, id, patch })),
  ]);
}

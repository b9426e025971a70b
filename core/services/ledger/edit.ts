// Editing: cells set one by one, pasted or filled down, and the words of headings.
import type { Edited, ParsedInputOf } from '#contract/operations.ts';
import { placesOf } from '../../db/queries/structure.ts';
import { type Context, found } from '../context.ts';
import { readEdited } from './edited.ts';
import { applyEdits } from './patch.ts';
import { naming } from './refusal.ts';

/**
 * Applies edits in the order given, all or none.
 * @throws BihuanError notFound when a row, unit or person does not exist, move.refused or conflict for a state or a
 *   sign-off that may not be
 */
export function editRows(context: Context, { edits }: ParsedInputOf<'editRows'>): Edited {
  const { store, actor } = context;
  return readEdited(
    store,
    naming(store, () => store.act(actor, 'editRows', (act) => applyEdits(act, edits))),
  );
}

/** @throws BihuanError notFound when the heading is not there */
export function renameHeading(context: Context, { kind, id, title }: ParsedInputOf<'renameHeading'>): null {
  return context.store.act(context.actor, 'renameHeading', (act) => {
    const place = placesOf(act.store, kind, [id]).get(id);
    found(
      place?.deletedAt === null && place.reachable === 1 ? place : undefined,
      kind === 'aspect' ? '个方面' : '个项',
    );
    act.update(kind, id, { title });
    return null;
  });
}

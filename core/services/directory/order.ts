// The order in which lists name units and people, and who is probably named twice.
import type { ParsedInputOf } from '#contract/operations.ts';
import { type Duplicate, duplicateOfficials, duplicateUnits } from '#domain/directory/duplicates.ts';
import { orderedIds } from '../../db/queries/directory.ts';
import { listOfficials, listUnits } from '../../db/queries/ledger.ts';
import { type Context, found } from '../context.ts';

/** Puts one at a place; of the others only those whose place changes are written. */
export function reorder(context: Context, { of, id, position }: ParsedInputOf<'reorder'>): null {
  return context.store.act(context.actor, 'reorder', (act) => {
    const ids = orderedIds(act.store, of);
    found(
      ids.find((each) => each === id),
      of === 'unit' ? '个单位' : '个人员',
    );
    const others = ids.filter((each) => each !== id);
    const order = others.toSpliced(Math.min(position - 1, others.length), 0, id);
    order.forEach((each, index) => {
      act.update(of, each, { position: index + 1 });
    });
    return null;
  });
}

export function listDuplicates(context: Context): Duplicate[] {
  return [...duplicateUnits(listUnits(context.store)), ...duplicateOfficials(listOfficials(context.store))];
}

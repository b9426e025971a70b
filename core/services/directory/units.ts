// Units: who can be lead, responsible or supporting.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { Unit } from '#domain/ledger/types.ts';
import { referenceCount, unitById } from '../../db/queries/directory.ts';
import { listUnits as readUnits } from '../../db/queries/ledger.ts';
import { type Context, found } from '../context.ts';
import { insertUnit, refuseTakenUnitName } from '../shared/directory.ts';

export function listUnits(context: Context): Unit[] {
  return readUnits(context.store);
}

export function addUnit(context: Context, fields: ParsedInputOf<'addUnit'>): Unit {
  return context.store.act(context.actor, 'addUnit', (act) =>
    found(unitById(act.store, insertUnit(act, fields)), '个单位'),
  );
}

export function updateUnit(context: Context, { id, patch }: ParsedInputOf<'updateUnit'>): Unit {
  return context.store.act(context.actor, 'updateUnit', (act) => {
    found(unitById(act.store, id), '个单位');
    if (patch.name !== undefined) refuseTakenUnitName(act, patch.name, id);
    act.update('unit', id, {
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.shortName === undefined ? {} : { short_name: patch.shortName }),
    });
    return found(unitById(act.store, id), '个单位');
  });
}

/** Soft delete; refused while problems or measures still name the unit. @throws BihuanError conflict */
export function removeUnit(context: Context, { id }: { id: string }): null {
  return context.store.act(context.actor, 'removeUnit', (act) => {
    const unit = found(unitById(act.store, id), '个单位');
    const uses = referenceCount(act.store, 'unit_id', id);
    if (uses > 0) {
      throw new BihuanError(
        'conflict',
        `“${unit.name}”还承担着 ${uses} 项责任（问题或措施），不能删除。请先把这些责任改给其他单位。`,
        { uses },
      );
    }
    act.update('unit', id, { deleted_at: act.at });
    return null;
  });
}

// Units: who can be lead, responsible or supporting.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { Unit } from '#domain/ledger/types.ts';
import { aliasesRemovedAt, aliasRows, referenceCount, unitById, unitRow } from '../../db/queries/directory.ts';
import { listUnits as readUnits } from '../../db/queries/ledger.ts';
import { type Context, found } from '../context.ts';
import { insertUnit, refuseTakenUnitName, setAliases } from '../shared/directory.ts';

export function listUnits(context: Context): Unit[] {
  return readUnits(context.store);
}

export function addUnit(context: Context, fields: ParsedInputOf<'addUnit'>): Unit {
  return context.store.act(context.actor, 'addUnit', (act) =>
    found(unitById(act.store, insertUnit(act, fields)), '个单位'),
  );
}

/** @throws BihuanError name.taken when another unit bears the name or one of the aliases */
export function updateUnit(context: Context, { id, patch }: ParsedInputOf<'updateUnit'>): Unit {
  return context.store.act(context.actor, 'updateUnit', (act) => {
    found(unitById(act.store, id), '个单位');
    if (patch.name !== undefined) refuseTakenUnitName(act, patch.name, id);
    act.update('unit', id, {
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.shortName === undefined ? {} : { short_name: patch.shortName }),
      ...(patch.kind === undefined ? {} : { kind: patch.kind }),
      ...(patch.contact === undefined ? {} : { contact: patch.contact }),
      ...(patch.phone === undefined ? {} : { phone: patch.phone }),
    });
    if (patch.aliases !== undefined) setAliases(act, id, patch.aliases);
    return found(unitById(act.store, id), '个单位');
  });
}

/** Soft delete; refused while problems, measures or sign-offs still name the unit. @throws BihuanError conflict */
export function removeUnit(context: Context, { id }: { id: string }): null {
  return context.store.act(context.actor, 'removeUnit', (act) => {
    const unit = found(unitById(act.store, id), '个单位');
    const uses = referenceCount(act.store, 'unit_id', id);
    if (uses > 0) {
      throw new BihuanError(
        'conflict',
        `“${unit.name}”还承担着 ${uses} 项责任（问题、措施或销号申请），不能删除。请先把这些责任改给其他单位，或合并到其他单位。`,
        { uses },
      );
    }
    for (const alias of aliasRows(act.store, id)) act.update('unit_alias', alias.id, { deleted_at: act.at });
    act.update('unit', id, { deleted_at: act.at });
    return null;
  });
}

/** @throws BihuanError name.taken when its name was given to another unit meanwhile, conflict when it was merged away */
export function restoreUnit(context: Context, { id }: { id: string }): Unit {
  return context.store.act(context.actor, 'restoreUnit', (act) => {
    const row = found(unitRow(act.store, id), '个单位');
    if (row.merged_into !== null) {
      throw new BihuanError('conflict', `“${row.name}”已合并到其他单位，不能恢复。如确需分开，请重新新增。`);
    }
    if (row.deleted_at !== null) {
      refuseTakenUnitName(act, row.name, id);
      const aliases = aliasesRemovedAt(act.store, id, row.deleted_at);
      for (const alias of aliases) refuseTakenUnitName(act, alias.name, id);
      act.update('unit', id, { deleted_at: null });
      for (const alias of aliases) act.update('unit_alias', alias.id, { deleted_at: null });
    }
    return found(unitById(act.store, id), '个单位');
  });
}

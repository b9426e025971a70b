// Officials and contacts: 责任领导, 责任人/联络员. Two people may share a name; the post tells them apart.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { Official } from '#domain/ledger/types.ts';
import { officialById, officialRow, referenceCount, unitById } from '../../db/queries/directory.ts';
import { listOfficials as readOfficials } from '../../db/queries/ledger.ts';
import { type Context, found } from '../context.ts';
import { insertOfficial } from '../shared/directory.ts';

export function listOfficials(context: Context): Official[] {
  return readOfficials(context.store);
}

export function addOfficial(context: Context, fields: ParsedInputOf<'addOfficial'>): Official {
  return context.store.act(context.actor, 'addOfficial', (act) =>
    found(officialById(act.store, insertOfficial(act, fields)), '个人员'),
  );
}

export function updateOfficial(context: Context, { id, patch }: ParsedInputOf<'updateOfficial'>): Official {
  return context.store.act(context.actor, 'updateOfficial', (act) => {
    found(officialById(act.store, id), '个人员');
    if (patch.unitId) found(unitById(act.store, patch.unitId), '个单位');
    act.update('official', id, {
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.post === undefined ? {} : { post: patch.post }),
      ...(patch.phone === undefined ? {} : { phone: patch.phone }),
      ...(patch.unitId === undefined ? {} : { unit_id: patch.unitId }),
    });
    return found(officialById(act.store, id), '个人员');
  });
}

/** Soft delete; refused while problems or measures still name the person. @throws BihuanError conflict */
export function removeOfficial(context: Context, { id }: { id: string }): null {
  return context.store.act(context.actor, 'removeOfficial', (act) => {
    const official = found(officialById(act.store, id), '个人员');
    const uses = referenceCount(act.store, 'official_id', id);
    if (uses > 0) {
      throw new BihuanError(
        'conflict',
        `“${official.name}”还承担着 ${uses} 项责任（问题或措施），不能删除。请先改给其他人，或与另一人合并。`,
        { uses },
      );
    }
    act.update('official', id, { deleted_at: act.at });
    return null;
  });
}

/** Brings a removed person back under its own id; a unit that is gone meanwhile is left out. @throws BihuanError conflict */
export function restoreOfficial(context: Context, { id }: { id: string }): Official {
  return context.store.act(context.actor, 'restoreOfficial', (act) => {
    const row = found(officialRow(act.store, id), '个人员');
    if (row.merged_into !== null) {
      throw new BihuanError('conflict', `“${row.name}”已与另一人合并，不能恢复。如确需分开，请重新新增。`);
    }
    const unit = row.unit_id === null ? undefined : unitById(act.store, row.unit_id);
    act.update('official', id, { deleted_at: null, unit_id: unit?.id ?? null });
    return found(officialById(act.store, id), '个人员');
  });
}

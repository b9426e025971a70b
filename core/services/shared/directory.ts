// Writing units and people inside a running act, shared by the directory and by imports.
import { ulid } from 'ulid';
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { nextPosition, unitById, unitNameTaken } from '../../db/queries/directory.ts';
import type { Act } from '../../db/store.ts';
import { found } from '../context.ts';

/** Inserts a unit inside a running act. @throws BihuanError name.taken */
export function insertUnit(act: Act, fields: ParsedInputOf<'addUnit'>): string {
  refuseTakenUnitName(act, fields.name, null);
  const id = ulid();
  act.insert('unit', {
    id,
    name: fields.name,
    short_name: fields.shortName,
    kind: null,
    contact: null,
    phone: null,
    position: nextPosition(act.store, 'unit'),
    merged_into: null,
    deleted_at: null,
  });
  return id;
}

/** Inserts a person inside a running act. */
export function insertOfficial(act: Act, fields: ParsedInputOf<'addOfficial'>): string {
  if (fields.unitId !== null) found(unitById(act.store, fields.unitId), '个单位');
  const id = ulid();
  act.insert('official', {
    id,
    name: fields.name,
    post: fields.post,
    phone: fields.phone,
    unit_id: fields.unitId,
    position: nextPosition(act.store, 'official'),
    merged_into: null,
    deleted_at: null,
  });
  return id;
}

/** @throws BihuanError name.taken when another living unit bears the name */
export function refuseTakenUnitName(act: Act, name: string, exceptId: string | null): void {
  if (unitNameTaken(act.store, name, exceptId)) {
    throw new BihuanError('name.taken', `已有名为“${name}”的单位，请直接选用。`, { name });
  }
}

// Writing units and people inside a running act, shared by the directory and by imports.

import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { ulid } from '../../db/ids.ts';
import { aliasRows, nextPosition, unitBearing, unitById } from '../../db/queries/directory.ts';
import type { Act } from '../../db/store.ts';
import { found } from '../context.ts';

/** Inserts a unit inside a running act. @throws BihuanError name.taken */
export function insertUnit(act: Act, fields: ParsedInputOf<'addUnit'>): string {
  refuseTakenUnitName(act, fields.name, null);
  const id = ulid();
  act.insert('unit', {
    id,
    name: fields.name,
    short_name: fields.shortName || null,
    kind: fields.kind || null,
    contact: fields.contact || null,
    phone: fields.phone || null,
    position: nextPosition(act.store, 'unit'),
    merged_into: null,
    deleted_at: null,
  });
  if (fields.aliases !== undefined) setAliases(act, id, fields.aliases);
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

/**
 * Makes a unit's aliases exactly these; its own name and short name are left out.
 * @throws BihuanError name.taken when another living unit bears one of them
 */
export function setAliases(act: Act, unitId: string, names: readonly string[]): void {
  const unit = found(unitById(act.store, unitId), '个单位');
  const wanted = new Set(names.filter((name) => name !== unit.name && name !== unit.shortName));
  for (const row of aliasRows(act.store, unitId)) {
    if (!wanted.delete(row.name)) act.update('unit_alias', row.id, { deleted_at: act.at });
  }
  for (const name of wanted) {
    refuseTakenUnitName(act, name, unitId);
    act.insert('unit_alias', { id: ulid(), unit_id: unitId, name, deleted_at: null });
  }
}

/** @throws BihuanError name.taken when another living unit bears the name, in full or as an alias */
export function refuseTakenUnitName(act: Act, name: string, exceptId: string | null): void {
  const bearer = unitBearing(act.store, name);
  if (bearer === undefined || bearer.id === exceptId) return;
  throw new BihuanError(
    'name.taken',
    bearer.name === name
      ? `已有名为“${name}”的单位，请直接选用；如系重复，请合并两个单位。`
      : `“${name}”已是单位“${bearer.name}”的别名，请直接选用该单位。`,
    { name },
  );
}

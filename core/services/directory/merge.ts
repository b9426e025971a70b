// Merging two entries that are one unit or one person: everything that names the one names the other afterwards.

import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { Official, Unit } from '#domain/ledger/types.ts';
import { ulid } from '../../db/ids.ts';
import { cluesOfUnit } from '../../db/queries/clues.ts';
import {
  aliasRows,
  mergedInto,
  officialById,
  officialsOf,
  openReviewRows,
  responsibilitiesOfName,
  signOffsOf,
  unitById,
} from '../../db/queries/directory.ts';
import type { ResponsibilityRow, ReviewUnitRow } from '../../db/schema.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found } from '../context.ts';

/**
 * Merges one unit into another. Closed reviews and issued bulletins stay as they were frozen.
 * @throws BihuanError notFound, or input.invalid for a unit with itself
 */
export function mergeUnits(context: Context, { keepId, mergeId }: ParsedInputOf<'mergeUnits'>): Unit {
  return context.store.act(context.actor, 'mergeUnits', (act) => {
    refuseSame(keepId, mergeId, '单位');
    const keep = found(unitById(act.store, keepId), '个要保留的单位');
    const merge = found(unitById(act.store, mergeId), '个要并入的单位');
    moveResponsibilities(act, 'unit_id', keepId, mergeId);
    moveReports(act, keepId, mergeId);
    for (const row of signOffsOf(act.store, mergeId)) act.update('close_out', row.id, { unit_id: keepId });
    for (const row of cluesOfUnit(act.store, mergeId)) act.update('clue', row.id, { unit_id: keepId });
    for (const row of officialsOf(act.store, mergeId)) act.update('official', row.id, { unit_id: keepId });
    for (const row of mergedInto(act.store, 'unit', mergeId)) act.update('unit', row.id, { merged_into: keepId });
    act.update('unit', mergeId, { merged_into: keepId, deleted_at: act.at });
    act.update('unit', keepId, {
      short_name: keep.shortName ?? merge.shortName,
      kind: keep.kind ?? merge.kind,
      contact: keep.contact ?? merge.contact,
      // A telephone without its contact would be somebody else's.
      phone: keep.phone ?? (keep.contact === null || keep.contact === merge.contact ? merge.phone : null),
    });
    keepNames(act, keepId, mergeId, [merge.name, ...(merge.shortName === null ? [] : [merge.shortName])]);
    return found(unitById(act.store, keepId), '个单位');
  });
}

/** Merges one person into another. @throws BihuanError notFound, or input.invalid for a person with himself */
export function mergeOfficials(context: Context, { keepId, mergeId }: ParsedInputOf<'mergeOfficials'>): Official {
  return context.store.act(context.actor, 'mergeOfficials', (act) => {
    refuseSame(keepId, mergeId, '人员');
    const keep = found(officialById(act.store, keepId), '个要保留的人员');
    const merge = found(officialById(act.store, mergeId), '个要并入的人员');
    moveResponsibilities(act, 'official_id', keepId, mergeId);
    for (const row of mergedInto(act.store, 'official', mergeId))
      act.update('official', row.id, { merged_into: keepId });
    act.update('official', mergeId, { merged_into: keepId, deleted_at: act.at });
    act.update('official', keepId, {
      post: keep.post ?? merge.post,
      phone: keep.phone ?? merge.phone,
      unit_id: keep.unitId ?? merge.unitId,
    });
    return found(officialById(act.store, keepId), '个人员');
  });
}

function refuseSame(keepId: string, mergeId: string, what: string): void {
  if (keepId === mergeId)
    throw new BihuanError('input.invalid', `不能把一个${what}与它自己合并，请选择两个不同的${what}。`);
}

/**
 * Rows that were taken away are moved too: what brings them back finds the kept one. Where both are named in one role, the
 * earlier place stays and the other goes.
 */
function moveResponsibilities(act: Act, column: 'unit_id' | 'official_id', keepId: string, mergeId: string): void {
  const spot = (row: ResponsibilityRow) => `${row.problem_id ?? row.measure_id} ${row.role}`;
  const present = new Map(
    responsibilitiesOfName(act.store, column, keepId)
      .filter((row) => row.deleted_at === null)
      .map((row) => [spot(row), row]),
  );
  for (const row of responsibilitiesOfName(act.store, column, mergeId)) {
    const both = row.deleted_at === null ? present.get(spot(row)) : undefined;
    act.update('responsibility', row.id, { [column]: keepId, ...(both === undefined ? {} : { deleted_at: act.at }) });
    if (both !== undefined && row.position < both.position) {
      act.update('responsibility', both.id, { position: row.position });
    }
  }
}

/** What is reported in open reviews; where both are asked, the one that has reported counts, and one row is left. */
function moveReports(act: Act, keepId: string, mergeId: string): void {
  const present = new Map(openReviewRows(act.store, keepId).map((row) => [row.review_id, row]));
  for (const row of openReviewRows(act.store, mergeId)) {
    const both = present.get(row.review_id);
    if (both === undefined) {
      act.update('review_unit', row.id, { unit_id: keepId });
      continue;
    }
    act.remove('review_unit', row.id);
    if (both.status === '未报') act.update('review_unit', both.id, reportOf(row));
  }
}

const reportOf = ({ status, received_at, medium, waived_reason }: ReviewUnitRow) => ({
  status,
  received_at,
  medium,
  waived_reason,
});

/** The merged unit's names become aliases of the kept one, except those it bears already. */
function keepNames(act: Act, keepId: string, mergeId: string, names: readonly string[]): void {
  const keep = found(unitById(act.store, keepId), '个单位');
  const borne = new Set([keep.name, keep.shortName, ...keep.aliases]);
  for (const alias of aliasRows(act.store, mergeId)) {
    act.update('unit_alias', alias.id, borne.has(alias.name) ? { deleted_at: act.at } : { unit_id: keepId });
    borne.add(alias.name);
  }
  for (const name of names) {
    if (borne.has(name)) continue;
    borne.add(name);
    act.insert('unit_alias', { id: ulid(), unit_id: keepId, name, deleted_at: null });
  }
}

// Units and people.
import { z } from 'zod';
import type { Duplicate } from '#domain/directory/duplicates.ts';
import type { Official, Unit } from '#domain/ledger/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';

const one = z.strictObject({ id: i.id });
const two = z.strictObject({ keepId: i.id, mergeId: i.id });

export const directory = {
  listUnits: query<Unit[]>()(i.nothing),
  addUnit: act<Unit>()(i.unitFields),
  updateUnit: act<Unit>()(z.strictObject({ id: i.id, patch: i.unitFields.partial() })),
  removeUnit: act<null>()(one),
  /** Brings a removed unit back under its own id. */
  restoreUnit: act<Unit>()(one),
  listOfficials: query<Official[]>()(i.nothing),
  addOfficial: act<Official>()(i.officialFields),
  updateOfficial: act<Official>()(z.strictObject({ id: i.id, patch: i.officialFields.partial() })),
  removeOfficial: act<null>()(one),
  restoreOfficial: act<Official>()(one),
  /** Puts a unit or person at a 1-based place of its list; beyond the end = last. */
  reorder: act<null>()(
    z.strictObject({ of: z.enum(['unit', 'official']), id: i.id, position: z.number().int().min(1).max(1_000_000) }),
  ),
  /** Units and people that are probably one and the same. */
  listDuplicates: query<Duplicate[]>()(i.nothing),
  /** Moves everything that names the one to the other and keeps its names as aliases. Not taken back by 撤销. */
  mergeUnits: act<Unit>()(two),
  mergeOfficials: act<Official>()(two),
} as const;

// Units and people.
import { z } from 'zod';
import type { Official, Unit } from '#domain/ledger/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';

export const directory = {
  listUnits: query<Unit[]>()(i.nothing),
  addUnit: act<Unit>()(i.unitFields),
  updateUnit: act<Unit>()(z.strictObject({ id: i.id, patch: i.unitFields.partial() })),
  removeUnit: act<null>()(z.strictObject({ id: i.id })),
  listOfficials: query<Official[]>()(i.nothing),
  addOfficial: act<Official>()(i.officialFields),
  updateOfficial: act<Official>()(z.strictObject({ id: i.id, patch: i.officialFields.partial() })),
  removeOfficial: act<null>()(z.strictObject({ id: i.id })),
} as const;

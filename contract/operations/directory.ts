// Units and people.
import { z } from 'zod';
import type { Duplicate } from '#domain/directory/duplicates.ts';
import type { ReadPerson, ReadUnit } from '#domain/directory/read.ts';
import type { Official, Unit } from '#domain/ledger/types.ts';
import { act, query, shellQuery } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';

const one = z.strictObject({ id: i.id });
const two = z.strictObject({ keepId: i.id, mergeId: i.id });

/** `fills`: known, and the list says something that the directory leaves empty. */
export type DirectoryState = 'new' | 'fills' | 'known';

/** An Excel list of units or people as read, beside what the directory holds. */
export interface DirectoryPreview {
  file: string;
  sheets: string[];
  /** 0-based */
  sheet: number;
  /** 0-based; null: no header was found */
  headerRow: number | null;
  units: (ReadUnit & { state: DirectoryState })[];
  people: (ReadPerson & { state: DirectoryState })[];
  skipped: { row: number; text: string }[];
}

const short = z.string().trim().max(50).nullable();

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
  /** Reads the workbook behind a handle (chooseWorkbook); sheet null: the first that holds units or people. */
  previewDirectory: shellQuery<DirectoryPreview>()(
    z.strictObject({ handle: z.string().max(100), sheet: z.number().int().min(0).max(1_000).nullable() }),
    { needs: 'edit' },
  ),
  /** Adds units and people that are not known, and fills in what is empty; nothing that stands there is changed. */
  importDirectory: act<{ units: number; officials: number; filled: number }>()(
    z.strictObject({
      units: z
        .array(
          z.strictObject({
            name: i.name,
            shortName: short,
            kind: short,
            contact: short,
            phone: short,
            aliases: z.array(i.name).max(50),
          }),
        )
        .max(5_000),
      people: z
        .array(
          z.strictObject({
            name: z.string().trim().min(1).max(50),
            post: z.string().trim().max(200).nullable(),
            phone: short,
            unit: i.name.nullable(),
          }),
        )
        .max(20_000),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
} as const;

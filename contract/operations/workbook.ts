// Excel ledgers: chosen, looked at, mapped, taken into a round.
import { z } from 'zod';
import type { Id, OutlineCounts } from '#domain/ledger/types.ts';
import type { ColumnGuess } from '#domain/workbook/columns.ts';
import { FIELDS } from '#domain/workbook/fields.ts';
import type { HeaderRows } from '#domain/workbook/header.ts';
import type { FieldChange } from '#domain/workbook/plan.ts';
import type { Remark } from '#domain/workbook/reading.ts';
import type { ProposedRound } from '#domain/workbook/round.ts';
import { shellAct, shellQuery } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';
import type { SourceFile } from './findings.ts';

/** A list of which the window gets the first part only. */
export interface Part<T> {
  total: number;
  rows: T[];
}

export interface WorkbookRow {
  /** 0-based */
  row: number;
  hidden: boolean;
  /** `span`: columns that a merged block covers from here on */
  cells: { column: number; text: string; span: number; mark: 'unreadable' | 'doubt' | 'skipped' | null }[];
}

export interface WorkbookPreview {
  source: { name: string; format: string; encoding: string | null; bytes: number; sha256: string };
  /** Formulas, links, secrecy marks … in sentences */
  notes: string[];
  sheets: { name: string; hidden: boolean; rows: number; columns: number }[];
  /** 0-based, as read */
  sheet: number;
  header: HeaderRows | null;
  columns: ColumnGuess[];
  /** The mapping is that of an earlier import with the same header */
  remembered: boolean;
  /** Rows above the header */
  titles: string[];
  /** Year in which 6月底前 is read */
  year: number | null;
  counts: OutlineCounts;
  /** A stretch of the sheet, with its cells marked */
  grid: Part<WorkbookRow> & { from: number };
  doubts: Part<Remark>;
  unreadable: Part<Remark>;
  skipped: Part<Remark>;
  /** Names that the directory does not know, with how often they occur */
  newUnits: { name: string; uses: number }[];
  newPeople: { name: string; uses: number }[];
  proposed: ProposedRound;
  /** Beside the chosen round; null for a new one */
  plan: null | {
    same: number;
    changed: number;
    fresh: { problems: number; measures: number };
    fills: number;
    overwrites: number;
    /** Of those that differ: they cannot be taken over, each says why */
    held: number;
    changes: Part<FieldChange>;
    added: Part<{ id: string; place: string; text: string; row: number }>;
    missing: Part<{ number: number; title: string }>;
    /** Stands for what was compared; an import is refused when the round has changed since */
    basis: string;
  };
}

export interface WorkbookImported {
  roundId: Id;
  /** Problems and measures added */
  added: { problems: number; measures: number; units: number; officials: number };
  /** Fields filled or changed in what was there before */
  changed: number;
}

const mapping = z.array(
  z.strictObject({ column: z.number().int().min(0).max(16_383), field: z.enum(FIELDS).nullable() }),
);
const look = {
  handle: z.string().max(100),
  /** 0-based place of the sheet; null: guessed */
  sheet: z.number().int().min(0).max(1_000).nullable(),
  /** 0-based row of the header; null: guessed */
  headerRow: z.number().int().min(0).max(1_048_575).nullable(),
  /** null: remembered or guessed */
  mapping: mapping.max(1_000).nullable(),
  year: z.number().int().min(1990).max(2199).nullable(),
};
const changeIds = z.array(z.string().max(60)).max(500_000);

export const workbook = {
  chooseWorkbook: shellQuery<SourceFile | null>()(i.nothing, { needs: 'edit' }),
  previewWorkbook: shellQuery<WorkbookPreview>()(
    z.strictObject({
      ...look,
      roundId: i.id.nullable(),
      /** The stretch of the sheet to send begins here, or around this row of the sheet */
      from: z.number().int().min(0).max(2_000_000),
      focusRow: z.number().int().min(0).max(1_048_575).nullable(),
    }),
    { needs: 'edit', maxBytes: LARGE_CALL_BYTES },
  ),
  /**
   * Takes a sheet into a new round or an existing one, in one transaction. In an existing round empty fields are filled
   * and new rows added unless they are in `leave`; other fields change only where they are in `overwrite`.
   */
  acceptWorkbook: shellAct<WorkbookImported>()(
    z.strictObject({
      ...look,
      sha256: z.string().max(64),
      round: z.union([
        z.strictObject({ id: i.id, basis: z.string().max(64) }),
        z.strictObject({ fields: i.roundFields }),
      ]),
      overwrite: z.union([z.literal('all'), changeIds]),
      leave: changeIds,
      /** Names of the workbook that mean a unit which the directory has under another name */
      sameUnits: z.array(z.strictObject({ name: i.name, unitId: i.id })).max(2_000),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
} as const;

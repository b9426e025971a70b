// One look at a workbook: which sheet, which header, which mapping; guessed, remembered or as the clerk says.
import { createHash } from 'node:crypto';
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { FIELDS, type FieldKey } from '#domain/workbook/fields.ts';
import { guessSheet, headerSignature } from '#domain/workbook/header.ts';
import { type FieldChange, type ImportPlan, type NameBook, planAgainst, planNew } from '#domain/workbook/plan.ts';
import { type ReadOptions, readLedgerSheet, yearIn } from '#domain/workbook/read.ts';
import type { LedgerReading } from '#domain/workbook/reading.ts';
import type { BookSheet } from '#domain/workbook/types.ts';
import { findRound, readLedger } from '../../db/queries/ledger.ts';
import { isUnderWay } from '../../db/queries/reviews.ts';
import type { Store } from '../../db/store.ts';
import { type Context, found, today } from '../context.ts';
import { KnownNames } from './known-names.ts';
import type { WorkbookSource } from './source.ts';

export type Look = Pick<ParsedInputOf<'acceptWorkbook'>, 'sheet' | 'headerRow' | 'mapping' | 'year'>;

export interface Looked {
  index: number;
  sheet: BookSheet;
  reading: LedgerReading;
  remembered: boolean;
  year: number | null;
}

/** The last reading of each open workbook: paging, comparing and importing look at the same one. */
const readings = new WeakMap<BookSheet, { key: string; reading: LedgerReading }>();

function readOnce(sheet: BookSheet, options: ReadOptions): LedgerReading {
  const key = JSON.stringify(options);
  const known = readings.get(sheet);
  if (known?.key === key) return known.reading;
  const reading = readLedgerSheet(sheet, options);
  readings.set(sheet, { key, reading });
  return reading;
}

type StoredMapping = { column: number; field: FieldKey | null }[];

/** Where the mapping of a header is kept. */
export function mappingKey({ columns }: LedgerReading): string {
  const signature = headerSignature(columns.map(({ headings }) => headings));
  return `workbook.mapping.${createHash('sha256').update(signature).digest('hex').slice(0, 32)}`;
}

/** @throws BihuanError notFound for a sheet that the workbook does not have */
export function lookAt(store: Store, source: WorkbookSource, look: Look, roundYear: number | null): Looked {
  const { book } = source;
  const index = look.sheet ?? guessSheet(book);
  const sheet = book.sheets[index];
  if (sheet === undefined) throw new BihuanError('notFound', `“${source.name}”没有第${index + 1}个工作表，没有读取。`);
  const headerRow = look.headerRow ?? undefined;
  const year = look.year ?? roundYear;
  const options = {
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(year === null ? {} : { year }),
  };
  let reading = readOnce(sheet, {
    ...options,
    ...(look.mapping === null ? {} : { mapping: asRecord(look.mapping) }),
  });
  let remembered = false;
  if (look.mapping === null && reading.header !== null) {
    const stored = store.setting(mappingKey(reading));
    const known = stored === null ? null : parseMapping(stored);
    if (known !== null && differs(known, reading)) {
      reading = readOnce(sheet, { ...options, mapping: asRecord(known) });
      remembered = true;
    }
  }
  return { index, sheet, reading, remembered, year: year ?? yearIn(reading.titles) };
}

const asRecord = (mapping: StoredMapping): Record<number, FieldKey | null> =>
  Object.fromEntries(mapping.map(({ column, field }) => [column, field]));

function differs(known: StoredMapping, { columns }: LedgerReading): boolean {
  const stored = asRecord(known);
  return columns.some(({ column, field }) => column in stored && stored[column] !== field);
}

/** A stored mapping; null where it is of no use (an older version knew other fields). */
function parseMapping(text: string): StoredMapping | null {
  const value = JSON.parse(text) as unknown;
  if (!Array.isArray(value)) return null;
  return value.flatMap((each: { column?: unknown; field?: unknown }) =>
    typeof each.column === 'number'
      ? [{ column: each.column, field: FIELDS.find((field) => field === each.field) ?? null }]
      : [],
  );
}

export interface Planned {
  plan: ImportPlan;
  names: KnownNames;
  /** Stands for what was compared; '' for a new round */
  basis: string;
}

/**
 * Lays the reading beside a round; everything is new without one. The basis is that of the preview, which does not know
 * yet which names the clerk will call the same.
 * @throws BihuanError notFound
 */
export function planFor(
  context: Context,
  reading: LedgerReading,
  roundId: Id | null,
  sameUnits: readonly { name: string; unitId: Id }[],
): Planned {
  const { store } = context;
  const names = new KnownNames(store);
  const learn = (): void => {
    for (const { name, unitId } of sameUnits) names.learn(name, unitId);
  };
  if (roundId === null) {
    learn();
    return { plan: planNew(reading.problems), names, basis: '' };
  }
  const tree = found(readLedger(store, roundId), '个轮次');
  const book: NameBook = {
    canonical: (role, name) => {
      const id = role === 'leader' || role === 'contact' ? names.official(name) : names.unit(name);
      return id === undefined ? name : names.nameOf(id);
    },
    nameOf: (id) => names.nameOf(id),
  };
  const by = { names: book, asOf: today(context), running: isUnderWay(store, roundId) };
  const plan = planAgainst(tree, reading.problems, by);
  const basis = basisOf(plan);
  if (sameUnits.length === 0) return { plan, names, basis };
  learn();
  return { plan: planAgainst(tree, reading.problems, by), names, basis };
}

/** Two plans with the same basis would write the same. */
function basisOf({ problems, missing }: ImportPlan): string {
  const hash = createHash('sha256');
  for (const { id, existing, changes, measures } of problems) {
    hash.update(`${id}=${existing?.id ?? ''};`);
    for (const change of changes) hash.update(changeWords(change));
    for (const measure of measures) {
      hash.update(`${measure.id}=${measure.existing?.id ?? ''};`);
      for (const change of measure.changes) hash.update(changeWords(change));
    }
  }
  for (const { id } of missing) hash.update(`-${id};`);
  return hash.digest('hex');
}

const changeWords = ({ id, before, after, held = '' }: FieldChange): string => `${id}:${before}>${after}${held};`;

/** The year of a round's feedback, in which 6月底前 is meant. */
export function yearOfRound(store: Store, roundId: Id | null): number | null {
  const date = roundId === null ? null : found(findRound(store, roundId), '个轮次').feedbackDate;
  return date === null ? null : Number(date.slice(0, 4));
}

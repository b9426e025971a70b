// What the wizard shows of a workbook. Stores nothing.
import type { ParsedInputOf, WorkbookPreview } from '#contract/operations.ts';
import { secrecyInCells } from '#domain/outline/secrecy.ts';
import type { LedgerReading, Remark, SheetFields } from '#domain/workbook/reading.ts';
import { proposeRound } from '#domain/workbook/round.ts';
import type { BookSheet } from '#domain/workbook/types.ts';
import type { Context } from '../context.ts';
import type { KnownNames } from './known-names.ts';
import { lookAt, type Planned, planFor, yearOfRound } from './look.ts';
import { openWorkbook, type WorkbookSource } from './source.ts';

type Input = Omit<ParsedInputOf<'previewWorkbook'>, 'handle'> & { path: string };

/** Rows of the sheet in one answer. */
const GRID_ROWS = 60;
/** Entries of a list in one answer; the totals say how many there are. */
const LISTED = 500;
/** Columns of the sheet in one answer. */
const GRID_COLUMNS = 100;
const CELL_TEXT = 400;

/**
 * Reads a workbook as a ledger, beside a round if one is given.
 * @throws BihuanError file.*, document.*, notFound
 */
export async function previewWorkbook(context: Context, input: Input): Promise<WorkbookPreview> {
  const source = await openWorkbook(input.path);
  const looked = lookAt(context.store, source, input, yearOfRound(context.store, input.roundId));
  const { reading, sheet } = looked;
  const planned = planFor(context, reading, input.roundId, []);
  const newcomers = newNames(reading, planned.names);
  return {
    source: {
      name: source.name,
      format: source.book.format,
      encoding: source.book.encoding,
      bytes: source.bytes.byteLength,
      sha256: source.sha256,
    },
    notes: [...secrecy(reading, source), ...source.book.notes],
    sheets: source.book.sheets.map(({ name, hidden, rows, width }) => ({
      name,
      hidden,
      rows: rows.length,
      columns: width,
    })),
    sheet: looked.index,
    header: reading.header,
    columns: reading.columns,
    remembered: looked.remembered,
    titles: reading.titles.slice(0, 20),
    year: looked.year,
    counts: reading.counts,
    grid: gridPart(sheet, reading, input),
    doubts: part(reading.doubts),
    unreadable: part(reading.unreadable),
    skipped: part(reading.skipped),
    newUnits: newcomers.units,
    newPeople: newcomers.people,
    proposed: proposeRound(reading.titles, source.name, reading.problems),
    plan: input.roundId === null ? null : planPart(planned),
  };
}

function part<T>(rows: readonly T[]): { total: number; rows: T[] } {
  return { total: rows.length, rows: rows.slice(0, LISTED) };
}

function secrecy({ titles }: LedgerReading, { book }: WorkbookSource): string[] {
  const first = book.sheets.flatMap(({ rows }) =>
    rows.slice(0, 5).flatMap(({ cells }) => cells.map(({ text }) => text)),
  );
  const warning = secrecyInCells([...titles, ...first]);
  return warning === null ? [] : [warning.message];
}

/** Marks by place; of several the worst one counts. */
function marksOf(reading: LedgerReading): Map<string, 'unreadable' | 'doubt' | 'skipped'> {
  const marks = new Map<string, 'unreadable' | 'doubt' | 'skipped'>();
  const put = (remarks: readonly Remark[], mark: 'unreadable' | 'doubt' | 'skipped'): void => {
    for (const { row, column } of remarks) marks.set(`${row}:${column ?? ''}`, mark);
  };
  put(reading.skipped, 'skipped');
  put(reading.doubts, 'doubt');
  put(reading.unreadable, 'unreadable');
  return marks;
}

function gridPart(sheet: BookSheet, reading: LedgerReading, { from, focusRow }: Input): WorkbookPreview['grid'] {
  const total = sheet.rows.length;
  let start = from;
  if (focusRow !== null) {
    const at = sheet.rows.findIndex(({ row }) => row >= focusRow);
    start = Math.max(0, (at < 0 ? total : at) - 5);
  }
  start = Math.max(0, Math.min(start, total - GRID_ROWS));
  const marks = marksOf(reading);
  const spans = new Map(sheet.merges.map((merge) => [`${merge.row}:${merge.column}`, merge.columns]));
  return {
    total,
    from: start,
    rows: sheet.rows.slice(start, start + GRID_ROWS).map(({ row, hidden, cells }) => ({
      row,
      hidden,
      cells: cells.slice(0, GRID_COLUMNS).map(({ column, text }) => ({
        column,
        text: text.length > CELL_TEXT ? `${text.slice(0, CELL_TEXT)}…` : text,
        span: Math.min(spans.get(`${row}:${column}`) ?? 1, GRID_COLUMNS),
        mark: marks.get(`${row}:${column}`) ?? null,
      })),
    })),
  };
}

/** Units and people that the directory does not know, most frequent first. */
function newNames(reading: LedgerReading, known: KnownNames) {
  const units = new Map<string, number>();
  const people = new Map<string, number>();
  const look = ({ names }: SheetFields): void => {
    for (const { role, name, unit } of names ?? []) {
      const person = role === 'leader' || role === 'contact';
      if (person ? known.official(name) === undefined : known.unit(name) === undefined) {
        const counts = person ? people : units;
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      if (unit !== undefined && known.unit(unit) === undefined) units.set(unit, (units.get(unit) ?? 0) + 1);
    }
  };
  for (const { fields, measures } of reading.problems) {
    look(fields);
    for (const measure of measures) look(measure.fields);
  }
  const sorted = (counts: Map<string, number>) =>
    [...counts]
      .map(([name, uses]) => ({ name, uses }))
      .sort((a, b) => b.uses - a.uses || a.name.localeCompare(b.name, 'zh'));
  return { units: sorted(units).slice(0, LISTED), people: sorted(people).slice(0, LISTED) };
}

function planPart({ plan, basis }: Planned): NonNullable<WorkbookPreview['plan']> {
  const changes = plan.problems.flatMap((problem) => [
    ...problem.changes,
    ...problem.measures.flatMap((measure) => measure.changes),
  ]);
  const added = plan.problems.flatMap((problem) =>
    problem.existing === null
      ? [{ id: problem.id, place: '新问题', text: problem.incoming.title, row: problem.incoming.row }]
      : problem.measures
          .filter(({ existing }) => existing === null)
          .map(({ id, incoming }) => ({
            id,
            place: `问题（${problem.existing?.number ?? ''}）新措施`,
            text: incoming.lead + incoming.text,
            row: incoming.row,
          })),
  );
  const fresh = plan.problems.filter(({ existing }) => existing === null);
  return {
    same: plan.problems.filter(({ state }) => state === 'same').length,
    changed: plan.problems.filter(({ state }) => state === 'changed').length,
    fresh: {
      problems: fresh.length,
      measures:
        fresh.reduce((sum, { measures }) => sum + measures.length, 0) +
        added.filter(({ id }) => id.includes('.m')).length,
    },
    fills: changes.filter(({ fills }) => fills).length,
    overwrites: changes.filter(({ fills }) => !fills).length,
    held: changes.filter(({ held }) => held !== undefined).length,
    // what asks for a decision comes first
    changes: part([...changes.filter(({ fills }) => !fills), ...changes.filter(({ fills }) => fills)]),
    added: part(added),
    missing: part(plan.missing.map(({ number, title }) => ({ number, title }))),
    basis,
  };
}

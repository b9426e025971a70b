// Queries on reports and on what is withheld from publication.
import type { Block, TextDocument } from '#domain/content/types.ts';
import type { MergeConflict } from '#domain/report/merge.ts';
import type { Report, ReportSummary, ReportSwitches, Withheld } from '#domain/report/types.ts';
import type { WithheldRow } from '#domain/report/withhold.ts';
import type { ReportBlockRow, ReportRow, WithholdingRow } from '../schema-papers.ts';
import { type Store, sql } from '../store.ts';
import { viewOf } from './ledger-view.ts';

type SummaryRow = Pick<
  ReportRow,
  'id' | 'round_id' | 'kind' | 'title' | 'as_of' | 'state' | 'created_at' | 'issued_at'
>;

function toSummary(row: SummaryRow): ReportSummary {
  return {
    id: row.id,
    roundId: row.round_id,
    kind: row.kind,
    title: row.title,
    asOf: row.as_of,
    state: row.state,
    createdAt: row.created_at,
    issuedAt: row.issued_at,
  };
}

export function toReport(row: ReportRow, blocks: readonly ReportBlockRow[]): Report {
  const frame = JSON.parse(row.frame) as Omit<TextDocument, 'blocks'>;
  return {
    ...toSummary(row),
    switches: JSON.parse(row.switches) as ReportSwitches,
    document: { ...frame, blocks: blocks.map(({ block }) => JSON.parse(block) as Block) },
  };
}

export const conflictsOf = (row: ReportRow): MergeConflict[] => JSON.parse(row.conflicts) as MergeConflict[];

/** Newest first. */
export function reportsOf(store: Store, roundId: string): ReportSummary[] {
  return store
    .all(
      sql
        .selectFrom('report')
        .select(['id', 'round_id', 'kind', 'title', 'as_of', 'state', 'created_at', 'issued_at'])
        .where('round_id', '=', roundId)
        .where('deleted_at', 'is', null)
        .orderBy('id', 'desc'),
    )
    .map(toSummary);
}

export function reportById(store: Store, id: string): ReportRow | undefined {
  return store.get(sql.selectFrom('report').selectAll().where('id', '=', id).where('deleted_at', 'is', null));
}

export function blocksOf(store: Store, reportId: string): ReportBlockRow[] {
  return store.all(
    sql
      .selectFrom('report_block')
      .selectAll()
      .where('report_id', '=', reportId)
      .where('deleted_at', 'is', null)
      .orderBy('position')
      .orderBy('id'),
  );
}

function withholdings(store: Store, roundId: string): WithholdingRow[] {
  return store.all(
    sql
      .selectFrom('withholding')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('deleted_at', 'is', null)
      .orderBy('id'),
  );
}

export function withholdingById(store: Store, id: string): WithholdingRow | undefined {
  return store.get(sql.selectFrom('withholding').selectAll().where('id', '=', id).where('deleted_at', 'is', null));
}

/** What is withheld, as the drafts leave it out. */
export function withheldOf(store: Store, roundId: string): Withheld[] {
  return withholdings(store, roundId).map((row) => ({
    id: row.id,
    problemId: row.problem_id,
    measureId: row.measure_id,
    reason: row.kind,
  }));
}

/** The same with the words of the rows, in the order of the ledger; rows that were deleted are left out. */
export function withheldRows(store: Store, roundId: string): WithheldRow[] {
  const rows = withholdings(store, roundId);
  if (rows.length === 0) return [];
  const problem = store.prepare('SELECT title FROM problem WHERE id = ? AND deleted_at IS NULL');
  const measure = store.prepare('SELECT position, lead FROM measure WHERE id = ? AND deleted_at IS NULL');
  const numbers = new Map(viewOf(store, roundId)?.index.problems.map(({ id, number }) => [id, number]));
  return rows
    .flatMap((row): WithheldRow[] => {
      const found = problem.get(row.problem_id) as { title: string } | undefined;
      const one =
        row.measure_id === null
          ? null
          : (measure.get(row.measure_id) as { position: number; lead: string } | undefined);
      const number = numbers.get(row.problem_id);
      if (found === undefined || one === undefined || number === undefined) return [];
      return [
        {
          id: row.id,
          problemId: row.problem_id,
          problemNumber: number,
          problemTitle: found.title,
          measureId: row.measure_id,
          measurePosition: one?.position ?? null,
          measureLead: one?.lead ?? null,
          kind: row.kind,
          note: row.note,
          createdBy: row.created_by,
        },
      ];
    })
    .toSorted((a, b) => a.problemNumber - b.problemNumber || (a.measurePosition ?? 0) - (b.measurePosition ?? 0));
}

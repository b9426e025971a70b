// The sheet of a closed review: kept in parts when it is closed, given back as it was. Reviews closed before there were
// parts hold theirs as one text.
import type { Id } from '#domain/ledger/types.ts';
import { DEFAULT_LIGHT_RULES, lightOf } from '#domain/lights/lights.ts';
import type { Review, ReviewRow, ReviewSheet, ReviewUnits } from '#domain/review/types.ts';
import type { RoundFigures } from '#domain/statistics/types.ts';
import { FIGURES_PART, keepPart, keptPart, keptParts } from '../../db/queries/review-sheets.ts';
import type { ReviewRowRecord } from '../../db/schema.ts';
import type { Act, Store } from '../../db/store.ts';
import { found } from '../context.ts';
import type { Whose } from './open-sheet.ts';

const HEAD = 'head';
const OTHERS = 'others';

/** The rows of one unit, each with its place in the whole sheet. */
interface RowsPart {
  places: number[];
  rows: ReviewRow[];
}

/** Keeps a sheet and its figures; the review is marked closed afterwards. */
export function freeze(
  act: Act,
  review: Review,
  units: ReviewUnits,
  rows: readonly ReviewRow[],
  figures: RoundFigures,
) {
  keepPart(act, review.id, HEAD, { ...units, review });
  keepPart(act, review.id, FIGURES_PART, figures);
  const asked = new Set<Id | null>(units.units.map(({ unitId }) => unitId));
  const parts = new Map<string, RowsPart>();
  rows.forEach((row, place) => {
    const name = row.unitId !== null && asked.has(row.unitId) ? row.unitId : OTHERS;
    let part = parts.get(name);
    if (part === undefined) {
      part = { places: [], rows: [] };
      parts.set(name, part);
    }
    part.places.push(place);
    part.rows.push(row);
  });
  for (const [name, part] of parts) keepPart(act, review.id, name, part);
}

/** A closed week without its measures. */
export function frozenUnits(store: Store, review: ReviewRowRecord): ReviewUnits {
  const old = oldSheet(review);
  if (old === null) return found(keptPart<ReviewUnits>(store, review.id, HEAD), '次调度的冻结内容');
  const rest = rowsOf(old, null);
  return {
    review: old.review,
    units: old.units,
    others:
      rest.length === 0
        ? null
        : {
            problems: new Set(rest.map((row) => row.problemId)).size,
            measures: rest.length,
            entered: rest.filter((row) => row.current !== null).length,
          },
  };
}

/** The measures of a closed week as they were. */
export function frozenRows(store: Store, review: ReviewRowRecord, whose: Whose): ReviewRow[] {
  const old = oldSheet(review);
  if (old !== null) return rowsOf(old, whose);
  if (whose !== 'all') return keptPart<RowsPart>(store, review.id, whose ?? OTHERS)?.rows ?? [];
  const all: ReviewRow[] = [];
  for (const name of keptParts(store, review.id)) {
    if (name === HEAD || name === FIGURES_PART) continue;
    const { places, rows } = found(keptPart<RowsPart>(store, review.id, name), '次调度的冻结内容');
    for (const [n, row] of rows.entries()) all[places[n] ?? n] = row;
  }
  return all;
}

/** The whole closed week as it was. */
export function frozenSheet(store: Store, review: ReviewRowRecord): ReviewSheet {
  const { units, review: closed } = frozenUnits(store, review);
  return { review: closed, units, rows: frozenRows(store, review, 'all') };
}

function rowsOf({ units, rows }: ReviewSheet, whose: Whose): ReviewRow[] {
  if (whose === 'all') return rows;
  const asked = new Set<Id | null>(units.map(({ unitId }) => unitId));
  return rows.filter(({ unitId }) => (whose === null ? !asked.has(unitId) : unitId === whose));
}

/** A sheet kept as one text; its rows had no lights of their own, and all offices the usual rules. */
function oldSheet({ sheet, date }: ReviewRowRecord): ReviewSheet | null {
  if (sheet === null || sheet === '') return null;
  const old = JSON.parse(sheet) as Omit<ReviewSheet, 'rows'> & {
    rows: (Omit<ReviewRow, 'light'> & Partial<ReviewRow>)[];
  };
  const rows = old.rows.map((row): ReviewRow => {
    const deadline = { date: row.deadlineDate, text: null, longTerm: row.longTerm };
    const state = row.current?.state ?? row.stateBefore;
    return { ...row, light: row.light ?? lightOf(state, deadline, date, DEFAULT_LIGHT_RULES) };
  });
  return { ...old, rows };
}

// The measures that a week asks about, from the round's light index; texts are read only of those that are shown.
import type { Id, PlainDate, State } from '#domain/ledger/types.ts';
import { STATES } from '#domain/ledger/types.ts';
import { isClosed } from '#domain/states/states.ts';
import type { ReviewEntryRow } from '../schema.ts';
import type { Store } from '../store.ts';
import type { RoundView } from './ledger-view.ts';

/** Measures with an entry in a review, and the state each had before it. */
export function statesBefore(store: Store, reviewId: Id): Map<Id, State> {
  const rows = store
    .prepare('SELECT measure_id, state_before FROM review_entry WHERE review_id = ?')
    .raw(true)
    .all(reviewId) as [Id, State][];
  return new Map(rows);
}

/** A measure of a week by its place in the index. */
export interface AskedMeasure {
  at: number;
  /** Its own first lead unit, else its problem's; null: nobody leads it */
  unitId: Id | null;
  /** Before this week touched it */
  stateBefore: State;
}

/** The measures of a week in the order of the lists: what was closed before and has no entry is not asked for. */
export function* askedMeasures(view: RoundView, entered: ReadonlyMap<Id, State>): Generator<AskedMeasure> {
  view.needHolders();
  const { problems, measures } = view.index;
  for (const { responsibilities, measureFrom, measureTo } of problems) {
    for (let at = measureFrom; at < measureTo; at++) {
      const state = STATES[measures.states[at] ?? -1] as State;
      const before = entered.size === 0 ? undefined : entered.get(measures.idAt(at));
      if (before === undefined && isClosed(state)) continue;
      const unitId = measures.responsibilities[at]?.lead[0] ?? responsibilities.lead[0] ?? null;
      yield { at, unitId, stateBefore: before ?? state };
    }
  }
}

/** Beyond this many, reading all is quicker than finding each. */
const SCANNED = 20_000;

/** What is shown of some measures: lead and text, by id. */
export function measureWords(store: Store, roundId: Id, ids: readonly Id[]): Map<Id, { lead: string; text: string }> {
  const rows =
    ids.length > SCANNED
      ? store
          .prepare(
            `SELECT m.id, m.lead, m.text FROM aspect a JOIN item i ON i.aspect_id = a.id
             JOIN problem p ON p.item_id = i.id JOIN measure m ON m.problem_id = p.id WHERE a.round_id = ?`,
          )
          .raw(true)
          .all(roundId)
      : store
          .prepare('SELECT m.id, m.lead, m.text FROM json_each(?) j JOIN measure m ON m.id = j.value')
          .raw(true)
          .all(JSON.stringify(ids));
  return new Map((rows as [Id, string, string][]).map(([id, lead, text]) => [id, { lead, text }]));
}

/** Titles of some problems, by id. */
export function problemTitles(store: Store, ids: readonly Id[]): Map<Id, string> {
  const rows = store
    .prepare('SELECT p.id, p.title FROM json_each(?) j JOIN problem p ON p.id = j.value')
    .raw(true)
    .all(JSON.stringify(ids)) as [Id, string][];
  return new Map(rows);
}

/** Entries of some measures in a review; of all where no measures are named. */
export function entriesOf(store: Store, reviewId: Id, measureIds: readonly Id[] | null): ReviewEntryRow[] {
  const rows =
    measureIds === null
      ? store.prepare('SELECT * FROM review_entry WHERE review_id = ?').all(reviewId)
      : store
          .prepare('SELECT e.* FROM json_each(?) j JOIN review_entry e ON e.review_id = ? AND e.measure_id = j.value')
          .all(JSON.stringify(measureIds), reviewId);
  return rows as ReviewEntryRow[];
}

/** For some measures the newest entry in a review before `ordinal`, with that review's date. */
export function lastEntriesOf(
  store: Store,
  roundId: Id,
  ordinal: number,
  measureIds: readonly Id[],
): (ReviewEntryRow & { date: PlainDate })[] {
  // SQLite takes the bare columns of a max() query from the row that holds the maximum.
  return store
    .prepare(
      `SELECT e.*, r.date AS date, max(r.ordinal) AS newest
       FROM json_each(?) j JOIN review_entry e ON e.measure_id = j.value
       JOIN review r ON r.id = e.review_id AND r.round_id = ? AND r.ordinal < ?
       GROUP BY e.measure_id`,
    )
    .all(JSON.stringify(measureIds), roundId, ordinal) as (ReviewEntryRow & { date: PlainDate })[];
}

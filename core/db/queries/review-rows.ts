// The measures that a week asks about, from the round's light index; texts are read only of those that are shown.
import type { Id, PlainDate, State } from '#domain/ledger/types.ts';
import { STATES } from '#domain/ledger/types.ts';
import type { ReviewRow } from '#domain/review/types.ts';
import { isClosed } from '#domain/states/states.ts';
import type { ReviewEntryRow } from '../schema.ts';
import type { Store } from '../store.ts';
import type { RoundView } from './ledger-view.ts';

/** What an entry of this week says of its measure's state, and where the measure stood before it. */
export interface EnteredState {
  state: State;
  stateBefore: State;
  percentBefore: number;
}

/** Measures with an entry in a review. */
export function enteredStates(store: Store, reviewId: Id): Map<Id, EnteredState> {
  const rows = store
    .prepare('SELECT measure_id, state, state_before, percent_before FROM review_entry WHERE review_id = ?')
    .raw(true)
    .all(reviewId) as [Id, State, State, number][];
  return new Map(
    rows.map(([id, state, stateBefore, percentBefore]) => [id, { state, stateBefore, percentBefore }] as const),
  );
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
export function* askedMeasures(
  view: RoundView,
  entered: ReadonlyMap<Id, Pick<EnteredState, 'stateBefore'>>,
): Generator<AskedMeasure> {
  view.needHolders();
  const { problems, measures } = view.index;
  for (const { measureFrom, measureTo } of problems) {
    for (let at = measureFrom; at < measureTo; at++) {
      const state = STATES[measures.states[at] ?? -1] as State;
      const before = entered.size === 0 ? undefined : entered.get(measures.idAt(at))?.stateBefore;
      if (before === undefined && isClosed(state)) continue;
      yield { at, unitId: leadOf(view, at), stateBefore: before ?? state };
    }
  }
}

/** The first lead unit of a measure: its own, else its problem's. The view has to know who answers. */
export function leadOf({ index: { problems, measures } }: RoundView, at: number): Id | null {
  const above = problems[measures.problemAt[at] ?? -1]?.responsibilities;
  return measures.responsibilities[at]?.lead[0] ?? above?.lead[0] ?? null;
}

/** What is shown of some measures: lead and text, by id. */
export function measureWords(store: Store, ids: readonly Id[]): Map<Id, { lead: string; text: string }> {
  const rows = store
    .prepare('SELECT m.id, m.lead, m.text FROM json_each(?) j CROSS JOIN measure m ON m.id = j.value')
    .raw(true)
    .all(JSON.stringify(ids)) as [Id, string, string][];
  return new Map(rows.map(([id, lead, text]) => [id, { lead, text }]));
}

/** Titles of some problems, by id. */
export function problemTitles(store: Store, ids: readonly Id[]): Map<Id, string> {
  const rows = store
    .prepare('SELECT p.id, p.title FROM json_each(?) j CROSS JOIN problem p ON p.id = j.value')
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
          .prepare(
            `SELECT e.* FROM json_each(?) j
             CROSS JOIN review_entry e ON e.review_id = ? AND e.measure_id = j.value`,
          )
          .all(JSON.stringify(measureIds), reviewId);
  return rows as ReviewEntryRow[];
}

/** Where an entry stands in the table: good for one transaction. */
type EntryPlace = number;

/**
 * For some measures the newest entry in a review before `ordinal`. Weeks are looked through from the last one back: most
 * measures are in it, and a year of weeks holds fifty times as many entries as are wanted.
 */
export function lastEntriesOf(
  store: Store,
  roundId: Id,
  ordinal: number,
  measureIds: readonly Id[],
): Map<Id, EntryPlace> {
  const reviews = store
    .prepare('SELECT id FROM review WHERE round_id = ? AND ordinal < ? ORDER BY ordinal DESC')
    .pluck()
    .all(roundId, ordinal) as Id[];
  const find = store
    .prepare(
      `SELECT e.measure_id, e.rowid FROM json_each(?) j
       CROSS JOIN review_entry e ON e.review_id = ? AND e.measure_id = j.value`,
    )
    .raw(true);
  const last = new Map<Id, EntryPlace>();
  let missing = measureIds;
  for (const [back, reviewId] of reviews.entries()) {
    if (back === 1) missing = reportedBefore(store, ordinal, missing);
    if (missing.length === 0) break;
    for (const [id, place] of find.all(JSON.stringify(missing), reviewId) as [Id, EntryPlace][]) last.set(id, place);
    missing = missing.filter((id) => !last.has(id));
  }
  return last;
}

/** Those that have any entry before a review: the others are not looked for in every week. */
function reportedBefore(store: Store, ordinal: number, measureIds: readonly Id[]): Id[] {
  return store
    .prepare(
      `SELECT j.value FROM json_each(?) j WHERE EXISTS (
         SELECT 1 FROM review_entry e CROSS JOIN review r ON r.id = e.review_id
         WHERE e.measure_id = j.value AND r.ordinal < ?)`,
    )
    .pluck()
    .all(JSON.stringify(measureIds), ordinal) as Id[];
}

/** What was last said of some measures, and when. */
export function lastWordsOf(
  store: Store,
  last: ReadonlyMap<Id, EntryPlace>,
): Map<Id, { text: string; date: PlainDate }> {
  const rows = store
    .prepare(
      `SELECT e.measure_id, e.text, v.date FROM json_each(?) j
       CROSS JOIN review_entry e ON e.rowid = j.value CROSS JOIN review v ON v.id = e.review_id`,
    )
    .raw(true)
    .all(JSON.stringify([...last.values()])) as [Id, string, PlainDate][];
  return new Map(rows.map(([id, text, date]) => [id, { text, date }]));
}

/** The words of one row of a week's sheet: its place among those asked for, the texts, last week's entry, this week's. */
export type RowWords = [
  place: number,
  problemTitle: string,
  lead: string,
  text: string,
  last: ReviewRow['last'],
  current: ReviewRow['current'],
];

const entry = (of: string, more = '') => `json_object('text', ${of}.text, 'percent', ${of}.percent,
  'state', ${of}.state, 'difficulty', ${of}.difficulty, 'nextPlan', ${of}.next_plan, 'returnReason', ${of}.return_reason,
  'reportedBy', ${of}.reported_by, 'evidence', ${of}.evidence, 'acceptedAt', ${of}.accepted_at${more})`;

/**
 * The words of a week's rows as JSON (RowWords[]), in any order. The store writes it itself, in UTF-8: the texts of a
 * large week are frozen without becoming strings here.
 */
export function rowWordsJson(
  store: Store,
  reviewId: Id,
  rows: readonly { measureId: Id; last: EntryPlace | undefined }[],
): Uint8Array {
  const asked = rows.map(({ measureId, last }) => [measureId, last ?? null]);
  return store
    .prepare(
      `SELECT CAST(json_group_array(json_array(j.key, p.title, m.lead, m.text,
           CASE WHEN l.id IS NULL THEN NULL ELSE ${entry('l', ", 'date', v.date")} END,
           CASE WHEN c.id IS NULL THEN NULL ELSE ${entry('c')} END)) AS BLOB)
       FROM json_each(?) j CROSS JOIN measure m ON m.id = j.value ->> 0 CROSS JOIN problem p ON p.id = m.problem_id
       LEFT JOIN review_entry l ON l.rowid = j.value ->> 1 LEFT JOIN review v ON v.id = l.review_id
       LEFT JOIN review_entry c ON c.review_id = ? AND c.measure_id = m.id`,
    )
    .pluck()
    .get(JSON.stringify(asked), reviewId) as Uint8Array;
}

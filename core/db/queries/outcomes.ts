// Queries on 整改成效.
import type { Id } from '#domain/ledger/types.ts';
import type { Outcome, OutcomeFacts } from '#domain/outcomes/types.ts';
import type { OutcomeRow } from '../schema-outcomes.ts';
import { type Store, sql } from '../store.ts';

type Read = OutcomeRow & { problem_id: Id; elsewhere: 0 | 1 };

/** Entries that can be seen, with their problem and whether they are counted in another one that can be seen. */
const SEEN = `SELECT o.*, m.problem_id,
    EXISTS (SELECT 1 FROM outcome t CROSS JOIN measure tm ON tm.id = t.measure_id
      CROSS JOIN problem tp ON tp.id = tm.problem_id CROSS JOIN item ti ON ti.id = tp.item_id
      CROSS JOIN aspect ta ON ta.id = ti.aspect_id
      WHERE t.id = o.counted_in AND t.deleted_at IS NULL AND tm.deleted_at IS NULL AND tp.deleted_at IS NULL
        AND ti.deleted_at IS NULL AND ta.deleted_at IS NULL) AS elsewhere
  FROM outcome o CROSS JOIN measure m ON m.id = o.measure_id CROSS JOIN problem p ON p.id = m.problem_id
  CROSS JOIN item i ON i.id = p.item_id CROSS JOIN aspect a ON a.id = i.aspect_id
  WHERE o.deleted_at IS NULL AND m.deleted_at IS NULL AND p.deleted_at IS NULL AND i.deleted_at IS NULL
    AND a.deleted_at IS NULL`;

function factsOf(row: Read): OutcomeFacts {
  const { kind, category, name, document_number: documentNumber } = row;
  // What a row holds was checked by the contract when it was written; its columns fit its kind.
  return { kind, category, name, documentNumber, count: row.count, cents: row.cents } as OutcomeFacts;
}

const COLUMNS: Record<Outcome['kind'], readonly (keyof OutcomeRow | 'documentNumber')[]> = {
  rule: ['name', 'documentNumber'],
  persons: ['count'],
  money: ['cents'],
  activity: ['name', 'count'],
};

function toOutcome(row: Read): Outcome {
  const facts = factsOf(row) as unknown as Record<string, unknown>;
  const own = Object.fromEntries(COLUMNS[row.kind].map((key) => [key, facts[key]]));
  return {
    id: row.id,
    measureId: row.measure_id,
    problemId: row.problem_id,
    kind: row.kind,
    category: row.category,
    ...own,
    date: row.date,
    note: row.note,
    countedIn: row.counted_in,
    countedElsewhere: row.elsewhere === 1,
  } as Outcome;
}

/** Everything that measures of a round brought about, in the order in which it was entered. */
export function outcomesOfRound(store: Store, roundId: Id): Outcome[] {
  return (store.prepare(`${SEEN} AND a.round_id = ? ORDER BY o.id`).all(roundId) as Read[]).map(toOutcome);
}

/** What the measures of one problem brought about, in the order of the measures. */
export function outcomesOfProblem(store: Store, problemId: Id): Outcome[] {
  return (
    store
      .prepare(`${SEEN} AND o.measure_id IN (SELECT id FROM measure WHERE problem_id = ?) ORDER BY m.position, o.id`)
      .all(problemId) as Read[]
  ).map(toOutcome);
}

/** One entry that can be seen, with the round it belongs to. */
export function outcomeById(store: Store, id: Id): (Outcome & { roundId: Id }) | undefined {
  const row = store.prepare(`${SEEN.replace('SELECT o.*', 'SELECT a.round_id, o.*')} AND o.id = ?`).get(id) as
    | (Read & { round_id: Id })
    | undefined;
  return row && { ...toOutcome(row), roundId: row.round_id };
}

/** Living entries of measures, in any order; also of measures that were taken away. */
export function outcomeRowsOfMeasures(store: Store, measureIds: readonly Id[]): OutcomeRow[] {
  return store
    .prepare(
      `SELECT o.* FROM json_each(?) j CROSS JOIN outcome o ON o.measure_id = j.value
       WHERE o.deleted_at IS NULL ORDER BY o.id`,
    )
    .all(JSON.stringify(measureIds)) as OutcomeRow[];
}

/** How many living entries say that they are counted in this one. */
export function outcomesCountedIn(store: Store, id: Id): number {
  return store.all(sql.selectFrom('outcome').select('id').where('counted_in', '=', id).where('deleted_at', 'is', null))
    .length;
}

/** Lead sentences of measures, or their first words where they have none. */
export function measureLeads(store: Store, measureIds: readonly Id[]): Map<Id, string> {
  return new Map(
    store
      .prepare(
        `SELECT m.id, iif(m.lead = '', substr(m.text, 1, 40), m.lead) FROM json_each(?) j CROSS JOIN measure m ON m.id = j.value`,
      )
      .raw(true)
      .all(JSON.stringify([...new Set(measureIds)])) as [Id, string][],
  );
}

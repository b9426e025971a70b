// Queries on clues and petitions. Only services that have asked for the permission call those that give content.
import type { Clue } from '#domain/clues/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { CountedClue } from '#domain/statistics/clues.ts';
import type { ClueRow } from '../schema-outcomes.ts';
import { type Store, sql } from '../store.ts';

export function toClue(row: ClueRow): Clue {
  return {
    id: row.id,
    roundId: row.round_id,
    ledger: row.ledger,
    number: row.number,
    source: row.source,
    category: row.category,
    summary: row.summary,
    receivedOn: row.received_on,
    unitId: row.unit_id,
    dueDate: row.due_date,
    state: row.state,
    result: row.result,
    settledOn: row.settled_on,
    handled: JSON.parse(row.handled) as Clue['handled'],
    note: row.note,
  };
}

export function clueById(store: Store, id: Id): Clue | undefined {
  const row = store.get(sql.selectFrom('clue').selectAll().where('id', '=', id).where('deleted_at', 'is', null));
  return row && toClue(row);
}

/** Clues or petitions of a round in the order in which they were entered. */
export function cluesOf(store: Store, roundId: Id, ledger: Clue['ledger']): Clue[] {
  return store
    .all(
      sql
        .selectFrom('clue')
        .selectAll()
        .where('round_id', '=', roundId)
        .where('ledger', '=', ledger)
        .where('deleted_at', 'is', null)
        .orderBy('id'),
    )
    .map(toClue);
}

/** What is counted of a round's clues and petitions; nothing of what they say. */
export function countedClues(store: Store, roundId: Id): CountedClue[] {
  return store
    .all(
      sql
        .selectFrom('clue')
        .select(['id', 'ledger', 'state', 'due_date', 'handled'])
        .where('round_id', '=', roundId)
        .where('deleted_at', 'is', null)
        .orderBy('id'),
    )
    .map(({ id, ledger, state, due_date, handled }) => ({
      id,
      ledger,
      state,
      dueDate: due_date,
      handled: JSON.parse(handled) as CountedClue['handled'],
    }));
}

/** Clues that a unit handles, taken away or not. */
export function cluesOfUnit(store: Store, unitId: Id): { id: Id }[] {
  return store.all(sql.selectFrom('clue').select('id').where('unit_id', '=', unitId));
}

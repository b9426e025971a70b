// Queries on rounds.
import type { RoundRow } from '../schema.ts';
import { type Store, sql } from '../store.ts';

/** The living round of that name. */
export function roundByName(store: Store, name: string): RoundRow | undefined {
  return store.get(sql.selectFrom('round').selectAll().where('name', '=', name).where('deleted_at', 'is', null));
}

/** How many aspects a round has, to tell an empty round from a filled one. */
export function aspectCount(store: Store, roundId: string): number {
  return (
    store.get(
      sql
        .selectFrom('aspect')
        .select(sql.fn.countAll<number>().as('n'))
        .where('round_id', '=', roundId)
        .where('deleted_at', 'is', null),
    )?.n ?? 0
  );
}

/** Day of the week of a round's 周调度, 0 Sunday … 6 Saturday. */
export function reviewWeekday(store: Store, roundId: string): number {
  return store.get(sql.selectFrom('round').select('review_weekday').where('id', '=', roundId))?.review_weekday ?? 1;
}

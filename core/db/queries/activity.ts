// What was done to organise the work, counted from the ledger's own records.
import type { PlainDate } from '#domain/ledger/types.ts';
import type { Activity } from '#domain/report/types.ts';
import type { Store } from '../store.ts';

/** Counts of a period, both days included; `from` null: since the beginning. */
export function activityOf(store: Store, roundId: string, from: PlainDate | null, to: PlainDate): Activity {
  const since = from ?? '0000-01-01';
  const count = (text: string, ...values: string[]): number => (store.prepare(text).get(...values) as { n: number }).n;
  const inPeriod = (table: string, column: string, more = ''): number =>
    count(
      `SELECT count(*) AS n FROM ${table} WHERE round_id = ? AND substr(${column}, 1, 10) BETWEEN ? AND ? ${more}`,
      roundId,
      since,
      to,
    );
  const units = (role: 'lead' | 'responsible'): number =>
    count(
      `SELECT count(DISTINCT r.unit_id) AS n FROM responsibility r
       LEFT JOIN measure m ON m.id = r.measure_id
       JOIN problem p ON p.id = coalesce(r.problem_id, m.problem_id)
       JOIN item i ON i.id = p.item_id JOIN aspect a ON a.id = i.aspect_id
       WHERE a.round_id = ? AND r.role = '${role}' AND r.unit_id IS NOT NULL
         AND r.deleted_at IS NULL AND p.deleted_at IS NULL AND m.deleted_at IS NULL`,
      roundId,
    );
  const decisions = (more: string): number =>
    count(
      `SELECT count(*) AS n FROM decision d JOIN meeting m ON m.id = d.meeting_id
       WHERE m.round_id = ? AND m.date BETWEEN ? AND ? AND m.state = 'held'
         AND d.deleted_at IS NULL AND m.deleted_at IS NULL ${more}`,
      roundId,
      since,
      to,
    );
  return {
    from,
    to,
    reviews: inPeriod('review', 'date'),
    meetings: inPeriod('meeting', 'date', "AND state = 'held' AND deleted_at IS NULL"),
    decisions: decisions("AND d.state <> '已取消'"),
    decisionsDone: decisions("AND d.state = '已落实'"),
    bulletins: inPeriod('bulletin', 'as_of', "AND state = 'issued' AND deleted_at IS NULL"),
    letters: store
      .prepare(
        `SELECT kind, count(*) AS count FROM letter
         WHERE round_id = ? AND state NOT IN ('draft', 'cancelled') AND deleted_at IS NULL
           AND coalesce(signed_on, substr(created_at, 1, 10)) BETWEEN ? AND ?
         GROUP BY kind ORDER BY min(id)`,
      )
      .all(roundId, since, to) as Activity['letters'],
    leadUnits: units('lead'),
    responsibleUnits: units('responsible'),
    returned: count(
      `SELECT count(*) AS n FROM review_entry e JOIN review r ON r.id = e.review_id
       WHERE r.round_id = ? AND r.date BETWEEN ? AND ? AND e.return_reason IS NOT NULL`,
      roundId,
      since,
      to,
    ),
  };
}

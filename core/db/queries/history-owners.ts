// To whom the rows around problems and measures belong: responsibilities, sign-offs, weekly entries.
import type { Id } from '#domain/ledger/types.ts';
import type { Store } from '../store.ts';

export interface Owner {
  /** The row itself */
  rowId: Id;
  kind: 'problem' | 'measure';
  id: Id;
  /** Of a responsibility */
  role: string | null;
}

const OWNERS = {
  responsibility: `SELECT r.id AS rowId, iif(r.problem_id IS NULL, 'measure', 'problem') AS kind,
    coalesce(r.problem_id, r.measure_id) AS id, r.role FROM json_each(?) j CROSS JOIN responsibility r ON r.id = j.value`,
  close_out: `SELECT c.id AS rowId, 'problem' AS kind, c.problem_id AS id, NULL AS role
    FROM json_each(?) j CROSS JOIN close_out c ON c.id = j.value`,
  close_out_application: `SELECT c.id AS rowId, 'problem' AS kind, c.problem_id AS id, NULL AS role
    FROM json_each(?) j CROSS JOIN close_out_application c ON c.id = j.value`,
  review_entry: `SELECT e.id AS rowId, 'measure' AS kind, e.measure_id AS id, NULL AS role
    FROM json_each(?) j CROSS JOIN review_entry e ON e.id = j.value`,
} as const;

export type OwnedEntity = keyof typeof OWNERS;

export const isOwned = (entity: string): entity is OwnedEntity => Object.hasOwn(OWNERS, entity);

/** Owners of rows, removed or not, in the order of the ids. */
export function ownersOf(store: Store, entity: OwnedEntity, ids: readonly Id[]): Owner[] {
  return ids.length === 0 ? [] : (store.prepare(OWNERS[entity]).all(JSON.stringify(ids)) as Owner[]);
}

/** Everything below rows that an act hides or shows again, as `entity id`. */
export function keysBelow(store: Store, entity: string, ids: readonly Id[]): string[] {
  const keys: string[] = [];
  const below = (table: string, column: string, parents: readonly Id[]): Id[] => {
    if (parents.length === 0) return [];
    const children = `SELECT c.id FROM json_each(?) j CROSS JOIN "${table}" c ON c."${column}" = j.value`;
    // Living and removed responsibilities have an index each.
    const text =
      table === 'responsibility'
        ? `${children} AND c.deleted_at IS NULL UNION ALL ${children} AND c.deleted_at IS NOT NULL`
        : children;
    const json = JSON.stringify(parents);
    const found = store
      .prepare(text)
      .pluck(true)
      .all(...(table === 'responsibility' ? [json, json] : [json])) as Id[];
    for (const id of found) keys.push(`${table} ${id}`);
    return found;
  };
  const aspects = entity === 'round' ? below('aspect', 'round_id', ids) : entity === 'aspect' ? ids : [];
  if (entity === 'round') below('review', 'round_id', ids);
  if (entity === 'meeting') for (const table of ['agenda_item', 'decision']) below(table, 'meeting_id', ids);
  if (entity === 'look_back_plan') below('look_back_item', 'plan_id', ids);
  if (entity === 'standing_review') below('standing_check', 'standing_id', ids);
  const items = entity === 'item' ? ids : below('item', 'aspect_id', aspects);
  const problems = entity === 'problem' ? ids : below('problem', 'item_id', items);
  below('responsibility', 'problem_id', problems);
  below('close_out', 'problem_id', problems);
  below('close_out_application', 'problem_id', problems);
  below('look_back_item', 'problem_id', problems);
  below('standing_check', 'standing_id', below('standing_review', 'problem_id', problems));
  below('evidence', 'problem_id', problems);
  const measures = entity === 'measure' ? ids : below('measure', 'problem_id', problems);
  below('responsibility', 'measure_id', measures);
  below('review_entry', 'measure_id', measures);
  below('outcome', 'measure_id', measures);
  return keys;
}

/** Problems of the given measures. */
export function problemsOfMeasures(store: Store, measureIds: readonly Id[]): Id[] {
  return store
    .prepare('SELECT DISTINCT m.problem_id FROM json_each(?) j CROSS JOIN measure m ON m.id = j.value')
    .pluck(true)
    .all(JSON.stringify(measureIds)) as Id[];
}

/** Measures of the given problems, removed or not. */
export function measuresOfProblems(store: Store, problemIds: readonly Id[]): Id[] {
  return store
    .prepare('SELECT m.id FROM json_each(?) j CROSS JOIN measure m ON m.problem_id = j.value')
    .pluck(true)
    .all(JSON.stringify(problemIds)) as Id[];
}

/** Which of the given rows are frozen, in words; null when none is. */
export function frozenWords(store: Store, entity: string, ids: readonly Id[]): string | null {
  const json = JSON.stringify(ids);
  if (entity === 'review_entry' || entity === 'review_unit') {
    const ordinal = store
      .prepare(
        `SELECT v.ordinal FROM json_each(?) j CROSS JOIN "${entity}" e ON e.id = j.value
         JOIN review v ON v.id = e.review_id WHERE v.state = 'closed' LIMIT 1`,
      )
      .pluck(true)
      .get(json) as number | undefined;
    return ordinal === undefined ? null : `第${ordinal}次调度已关闭，内容已冻结`;
  }
  if (entity === 'close_out_application') {
    const [fixed] = store
      .prepare(
        `SELECT c.state <> 'draft' AS sent FROM json_each(?) j CROSS JOIN close_out_application c ON c.id = j.value
         WHERE c.state <> 'draft' OR (c.deleted_at IS NOT NULL AND EXISTS (
           SELECT 1 FROM close_out_application o WHERE o.problem_id = c.problem_id AND o.id <> c.id
             AND o.state IN ('draft', 'signing') AND o.deleted_at IS NULL))
         ORDER BY sent DESC LIMIT 1`,
      )
      .all(json) as { sent: 0 | 1 }[];
    if (fixed === undefined) return null;
    return fixed.sent === 1 ? '销号申请已送签，内容已冻结' : '该问题已另有一份销号申请';
  }
  if (entity === 'bulletin') {
    const issued = store
      .prepare(
        `SELECT b.number FROM json_each(?) j CROSS JOIN bulletin b ON b.id = j.value WHERE b.state = 'issued' LIMIT 1`,
      )
      .pluck(true)
      .get(json) as number | undefined;
    return issued === undefined ? null : `第${issued}期通报已印发，内容已冻结`;
  }
  return null;
}

/** Reviews of the given ids that are closed, by ordinal; entries that were taken out leave only this to look at. */
export function closedReview(store: Store, reviewIds: readonly Id[]): number | null {
  const ordinal = store
    .prepare(
      `SELECT v.ordinal FROM json_each(?) j CROSS JOIN review v ON v.id = j.value WHERE v.state = 'closed' LIMIT 1`,
    )
    .pluck(true)
    .get(JSON.stringify(reviewIds)) as number | undefined;
  return ordinal ?? null;
}

/** The name of a unit or person still named by living rows other than those given as `table id`; null when none is. */
export function usesOf(store: Store, table: 'unit' | 'official', id: Id, except: ReadonlySet<string>): number {
  const column = table === 'unit' ? 'unit_id' : 'official_id';
  const tables = table === 'unit' ? ['responsibility', 'close_out', 'official'] : ['responsibility'];
  let uses = 0;
  for (const each of tables) {
    const rows = store
      .prepare(`SELECT id FROM "${each}" WHERE "${column}" = ? AND deleted_at IS NULL`)
      .pluck(true)
      .all(id) as Id[];
    uses += rows.filter((row) => !except.has(`${each} ${row}`)).length;
  }
  return uses;
}

/** Units and people of the given ids that are removed. */
export function removedNames(store: Store, table: 'unit' | 'official', ids: readonly Id[]): { id: Id; name: string }[] {
  return store
    .prepare(
      `SELECT n.id, n.name FROM json_each(?) j CROSS JOIN "${table}" n ON n.id = j.value WHERE n.deleted_at IS NOT NULL`,
    )
    .all(JSON.stringify(ids)) as { id: Id; name: string }[];
}

/** Whom responsibilities name at present. */
export function holdersOf(store: Store, ids: readonly Id[]): { id: Id; unit_id: Id | null; official_id: Id | null }[] {
  return store
    .prepare('SELECT r.id, r.unit_id, r.official_id FROM json_each(?) j CROSS JOIN responsibility r ON r.id = j.value')
    .all(JSON.stringify(ids)) as { id: Id; unit_id: Id | null; official_id: Id | null }[];
}

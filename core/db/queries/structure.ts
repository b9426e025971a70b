// Where rows of the tree stand: parents, siblings, and whether anything above them was taken away.
import type { Id } from '#domain/ledger/types.ts';
import type { CloseOutRow, MeasureRow, ProblemRow } from '../schema.ts';
import { type Store, sql } from '../store.ts';

export const ROW_KINDS = ['aspect', 'item', 'problem', 'measure'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** The column that holds a row's parent. */
export const PARENT_COLUMN = {
  aspect: 'round_id',
  item: 'aspect_id',
  problem: 'item_id',
  measure: 'problem_id',
} as const satisfies Record<RowKind, string>;

export const PARENT_KIND = {
  aspect: 'round',
  item: 'aspect',
  problem: 'item',
  measure: 'problem',
} as const satisfies Record<RowKind, RowKind | 'round'>;

export interface RowPlace {
  id: Id;
  parentId: Id;
  roundId: Id;
  position: number;
  deletedAt: string | null;
  /** Nothing above it was taken away */
  reachable: 0 | 1;
}

const place = (row: string, parent: string, above: string, joins: string, table: RowKind): string =>
  `SELECT ${row}.id, ${row}.${parent} AS parentId, a.round_id AS roundId, ${row}.position,
     ${row}.deleted_at AS deletedAt, ${above} AS reachable
   FROM json_each(?) j CROSS JOIN "${table}" ${row} ON ${row}.id = j.value ${joins}`;

const ROUND_LIVES = 'r.deleted_at IS NULL';
const ASPECT_LIVES = `a.deleted_at IS NULL AND ${ROUND_LIVES}`;
const ITEM_LIVES = `i.deleted_at IS NULL AND ${ASPECT_LIVES}`;
const ROUND = 'CROSS JOIN round r ON r.id = a.round_id';
const ASPECT = `CROSS JOIN aspect a ON a.id = i.aspect_id ${ROUND}`;
const ITEM = `CROSS JOIN item i ON i.id = p.item_id ${ASPECT}`;

const PLACES: Record<RowKind, string> = {
  aspect: place('a', 'round_id', ROUND_LIVES, ROUND, 'aspect'),
  item: place('i', 'aspect_id', ASPECT_LIVES, ASPECT, 'item'),
  problem: place('p', 'item_id', ITEM_LIVES, ITEM, 'problem'),
  measure: place(
    'm',
    'problem_id',
    `p.deleted_at IS NULL AND ${ITEM_LIVES}`,
    `CROSS JOIN problem p ON p.id = m.problem_id ${ITEM}`,
    'measure',
  ),
};

/** Places of the given rows, removed or not, by id; unknown ids are left out. */
export function placesOf(store: Store, kind: RowKind, ids: readonly Id[]): Map<Id, RowPlace> {
  const rows = store.prepare(PLACES[kind]).all(JSON.stringify(ids)) as RowPlace[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** Living rows below a parent in their order. */
export function childrenOf(store: Store, kind: RowKind, parentId: Id): { id: Id; position: number }[] {
  return store
    .prepare(
      `SELECT id, position FROM "${kind}" WHERE ${PARENT_COLUMN[kind]} = ? AND deleted_at IS NULL
       ORDER BY position, id`,
    )
    .all(parentId) as { id: Id; position: number }[];
}

/** The round in which a parent of rows of this kind lives; undefined when it or something above it was taken away. */
export function roundOfParent(store: Store, kind: RowKind, parentId: Id): Id | undefined {
  if (kind === 'aspect') {
    const row = store.get(
      sql.selectFrom('round').select('id').where('id', '=', parentId).where('deleted_at', 'is', null),
    );
    return row?.id;
  }
  const parent = placesOf(store, PARENT_KIND[kind] as RowKind, [parentId]).get(parentId);
  return parent?.deletedAt === null && parent.reachable === 1 ? parent.roundId : undefined;
}

/** How many problems and measures can be seen below rows, the rows themselves included. */
export function countBelow(store: Store, kind: RowKind, ids: readonly Id[]): { problems: number; measures: number } {
  const json = JSON.stringify(ids);
  const count = (text: string) => store.prepare(text).pluck(true).get(json) as number;
  if (kind === 'measure') return { problems: 0, measures: ids.length };
  const above = {
    aspect: `JOIN item i ON i.aspect_id = j.value AND i.deleted_at IS NULL
      JOIN problem p ON p.item_id = i.id AND p.deleted_at IS NULL`,
    item: 'JOIN problem p ON p.item_id = j.value AND p.deleted_at IS NULL',
    problem: 'JOIN problem p ON p.id = j.value',
  }[kind];
  return {
    problems: count(`SELECT count(*) FROM json_each(?) j ${above}`),
    measures: count(
      `SELECT count(*) FROM json_each(?) j ${above} JOIN measure m ON m.problem_id = p.id AND m.deleted_at IS NULL`,
    ),
  };
}

/** Living problems below headings of a kind, each with its heading. */
export function problemsBelow(
  store: Store,
  kind: 'aspect' | 'item',
  headingIds: readonly Id[],
): { heading: Id; problem: Id }[] {
  const above =
    kind === 'item'
      ? 'JOIN problem p ON p.item_id = j.value'
      : 'JOIN item i ON i.aspect_id = j.value AND i.deleted_at IS NULL JOIN problem p ON p.item_id = i.id';
  return store
    .prepare(`SELECT j.value AS heading, p.id AS problem FROM json_each(?) j ${above} WHERE p.deleted_at IS NULL`)
    .all(JSON.stringify(headingIds)) as { heading: Id; problem: Id }[];
}

/** The headings above problems, by problem. */
export function parentsOfProblems(store: Store, ids: readonly Id[]): Map<Id, { itemId: Id; aspectId: Id }> {
  const rows = store
    .prepare(
      `SELECT p.id, p.item_id AS itemId, i.aspect_id AS aspectId FROM json_each(?) j
       JOIN problem p ON p.id = j.value JOIN item i ON i.id = p.item_id`,
    )
    .all(JSON.stringify(ids)) as { id: Id; itemId: Id; aspectId: Id }[];
  return new Map(rows.map(({ id, ...parents }) => [id, parents]));
}

export function problemRow(store: Store, id: Id): ProblemRow | undefined {
  return store.prepare('SELECT * FROM problem WHERE id = ? AND deleted_at IS NULL').get(id) as ProblemRow | undefined;
}

export function measureRow(store: Store, id: Id): MeasureRow | undefined {
  return store.prepare('SELECT * FROM measure WHERE id = ? AND deleted_at IS NULL').get(id) as MeasureRow | undefined;
}

/** Measures that were joined into this one, directly or by way of others. */
export function mergedMeasures(store: Store, id: Id): Id[] {
  return store.all(sql.selectFrom('measure').select('id').where('merged_into', '=', id)).map((row) => row.id);
}

/** 销号 of a problem in one cycle. */
export function closeOutOf(store: Store, problemId: Id, cycle: number): CloseOutRow | undefined {
  return store
    .prepare('SELECT * FROM close_out WHERE problem_id = ? AND cycle = ? AND deleted_at IS NULL')
    .get(problemId, cycle) as CloseOutRow | undefined;
}

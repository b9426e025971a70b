// What must be there for rows to come back or change back: what is above them, and whom they name.
import type { Id } from '#domain/ledger/types.ts';
import { holdersOf, removedNames } from '../../db/queries/history-owners.ts';
import {
  PARENT_COLUMN,
  PARENT_KIND,
  placesOf,
  ROW_KINDS,
  type RowKind,
  roundOfParent,
} from '../../db/queries/structure.ts';
import type { Store } from '../../db/store.ts';
import type { RowNames } from './row-names.ts';
import { type Direction, type NetRow, seenAfter, valuesFor } from './undo-net.ts';

/** What is missing around the rows, in words; null when nothing is. */
export function missingAround(
  store: Store,
  names: RowNames,
  net: ReadonlyMap<string, NetRow>,
  direction: Direction,
): string | null {
  return missingAbove(store, names, net, direction) ?? missingHolder(store, net, direction);
}

function missingAbove(
  store: Store,
  names: RowNames,
  net: ReadonlyMap<string, NetRow>,
  direction: Direction,
): string | null {
  const above = new Above(store, net, direction);
  for (const kind of ROW_KINDS) {
    const rows = [...net.values()].filter((row) => row.entity === kind && seenAfter(row, direction) !== false);
    if (rows.length === 0) continue;
    const places = placesOf(
      store,
      kind,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const place = places.get(row.id);
      // A row that is taken away and stays so (merged into another before) needs nothing above it.
      if (place === undefined || (place.deletedAt !== null && seenAfter(row, direction) !== true)) continue;
      const parent = valuesFor(row, direction)?.[PARENT_COLUMN[kind]] ?? place.parentId;
      const gone = above.firstGone(PARENT_KIND[kind], parent as Id);
      if (gone === null) continue;
      return gone.kind === 'round' ? '所在的轮次已删除' : `所在的${names.name(gone.kind, gone.id)}已删除`;
    }
  }
  return null;
}

/** Looks upward for rows that are taken away and will not come back with the act. */
class Above {
  readonly #known = new Map<string, { kind: RowKind | 'round'; id: Id } | null>();
  readonly #store: Store;
  readonly #net: ReadonlyMap<string, NetRow>;
  readonly #direction: Direction;

  constructor(store: Store, net: ReadonlyMap<string, NetRow>, direction: Direction) {
    this.#store = store;
    this.#net = net;
    this.#direction = direction;
  }

  firstGone(kind: RowKind | 'round', id: Id): { kind: RowKind | 'round'; id: Id } | null {
    const key = `${kind} ${id}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#look(kind, id);
    this.#known.set(key, found);
    return found;
  }

  #look(kind: RowKind | 'round', id: Id): { kind: RowKind | 'round'; id: Id } | null {
    const row = this.#net.get(`${kind} ${id}`);
    const seen = row === undefined ? null : seenAfter(row, this.#direction);
    if (seen === false) return { kind, id };
    if (kind === 'round') {
      const lives = roundOfParent(this.#store, 'aspect', id) !== undefined;
      return lives || seen === true ? null : { kind, id };
    }
    const place = placesOf(this.#store, kind, [id]).get(id);
    if (place === undefined || (place.deletedAt !== null && seen !== true)) return { kind, id };
    const parent = (row && valuesFor(row, this.#direction)?.[PARENT_COLUMN[kind]]) ?? place.parentId;
    return this.firstGone(PARENT_KIND[kind], parent as Id);
  }
}

function missingHolder(store: Store, net: ReadonlyMap<string, NetRow>, direction: Direction): string | null {
  const rows = [...net.values()].filter(
    (row) => row.entity === 'responsibility' && seenAfter(row, direction) !== false,
  );
  if (rows.length === 0) return null;
  const present = holdersOf(
    store,
    rows.map(({ id }) => id),
  );
  for (const [table, column] of [
    ['unit', 'unit_id'],
    ['official', 'official_id'],
  ] as const) {
    const ids = new Set<Id>();
    for (const holder of present) {
      const row = net.get(`responsibility ${holder.id}`) as NetRow;
      const id = (valuesFor(row, direction)?.[column] as Id | undefined) ?? holder[column];
      if (id !== null) ids.add(id);
    }
    for (const { id, name } of removedNames(store, table, [...ids])) {
      const own = net.get(`${table} ${id}`);
      if (own === undefined || seenAfter(own, direction) !== true) return `“${name}”已删除`;
    }
  }
  return null;
}

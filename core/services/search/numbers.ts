// The printed numbers of problems, without reading a whole ledger for them.
import type { Change } from '../../db/changes.ts';
import { readItemSizes, readPlacesInItem } from '../../db/queries/search.ts';
import type { Store } from '../../db/store.ts';

interface Offsets {
  version: number;
  /** Problems before each item's first one, as numbers run */
  before: Map<string, number>;
}

const offsets = new WeakMap<Store, Map<string, Offsets>>();

const MOVES = new Set(['deleted_at', 'position', 'item_id', 'aspect_id', 'round_id', 'numbering']);

function movesNumbers({ entity, created, after }: Change): boolean {
  if (!['round', 'aspect', 'item', 'problem'].includes(entity)) return false;
  return created || Object.keys(after).some((column) => MOVES.has(column));
}

function offsetsOf(store: Store, roundId: string): Offsets {
  const ofStore = offsets.get(store) ?? new Map<string, Offsets>();
  offsets.set(store, ofStore);
  const known = ofStore.get(roundId);
  const since = known === undefined ? null : store.changes.since(known.version);
  if (known !== undefined && since !== null && !since.some(movesNumbers)) {
    known.version = store.changes.version;
    return known;
  }
  const { numbering, items } = readItemSizes(store, roundId);
  const fresh: Offsets = { version: store.changes.version, before: new Map() };
  let running = 0;
  for (const { id, problems } of items) {
    fresh.before.set(id, numbering === 'continuous' ? running : 0);
    running += problems;
  }
  ofStore.set(roundId, fresh);
  return fresh;
}

/** Printed numbers of problems of one or several rounds. */
export function problemNumbers(
  store: Store,
  problems: readonly { id: string; roundId: string }[],
): Map<string, number> {
  const places = readPlacesInItem(store, [...new Set(problems.map(({ id }) => id))]);
  return new Map(
    problems.map(({ id, roundId }) => {
      const { item, place } = places.get(id) as { item: string; place: number };
      return [id, (offsetsOf(store, roundId).before.get(item) ?? 0) + place];
    }),
  );
}

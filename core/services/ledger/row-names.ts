// Rows by the names that clerks use: 问题（5）, 措施（5）二, 项3, 方面（二）; what is gone goes by its words.
import { rowName } from '#domain/ledger/act-words.ts';
import type { Id } from '#domain/ledger/types.ts';
import { rowWords } from '../../db/queries/history.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { PARENT_KIND, placesOf, type RowKind } from '../../db/queries/structure.ts';
import type { Store } from '../../db/store.ts';

/** Names rows as the ledger stands now. Not to be used inside an act. */
export class RowNames {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  name(kind: RowKind, id: Id): string {
    return this.#number(kind, id) ?? rowName(kind, { words: rowWords(this.#store, kind, id) ?? '' });
  }

  /** Where a row's children stand, e.g. （二） · 项3 · 问题（12）. */
  path(kind: RowKind, id: Id): string {
    const place = placesOf(this.#store, kind, [id]).get(id);
    const parent = PARENT_KIND[kind];
    const above = parent === 'round' || place === undefined ? '' : `${this.path(parent, place.parentId)} · `;
    const gone = place?.deletedAt === null ? '' : '（已删除）';
    return `${above}${this.name(kind, id).replace(/^方面(?=（)/, '')}${gone}`;
  }

  /** By number; null for a row that cannot be seen. */
  #number(kind: RowKind, id: Id): string | null {
    const place = placesOf(this.#store, kind, [id]).get(id);
    if (place === undefined || place.deletedAt !== null || place.reachable === 0) return null;
    const view = viewOf(this.#store, place.roundId);
    if (view === undefined) return null;
    const { index } = view;
    if (kind === 'aspect') {
      const at = index.aspects.findIndex((aspect) => aspect.id === id);
      return at < 0 ? null : rowName('aspect', { number: at + 1 });
    }
    if (kind === 'item') {
      const item = index.items.find((each) => each.id === id);
      return item === undefined ? null : rowName('item', { number: item.number });
    }
    const at = kind === 'measure' ? view.measureAt(id) : undefined;
    const problem =
      index.problems[(kind === 'problem' ? view.problemAt(id) : index.measures.problemAt[at ?? -1]) ?? -1];
    if (problem === undefined) return null;
    const item = index.numbering === 'restart' ? index.items[problem.itemAt]?.number : undefined;
    return rowName(kind, {
      number: problem.number,
      ...(item === undefined ? {} : { item }),
      ...(at === undefined ? {} : { position: at - problem.measureFrom + 1 }),
    });
  }
}

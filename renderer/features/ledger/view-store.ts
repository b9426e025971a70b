// How the lists are being looked at: kept while other screens are open, so that place, filter and selection come back.
import { create } from 'zustand';
import type { Id } from '#domain/ledger/types.ts';
import type { LedgerList } from '#renderer/store/navigation.ts';
import { type Filter, NO_FILTER, type Only } from './filter.ts';

interface View {
  roundId: Id | null;
  list: LedgerList;
  filter: Filter;
  only: Only | null;
  /** Per list: ids that are not in the list's first state (see rowsOf) */
  toggled: Record<LedgerList, ReadonlySet<Id>>;
  /** Ids of problems and measures */
  selected: { problems: ReadonlySet<Id>; measures: ReadonlySet<Id> };
  active: { rowId: Id | null; column: number };
  drawer: boolean;
  /** Texts left with Esc, by row and column, so that nothing typed is lost */
  drafts: ReadonlyMap<string, string>;
  set: (change: Partial<View>) => void;
  /** Starts afresh for another round. */
  enter: (roundId: Id) => void;
  setDraft: (key: string, text: string | null) => void;
}

const nothingToggled = (): View['toggled'] => ({
  problems: new Set(),
  tasks: new Set(),
  responsibilities: new Set(),
  ledger: new Set(),
});
export const NOTHING_SELECTED: View['selected'] = { problems: new Set(), measures: new Set() };

const fresh = () => ({
  filter: NO_FILTER,
  only: null,
  toggled: nothingToggled(),
  selected: NOTHING_SELECTED,
  active: { rowId: null, column: 0 },
  drafts: new Map<string, string>(),
});

export const useView = create<View>()((set, get) => ({
  roundId: null,
  list: 'problems',
  drawer: false,
  ...fresh(),
  set: (change) => set(change),
  enter: (roundId) => {
    if (get().roundId !== roundId) set({ roundId, ...fresh() });
  },
  setDraft: (key, text) =>
    set((state) => {
      const drafts = new Map(state.drafts);
      if (text === null) drafts.delete(key);
      else drafts.set(key, text);
      return { drafts };
    }),
}));

// How the lists are being looked at: kept while other screens are open, so that place, filter and selection come back.
import { create } from 'zustand';
import type { Id } from '#domain/ledger/types.ts';
import {
  type ColumnFilter,
  type LedgerList,
  type LedgerLook,
  OPENS_PROBLEMS,
  type TreeList,
} from '#domain/ledger/view.ts';
import { HEAD } from './grid-keys.ts';
import { NOTHING_SELECTED, type Selection } from './selection.ts';

/** What differs from list to list. */
export interface ListLook {
  filters: ColumnFilter[];
  sort: LedgerLook['sort'];
  /** Whether problems are open that are not toggled; null: as the list does at first */
  problemsOpen: boolean | null;
  toggled: ReadonlySet<Id>;
}

/** The cell of the keys. The row is known by its id as long as it is shown; `index` is where it stood last. */
export interface Active {
  index: number;
  rowId: Id | null;
  column: number;
}

interface View {
  roundId: Id | null;
  list: LedgerList;
  /** Words looked for, in every list */
  text: string;
  only: LedgerLook['only'];
  looks: Record<TreeList, ListLook>;
  selected: Selection;
  active: Active;
  /** The other corner of a block of cells; null: one cell */
  anchor: { index: number; column: number } | null;
  /**
   * A row that is to come into sight once a reading after `since` tells where it stands; `anywhere`: in a list that
   * shows measures when this one does not
   */
  follow: { id: Id; since: number; anywhere: boolean } | null;
  drawer: boolean;
  drawerPart: 'basics' | 'measures' | 'progress' | 'outcomes' | 'closeOut' | 'evidence' | 'letters' | 'history';
  /** Texts left with Esc, by row and column, so that nothing typed is lost */
  drafts: ReadonlyMap<string, string>;
  /** Rises with every act, so that what shows the ledger reads it again */
  acts: number;
  /** What the last act did, beside the screen's title */
  said: string;
  set: (change: Partial<View>) => void;
  setLook: (list: TreeList, change: Partial<ListLook>) => void;
  /** Starts afresh for another round. */
  enter: (roundId: Id) => void;
  setDraft: (key: string, text: string | null) => void;
}

const NO_LOOK: ListLook = { filters: [], sort: null, problemsOpen: null, toggled: new Set() };

const fresh = () => ({
  text: '',
  only: null,
  looks: { problems: NO_LOOK, tasks: NO_LOOK, ledger: NO_LOOK, closeOut: NO_LOOK },
  selected: NOTHING_SELECTED,
  active: { index: 0, rowId: null, column: 0 },
  anchor: null,
  follow: null,
  drafts: new Map<string, string>(),
  said: '',
});

export const useView = create<View>()((set, get) => ({
  roundId: null,
  list: 'problems',
  drawer: false,
  drawerPart: 'basics',
  acts: 0,
  ...fresh(),
  set: (change) => set(change),
  setLook: (list, change) =>
    set((state) => ({ looks: { ...state.looks, [list]: { ...state.looks[list], ...change } }, anchor: null })),
  enter: (roundId) => {
    if (get().roundId !== roundId) {
      scrollPlaces.clear();
      set({ roundId, ...fresh() });
    }
  },
  setDraft: (key, text) =>
    set((state) => {
      const drafts = new Map(state.drafts);
      if (text === null) drafts.delete(key);
      else drafts.set(key, text);
      return { drafts };
    }),
}));

/** Scrolled px by list; read only when a list is opened again. */
export const scrollPlaces = new Map<LedgerList, number>();

/** Takes away everything that leaves rows out of a list. */
export function clearFilters(list: TreeList): void {
  const view = useView.getState();
  view.setLook(list, { filters: [] });
  view.set({ text: '', only: null });
}

/** A list's filter on one column replaced; null: taken away. */
export function setFilter(list: TreeList, column: string, test: ColumnFilter['test'] | null): void {
  const { looks, setLook } = useView.getState();
  const others = looks[list].filters.filter((filter) => filter.column !== column);
  setLook(list, { filters: test === null ? others : [...others, { column, test }] });
}

/** Ascending, then descending, then none. */
export function turnSort(list: TreeList, column: string): void {
  const { looks, setLook } = useView.getState();
  const { sort } = looks[list];
  if (sort?.column !== column) setLook(list, { sort: { column, descending: false } });
  else setLook(list, { sort: sort.descending ? null : { column, descending: true } });
}

/** Whether a list's problems are open where nobody folded or opened them one by one. */
export function problemsOpen(list: TreeList): boolean {
  return useView.getState().looks[list].problemsOpen ?? OPENS_PROBLEMS[list];
}

/** Opens what is folded and the other way round. */
export function toggleRow(list: TreeList, id: Id): void {
  const { looks, setLook } = useView.getState();
  const toggled = new Set(looks[list].toggled);
  if (!toggled.delete(id)) toggled.add(id);
  setLook(list, { toggled });
}

export function isHead(active: Active): boolean {
  return active.index === HEAD;
}

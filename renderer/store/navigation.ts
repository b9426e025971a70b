// Which screen is open and with what; there are no addresses in this window.
import { create } from 'zustand';
import type { ClosingGroup } from '#domain/closing/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { LedgerList, Only } from '#domain/ledger/view.ts';

export type { LedgerList };

/** What a letter is to be about. */
export interface LetterDraft {
  unitId: Id | null;
  problemIds: Id[];
  reviewId: Id | null;
}

/** Every screen with what may be handed to it. */
export interface ScreenParams {
  home: Record<string, never>;
  ledger: {
    list?: LedgerList;
    /** Shows only these rows, under the caption, until the person takes the limit away */
    only?: Only;
    /** Shows the whole list and goes to this row */
    focusId?: Id;
  };
  review: { reviewId?: Id };
  meetings: Record<string, never>;
  /** `draft` opens the dialog for a new letter about these */
  letters: { draft?: LetterDraft };
  /** Opens a group, or the form of a problem */
  closing: { tab?: ClosingGroup | 'requests'; problemId?: Id; ask?: true };
  lookBack: Record<string, never>;
  outcomes: Record<string, never>;
  clues: Record<string, never>;
  bulletin: { bulletinId?: Id };
  report: { reportId?: Id };
  statistics: Record<string, never>;
  units: Record<string, never>;
  log: Record<string, never>;
  settings: { section?: 'backup' };
  precheck: Record<string, never>;
  checkup: Record<string, never>;
  import: { from?: 'file' | 'paste' };
  /** An Excel ledger, into the round if one is named; `choose` asks for the file at once */
  workbook: { roundId?: Id; choose?: boolean };
}
export type ScreenId = keyof ScreenParams;
export type Place = { [Screen in ScreenId]: { screen: Screen; params: ScreenParams[Screen] } }[ScreenId];

interface Navigation {
  place: Place;
  /** Rises with every `go`, so that a screen opened again with other params starts afresh */
  visit: number;
  go: <Screen extends ScreenId>(screen: Screen, params?: ScreenParams[Screen]) => void;
}

export const useNavigation = create<Navigation>()((set, get) => ({
  place: { screen: 'home', params: {} },
  visit: 0,
  go: (screen, params) => set({ place: { screen, params: params ?? {} } as Place, visit: get().visit + 1 }),
}));

/** Opens a screen from anywhere. */
export function go<Screen extends ScreenId>(screen: Screen, params?: ScreenParams[Screen]): void {
  useNavigation.getState().go(screen, params);
}

// How this person likes the window to look; kept on this machine, apart from the ledger.
import { create } from 'zustand';

interface Preferences {
  largeType: boolean;
  setLargeType: (large: boolean) => void;
}

const KEY = 'bihuan.largeType';

export const usePreferences = create<Preferences>()((set) => ({
  largeType: localStorage.getItem(KEY) === 'true',
  setLargeType: (largeType) => {
    localStorage.setItem(KEY, String(largeType));
    set({ largeType });
  },
}));

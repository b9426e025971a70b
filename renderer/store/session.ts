// Where the store stands and who is at the keyboard.
import { create } from 'zustand';
import type { AppStatus } from '#contract/operations.ts';
import { call } from '#renderer/api/bihuan.ts';

interface Session {
  /** null until the first answer of the engine */
  status: AppStatus | null;
  setStatus: (status: AppStatus) => void;
  /** Asks the engine where the store stands. */
  refresh: () => Promise<void>;
  lock: () => Promise<void>;
}

export const useSession = create<Session>()((set) => ({
  status: null,
  setStatus: (status) => set({ status }),
  refresh: async () => set({ status: await call('getStatus', {}) }),
  lock: async () => set({ status: await call('lock', {}) }),
}));

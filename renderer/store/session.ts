// Where the store stands and who is at the keyboard.
import { create } from 'zustand';
import type { AppStatus } from '#contract/operations.ts';
import { PERMISSION_WORDS, type Permission } from '#domain/accounts/roles.ts';
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

/** Whether the user may do what needs this permission; the engine decides, the window only does not offer what it refuses. */
export function useMay(needed: Permission): boolean {
  return useSession((state) => state.status?.permissions.includes(needed) ?? false);
}

/** Why something is not offered, for a tooltip; undefined where the user may do it. */
export function useWhyNot(needed: Permission): string | undefined {
  return useMay(needed) ? undefined : `当前用户没有“${PERMISSION_WORDS[needed]}”的权限`;
}

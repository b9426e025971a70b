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
  /** Locks so that somebody else signs in. */
  switchUser: () => Promise<void>;
  /** What the user may do; kept while the window waits below the lock screen, so that it stays as it is */
  granted: readonly Permission[];
  /** The lock screen waits for somebody else */
  switching: boolean;
  /** Rises when the ledger behind the window becomes another one: nothing of what was built before may stay */
  epoch: number;
}

/** A status with what follows from it. */
function held(status: AppStatus): Pick<Session, 'status'> & Partial<Pick<Session, 'granted'>> {
  const atWork = status.store === 'open' && status.mustChange === null;
  return atWork ? { status, granted: status.permissions } : { status };
}

export const useSession = create<Session>()((set) => ({
  status: null,
  granted: [],
  setStatus: (status) => set(held(status)),
  refresh: async () => set(held(await call('getStatus', {}))),
  lock: async () => {
    set({ switching: false });
    set(held(await call('lock', {})));
  },
  switchUser: async () => {
    // First: the shell's event may be quicker than the answer
    set({ switching: true });
    set(held(await call('lock', {})));
  },
  switching: false,
  epoch: 0,
}));

/** Whether the user may do what needs this permission; the engine decides, the window only does not offer what it refuses. */
export function useMay(needed: Permission): boolean {
  return useSession((state) => state.granted.includes(needed));
}

/** The same for what is asked at the moment of an act. */
export function may(needed: Permission): boolean {
  return useSession.getState().granted.includes(needed);
}

/** Why something is not offered, for a tooltip; undefined where the user may do it. */
export function useWhyNot(needed: Permission): string | undefined {
  return useMay(needed) ? undefined : `当前用户没有“${PERMISSION_WORDS[needed]}”的权限`;
}

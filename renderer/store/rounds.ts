// The rounds of this office and the one being worked on.
import { create } from 'zustand';
import type { Id, Round } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';

interface Rounds {
  /** null until loaded */
  rounds: Round[] | null;
  currentId: Id | null;
  load: () => Promise<void>;
  choose: (id: Id) => void;
  clear: () => void;
}

const REMEMBERED = 'bihuan.round';

export const useRounds = create<Rounds>()((set, get) => ({
  rounds: null,
  currentId: null,
  load: async () => {
    const rounds = await call('listRounds', {});
    const wanted = get().currentId ?? localStorage.getItem(REMEMBERED);
    const current = rounds.find((round) => round.id === wanted) ?? rounds.at(-1);
    set({ rounds, currentId: current?.id ?? null });
  },
  choose: (id) => {
    localStorage.setItem(REMEMBERED, id);
    set({ currentId: id });
  },
  clear: () => set({ rounds: null, currentId: null }),
}));

/** The round being worked on, or null while there is none. */
export function useCurrentRound(): Round | null {
  return useRounds((state) => state.rounds?.find((round) => round.id === state.currentId) ?? null);
}

// The comparison under way: a document beside a round, what the clerk has ticked and paired.
import { create } from 'zustand';
import type { DocumentMatch } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { proposedIds } from '#domain/merge/summary.ts';
import type { MergeKind, MergePair } from '#domain/merge/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import type { AcceptedOutline } from './edit-tree.ts';
import { actsOfProblem, type MatchFilter } from './match-lines.ts';

interface Comparison {
  roundId: Id;
  kind: MergeKind;
  aspects: AcceptedOutline;
  pairs: MergePair[];
  found: DocumentMatch;
}

interface MatchState {
  comparison: Comparison | null;
  taken: ReadonlySet<string>;
  /** Acts whose tick the clerk has set, either way: it stays through another comparison */
  decided: ReadonlyMap<string, boolean>;
  filter: MatchFilter;
  /** Key of the current line */
  current: string | null;
  /** Lays the tree beside a round. Throws the BihuanError. */
  start: (input: { roundId: Id; kind: MergeKind; aspects: AcceptedOutline }) => Promise<void>;
  /** Pairs an incoming problem with one of the ledger, or with none, and compares again. */
  pair: (pair: MergePair) => Promise<void>;
  /** Compares again, after the ledger has changed. */
  again: () => Promise<void>;
  tick: (ids: readonly string[], on: boolean) => void;
  show: (filter: MatchFilter) => void;
  go: (current: string | null) => void;
  close: () => void;
}

const NOTHING = {
  comparison: null,
  taken: new Set<string>(),
  decided: new Map<string, boolean>(),
  filter: 'all' as MatchFilter,
  current: null,
};

async function compare({ roundId, kind, aspects, pairs }: Omit<Comparison, 'found'>): Promise<Comparison> {
  const input = { roundId, kind, aspects, pairs };
  return { ...input, found: await call('matchDocument', input) };
}

function ticks(found: DocumentMatch, decided: ReadonlyMap<string, boolean>): Set<string> {
  const taken = new Set(proposedIds(found));
  for (const [id, on] of decided) {
    if (on) taken.add(id);
    else taken.delete(id);
  }
  const known = new Set(found.problems.flatMap((problem) => actsOfProblem(problem).map(({ id }) => id)));
  return new Set([...taken].filter((id) => known.has(id)));
}

export const useMatch = create<MatchState>()((set, get) => {
  const compareAgain = async (pairs: MergePair[], forget: number | null) => {
    const { comparison, decided } = get();
    if (comparison === null) return;
    const next = await compare({ ...comparison, pairs });
    // ticks on a problem that was paired anew were made for another one
    const kept = new Map([...decided].filter(([id]) => forget === null || !id.startsWith(`p${forget}.`)));
    set({ comparison: next, decided: kept, taken: ticks(next.found, kept) });
  };
  return {
    ...NOTHING,
    start: async (input) => {
      const comparison = await compare({ ...input, pairs: [] });
      const { counts } = comparison.found;
      set({
        ...NOTHING,
        comparison,
        taken: ticks(comparison.found, new Map()),
        filter: counts.changed + counts.new > 0 ? 'open' : 'all',
      });
    },
    pair: (pair) =>
      compareAgain(
        [
          ...(get().comparison?.pairs ?? []).filter(
            ({ incoming, existing }) => incoming !== pair.incoming && (existing === null || existing !== pair.existing),
          ),
          pair,
        ],
        pair.incoming,
      ),
    again: () => compareAgain(get().comparison?.pairs ?? [], null),
    tick: (ids, on) =>
      set((state) => {
        const taken = new Set(state.taken);
        const decided = new Map(state.decided);
        for (const id of ids) {
          if (on) taken.add(id);
          else taken.delete(id);
          decided.set(id, on);
        }
        return { taken, decided };
      }),
    show: (filter) => set({ filter, current: null }),
    go: (current) => set({ current }),
    close: () => set(NOTHING),
  };
});

// What an act made of the rows it touched, read back as the lists show them.
import type { Edited } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { readMeasures, readProblems } from '../../db/queries/ledger-rows.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { placesOf } from '../../db/queries/structure.ts';
import type { Store } from '../../db/store.ts';
import type { Touched } from './patch.ts';

/** The touched rows as they now stand, in no particular order; to be called after the act. */
export function readEdited(store: Store, { problemIds, measureIds }: Touched): Edited {
  const edited: Edited = { problems: [], measures: [] };
  for (const [roundId, ids] of byRound(store, 'problem', problemIds)) {
    const view = viewOf(store, roundId);
    if (view === undefined) continue;
    const light = ids.flatMap((id) => view.index.problems[view.problemAt(id) ?? -1] ?? []);
    edited.problems.push(...readProblems(store, light).values());
  }
  for (const [roundId, ids] of byRound(store, 'measure', measureIds)) {
    const view = viewOf(store, roundId);
    if (view === undefined) continue;
    const places = ids.flatMap((id) => view.measureAt(id) ?? []);
    edited.measures.push(...readMeasures(store, view.index, places).values());
  }
  return edited;
}

function byRound(store: Store, kind: 'problem' | 'measure', ids: readonly Id[]): Map<Id, Id[]> {
  const rounds = new Map<Id, Id[]>();
  if (ids.length === 0) return rounds;
  for (const { id, roundId } of placesOf(store, kind, ids).values()) {
    const known = rounds.get(roundId);
    if (known === undefined) rounds.set(roundId, [id]);
    else known.push(id);
  }
  return rounds;
}

// Where a hit leads: into the ledger at its row, or to everything that names a unit or person.
import type { SearchHit } from '#domain/search/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { SEARCH } from '#renderer/text/search.ts';

/** Opens the hit; gives the sentence to show where there is nothing to open. */
export async function openHit(hit: SearchHit): Promise<string | null> {
  const { currentId, choose } = useRounds.getState();
  if (hit.round !== null) {
    if (hit.round.id !== currentId) choose(hit.round.id);
    if (hit.measureId !== null) go('ledger', { list: 'ledger', focusId: hit.measureId });
    else go('ledger', { focusId: hit.id });
    return null;
  }
  if (currentId === null) {
    go('units');
    return null;
  }
  const kind = hit.kind === 'unit' ? 'unit' : 'official';
  const named = await call('readNamed', { kind, id: hit.id, roundId: currentId });
  if (named.problemIds.length + named.measureIds.length === 0) return SEARCH.notNamed.replace('{name}', hit.title.text);
  go('ledger', { list: 'ledger', only: { caption: SEARCH.named.replace('{name}', hit.title.text), ...named } });
  return null;
}

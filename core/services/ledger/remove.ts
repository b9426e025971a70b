// Rows taken away, one kind or a whole selection; all of it comes back from the 回收站 or with 撤销.
import type { ParsedInputOf } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { countBelow, parentsOfProblems, placesOf, problemsBelow, type RowKind } from '../../db/queries/structure.ts';
import type { Act } from '../../db/store.ts';
import type { Context } from '../context.ts';
import { closeGaps } from './arrange.ts';
import { livingPlaces } from './structure.ts';

interface Removed {
  problems: number;
  measures: number;
}

/**
 * Takes rows away; what is below them is hidden with them and comes back with them.
 * @returns how many problems and measures can no longer be seen
 * @throws BihuanError notFound when one of them is already gone
 */
export function removeRows(context: Context, { kind, ids }: ParsedInputOf<'removeRows'>): Removed {
  return context.store.act(context.actor, 'removeRows', (act) => {
    return take(act, kind, ids);
  });
}

/**
 * Takes a selection away as one act: headings of which nothing would be left, else problems, else measures. What goes
 * with a heading or problem is not marked itself, so that it comes back with it.
 * @throws BihuanError notFound when a problem or measure is already gone
 */
export function removeSelection(
  context: Context,
  { headingIds, problemIds, measureIds }: ParsedInputOf<'removeSelection'>,
): Removed {
  return context.store.act(context.actor, 'removeSelection', (act) => {
    const chosen = new Set(problemIds);
    const aspects = emptied(act, 'aspect', headingIds, chosen);
    const above = parentsOfProblems(act.store, problemIds);
    const inAspect = (id: Id) => aspects.has(above.get(id)?.aspectId ?? '');
    const items = emptied(act, 'item', headingIds, chosen);
    for (const { id, parentId } of placesOf(act.store, 'item', [...items]).values()) {
      if (aspects.has(parentId)) items.delete(id);
    }
    const problems = problemIds.filter((id) => !inAspect(id) && !items.has(above.get(id)?.itemId ?? ''));
    // Checked here, since what goes with a heading is not looked at again.
    livingPlaces(act, 'problem', problemIds);
    const measures = livingPlaces(act, 'measure', measureIds).filter(({ parentId }) => !chosen.has(parentId));
    const parts = [
      take(act, 'aspect', [...aspects]),
      take(act, 'item', [...items]),
      take(act, 'problem', problems),
      take(
        act,
        'measure',
        measures.map(({ id }) => id),
      ),
    ];
    return {
      problems: parts.reduce((sum, part) => sum + part.problems, 0),
      measures: parts.reduce((sum, part) => sum + part.measures, 0),
    };
  });
}

/** Living headings of a kind below which every problem is chosen; ids of another kind are passed over. */
function emptied(act: Act, kind: 'aspect' | 'item', ids: readonly Id[], chosen: ReadonlySet<Id>): Set<Id> {
  const living = [...placesOf(act.store, kind, ids).values()].filter(
    ({ deletedAt, reachable }) => deletedAt === null && reachable === 1,
  );
  const kept = new Set(
    problemsBelow(
      act.store,
      kind,
      living.map(({ id }) => id),
    ).flatMap(({ heading, problem }) => (chosen.has(problem) ? [] : heading)),
  );
  return new Set(living.flatMap(({ id }) => (kept.has(id) ? [] : id)));
}

/** Marks rows as taken away and closes up behind them. */
function take(act: Act, kind: RowKind, ids: readonly Id[]): Removed {
  if (ids.length === 0) return { problems: 0, measures: 0 };
  const places = livingPlaces(act, kind, ids);
  const gone = countBelow(
    act.store,
    kind,
    places.map(({ id }) => id),
  );
  for (const { id } of places) act.update(kind, id, { deleted_at: act.at });
  for (const parentId of new Set(places.map((place) => place.parentId))) closeGaps(act, kind, parentId);
  return gone;
}

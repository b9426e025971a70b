// Problems by the numbers that people use, looked up before an act (what is kept of a round is not read inside one).
import { rowName } from '#domain/ledger/act-words.ts';
import type { Id } from '#domain/ledger/types.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { placesOf } from '../../db/queries/structure.ts';
import type { Store } from '../../db/store.ts';

/** 5, or 2-1 where numbers start again under each item; '' for what cannot be seen. */
export function problemNumbers(store: Store, ids: readonly Id[]): Map<Id, string> {
  const numbers = new Map<Id, string>();
  for (const { id, roundId } of placesOf(store, 'problem', ids).values()) {
    const view = viewOf(store, roundId);
    const problem = view?.index.problems[view.problemAt(id) ?? -1];
    if (view === undefined || problem === undefined) continue;
    const item = view.index.numbering === 'restart' ? `${view.index.items[problem.itemAt]?.number ?? ''}-` : '';
    numbers.set(id, `${item}${problem.number}`);
  }
  return numbers;
}

/** 问题（5）; a problem that cannot be seen by its words. */
export function problemName(number: string | undefined, title: string): string {
  return number === undefined ? rowName('problem', { words: title }) : `问题（${number}）`;
}

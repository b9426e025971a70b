// The rows behind figures with the few texts that are shown of them.
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import type { Id } from '#domain/ledger/types.ts';
import { type IndexProblem, measureAt } from '#domain/ledger/view-index.ts';
import { measureLabel } from '#domain/numbering/words.ts';
import type { FigureRow } from '#domain/statistics/types.ts';
import type { Store } from '../store.ts';
import type { RoundView } from './ledger-view.ts';

/** Problems or measures by id, in the order given; those that were taken away are left out. */
export function figureRows(view: RoundView, of: 'problems' | 'measures', ids: readonly Id[]): FigureRow[] {
  if (ids.length === 0) return [];
  view.needHolders();
  const texts = textsOf(view.store, of, ids);
  const names = new Map(view.names.units.map((unit) => [unit.id, unit.shortName ?? unit.name]));
  const leadOf = (lead: readonly Id[]) => (lead[0] === undefined ? null : (names.get(lead[0]) ?? null));
  return ids.flatMap((id): FigureRow[] => {
    const text = texts.get(id);
    const place = of === 'problems' ? view.problemAt(id) : view.measureAt(id);
    if (text === undefined || place === undefined) return [];
    if (of === 'problems') {
      const { number, responsibilities, deadline, state } = view.index.problems[place] as IndexProblem;
      return [
        { id, number: `（${number}）`, text, lead: leadOf(responsibilities.lead), deadline, state, percent: null },
      ];
    }
    const measure = measureAt(view.index, place);
    const problem = problemOf(view, place);
    const own = measure.responsibilities.lead;
    return [
      {
        id,
        number: `（${problem.number}）${measureLabel(measure.position)}`,
        text,
        lead: leadOf(own.length > 0 ? own : problem.responsibilities.lead),
        deadline: effectiveDeadline(measure.deadline, problem.deadline),
        state: measure.state,
        percent: measure.percent,
      },
    ];
  });
}

/** The measures whose dates lie back longest, at most so many, the oldest first; equal dates in the order of the list. */
export function longestOverdue(view: RoundView, ids: readonly Id[], atMost: number): Id[] {
  const dated = ids.flatMap((id) => {
    const place = view.measureAt(id);
    if (place === undefined) return [];
    const { date } = effectiveDeadline(measureAt(view.index, place).deadline, problemOf(view, place).deadline);
    return date === null ? [] : [{ id, date, place }];
  });
  return dated
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.place - b.place))
    .slice(0, atMost)
    .map(({ id }) => id);
}

function problemOf({ index }: RoundView, measure: number): IndexProblem {
  return index.problems[index.measures.problemAt[measure] ?? -1] as IndexProblem;
}

function textsOf(store: Store, of: 'problems' | 'measures', ids: readonly Id[]): Map<Id, string> {
  const text = of === 'problems' ? 't.title' : 't.lead || t.text';
  const rows = store
    .prepare(
      `SELECT t.id, ${text} FROM json_each(?) j JOIN "${of === 'problems' ? 'problem' : 'measure'}" t ON t.id = j.value`,
    )
    .raw(true)
    .all(JSON.stringify(ids)) as [Id, string][];
  return new Map(rows);
}

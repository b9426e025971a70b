// The rows of a look with their content: only what is asked for is read.
import type { HeadingRow, LedgerRow } from '#domain/ledger/view.ts';
import type { IndexProblem, RoundIndex } from '#domain/ledger/view-index.ts';
import { hasMeasuresShown, isOpen, kindOf, type Layout, placeOf } from '#domain/ledger/view-layout.ts';
import type { Store } from '../store.ts';
import { readMeasures, readProblems } from './ledger-rows.ts';
import type { LookedAt } from './ledger-view.ts';

/** Rows from `from` up to, not including, `to`, read in a handful of statements. */
export function rowsOfLook(store: Store, looked: LookedAt, from: number, to: number): LedgerRow[] {
  const { index, layout, shown } = looked;
  const codes = layout.codes.subarray(from, to);
  const problemPlaces = new Set<number>();
  const measurePlaces: number[] = [];
  for (const code of codes) {
    if (kindOf(code) === 'problem') problemPlaces.add(placeOf(code));
    else if (kindOf(code) === 'measure') {
      measurePlaces.push(placeOf(code));
      problemPlaces.add(index.measures.problemAt[placeOf(code)] ?? -1);
    }
  }
  const problems = readProblems(store, pick(index.problems, problemPlaces));
  const measures = readMeasures(store, index, measurePlaces);
  const rows: LedgerRow[] = [];
  for (const code of codes) {
    const at = placeOf(code);
    const kind = kindOf(code);
    if (kind === 'aspect' || kind === 'item') {
      rows.push(headingRow(looked, kind, at));
      continue;
    }
    const place = placeOfRow(index, layout, kind === 'problem' ? at : (index.measures.problemAt[at] ?? -1));
    const problem = problems.get(place.problem.id);
    if (problem === undefined) continue;
    if (kind === 'problem') {
      rows.push({
        kind,
        id: problem.id,
        level: place.level,
        expanded:
          hasMeasuresShown(index, shown, at) && !(layout.flat && layout.list === 'tasks')
            ? isOpen(layout, 'problem', problem.id)
            : null,
        parentId: place.parentId,
        aspectId: place.aspectId,
        itemId: problem.itemId,
        problem,
        measureCount: place.problem.measureTo - place.problem.measureFrom,
      });
      continue;
    }
    const measure = measures.get(index.measures.idAt(at));
    if (measure === undefined) continue;
    const alone = layout.flat && layout.list === 'tasks';
    rows.push({
      kind,
      id: measure.id,
      level: alone ? 1 : place.level + 1,
      expanded: null,
      parentId: alone ? null : problem.id,
      measure,
      problem,
      ordinal: at + 1,
    });
  }
  return rows;
}

function pick<Row>(rows: readonly Row[], places: Iterable<number>): Row[] {
  return [...places].flatMap((at) => rows[at] ?? []);
}

/** Where a problem stands in the tree as shown: below its item, its aspect, or at the top. */
function placeOfRow(index: RoundIndex, layout: Layout, problemAt: number) {
  const problem = index.problems[problemAt] as IndexProblem;
  const item = index.items[problem.itemAt];
  const aspect = index.aspects[item?.aspectAt ?? -1];
  const headings = layout.flat ? [] : [aspect, item].filter((heading) => heading && heading.title !== null);
  return {
    problem,
    aspectId: aspect?.id ?? '',
    level: headings.length + 1,
    parentId: headings.at(-1)?.id ?? null,
  };
}

function headingRow({ index, shown, layout }: LookedAt, kind: 'aspect' | 'item', at: number): HeadingRow {
  const aspectAt = kind === 'aspect' ? at : (index.items[at]?.aspectAt ?? -1);
  const aspect = index.aspects[aspectAt];
  const heading = kind === 'aspect' ? aspect : index.items[at];
  const below = kind === 'item' && aspect !== undefined && aspect.title !== null;
  return {
    kind,
    id: heading?.id ?? '',
    level: below ? 2 : 1,
    expanded: isOpen(layout, 'heading', heading?.id ?? ''),
    parentId: below ? aspect.id : null,
    number: kind === 'aspect' ? at + 1 : (index.items[at]?.number ?? 0),
    position: at + 1 - (kind === 'item' ? (aspect?.itemFrom ?? 0) : 0),
    title: heading?.title ?? '',
    subtotal: (kind === 'aspect' ? shown.aspectTotals : shown.itemTotals)[at] ?? NOTHING,
  };
}

const NOTHING = { items: 0, problems: 0, measures: 0, done: 0, total: 0 };

// Brings a round's index up to date after acts, row by row; says so when reading it again is the only way.
import type { Id } from '#domain/ledger/types.ts';
import { NO_RESPONSIBILITIES } from '#domain/ledger/types.ts';
import type { RoundIndex } from '#domain/ledger/view-index.ts';
import type { Change } from '../changes.ts';
import type { Store } from '../store.ts';
import { heldBy, lightMeasures, lightProblems } from './ledger-index.ts';

/** A view as far as mending needs it. */
interface Mendable {
  store: Store;
  roundId: Id;
  index: RoundIndex;
  version: number;
  problemAt(id: Id): number | undefined;
  measureAt(id: Id): number | undefined;
  refresh(families: readonly number[], renamed: boolean): void;
}

/** Columns that give a row its place: the order of the lists follows them. */
const PLACES: Record<string, readonly string[]> = {
  round: ['numbering', 'deleted_at'],
  aspect: ['round_id', 'position', 'title', 'deleted_at'],
  item: ['aspect_id', 'position', 'title', 'deleted_at'],
  problem: ['item_id', 'position', 'deleted_at'],
  measure: ['problem_id', 'position', 'deleted_at'],
};
const NAMES = new Set(['unit', 'unit_alias', 'official']);

/** Brings the view up to date; false when it must be read again. */
export function mend(view: Mendable): boolean {
  const { store } = view;
  const { version } = store.changes;
  if (view.version === version) return true;
  const changes = store.changes.since(view.version);
  if (changes?.some((change) => movesRows(view, change)) !== false) return false;
  const touched = touchedBy(store, changes);
  if (!mendRows(view, touched)) return false;
  const families = new Set<number>();
  for (const id of touched.problems) addTo(families, view.problemAt(id));
  for (const id of touched.measures) addTo(families, view.index.measures[view.measureAt(id) ?? -1]?.problemAt);
  const renamed = changes.some(({ entity }) => NAMES.has(entity));
  if (families.size > 0 || renamed) view.refresh([...families], renamed);
  view.version = version;
  return true;
}

function addTo(places: Set<number>, at: number | undefined): void {
  if (at !== undefined) places.add(at);
}

function movesRows(view: Mendable, { entity, id, created, after }: Change): boolean {
  const places = PLACES[entity];
  if (places === undefined) return false;
  if (entity === 'round') return id === view.roundId && places.some((column) => column in after);
  return created || places.some((column) => column in after);
}

interface Touched {
  problems: Set<Id>;
  measures: Set<Id>;
}

/** Rows whose cells may say something else now. */
function touchedBy(store: Store, changes: readonly Change[]): Touched {
  const touched: Touched = { problems: new Set(), measures: new Set() };
  const owners = new Set<Id>();
  const closeOuts = new Set<Id>();
  for (const { entity, id } of changes) {
    if (entity === 'problem') touched.problems.add(id);
    else if (entity === 'measure') touched.measures.add(id);
    else if (entity === 'responsibility') owners.add(id);
    else if (entity === 'close_out') closeOuts.add(id);
  }
  if (owners.size > 0) {
    const rows = store
      .prepare('SELECT r.problem_id, r.measure_id FROM json_each(?) j JOIN responsibility r ON r.id = j.value')
      .all(JSON.stringify([...owners])) as { problem_id: Id | null; measure_id: Id | null }[];
    for (const { problem_id, measure_id } of rows) {
      if (problem_id !== null) touched.problems.add(problem_id);
      if (measure_id !== null) touched.measures.add(measure_id);
    }
  }
  if (closeOuts.size > 0) {
    const rows = store
      .prepare('SELECT c.problem_id FROM json_each(?) j JOIN close_out c ON c.id = j.value')
      .pluck(true)
      .all(JSON.stringify([...closeOuts])) as Id[];
    for (const id of rows) touched.problems.add(id);
  }
  return touched;
}

/** Writes present values into the index; false when a row is not where it was. */
function mendRows(view: Mendable, touched: Touched): boolean {
  const { index, store } = view;
  const problemIds = [...touched.problems].filter((id) => view.problemAt(id) !== undefined);
  const measureIds = [...touched.measures].filter((id) => view.measureAt(id) !== undefined);
  if (problemIds.length > 0) {
    const rows = lightProblems(store, problemIds);
    const held = heldBy(store, 'problem', problemIds);
    if (rows.length !== problemIds.length) return false;
    for (const { id, parentId, state, kind, deadline } of rows) {
      const problem = index.problems[view.problemAt(id) ?? -1];
      if (problem === undefined || index.items[problem.itemAt]?.id !== parentId) return false;
      Object.assign(problem, { state, kind, deadline, responsibilities: held.get(id) ?? NO_RESPONSIBILITIES });
    }
  }
  if (measureIds.length > 0) {
    const rows = lightMeasures(store, measureIds);
    const held = heldBy(store, 'measure', measureIds);
    if (rows.length !== measureIds.length) return false;
    for (const { id, parentId, state, percent, deadline } of rows) {
      const measure = index.measures[view.measureAt(id) ?? -1];
      if (measure === undefined || index.problems[measure.problemAt]?.id !== parentId) return false;
      Object.assign(measure, { state, percent, deadline, responsibilities: held.get(id) ?? NO_RESPONSIBILITIES });
    }
  }
  return true;
}

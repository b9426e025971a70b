// Brings what is kept of a round up to date after acts: only what they touched is read again.
import type { Id } from '#domain/ledger/types.ts';
import type { RoundIndex } from '#domain/ledger/view-index.ts';
import type { Change } from '../changes.ts';
import type { Store } from '../store.ts';
import type { RoundSource } from './ledger-source.ts';
import { LIGHT_RULES } from './light-rules.ts';

/** A view as far as mending needs it. */
interface Mendable {
  readonly store: Store;
  readonly roundId: Id;
  readonly source: RoundSource;
  readonly index: RoundIndex;
  version: number;
  problemAt(id: Id): number | undefined;
  measureAt(id: Id): number | undefined;
  /** Rows stand elsewhere, or others came: the index is put together anew */
  reorder(): void;
  /** Rows at their places say something else */
  refresh(families: readonly number[]): void;
  /** Units or people are called something else, lights follow other rules */
  reword(): void;
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
  if (changes === null) return false;
  const touched = touchedBy(view, changes);
  const moved = changes.some(movesRows);
  if (moved && !view.source.readHeadings()) return false;
  if (touched.items.size > 0) view.source.readProblemsOf([...touched.items]);
  if (touched.problems.size > 0) view.source.readMeasuresOf([...touched.problems]);
  view.source.readHolders('problem', [...touched.holders.problem]);
  view.source.readHolders('measure', [...touched.holders.measure]);
  view.source.mark(touched.families);
  if (moved) view.reorder();
  else if (!rewrite(view, touched)) return false;
  if (changes.some(({ entity, id }) => NAMES.has(entity) || (entity === 'setting' && id === LIGHT_RULES)))
    view.reword();
  view.version = version;
  return true;
}

function movesRows({ entity, created, after }: Change): boolean {
  const places = PLACES[entity];
  return places !== undefined && (created || places.some((column) => column in after));
}

interface Touched {
  /** Items whose problems, problems whose measures, are to be read again */
  items: Set<Id>;
  problems: Set<Id>;
  /** Problems with a cell that may say something else, their measures included */
  families: Set<Id>;
  holders: { problem: Set<Id>; measure: Set<Id> };
}

function touchedBy(view: Mendable, changes: readonly Change[]): Touched {
  const { store, index } = view;
  const ids = (entity: string): Id[] => [
    ...new Set(changes.flatMap((change) => (change.entity === entity ? change.id : []))),
  ];
  const touched: Touched = {
    items: new Set(),
    problems: new Set(),
    families: new Set(),
    holders: { problem: new Set(), measure: new Set() },
  };
  // Where rows stood, and where they stand now.
  for (const id of ids('problem')) {
    touched.families.add(id);
    const item = index.items[index.problems[view.problemAt(id) ?? -1]?.itemAt ?? -1];
    if (item !== undefined) touched.items.add(item.id);
  }
  for (const { entity, id, created, after } of changes) {
    if (created) continue;
    // Rows seldom change their parent; looking for where they were is costly. What stood below something that is taken
    // away is not in the index, but is still known there, and would come back with it.
    if (entity === 'problem' && 'item_id' in after && view.problemAt(id) === undefined) {
      for (const item of view.source.itemsHolding(id)) touched.items.add(item);
    }
    if (entity !== 'measure' || !('problem_id' in after)) continue;
    const problem = index.problems[index.measures.problemAt[view.measureAt(id) ?? -1] ?? -1];
    if (problem !== undefined) touched.problems.add(problem.id);
    else for (const holder of view.source.problemsHolding(id)) touched.problems.add(holder);
  }
  for (const { parent } of parents(store, 'problem', 'item_id', ids('problem'))) touched.items.add(parent);
  for (const { parent } of parents(store, 'measure', 'problem_id', ids('measure'))) touched.problems.add(parent);
  for (const id of touched.problems) touched.families.add(id);
  for (const { parent } of parents(store, 'close_out', 'problem_id', ids('close_out'))) touched.families.add(parent);
  for (const { parent } of parents(store, 'responsibility', 'problem_id', ids('responsibility'))) {
    touched.holders.problem.add(parent);
    touched.families.add(parent);
  }
  const measures = parents(store, 'responsibility', 'measure_id', ids('responsibility')).map(({ parent }) => parent);
  for (const id of measures) touched.holders.measure.add(id);
  for (const { parent } of parents(store, 'measure', 'problem_id', measures)) touched.families.add(parent);
  return touched;
}

function parents(store: Store, table: string, column: string, ids: readonly Id[]): { parent: Id }[] {
  if (ids.length === 0) return [];
  return store
    .prepare(
      `SELECT DISTINCT t.${column} AS parent FROM json_each(?) j JOIN "${table}" t ON t.id = j.value
       WHERE t.${column} IS NOT NULL`,
    )
    .all(JSON.stringify(ids)) as { parent: Id }[];
}

/** Writes what was read into the index at the places where rows stand; false when they do not stand there any more. */
function rewrite(view: Mendable, touched: Touched): boolean {
  const { index, source } = view;
  const families: number[] = [];
  for (const id of touched.families) {
    const at = view.problemAt(id);
    const problem = index.problems[at ?? -1];
    if (at === undefined || problem === undefined) continue;
    const read = source.problem(index.items[problem.itemAt]?.id ?? '', id);
    if (read === undefined || source.measureCount(id) !== problem.measureTo - problem.measureFrom) return false;
    problem.state = read.state;
    problem.kind = read.kind;
    problem.deadline = read.deadline;
    problem.responsibilities = source.heldBy(id);
    source.writeMeasures(id, index.measures, problem.measureFrom);
    families.push(at);
  }
  if (families.length > 0) view.refresh(families);
  return true;
}

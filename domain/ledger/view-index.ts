// The light index of a round: its tree in the order in which lists show it, without the long texts, so that rows can be
// folded, filtered and sorted without reading the ledger.
import {
  type Deadline,
  type Id,
  NO_DEADLINE,
  NO_RESPONSIBILITIES,
  type Numbering,
  type Responsibilities,
  type State,
} from './types.ts';

export interface IndexAspect {
  id: Id;
  title: string | null;
  /** Its items are those from `itemFrom` up to, not including, `itemTo` */
  itemFrom: number;
  itemTo: number;
}

export interface IndexItem {
  id: Id;
  /** Place of its aspect in the index; all `…At` are such places */
  aspectAt: number;
  number: number;
  title: string | null;
  problemFrom: number;
  problemTo: number;
}

export interface IndexProblem {
  id: Id;
  itemAt: number;
  /** 1-based place within its item */
  position: number;
  /** As printed */
  number: number;
  state: State;
  kind: string | null;
  deadline: Deadline;
  responsibilities: Responsibilities;
  measureFrom: number;
  measureTo: number;
}

export interface IndexMeasure {
  id: Id;
  problemAt: number;
  /** 1-based place within its problem */
  position: number;
  state: State;
  percent: number;
  deadline: Deadline;
  /** Its own entries only */
  responsibilities: Responsibilities;
}

/** Everything in the order of the lists: a measure's place is its number in the round less one. */
export interface RoundIndex {
  numbering: Numbering;
  aspects: IndexAspect[];
  items: IndexItem[];
  problems: IndexProblem[];
  measures: IndexMeasure[];
}

interface Placed {
  id: Id;
  parentId: Id;
  /** As stored; only its order counts */
  position: number;
}

/** What an index is built from, in any order. */
export interface IndexSource {
  numbering: Numbering;
  aspects: (Omit<Placed, 'parentId'> & { title: string | null })[];
  items: (Placed & { title: string | null })[];
  problems: (Placed & Pick<IndexProblem, 'state' | 'kind' | 'deadline'>)[];
  measures: (Placed & Pick<IndexMeasure, 'state' | 'percent' | 'deadline'>)[];
  /** By the id of their problem or measure */
  responsibilities: ReadonlyMap<Id, Responsibilities>;
}

/** Puts a round in order and numbers it; rows whose parent is not there are left out, as in the lists. */
export function buildIndex(source: IndexSource): RoundIndex {
  const continuous = source.numbering === 'continuous';
  const index: RoundIndex = { numbering: source.numbering, aspects: [], items: [], problems: [], measures: [] };
  const items = grouped(source.items);
  const problems = grouped(source.problems);
  const measures = grouped(source.measures);
  const held = (id: Id): Responsibilities => source.responsibilities.get(id) ?? NO_RESPONSIBILITIES;
  let itemNumber = 0;
  let problemNumber = 0;
  for (const aspect of source.aspects.toSorted(byPlace)) {
    if (!continuous) itemNumber = 0;
    const aspectAt = index.aspects.length;
    const itemFrom = index.items.length;
    for (const item of items.get(aspect.id) ?? []) {
      if (!continuous) problemNumber = 0;
      itemNumber++;
      const itemAt = index.items.length;
      const problemFrom = index.problems.length;
      for (const problem of problems.get(item.id) ?? []) {
        problemNumber++;
        const problemAt = index.problems.length;
        const measureFrom = index.measures.length;
        for (const measure of measures.get(problem.id) ?? []) {
          index.measures.push({
            id: measure.id,
            problemAt,
            position: index.measures.length - measureFrom + 1,
            state: measure.state,
            percent: measure.percent,
            deadline: measure.deadline,
            responsibilities: held(measure.id),
          });
        }
        index.problems.push({
          id: problem.id,
          itemAt,
          position: problemAt - problemFrom + 1,
          number: problemNumber,
          state: problem.state,
          kind: problem.kind,
          deadline: problem.deadline,
          responsibilities: held(problem.id),
          measureFrom,
          measureTo: index.measures.length,
        });
      }
      index.items.push({
        id: item.id,
        aspectAt,
        number: itemNumber,
        title: item.title,
        problemFrom,
        problemTo: index.problems.length,
      });
    }
    index.aspects.push({ id: aspect.id, title: aspect.title, itemFrom, itemTo: index.items.length });
  }
  return index;
}

/** A deadline from its parts; the many empty ones share one object. */
export function deadlineFrom(date: string | null, text: string | null, longTerm: boolean): Deadline {
  return date === null && text === null && !longTerm ? NO_DEADLINE : { date, text, longTerm };
}

function byPlace(a: { position: number; id: Id }, b: { position: number; id: Id }): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Children by parent, each group in order. Groups mostly come in order already: sorting those would cost more. */
function grouped<Row extends Placed>(rows: readonly Row[]): Map<Id, Row[]> {
  const groups = new Map<Id, Row[]>();
  let parent: Id | null = null;
  let group: Row[] = [];
  for (const row of rows) {
    if (row.parentId !== parent) {
      parent = row.parentId;
      const known = groups.get(parent);
      group = known ?? [];
      if (known === undefined) groups.set(parent, group);
    }
    group.push(row);
  }
  for (const each of groups.values()) {
    if (each.some((row, at) => at > 0 && byPlace(each[at - 1] as Row, row) > 0)) each.sort(byPlace);
  }
  return groups;
}

// The light index of a round: its tree in the order in which lists show it, without the long texts, so that rows can be
// folded, filtered and sorted without reading the ledger.
import {
  type Deadline,
  type Id,
  NO_DEADLINE,
  NO_RESPONSIBILITIES,
  type Numbering,
  type Responsibilities,
  STATES,
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

/**
 * The measures column by column: objects for each of a hundred thousand would cost more than all else. Places run on over
 * the whole round in the order of the lists.
 */
export interface IndexMeasures {
  length: number;
  problemAt: Int32Array;
  /** Places in STATES */
  states: Uint8Array;
  percents: Uint8Array;
  /** Own ones; equal ones are one object */
  deadlines: Deadline[];
  /** Own entries; equal ones are one object */
  responsibilities: Responsibilities[];
  idAt(at: number): Id;
}

/** A measure of the index as an object; its id is asked for apart. */
export interface IndexMeasure {
  /** 1-based place within its problem */
  position: number;
  state: State;
  percent: number;
  deadline: Deadline;
  /** Its own entries only */
  responsibilities: Responsibilities;
}

export interface RoundIndex {
  numbering: Numbering;
  aspects: IndexAspect[];
  items: IndexItem[];
  problems: IndexProblem[];
  measures: IndexMeasures;
}

/** Where measures come from: those of one problem in their order. */
export interface MeasureSource {
  count(problemId: Id): number;
  /** Writes the columns of a problem's measures from a place on */
  write(problemId: Id, into: IndexMeasures, from: number): void;
  /** The id of the n-th measure of a problem, from 0 */
  idOf(problemId: Id, n: number): Id;
}

interface Placed {
  id: Id;
  parentId: Id;
  /** As stored; only its order counts */
  position: number;
}

/** What an index is built from: rows in any order. */
export interface IndexSource {
  numbering: Numbering;
  aspects: readonly (Omit<Placed, 'parentId'> & { title: string | null })[];
  items: readonly (Placed & { title: string | null })[];
  problemsOf(itemId: Id): readonly (Placed & Pick<IndexProblem, 'state' | 'kind' | 'deadline'>)[];
  measures: MeasureSource;
  /** Who answers for a problem */
  heldBy(problemId: Id): Responsibilities;
}

/** Puts a round in order and numbers it; rows whose parent is not there are left out, as in the lists. */
export function buildIndex(source: IndexSource): RoundIndex {
  const continuous = source.numbering === 'continuous';
  const aspects: IndexAspect[] = [];
  const items: IndexItem[] = [];
  const problems: IndexProblem[] = [];
  const itemsOf = Map.groupBy(source.items, (item) => item.parentId);
  let itemNumber = 0;
  let problemNumber = 0;
  let measureTo = 0;
  for (const aspect of source.aspects.toSorted(byPlace)) {
    if (!continuous) itemNumber = 0;
    const aspectAt = aspects.length;
    const itemFrom = items.length;
    for (const item of inOrder(itemsOf.get(aspect.id) ?? [])) {
      if (!continuous) problemNumber = 0;
      itemNumber++;
      const itemAt = items.length;
      const problemFrom = problems.length;
      for (const { id, state, kind, deadline } of inOrder(source.problemsOf(item.id))) {
        problemNumber++;
        const measureFrom = measureTo;
        measureTo += source.measures.count(id);
        problems.push({
          id,
          itemAt,
          position: problems.length - problemFrom + 1,
          number: problemNumber,
          state,
          kind,
          deadline,
          responsibilities: source.heldBy(id),
          measureFrom,
          measureTo,
        });
      }
      const { id, title } = item;
      items.push({ id, aspectAt, number: itemNumber, title, problemFrom, problemTo: problems.length });
    }
    aspects.push({ id: aspect.id, title: aspect.title, itemFrom, itemTo: items.length });
  }
  return {
    numbering: source.numbering,
    aspects,
    items,
    problems,
    measures: measureColumns(problems, source.measures, measureTo),
  };
}

function measureColumns(problems: readonly IndexProblem[], source: MeasureSource, length: number): IndexMeasures {
  const measures: IndexMeasures = {
    length,
    problemAt: new Int32Array(length),
    states: new Uint8Array(length),
    percents: new Uint8Array(length),
    deadlines: new Array<Deadline>(length).fill(NO_DEADLINE),
    responsibilities: new Array<Responsibilities>(length).fill(NO_RESPONSIBILITIES),
    idAt: (at) => {
      const problem = problems[measures.problemAt[at] ?? -1];
      return problem === undefined ? '' : source.idOf(problem.id, at - problem.measureFrom);
    },
  };
  for (const [at, { id, measureFrom, measureTo }] of problems.entries()) {
    measures.problemAt.fill(at, measureFrom, measureTo);
    if (measureTo > measureFrom) source.write(id, measures, measureFrom);
  }
  return measures;
}

/** The measure at a place; places come from the index itself. */
export function measureAt({ problems, measures }: RoundIndex, at: number): IndexMeasure {
  return {
    position: at - (problems[measures.problemAt[at] ?? -1]?.measureFrom ?? at) + 1,
    state: STATES[measures.states[at] ?? 0] ?? '未启动',
    percent: measures.percents[at] ?? 0,
    deadline: measures.deadlines[at] ?? NO_DEADLINE,
    responsibilities: measures.responsibilities[at] ?? NO_RESPONSIBILITIES,
  };
}

/** A deadline from its parts; the many empty ones share one object. */
export function deadlineFrom(date: string | null, text: string | null, longTerm: boolean): Deadline {
  return date === null && text === null && !longTerm ? NO_DEADLINE : { date, text, longTerm };
}

function byPlace(a: { position: number; id: Id }, b: { position: number; id: Id }): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** In order; rows mostly are already, and sorting would cost more than looking. */
function inOrder<Row extends Placed>(rows: readonly Row[]): readonly Row[] {
  return rows.some((row, at) => at > 0 && byPlace(rows[at - 1] as Row, row) > 0) ? rows.toSorted(byPlace) : rows;
}

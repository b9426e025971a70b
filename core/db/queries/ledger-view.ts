// Looks at a round: its light index, the verdicts of filters and the last looks, kept as long as the data allows.
import { type CellContext, cellOf, type SortKey } from '#domain/ledger/cells.ts';
import type { Id, Official, PlainDate, Unit } from '#domain/ledger/types.ts';
import type { LedgerLook, Only, TreeList } from '#domain/ledger/view.ts';
import type { RoundIndex } from '#domain/ledger/view-index.ts';
import { flatLayout, kindOf, type Layout, placeOf, sortedKinds, treeLayout } from '#domain/ledger/view-layout.ts';
import { namedVerdicts, type Shown, shownOf, unitVerdicts, type Verdicts } from '#domain/ledger/view-shown.ts';
import { SORTED_LENGTH, sortCodes } from '#domain/ledger/view-sort.ts';
import { type NameBook, nameBook } from '#domain/lists/names.ts';
import { countable } from '#domain/statistics/countable.ts';
import { countRound, gapsOf } from '#domain/statistics/figures.ts';
import { idsOfFigure } from '#domain/statistics/resolve.ts';
import type { AnyFigure, FigureDay, Gaps, RoundFigures } from '#domain/statistics/types.ts';
import type { Store } from '../store.ts';
import { listOfficials, listUnits } from './ledger.ts';
import {
  type Criterion,
  columnCriterion,
  eachCell,
  type Ground,
  isPlainText,
  textsShown,
  wordsCriterion,
} from './ledger-criteria.ts';
import { mend } from './ledger-mend.ts';
import { type RoundSource, readSource } from './ledger-source.ts';
import { textBeginnings } from './ledger-texts.ts';
import { lightRules } from './light-rules.ts';
import { frozenFigures } from './reviews.ts';
import { idsOfPart } from './round-facts.ts';

/** How many filters and looks are kept of a round. */
const CRITERIA_KEPT = 16;
const LOOKS_KEPT = 6;
const DAYS_KEPT = 2;
const ROUNDS_KEPT = 3;

/** One look, worked out. */
export interface LookedAt {
  index: RoundIndex;
  shown: Shown;
  layout: Layout;
}

interface Names {
  units: Unit[];
  officials: Official[];
  book: NameBook;
}

/** Everything kept of one round. */
export class RoundView implements Ground {
  readonly store: Store;
  readonly roundId: Id;
  readonly source: RoundSource;
  #index: RoundIndex;
  /** Version of the data that all of this tells */
  version: number;
  #names: Names | undefined;
  #places: Record<'problems' | 'measures', Map<Id, number> | undefined> = { problems: undefined, measures: undefined };
  readonly #criteria = new Kept<Criterion>(CRITERIA_KEPT);
  readonly #shown = new Kept<Shown>(LOOKS_KEPT);
  readonly #orders = new Kept<Int32Array>(LOOKS_KEPT);
  readonly #looks = new Kept<LookedAt>(LOOKS_KEPT);
  readonly #figures = new Kept<RoundFigures>(DAYS_KEPT);
  #gaps: Gaps | undefined;

  constructor(store: Store, roundId: Id, source: RoundSource) {
    this.store = store;
    this.roundId = roundId;
    this.source = source;
    this.#index = source.index();
    this.version = store.changes.version;
  }

  get index(): RoundIndex {
    return this.#index;
  }

  get names(): Names {
    if (this.#names === undefined) {
      const units = listUnits(this.store);
      const officials = listOfficials(this.store);
      this.#names = { units, officials, book: nameBook({ units, officials }) };
    }
    return this.#names;
  }

  get known(): Ground['known'] {
    const { units, officials } = this.names;
    return [
      ...units.map(({ id, name, shortName, aliases }) => ({ id, names: [name, shortName, ...aliases] })),
      ...officials.map(({ id, name }) => ({ id, names: [name] })),
    ];
  }

  /** Has the index say who answers for each row, which lists alone need not know. */
  needHolders(): void {
    const { index, source } = this;
    if (source.holdersKnown) return;
    source.readAllHolders();
    for (const problem of index.problems) {
      problem.responsibilities = source.heldBy(problem.id);
      source.writeHolders(problem.id, index.measures, problem.measureFrom);
    }
  }

  problemAt(id: Id): number | undefined {
    return this.#place('problems', id);
  }

  measureAt(id: Id): number | undefined {
    return this.#place('measures', id);
  }

  #place(of: 'problems' | 'measures', id: Id): number | undefined {
    let places = this.#places[of];
    if (places === undefined) {
      places = new Map();
      const { problems, measures } = this.index;
      if (of === 'problems') for (const [at, problem] of problems.entries()) places.set(problem.id, at);
      else for (let at = 0; at < measures.length; at++) places.set(measures.idAt(at), at);
      this.#places[of] = places;
    }
    return places.get(id);
  }

  /** Problems at these places, or their measures, say something else: they are judged anew. */
  refresh(families: readonly number[]): void {
    for (const criterion of this.#criteria.values()) criterion.judge(families);
    this.#forgetLooks();
  }

  /** The order of the rows changed: everything about places is worked out anew. */
  reorder(): void {
    this.#index = this.source.index(this.#index);
    this.#places = { problems: undefined, measures: undefined };
    this.#criteria.clear();
    this.#forgetLooks();
  }

  /** What cells say changed without their rows: names of units or people, the rules of 亮灯. */
  reword(): void {
    this.#names = undefined;
    this.#criteria.clear();
    this.#forgetLooks();
  }

  #forgetLooks(): void {
    this.#shown.clear();
    this.#orders.clear();
    this.#looks.clear();
    this.#figures.clear();
    this.#gaps = undefined;
  }

  /** Everything counted of the round as it stands, reckoned for a day. */
  figures(asOf: PlainDate): RoundFigures {
    return this.#figures.get(asOf, () => {
      this.needHolders();
      return countRound(countable(this.index), this.names.units, asOf);
    });
  }

  /** What is still to be settled. */
  get gaps(): Gaps {
    if (this.#gaps === undefined) {
      this.needHolders();
      this.#gaps = gapsOf(countable(this.index));
    }
    return this.#gaps;
  }

  /** Rows behind a figure; none behind one of a review that has no frozen figures. */
  idsOfFigure(figure: AnyFigure, day: FigureDay): readonly Id[] {
    if ('part' in figure) return idsOfPart(this, figure, day);
    const { asOf, reviewId } = day;
    const figures = reviewId === undefined ? this.figures(asOf) : frozenFigures(this.store, reviewId);
    return figures === undefined ? [] : idsOfFigure(figures, this.gaps, figure);
  }

  #only(only: Only): Verdicts {
    if ('unitId' in only) {
      this.needHolders();
      return unitVerdicts(this.index, only);
    }
    if (!('figure' in only)) return namedVerdicts(this.index, only);
    const ids = this.idsOfFigure(only.figure, only.day);
    const problems = only.figure.of === 'problems';
    return namedVerdicts(this.index, { problemIds: problems ? ids : [], measureIds: problems ? [] : ids });
  }

  look(look: LedgerLook, asOf: PlainDate): LookedAt {
    return this.#looks.get(JSON.stringify([look, asOf]), () => {
      const shown = this.shown(look, asOf);
      const layout =
        look.sort === null || cellOf(look.sort.column) === undefined
          ? treeLayout(this.index, shown, look)
          : flatLayout(this.index, shown, look, this.#order(look.list, look.sort, asOf));
      return { index: this.index, shown, layout };
    });
  }

  /** What a look's filters leave, whatever is folded; `without` leaves one column's filters out. */
  shown(look: LedgerLook, asOf: PlainDate, without: string | null = null): Shown {
    const { list, text, only } = look;
    const filters = look.filters.filter(({ column }) => column !== without);
    return this.#shown.get(JSON.stringify([list, text, only, filters, asOf]), () => {
      const all: Verdicts[] = [];
      const context = { names: this.names.book, asOf, list, lights: lightRules(this.store) };
      for (const { column, test } of filters) {
        // Only numbers of measures differ from list to list.
        const key = JSON.stringify([column, test, asOf, column === 'number' ? list : '']);
        const criterion = this.#criterion(key, () => columnCriterion(this, column, test, context));
        if (criterion !== undefined) all.push(criterion.verdicts);
      }
      const words = text.trim();
      if (words !== '') {
        const criterion = this.#criterion(JSON.stringify([words]), () => wordsCriterion(this, words));
        if (criterion !== undefined) all.push(criterion.verdicts);
      }
      if (only !== null) all.push(this.#only(only));
      return shownOf(this.index, list, all);
    });
  }

  #criterion(key: string, make: () => Criterion | undefined): Criterion | undefined {
    return this.#criteria.get(key, () => {
      const criterion = make();
      criterion?.judge(null);
      return criterion;
    });
  }

  /** All rows of a sorted list in the order of a column, shown or not. */
  #order(list: TreeList, sort: NonNullable<LedgerLook['sort']>, asOf: PlainDate): Int32Array {
    return this.#orders.get(JSON.stringify([list === 'tasks', sort, asOf]), () => {
      const codes = sortedKinds(this.index, list);
      // Numbers follow the order of the list.
      if (sort.column === 'number') return sort.descending ? codes.toReversed() : codes;
      const keys = this.#sortKeys(list, sort.column, sort.descending, {
        names: this.names.book,
        asOf,
        list,
        lights: lightRules(this.store),
      });
      const at = (code: number): SortKey =>
        (kindOf(code) === 'measure' ? keys.measures : keys.problems)[placeOf(code)] ?? null;
      return sortCodes(codes, Array.from(codes, at), sort.descending);
    });
  }

  #sortKeys(list: TreeList, column: string, descending: boolean, context: CellContext) {
    const problems = new Array<SortKey>(this.index.problems.length).fill(null);
    const measures = new Array<SortKey>(this.index.measures.length).fill(null);
    const cell = cellOf(column);
    if (cell === undefined) return { problems, measures };
    if (isPlainText(cell)) {
      const { store, roundId } = this;
      const texts = textsShown(cell);
      for (const text of texts.problem) {
        for (const [id, beginning] of textBeginnings(store, roundId, 'problem', text, SORTED_LENGTH))
          put(problems, this.problemAt(id), beginning);
      }
      for (const text of texts.measure) {
        for (const [id, beginning] of textBeginnings(store, roundId, 'measure', text, SORTED_LENGTH))
          put(measures, this.measureAt(id), beginning);
      }
    } else {
      eachCell(
        this,
        cell,
        null,
        (at, row) => {
          problems[at] = cell.sortKey(row, context);
        },
        (at, row) => {
          measures[at] = cell.sortKey(row, context);
        },
      );
    }
    for (const [at, { measureFrom, measureTo }] of this.index.problems.entries()) {
      if (cell.of === 'problem') measures.fill(problems[at] ?? null, measureFrom, measureTo);
      if (cell.of !== 'measure' || list === 'tasks') continue;
      // A problem stands where the first of its measures would.
      for (let m = measureFrom; m < measureTo; m++) {
        const key = measures[m] ?? null;
        const best = problems[at] ?? null;
        if (key !== null && (best === null || (descending ? key > best : key < best))) problems[at] = key;
      }
    }
    return { problems, measures };
  }
}

function put(keys: SortKey[], at: number | undefined, key: string): void {
  if (at !== undefined) keys[at] = key;
}

/** The last few results by key. */
class Kept<Value> {
  readonly #kept = new Map<string, Value>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get<Made extends Value | undefined>(key: string, make: () => Made): Value | Made {
    const known = this.#kept.get(key);
    const value = known ?? make();
    if (value === undefined) return value;
    this.#kept.delete(key);
    this.#kept.set(key, value);
    if (this.#kept.size > this.#limit) this.#kept.delete(this.#kept.keys().next().value as string);
    return value;
  }

  values(): Iterable<Value> {
    return this.#kept.values();
  }

  clear(): void {
    this.#kept.clear();
  }
}

const views = new WeakMap<Store, Map<Id, RoundView>>();

/** The view of a round as the data stand now; undefined when there is no such round. */
export function viewOf(store: Store, roundId: Id): RoundView | undefined {
  if (store.changes.underWay) {
    // What an act has written so far may still be taken back: such a view is made for the moment and not kept.
    const source = readSource(store, roundId);
    return source === undefined ? undefined : new RoundView(store, roundId, source);
  }
  let rounds = views.get(store);
  if (rounds === undefined) {
    rounds = new Map();
    views.set(store, rounds);
  }
  const known = rounds.get(roundId);
  if (known !== undefined && mend(known)) return known;
  rounds.delete(roundId);
  const source = readSource(store, roundId);
  if (source === undefined) return undefined;
  const view = new RoundView(store, roundId, source);
  rounds.set(roundId, view);
  if (rounds.size > ROUNDS_KEPT) rounds.delete(rounds.keys().next().value as Id);
  return view;
}

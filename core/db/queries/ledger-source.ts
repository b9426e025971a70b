// What the light index of a round is built from, kept so that after an act only what it touched is read again. Every
// query is answered by indexes of the store alone, without reading a text.
import {
  type Deadline,
  type Id,
  NO_DEADLINE,
  NO_RESPONSIBILITIES,
  type Numbering,
  type Responsibilities,
  type State,
} from '#domain/ledger/types.ts';
import { buildIndex, deadlineFrom, type IndexMeasures, type RoundIndex } from '#domain/ledger/view-index.ts';
import type { Store } from '../store.ts';
import { Holders } from './ledger-held.ts';
import { packedCount, packedId, readDueTexts, readPacked, unpack } from './ledger-packed.ts';

interface LightAspect {
  id: Id;
  position: number;
  title: string | null;
}

interface LightItem extends LightAspect {
  parentId: Id;
}

interface LightProblem {
  id: Id;
  parentId: Id;
  position: number;
  state: State;
  kind: string | null;
  deadline: Deadline;
}

/** Items of a round, those taken away too: what is below them is known when they come back. */
const ITEMS = 'SELECT i.id FROM aspect a JOIN item i ON i.aspect_id = a.id WHERE a.round_id = ?';
const GIVEN = 'SELECT value FROM json_each(?)';

export class RoundSource {
  readonly #store: Store;
  readonly #roundId: Id;
  #numbering: Numbering = 'continuous';
  #aspects: LightAspect[] = [];
  #items: LightItem[] = [];
  readonly #problems = new Map<Id, LightProblem[]>();
  /** Measures by problem, see ledger-packed.ts */
  readonly #packed = new Map<Id, string>();
  readonly #dueTexts = new Map<Id, string>();
  readonly #held = new Map<Id, Responsibilities>();
  #holders: Holders | undefined;
  readonly #deadlines = new Map<string, Deadline>();
  /** Problems whose measures say something else than in the last index */
  readonly #changed = new Set<Id>();

  constructor(store: Store, roundId: Id) {
    this.#store = store;
    this.#roundId = roundId;
  }

  /** Reads everything; false when there is no such round. */
  readAll(): boolean {
    if (!this.readHeadings()) return false;
    this.#addProblems(`p.item_id IN (${ITEMS})`, this.#roundId);
    this.#addMeasures(`m.problem_id IN (SELECT p.id FROM problem p WHERE p.item_id IN (${ITEMS}))`, this.#roundId);
    return true;
  }

  get holdersKnown(): boolean {
    return this.#holders !== undefined;
  }

  /** Reads who answers for everything; only filters and orders by names need that. */
  readAllHolders(): void {
    this.#holders = new Holders();
    for (const owner of ['problem', 'measure'] as const) {
      // Those of other rounds come along: leaving them out would cost more.
      const from = `FROM responsibility r WHERE r.${owner}_id IS NOT NULL`;
      this.#holders.read(this.#store, owner, from, [], this.#held);
    }
  }

  /** Reads the round, its aspects and its items: a few hundred rows. */
  readHeadings(): boolean {
    const round = this.#store
      .prepare('SELECT numbering FROM round WHERE id = ? AND deleted_at IS NULL')
      .get(this.#roundId) as { numbering: Numbering } | undefined;
    if (round === undefined) return false;
    this.#numbering = round.numbering;
    this.#aspects = this.#store
      .prepare('SELECT id, position, title FROM aspect WHERE round_id = ? AND deleted_at IS NULL')
      .all(this.#roundId) as LightAspect[];
    this.#items = this.#store
      .prepare(
        `SELECT i.id, i.aspect_id AS parentId, i.position, i.title FROM aspect a JOIN item i ON i.aspect_id = a.id
         WHERE a.round_id = ? AND a.deleted_at IS NULL AND i.deleted_at IS NULL`,
      )
      .all(this.#roundId) as LightItem[];
    return true;
  }

  /** Reads the problems of some items again. */
  readProblemsOf(itemIds: readonly Id[]): void {
    for (const id of itemIds) this.#problems.delete(id);
    this.#addProblems(`p.item_id IN (${GIVEN})`, JSON.stringify(itemIds));
  }

  /** Reads the measures of some problems again. */
  readMeasuresOf(problemIds: readonly Id[]): void {
    for (const id of problemIds) {
      const packed = this.#packed.get(id) ?? '';
      for (let n = 0; n < packedCount(packed); n++) this.#dueTexts.delete(packedId(packed, n));
      this.#packed.delete(id);
    }
    this.#addMeasures(`m.problem_id IN (${GIVEN})`, JSON.stringify(problemIds));
  }

  /** Measures of these problems are not as they were: who answers for them changed. */
  mark(problemIds: Iterable<Id>): void {
    for (const id of problemIds) this.#changed.add(id);
  }

  /** Reads who answers for some problems or measures again, if that is known at all. */
  readHolders(owner: 'problem' | 'measure', ids: readonly Id[]): void {
    if (this.#holders === undefined || ids.length === 0) return;
    for (const id of ids) this.#held.delete(id);
    const from = `FROM responsibility r WHERE r.${owner}_id IN (${GIVEN})`;
    this.#holders.read(this.#store, owner, from, [JSON.stringify(ids)], this.#held);
  }

  #addProblems(condition: string, parameter: string): void {
    const rows = this.#store
      .prepare(
        `SELECT p.id, p.item_id, p.position, p.state, p.kind, p.due_date, p.due_text, p.long_term FROM problem p
         WHERE ${condition} AND p.deleted_at IS NULL ORDER BY p.item_id, p.position, p.id`,
      )
      .raw(true)
      .all(parameter) as [Id, Id, number, State, string | null, string | null, string | null, number][];
    for (const [id, parentId, position, state, kind, date, text, longTerm] of rows) {
      const problem = { id, parentId, position, state, kind, deadline: deadlineFrom(date, text, longTerm === 1) };
      const siblings = this.#problems.get(parentId);
      if (siblings === undefined) this.#problems.set(parentId, [problem]);
      else siblings.push(problem);
    }
  }

  #addMeasures(condition: string, parameter: string): void {
    for (const [problemId, packed] of readPacked(this.#store, condition, parameter)) {
      this.#packed.set(problemId, packed);
      this.#changed.add(problemId);
    }
    for (const [id, text] of readDueTexts(this.#store, condition, parameter)) this.#dueTexts.set(id, text);
  }

  heldBy(id: Id): Responsibilities {
    return this.#held.get(id) ?? NO_RESPONSIBILITIES;
  }

  /** A problem as read last. */
  problem(itemId: Id, id: Id): LightProblem | undefined {
    return this.#problems.get(itemId)?.find((problem) => problem.id === id);
  }

  /** Items below which a problem was read last, shown or not. */
  itemsHolding(problemId: Id): Id[] {
    return [...this.#problems].flatMap(([itemId, rows]) => (rows.some(({ id }) => id === problemId) ? itemId : []));
  }

  /** Problems below which a measure was read last, shown or not. */
  problemsHolding(measureId: Id): Id[] {
    return [...this.#packed].flatMap(([problemId, packed]) => (packed.includes(measureId) ? problemId : []));
  }

  measureCount(problemId: Id): number {
    return packedCount(this.#packed.get(problemId) ?? '');
  }

  measureId(problemId: Id, n: number): Id {
    return packedId(this.#packed.get(problemId) ?? '', n);
  }

  writeMeasures(problemId: Id, into: IndexMeasures, from: number): void {
    unpack(this.#packed.get(problemId) ?? '', this.#dueTexts, this.#held, this.#deadlines, into, from);
  }

  /** Writes who answers for a problem's measures into an index that knows all else. */
  writeHolders(problemId: Id, into: IndexMeasures, from: number): void {
    const packed = this.#packed.get(problemId) ?? '';
    for (let n = 0; n < packedCount(packed); n++) into.responsibilities[from + n] = this.heldBy(packedId(packed, n));
  }

  /** The index of everything as read last; measures that are as they were are taken over from an index before. */
  index(before?: RoundIndex): RoundIndex {
    const known = new Map(before?.problems.map((problem) => [problem.id, problem]));
    const index = buildIndex({
      numbering: this.#numbering,
      aspects: this.#aspects,
      items: this.#items,
      problemsOf: (itemId) => this.#problems.get(itemId) ?? [],
      measures: {
        count: (id) => this.measureCount(id),
        write: (id, into, from) => {
          const was = this.#changed.has(id) ? undefined : known.get(id);
          if (before === undefined || was === undefined) this.writeMeasures(id, into, from);
          else copyMeasures(before.measures, was.measureFrom, was.measureTo, into, from);
        },
        idOf: (id, n) => this.measureId(id, n),
      },
      heldBy: (id) => this.heldBy(id),
    });
    this.#changed.clear();
    return index;
  }
}

function copyMeasures(of: IndexMeasures, from: number, to: number, into: IndexMeasures, at: number): void {
  into.states.set(of.states.subarray(from, to), at);
  into.percents.set(of.percents.subarray(from, to), at);
  for (let m = from; m < to; m++) {
    into.deadlines[at + m - from] = of.deadlines[m] ?? NO_DEADLINE;
    into.responsibilities[at + m - from] = of.responsibilities[m] ?? NO_RESPONSIBILITIES;
  }
}

/** Everything that the index of a round is built from; undefined when there is no such round. */
export function readSource(store: Store, roundId: Id): RoundSource | undefined {
  const source = new RoundSource(store, roundId);
  return source.readAll() ? source : undefined;
}

// Rows of a list, fetched from the engine around what is seen. After an act or under another look the rows that were
// painted stay until the new ones are there.
import type { Id } from '#domain/ledger/types.ts';
import type { LedgerRow, LedgerRows } from '#domain/ledger/view.ts';

export type ReadRows = (from: number, count: number, focusId: Id | null) => Promise<LedgerRows>;

export interface SourceState {
  /** Rises with everything that may change what is painted */
  version: number;
  /** Rises when the rows of a new reading have come */
  reading: number;
  total: number;
  shown: { problems: number; measures: number };
  all: { problems: number; measures: number };
  /** The row asked for with the present reading, and where it stands; null: it is not shown */
  focusId: Id | null;
  focus: number | null;
  /** False until the first rows of all have come */
  ready: boolean;
  error: unknown;
}

/** Rows asked for at once; the engine gives up to 500. */
const CHUNK = 50;
/** Fetched before and behind what is seen. */
const MARGIN = 30;
const LARGEST = 500;
const AT_ONCE = 2;
/** Rows kept; far ones are let go beyond that. */
const KEPT = 8_000;

const NONE = { problems: 0, measures: 0 };

export class RowSource {
  #read: ReadRows | null = null;
  /** Sparse: by place; undefined where not fetched */
  #rows: (LedgerRow | undefined)[] = [];
  #places = new Map<Id, number>();
  #count = 0;
  #generation = 0;
  /** Generation of the rows in #rows */
  #held = -1;
  #seen = { first: 0, last: 30 };
  #underWay = new Set<number>();
  #listeners = new Set<() => void>();
  /** What acts under way will make of rows */
  #ahead = new Set<(row: LedgerRow) => LedgerRow>();
  #state: SourceState = {
    version: 0,
    reading: 0,
    total: 0,
    shown: NONE,
    all: NONE,
    focusId: null,
    focus: null,
    ready: false,
    error: null,
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): SourceState => this.#state;

  /** The row at a place, as last painted while a newer reading is under way. */
  row(index: number): LedgerRow | undefined {
    return this.#rows[index];
  }

  /** Where a fetched row stands; null where it was not fetched or is not shown. */
  placeOf(id: Id | null): number | null {
    return id === null ? null : (this.#places.get(id) ?? null);
  }

  /** Reads anew: under another look (`read`), or the same one after an act. Settles when the first rows are there. */
  async reload(focusId: Id | null, read: ReadRows | null = null): Promise<void> {
    if (read !== null) this.#read = read;
    if (this.#read === null) return;
    this.#generation += 1;
    this.#underWay.clear();
    const generation = this.#generation;
    const from = Math.max(0, this.#seen.first - 10);
    await this.#ask(generation, from, Math.min(LARGEST, this.#seen.last - from + 21), focusId);
    if (generation === this.#generation) this.#fill();
  }

  /** Told which rows are seen; fetches what is missing there. */
  see(first: number, last: number): void {
    this.#seen = { first, last };
    this.#fill();
  }

  /** Rows of a stretch, fetched where needed; shorter where the list ends. */
  async load(from: number, to: number): Promise<LedgerRow[]> {
    const rows: LedgerRow[] = [];
    let at = from;
    while (at <= to && at < this.#state.total) {
      const known = this.#rows[at];
      if (known !== undefined) {
        rows.push(known);
        at += 1;
        continue;
      }
      const answer = await this.#ask(this.#generation, at, Math.min(LARGEST, to - at + 1), null);
      if (answer === null || answer.rows.length === 0) break;
      rows.push(...answer.rows);
      at += answer.rows.length;
    }
    return rows;
  }

  /**
   * Repaints rows at once as an act will make them, and whatever older answer comes while it is saved. Ends with what is
   * given back: the act is stored or was refused.
   */
  paint(change: (row: LedgerRow) => LedgerRow): () => void {
    this.#ahead.add(change);
    let changed = false;
    this.#rows.forEach((row, index) => {
      if (row === undefined) return;
      const next = change(row);
      if (next === row) return;
      this.#rows[index] = next;
      changed = true;
    });
    if (changed) this.#tell({});
    return () => this.#ahead.delete(change);
  }

  #painted(row: LedgerRow): LedgerRow {
    let next = row;
    for (const change of this.#ahead) next = change(next);
    return next;
  }

  #fill(): void {
    if (this.#held !== this.#generation) return;
    const from = Math.max(0, Math.floor((this.#seen.first - MARGIN) / CHUNK) * CHUNK);
    const to = Math.min(this.#state.total - 1, this.#seen.last + MARGIN);
    for (let chunk = from; chunk <= to && this.#underWay.size < AT_ONCE; chunk += CHUNK) {
      if (this.#underWay.has(chunk) || !this.#lacks(chunk, to)) continue;
      this.#underWay.add(chunk);
      void this.#ask(this.#generation, chunk, CHUNK, null).then((answer) => {
        this.#underWay.delete(chunk);
        if (answer !== null) this.#fill();
      });
    }
  }

  #lacks(chunk: number, to: number): boolean {
    const end = Math.min(chunk + CHUNK - 1, to);
    for (let at = chunk; at <= end; at += 1) if (this.#rows[at] === undefined) return true;
    return false;
  }

  /** One question; null when it failed or was overtaken by a newer reading. */
  async #ask(generation: number, from: number, count: number, focusId: Id | null): Promise<LedgerRows | null> {
    if (this.#read === null) return null;
    try {
      const answer = await this.#read(from, count, focusId);
      if (generation !== this.#generation) return null;
      this.#take(generation, answer, focusId);
      return answer;
    } catch (error) {
      if (generation === this.#generation) this.#tell({ error });
      return null;
    }
  }

  #take(generation: number, answer: LedgerRows, focusId: Id | null): void {
    const first = generation !== this.#held;
    if (first) {
      this.#rows = [];
      this.#places = new Map();
      this.#count = 0;
      this.#held = generation;
    }
    answer.rows.forEach((row, index) => {
      const at = answer.from + index;
      if (this.#rows[at] === undefined) this.#count += 1;
      this.#rows[at] = this.#painted(row);
      this.#places.set(row.id, at);
    });
    if (this.#count > KEPT) this.#letGo();
    const { total, shown, all } = answer;
    this.#tell({
      total,
      shown,
      all,
      error: null,
      ready: true,
      ...(first ? { focusId, focus: answer.focus, reading: this.#state.reading + 1 } : {}),
    });
  }

  /** Lets go of what is far from what is seen. */
  #letGo(): void {
    const near = KEPT / 4;
    const { first, last } = this.#seen;
    const rows: (LedgerRow | undefined)[] = [];
    this.#places = new Map();
    this.#count = 0;
    this.#rows.forEach((row, index) => {
      if (row === undefined || index < first - near || index > last + near) return;
      rows[index] = row;
      this.#places.set(row.id, index);
      this.#count += 1;
    });
    this.#rows = rows;
  }

  #tell(change: Partial<SourceState>): void {
    this.#state = { ...this.#state, ...change, version: this.#state.version + 1 };
    for (const listener of this.#listeners) listener();
  }
}

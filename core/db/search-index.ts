// Keeps what can be searched in step with the ledger: every act tells what it wrote, and before it is committed the index
// holds exactly what the tables hold. Places in the index order hits by kind, round and order of the ledger.
import type Database from 'better-sqlite3';
import { READINGS_VERSION } from './search-pinyin.ts';
import {
  documentsOf,
  FIELDS,
  hashOf,
  NAME_FIELDS,
  NAME_KINDS,
  type NameKind,
  type NameRow,
  nameColumns,
  READ_ALL,
  READ_NAMES,
  READ_TEXTS,
  TEXT_KINDS,
  type TextKind,
  type TextRow,
} from './search-source.ts';

/** Raised when texts are folded or split differently, so that a store's index is made again when it is opened. */
const INDEX_VERSION = 2;
const VERSION = INDEX_VERSION * 1_000 + READINGS_VERSION;

/** Rows read and written at a time. */
const BATCH = 500;

// A place is kind · 2^50 + round · 2^32 + order: below 2^53, so that it is exact as a number.
const KIND_STEP = 2 ** 50;
const ROUND_STEP = 2 ** 32;

/** The stretch of places of one kind, in one round or in all. Both ends belong to it. */
export function placesOf(kind: TextKind, round: number | null): [number, number] {
  const base = (TEXT_KINDS.indexOf(kind) + 1) * KIND_STEP;
  if (round === null) return [base, base + KIND_STEP - 1];
  return [base + round * ROUND_STEP, base + (round + 1) * ROUND_STEP - 1];
}

const roundOf = (place: number): number => Math.floor((place % KIND_STEP) / ROUND_STEP);

type Statement = Database.Statement<unknown[]>;

/** Below which everything is stale when a row of the tree came, went or moved. */
const BELOW: Record<string, Record<'problem' | 'measure' | 'progress', string>> = {
  round: {
    problem: `SELECT p.id FROM aspect a JOIN item i ON i.aspect_id = a.id JOIN problem p ON p.item_id = i.id
      WHERE a.round_id = ?`,
    measure: `SELECT m.id FROM aspect a JOIN item i ON i.aspect_id = a.id JOIN problem p ON p.item_id = i.id
      JOIN measure m ON m.problem_id = p.id WHERE a.round_id = ?`,
    progress: `SELECT e.id FROM aspect a JOIN item i ON i.aspect_id = a.id JOIN problem p ON p.item_id = i.id
      JOIN measure m ON m.problem_id = p.id JOIN review_entry e ON e.measure_id = m.id WHERE a.round_id = ?`,
  },
  aspect: {
    problem: `SELECT p.id FROM item i JOIN problem p ON p.item_id = i.id WHERE i.aspect_id = ?`,
    measure: `SELECT m.id FROM item i JOIN problem p ON p.item_id = i.id JOIN measure m ON m.problem_id = p.id
      WHERE i.aspect_id = ?`,
    progress: `SELECT e.id FROM item i JOIN problem p ON p.item_id = i.id JOIN measure m ON m.problem_id = p.id
      JOIN review_entry e ON e.measure_id = m.id WHERE i.aspect_id = ?`,
  },
  item: {
    problem: `SELECT p.id FROM problem p WHERE p.item_id = ?`,
    measure: `SELECT m.id FROM problem p JOIN measure m ON m.problem_id = p.id WHERE p.item_id = ?`,
    progress: `SELECT e.id FROM problem p JOIN measure m ON m.problem_id = p.id
      JOIN review_entry e ON e.measure_id = m.id WHERE p.item_id = ?`,
  },
  problem: {
    problem: `SELECT p.id FROM problem p WHERE p.id = ?`,
    measure: `SELECT m.id FROM measure m WHERE m.problem_id = ?`,
    progress: `SELECT e.id FROM measure m JOIN review_entry e ON e.measure_id = m.id WHERE m.problem_id = ?`,
  },
  measure: {
    problem: `SELECT p.id FROM problem p WHERE p.id = ? AND 0`,
    measure: `SELECT m.id FROM measure m WHERE m.id = ?`,
    progress: `SELECT e.id FROM review_entry e WHERE e.measure_id = ?`,
  },
};

/** Columns whose change moves or hides all that is below. */
const STRUCTURE = new Set(['deleted_at', 'round_id', 'aspect_id', 'item_id', 'problem_id']);

const KIND_OF_ENTITY: Readonly<Record<string, TextKind>> = {
  problem: 'problem',
  measure: 'measure',
  review_entry: 'progress',
};

export class SearchIndex {
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Statement>();
  readonly #texts: Record<TextKind, Set<string>> = { problem: new Set(), measure: new Set(), progress: new Set() };
  readonly #names: Record<NameKind, Set<string>> = { unit: new Set(), official: new Set() };
  readonly #aliases = new Set<string>();
  /** Rows of the tree that came back, went or moved, as entity and id */
  readonly #trees = new Map<string, [entity: string, id: string]>();

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** A row was written by the running act. `before` null: it is new. */
  note(entity: string, id: string, before: object | null, after: object | null): void {
    const kind = KIND_OF_ENTITY[entity];
    const columns = Object.keys(after ?? before ?? {});
    if (before !== null && BELOW[entity] && (after === null || columns.some((column) => STRUCTURE.has(column)))) {
      this.#trees.set(`${entity} ${id}`, [entity, id]);
    }
    if (kind !== undefined) {
      const searched: readonly string[] = [...FIELDS[kind].title, ...FIELDS[kind].body];
      if (before === null || after === null || columns.some((column) => searched.includes(column))) {
        this.#texts[kind].add(id);
      }
    } else if (entity === 'unit' || entity === 'official') {
      const searched: readonly string[] = [...NAME_FIELDS[entity], 'deleted_at'];
      if (before === null || after === null || columns.some((column) => searched.includes(column))) {
        this.#names[entity].add(id);
      }
    } else if (entity === 'unit_alias') {
      this.#aliases.add(id);
      for (const row of [before, after] as ({ unit_id?: string } | null)[]) {
        if (row?.unit_id !== undefined) this.#names.unit.add(row.unit_id);
      }
    }
  }

  /** Brings the index to what the tables now hold; called inside the transaction, right before it is committed. */
  flush(): void {
    for (const [entity, id] of this.#trees.values()) {
      const below = BELOW[entity] as (typeof BELOW)[string];
      for (const kind of TEXT_KINDS) {
        for (const found of this.#prepare(below[kind]).pluck().iterate(id)) this.#texts[kind].add(found as string);
      }
    }
    const unitOfAlias = this.#aliases.size > 0 ? this.#prepare('SELECT unit_id FROM unit_alias WHERE id = ?') : null;
    for (const id of this.#aliases) {
      const unitId = unitOfAlias?.pluck().get(id);
      if (unitId !== undefined) this.#names.unit.add(unitId as string);
    }
    for (const kind of TEXT_KINDS) this.#writeTexts(kind, [...this.#texts[kind]]);
    for (const kind of NAME_KINDS) this.#writeNames(kind, [...this.#names[kind]]);
    this.forget();
  }

  /** The act was rolled back, and with it whatever would have been stale. */
  forget(): void {
    for (const kind of TEXT_KINDS) this.#texts[kind].clear();
    for (const kind of NAME_KINDS) this.#names[kind].clear();
    this.#aliases.clear();
    this.#trees.clear();
  }

  /** Whether the store's index was made by other rules, or never. */
  stale(): boolean {
    const tables = this.#db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'search_state'`).get();
    if (tables === undefined) return false;
    return this.#db.prepare('SELECT version FROM search_state').pluck().get() !== VERSION;
  }

  /** Makes the whole index again, in the order of the ledger; to be called inside a transaction. */
  rebuild(): void {
    this.#db.exec(`INSERT INTO search_text (search_text) VALUES ('delete-all');
      INSERT INTO search_title (search_title) VALUES ('delete-all');
      DELETE FROM search_entry; DELETE FROM search_name; DELETE FROM search_round; DELETE FROM search_state;`);
    for (const kind of TEXT_KINDS) this.#writeTexts(kind, this.#db.prepare(READ_ALL[kind]).pluck().all() as string[]);
    for (const kind of NAME_KINDS) {
      this.#writeNames(kind, this.#db.prepare(`SELECT id FROM "${kind}"`).pluck().all() as string[]);
    }
    this.#db.prepare('INSERT INTO search_state (id, version) VALUES (1, ?)').run(VERSION);
  }

  /**
   * Compares index and ledger and changes nothing.
   * @returns how many rows were compared, and in how many the two differ
   */
  check(): { rows: number; wrong: number } {
    let rows = 0;
    let wrong = 0;
    const seen = new Set<string>();
    const stored = new Map(
      (
        this.#db.prepare('SELECT entity_id, place, hash FROM search_entry').raw().all() as [string, number, string][]
      ).map(([id, place, text]) => [id, { place, text }]),
    );
    const numbers = this.#roundNumbers();
    const indexed = new Set(this.#db.prepare('SELECT id FROM search_text_docsize').pluck().all() as number[]);
    for (const kind of TEXT_KINDS) {
      const ids = this.#db.prepare(READ_ALL[kind]).pluck().all() as string[];
      for (const row of this.#readTexts(kind, ids)) {
        if (row.alive === 0) continue;
        rows++;
        const entry = stored.get(row.id);
        seen.add(row.id);
        const fits =
          entry !== undefined &&
          entry.text === hashOf(kind, row) &&
          roundOf(entry.place) === numbers.get(row.round) &&
          indexed.has(entry.place);
        if (!fits) wrong++;
      }
    }
    for (const [id, { place }] of stored) {
      if (!seen.has(id)) wrong++;
      indexed.delete(place);
    }
    wrong += indexed.size;
    for (const kind of NAME_KINDS) {
      const names = new Map(
        (
          this.#db
            .prepare('SELECT entity_id, text, pinyin, initials FROM search_name WHERE kind = ?')
            .raw()
            .all(kind) as string[][]
        ).map(([id, ...columns]) => [id as string, columns.join('\0')]),
      );
      const ids = this.#db.prepare(`SELECT id FROM "${kind}"`).pluck().all() as string[];
      for (const row of this.#readNames(kind, ids)) {
        rows++;
        const { text, pinyin, initials } = nameColumns(kind, row);
        if (names.get(row.id) !== [text, pinyin, initials].join('\0')) wrong++;
        names.delete(row.id);
      }
      wrong += names.size;
    }
    return { rows, wrong };
  }

  #prepare(text: string): Statement {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.#db.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  *#readTexts(kind: TextKind, ids: readonly string[]): Generator<TextRow> {
    const read = this.#prepare(READ_TEXTS[kind]);
    for (let at = 0; at < ids.length; at += BATCH) {
      yield* read.all(JSON.stringify(ids.slice(at, at + BATCH))) as TextRow[];
    }
  }

  *#readNames(kind: NameKind, ids: readonly string[]): Generator<NameRow> {
    const read = this.#prepare(READ_NAMES[kind]);
    for (let at = 0; at < ids.length; at += BATCH) {
      yield* read.all(JSON.stringify(ids.slice(at, at + BATCH))) as NameRow[];
    }
  }

  #writeTexts(kind: TextKind, ids: readonly string[]): void {
    if (ids.length === 0) return;
    const find = this.#prepare('SELECT place, hash FROM search_entry WHERE entity_id = ?').raw();
    const addEntry = this.#prepare('INSERT INTO search_entry (place, entity_id, hash) VALUES (?, ?, ?)');
    const setHash = this.#prepare('UPDATE search_entry SET hash = ? WHERE place = ?');
    const dropEntry = this.#prepare('DELETE FROM search_entry WHERE place = ?');
    const addTitle = this.#prepare('INSERT INTO search_title (rowid, words) VALUES (?, ?)');
    const addText = this.#prepare('INSERT INTO search_text (rowid, words) VALUES (?, ?)');
    const add = (place: number, { title, text }: ReturnType<typeof documentsOf>) => {
      if (title !== '') addTitle.run(place, title);
      addText.run(place, text);
    };
    const dropTitle = this.#prepare('DELETE FROM search_title WHERE rowid = ?');
    const dropText = this.#prepare('DELETE FROM search_text WHERE rowid = ?');
    const numbers = this.#roundNumbers();
    const next = new Map<number, number>();
    // An entry that was taken back is no row any more: what nothing is read of leaves the index.
    const gone = new Set(ids);
    for (const row of this.#readTexts(kind, ids)) {
      gone.delete(row.id);
      const [place, oldHash] = (find.get(row.id) as [number, string] | undefined) ?? [null, null];
      const number = row.alive === 1 ? this.#roundNumber(numbers, row.round) : null;
      const newHash = number === null ? null : hashOf(kind, row);
      const stays = place !== null && number !== null && roundOf(place) === number;
      if (stays && newHash === oldHash) continue;
      if (place !== null) {
        dropTitle.run(place);
        dropText.run(place);
        if (!stays) dropEntry.run(place);
      }
      if (number === null || newHash === null) continue;
      const documents = documentsOf(kind, row);
      if (stays) {
        setHash.run(newHash, place);
        add(place, documents);
      } else {
        const free = next.get(number) ?? this.#nextPlace(kind, number);
        next.set(number, free + 1);
        addEntry.run(free, row.id, newHash);
        add(free, documents);
      }
    }
    for (const id of gone) {
      const place = (find.get(id) as [number, string] | undefined)?.[0];
      if (place === undefined) continue;
      dropTitle.run(place);
      dropText.run(place);
      dropEntry.run(place);
    }
  }

  #nextPlace(kind: TextKind, round: number): number {
    const [first, last] = placesOf(kind, round);
    const highest = this.#prepare('SELECT max(place) FROM search_entry WHERE place BETWEEN ? AND ?').pluck();
    return ((highest.get(first, last) as number | null) ?? first - 1) + 1;
  }

  #roundNumbers(): Map<string, number> {
    return new Map(this.#prepare('SELECT round_id, number FROM search_round').raw().all() as [string, number][]);
  }

  #roundNumber(numbers: Map<string, number>, roundId: string): number {
    let number = numbers.get(roundId);
    if (number === undefined) {
      this.#prepare('INSERT INTO search_round (round_id) VALUES (?)').run(roundId);
      number = this.#prepare('SELECT number FROM search_round WHERE round_id = ?').pluck().get(roundId) as number;
      numbers.set(roundId, number);
    }
    return number;
  }

  #writeNames(kind: NameKind, ids: readonly string[]): void {
    if (ids.length === 0) return;
    const gone = new Set(ids);
    const put = this.#prepare(
      `INSERT INTO search_name (entity_id, kind, text, pinyin, initials) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (entity_id) DO UPDATE SET text = excluded.text, pinyin = excluded.pinyin,
         initials = excluded.initials`,
    );
    for (const row of this.#readNames(kind, ids)) {
      const { text, pinyin, initials } = nameColumns(kind, row);
      put.run(row.id, kind, text, pinyin, initials);
      gone.delete(row.id);
    }
    const drop = this.#prepare('DELETE FROM search_name WHERE entity_id = ?');
    for (const id of gone) drop.run(id);
  }
}

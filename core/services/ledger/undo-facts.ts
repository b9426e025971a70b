// What an act did, in figures and words; read once from the log, which never changes.
import { type ActFacts, actLabel, FIELD_WORDS, roleWord } from '#domain/ledger/act-words.ts';
import type { Id } from '#domain/ledger/types.ts';
import { type LoggedAct, type LoggedRow, rowsOfAct, rowWords } from '../../db/queries/history.ts';
import { ownersOf } from '../../db/queries/history-owners.ts';
import type { RowKind } from '../../db/queries/structure.ts';
import type { Store } from '../../db/store.ts';
import type { RowNames } from './row-names.ts';
import { canBeUndone, isKept, isNeverUndone, ROWS_AT_MOST } from './undo-rules.ts';

type Named = { kind: RowKind | 'unit' | 'official' | 'round'; id: Id };

interface Facts extends Omit<ActFacts, 'name'> {
  undoable: boolean;
  /** The row that stands for the act */
  main: Named | null;
}

const known = new WeakMap<Store, Map<Id, Facts>>();

/** Whether an act is of a kind that can be taken back at all. */
export function isUndoable(store: Store, act: LoggedAct): boolean {
  if (isNeverUndone(act.operation) || act.last - act.first >= ROWS_AT_MOST) return false;
  return factsOf(store, act).undoable;
}

/** An act's label, with rows by the numbers that they have now. */
export function labelOf(store: Store, names: RowNames, act: LoggedAct): string {
  const { main, ...facts } = factsOf(store, act);
  return actLabel({ ...facts, name: main === null ? '' : nameOf(store, names, main) });
}

export function nameOf(store: Store, names: RowNames, { kind, id }: Named): string {
  if (kind === 'unit' || kind === 'official' || kind === 'round') return `“${rowWords(store, kind, id) ?? ''}”`;
  return names.name(kind, id);
}

function factsOf(store: Store, act: LoggedAct): Facts {
  let acts = known.get(store);
  if (acts === undefined) {
    acts = new Map();
    known.set(store, acts);
  }
  let facts = acts.get(act.id);
  if (facts === undefined) {
    facts = readFacts(store, act);
    acts.set(act.id, facts);
  }
  return facts;
}

const TREE: ReadonlySet<string> = new Set(['aspect', 'item', 'problem', 'measure']);
const NAMED: ReadonlySet<string> = new Set(['unit', 'official', 'round']);
/** The columns that hold a row's words: splitting and joining change them on the row that stays. */
const WORD_COLUMNS = ['title', 'lead', 'text'];

class Reading {
  readonly rows: Record<RowKind, Set<Id>> = {
    aspect: new Set(),
    item: new Set(),
    problem: new Set(),
    measure: new Set(),
  };
  readonly fields = new Set<string>();
  readonly owned: Record<'responsibility' | 'close_out' | 'review_entry', Set<Id>> = {
    responsibility: new Set(),
    close_out: new Set(),
    review_entry: new Set(),
  };
  /** Problems of which only the state was written, maybe as a consequence of their measures' */
  readonly carried = new Set<Id>();
  main: Named | null = null;
  undoable = true;
  /** Nothing was written that taking back would change */
  empty = true;
  measureMoved = false;
  readonly #operation: string;

  constructor(operation: string) {
    this.#operation = operation;
  }

  add(row: LoggedRow): void {
    const { entity, id } = row;
    if (!canBeUndone(entity)) this.undoable = false;
    if (!isKept(entity)) this.empty = false;
    if (entity === 'responsibility' || entity === 'close_out' || entity === 'review_entry') this.owned[entity].add(id);
    if (NAMED.has(entity)) this.main ??= { kind: entity as 'unit', id };
    if (TREE.has(entity)) this.#addTree(row, entity as RowKind);
    else if (entity === 'close_out') this.#addFields(row);
  }

  #addTree(row: LoggedRow, kind: RowKind): void {
    const columns = Object.keys(row.after ?? {});
    if (!this.#isMeant(row, columns)) return;
    if (kind === 'problem' && row.before !== null && columns.length === 1 && columns[0] === 'state') {
      this.carried.add(row.id);
      return;
    }
    if (kind === 'measure' && columns.includes('state')) this.measureMoved = true;
    this.rows[kind].add(row.id);
    // The last row that is new is the one that was asked for; the headings above it came first.
    if (this.#operation === 'addRow') this.main = { kind, id: row.id };
    else this.main ??= { kind, id: row.id };
    this.#addFields(row);
  }

  /** Whether the act was about this row: rows that only made room are not counted. */
  #isMeant(row: LoggedRow, columns: readonly string[]): boolean {
    switch (this.#operation) {
      case 'removeRows':
      case 'removeSelection':
      case 'restoreRows':
        return columns.includes('deleted_at');
      case 'addRow':
        return row.before === null;
      case 'splitRow':
      case 'mergeRows':
        return row.before !== null && columns.some((column) => WORD_COLUMNS.includes(column));
      default:
        return true;
    }
  }

  #addFields({ entity, before, after }: LoggedRow): void {
    if (before === null && entity !== 'close_out') return;
    for (const [column, value] of Object.entries(after ?? {})) {
      const word = FIELD_WORDS[entity]?.[column];
      if (word !== undefined && (before !== null || value !== null)) this.fields.add(word);
    }
  }
}

function readFacts(store: Store, act: LoggedAct): Facts {
  const reading = new Reading(act.operation);
  for (const row of rowsOfAct(store, act)) reading.add(row);
  const { rows, fields, owned } = reading;
  if (act.operation === 'assign' || act.operation === 'editRows') {
    for (const entity of ['responsibility', 'close_out'] as const) {
      for (const { kind, id, role } of ownersOf(store, entity, [...owned[entity]])) {
        rows[kind].add(id);
        reading.main ??= { kind, id };
        if (role !== null) fields.add(roleWord(role));
      }
    }
  }
  if (act.operation === 'enterProgress') {
    const [owner] = ownersOf(store, 'review_entry', [...owned.review_entry]);
    reading.main = owner === undefined ? reading.main : { kind: owner.kind, id: owner.id };
  }
  if (reading.carried.size > 0 && !reading.measureMoved) {
    for (const id of reading.carried) {
      rows.problem.add(id);
      reading.main ??= { kind: 'problem', id };
    }
    fields.add('状态');
  }
  return {
    operation: act.operation,
    undoable: reading.undoable && !reading.empty,
    main: reading.main,
    problems: rows.problem.size,
    measures: rows.measure.size,
    headings: rows.aspect.size + rows.item.size,
    fields: [...fields],
  };
}

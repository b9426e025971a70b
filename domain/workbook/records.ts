// Groups the rows of a table into records: one problem with all rows that belong to it.

import type { Account } from './account.ts';
import type { FieldKey } from './fields.ts';
import type { Grid } from './grid.ts';
import { type HeaderWords, headingWords, rowKind } from './row-kinds.ts';
import type { BookCell, BookRow } from './types.ts';

export interface SheetRecord {
  problem: BookCell;
  aspect: string | null;
  category: string | null;
  item: string | null;
  rows: BookRow[];
}

const PLACES = ['aspect', 'category', 'item'] as const;
type Places = Record<(typeof PLACES)[number], string | null>;

export interface RecordContext {
  grid: Grid;
  account: Account;
  columnsOf: (field: FieldKey) => readonly number[];
  field: (column: number) => FieldKey | null;
  header: HeaderWords;
  /** 0-based row of the first record or heading */
  from: number;
}

/**
 * Headings inside the table: the first kind of mark stands for the aspect, a second kind for the item. A heading that no
 * record follows is in no result, so it is told of.
 */
class Headings {
  readonly #families: string[] = [];
  readonly #account: Account;
  #pending: { cell: BookCell; level: number }[] = [];

  constructor(account: Account) {
    this.#account = account;
  }

  put(cell: BookCell, family: string, places: Places): void {
    let level = this.#families.indexOf(family);
    if (level < 0) level = this.#families.push(family) - 1;
    for (const each of this.#pending) {
      if (each.level >= level) this.#account.skip(each.cell, '这个标题下没有问题');
    }
    this.#pending = this.#pending.filter((each) => each.level < level);
    this.#pending.push({ cell, level });
    const words = headingWords(cell.text);
    if (level === 0) {
      places.aspect = words;
      places.category = null;
      places.item = null;
    } else if (level === 1) {
      places.category = null;
      places.item = words;
    } else places.category = words;
  }

  /** A record stands below them; one that a column has overruled meanwhile is in no result. */
  taken(places: Places): void {
    for (const { cell } of this.#pending) settle(cell, places, this.#account);
    this.#pending = [];
  }

  close(): void {
    for (const { cell } of this.#pending) this.#account.skip(cell, '表后的文字，后面没有问题');
  }
}

function settle(cell: BookCell, places: Places, account: Account): void {
  if (Object.values(places).includes(headingWords(cell.text))) account.use(cell);
  else account.skip(cell, '这个标题下没有问题');
}

/** All records in order; rows that are none are told to the account. */
export function readRecords(context: RecordContext): SheetRecord[] {
  const { grid, account, columnsOf, field, header } = context;
  const problemAt = columnsOf('problem')[0];
  const numberAt = columnsOf('number')[0];
  const hasMeasures = columnsOf('measure').length > 0;
  const places: Places = { aspect: null, category: null, item: null };
  const headings = new Headings(account);
  const columns = new PlaceColumns(context);
  const records: SheetRecord[] = [];
  let current: SheetRecord | null = null;
  let hidden = 0;
  for (const row of grid.sheet.rows) {
    if (row.row < context.from) continue;
    const kind = rowKind(row, grid, field, header);
    if (kind.kind === 'skip') {
      for (const cell of row.cells) account.skip(cell, kind.reason);
      continue;
    }
    if (kind.kind === 'heading') {
      headings.put(kind.cell, kind.marker?.family ?? 'plain', places);
      current = null;
      continue;
    }
    if (row.hidden) {
      hidden++;
      if (hidden <= 200) account.doubtRow(row.row, '这一行在工作簿中是隐藏的，已读入');
    }
    columns.move(row, places);
    const problem: BookCell | undefined = problemAt === undefined ? undefined : grid.seen(row.row, problemAt);
    if (problem === undefined) {
      if (current === null) {
        for (const cell of row.cells) {
          if (!isPlace(field(cell.column))) account.fail(cell, '这一行上方没有问题，不知道属于哪一条，没有导入');
        }
      } else current.rows.push(row);
      continue;
    }
    account.use(problem);
    if (current !== null && belongs(problem, current, row, grid, numberAt, hasMeasures)) {
      current.rows.push(row);
      continue;
    }
    headings.taken(places);
    columns.taken(places);
    current = { problem, ...places, rows: [row] };
    records.push(current);
  }
  headings.close();
  columns.close();
  return records;
}

const isPlace = (field: FieldKey | null): boolean => (PLACES as readonly (FieldKey | null)[]).includes(field);

/**
 * 方面 and 项 in columns hold until the next one is named; a new aspect ends the item above it. One that no record stands
 * under is told of.
 */
class PlaceColumns {
  readonly #context: RecordContext;
  readonly #pending = new Map<keyof Places, BookCell>();

  constructor(context: RecordContext) {
    this.#context = context;
  }

  move(row: BookRow, places: Places): void {
    const { grid, account, columnsOf } = this.#context;
    for (const place of PLACES) {
      for (const column of columnsOf(place)) {
        const cell = grid.seen(row.row, column);
        if (cell === undefined) continue;
        const words = headingWords(cell.text);
        if (places[place] === words) {
          if (this.#pending.get(place)?.text !== cell.text) account.use(cell);
          else if (this.#pending.get(place) !== cell) account.skip(cell, '与上一行相同');
          continue;
        }
        places[place] = words;
        this.#drop(place);
        this.#pending.set(place, cell);
        if (place !== 'aspect') continue;
        for (const lower of ['category', 'item'] as const) {
          places[lower] = null;
          this.#drop(lower);
        }
      }
    }
  }

  #drop(place: keyof Places): void {
    const cell = this.#pending.get(place);
    if (cell !== undefined) this.#context.account.skip(cell, '下面没有问题');
    this.#pending.delete(place);
  }

  /** A record stands under them; one that a heading has overruled meanwhile is in no result. */
  taken(places: Places): void {
    for (const cell of this.#pending.values()) settle(cell, places, this.#context.account);
    this.#pending.clear();
  }

  close(): void {
    for (const place of PLACES) this.#drop(place);
  }
}

/** The row goes on with the record: the same merged cell, or the same words again with no number of their own. */
function belongs(
  problem: BookCell,
  current: SheetRecord,
  row: BookRow,
  grid: Grid,
  numberAt: number | undefined,
  hasMeasures: boolean,
): boolean {
  if (problem === current.problem) return true;
  if (problem.text !== current.problem.text) return false;
  if (hasMeasures || numberAt === undefined) return true;
  const number = grid.seen(row.row, numberAt);
  const before = grid.seen(current.problem.row, numberAt);
  return number === undefined || number.text === before?.text;
}

// A sheet and its mapping → problems with measures; every cell is taken over, or told of with a reason.
import type { OutlineCounts } from '../ledger/types.ts';
import { fold } from '../outline/chars.ts';
import { splitLead } from '../outline/lead.ts';
import { readMarker } from '../outline/markers.ts';
import { Account } from './account.ts';
import { guessColumns, type Mapping, mappingOf } from './columns.ts';
import { bareHeading, FIELD_WORDS, type FieldKey } from './fields.ts';
import { Grid } from './grid.ts';
import { guessHeader, headerAround, headingsOf } from './header.ts';
import { leadingNumber, splitMeasures, withoutNumber } from './measures.ts';
import type { LedgerReading, SheetMeasure, SheetProblem } from './reading.ts';
import { readRecords, type SheetRecord } from './records.ts';
import type { BookCell, BookSheet } from './types.ts';
import { Notes, putCell, type Target, type ValueContext } from './values.ts';

export interface ReadOptions {
  /** 0-based row of the header (any of its rows); left out: guessed; null: the table has none */
  headerRow?: number | null;
  /** Left out: guessed */
  mapping?: Mapping;
  /** Year in which 6月底前 is meant; left out: taken from the titles */
  year?: number | null;
}

/** Fields that hold for a problem as a whole, whatever row they stand in. */
const OF_PROBLEM: ReadonlySet<FieldKey> = new Set(['target', 'source', 'kind']);
/** Fields that belong to measures wherever there are any. */
const OF_MEASURE: ReadonlySet<FieldKey> = new Set(['progress', 'percent', 'deliverable']);
/** Cells that make the tree itself. */
const OF_TREE: ReadonlySet<FieldKey> = new Set([
  'number',
  'measureNumber',
  'aspect',
  'category',
  'item',
  'problem',
  'measure',
]);
const TITLE_LENGTH = 2_000;
/** 8, 8号, (8), 8-1, 八、 */
const PLAIN_NUMBER = /^(?:第|no\.?)?[(]?(?:[\d.-]{1,9}|[一二三四五六七八九十百]{1,5}|[①-⑳])[)]?[、.号条项]?$/i;

/** Reads a sheet as a ledger. */
export function readLedgerSheet(sheet: BookSheet, options: ReadOptions = {}): LedgerReading {
  const grid = new Grid(sheet);
  const account = new Account();
  const { headerRow } = options;
  const header =
    headerRow === undefined ? guessHeader(grid) : headerRow === null ? null : headerAround(grid, headerRow);
  const columns = guessColumns(grid, header);
  const mapping = options.mapping ?? mappingOf(columns);
  for (const guess of columns) if (options.mapping !== undefined) guess.field = mapping[guess.column] ?? null;
  const titles = takeTop(grid, header?.first ?? 0, header?.last ?? -1, account);
  const field = (column: number): FieldKey | null => mapping[column] ?? null;
  const byField = new Map<FieldKey, number[]>();
  for (const { column } of columns) {
    const own = field(column);
    if (own !== null) byField.set(own, [...(byField.get(own) ?? []), column]);
  }
  const columnsOf = (key: FieldKey): readonly number[] => byField.get(key) ?? [];
  const words = new Map(columns.map(({ column, headings }) => [column, headings.at(-1) ?? '']));
  if (!grid.mergesFollowed) account.doubtRow(header?.first ?? 0, '合并单元格多得不正常，后面的没有按合并处理');
  for (const column of columns) {
    if (column.hidden && column.field !== null && column.filled > 0) {
      account.doubts.push({
        row: header?.last ?? 0,
        column: column.column,
        text: words.get(column.column) ?? '',
        reason: `这一列在工作簿中是隐藏的，已按“${FIELD_WORDS[column.field]}”读入`,
      });
    }
  }
  const records =
    columnsOf('problem').length === 0
      ? []
      : readRecords({
          grid,
          account,
          columnsOf,
          field,
          header: new Map([...words].map(([column, text]) => [column, bareHeading(text)])),
          from: header === null ? 0 : header.last + 1,
        });
  const context: ValueContext = {
    account,
    year: options.year === undefined ? yearIn(titles) : options.year,
    headingOf: (column) => words.get(column) ?? '',
  };
  const mapped = columns.filter(({ column }) => field(column) !== null).map(({ column }) => column);
  const problems = records.map((record) => new RecordReader(record, grid, field, mapped, context).read());
  settleNumbers(problems);
  account.close(sheet, (cell) => whySkipped(cell, grid, field));
  const { doubts, unreadable, skipped } = account;
  return { header, columns, titles, problems, counts: count(problems), doubts, unreadable, skipped };
}

/** Rows above and in the header. */
function takeTop(grid: Grid, first: number, last: number, account: Account): string[] {
  const titles: string[] = [];
  for (const { row, cells } of grid.sheet.rows) {
    if (row > last && row >= first) break;
    for (const cell of cells) {
      account.use(cell);
      if (row < first) titles.push(cell.text);
    }
  }
  return titles;
}

/** The last year that the titles name. */
export function yearIn(titles: readonly string[]): number | null {
  const years = titles.flatMap((title) =>
    [...fold(title).matchAll(/(20\d{2})\s?(?:年|[./-]\d)/g)].map((m) => Number(m[1])),
  );
  return years.at(-1) ?? null;
}

function whySkipped(cell: BookCell, grid: Grid, field: (column: number) => FieldKey | null): string {
  if (grid.covered(cell.row, cell.column)) return '被合并单元格遮住，看不见的内容';
  return field(cell.column) === null ? '这一栏没有选择对应的栏目' : '没有用上';
}

class RecordReader {
  readonly #record: SheetRecord;
  readonly #grid: Grid;
  readonly #field: (column: number) => FieldKey | null;
  readonly #columns: readonly number[];
  readonly #context: ValueContext;
  readonly #measures: SheetMeasure[] = [];
  readonly #targets: Target[] = [];
  /** Measures by row of the record */
  readonly #byRow: number[][];

  constructor(
    record: SheetRecord,
    grid: Grid,
    field: (column: number) => FieldKey | null,
    columns: readonly number[],
    context: ValueContext,
  ) {
    this.#record = record;
    this.#grid = grid;
    this.#field = field;
    this.#columns = columns;
    this.#context = context;
    this.#byRow = record.rows.map(() => []);
  }

  read(): SheetProblem {
    const { problem, rows, aspect, category, item } = this.#record;
    this.#readMeasures();
    const own: Target = { fields: {}, notes: new Notes(), isProblem: true };
    // posts and telephones look for the people named before them
    const late = (column: number): boolean => ['phone', 'post'].includes(this.#field(column) ?? '');
    for (const pass of [false, true]) {
      for (const column of this.#columns) {
        const field = this.#field(column);
        if (field !== null && !OF_TREE.has(field) && late(column) === pass) this.#readColumn(column, field, own);
      }
    }
    this.#measures.forEach((measure, i) => {
      const note = this.#targets[i]?.notes.text() ?? null;
      if (note !== null) measure.fields.note = note;
      measure.fields.state ??= own.fields.state ?? '未启动';
    });
    const counted = this.#numberCell(own.notes);
    const note = own.notes.text();
    if (note !== null) own.fields.note = note;
    if (this.#measures.some(({ fields }) => fields.state === '整改中')) own.fields.state = '整改中';
    const title = problem.text.replace(/\s*\n\s*/g, '');
    const marker = readMarker(title);
    const numbered =
      marker !== null &&
      /^(?:arParen|arDot|arDun|arRightParen|arSpace|circle|named:.*|ordinal:.*|zhDun|zhParen)$/.test(marker.family);
    const words = numbered ? title.slice(marker.length).trim() : title;
    if (title.length > TITLE_LENGTH)
      this.#context.account.doubt(problem, `问题有${title.length}字，请核对是否放错了栏`);
    return {
      number: (numbered ? marker.number : null) ?? counted,
      aspect,
      category,
      item,
      title: words === '' ? title : words,
      fields: own.fields,
      measures: this.#measures,
      row: rows[0]?.row ?? problem.row,
      lastRow: rows.at(-1)?.row ?? problem.row,
    };
  }

  /** The record's number. Numbers are given anew in the ledger; words beside them (GY-2025-08) go to the note. */
  #numberCell(notes: Notes): number | null {
    const { account } = this.#context;
    for (const column of this.#columns) {
      const field = this.#field(column);
      if (field !== 'number' && field !== 'measureNumber') continue;
      for (const { cell } of this.#segments(column)) {
        if (PLAIN_NUMBER.test(fold(cell.text).replace(/\s/g, ''))) account.use(cell);
        else if (field === 'measureNumber') account.skip(cell, '措施按顺序重新编号');
        else {
          account.use(cell);
          notes.add(`编号：${cell.text}`);
        }
      }
    }
    const column = this.#columns.find((each) => this.#field(each) === 'number');
    const first = this.#record.rows[0];
    const cell = column === undefined || first === undefined ? undefined : this.#grid.seen(first.row, column);
    const digits = cell === undefined ? null : /\d{1,5}/.exec(fold(cell.text));
    if (digits !== null) return Number(digits[0]);
    return cell === undefined ? null : (readMarker(`${cell.text}、`)?.number ?? null);
  }

  /** Cells of a column in the record with the rows that they reach over. */
  #segments(column: number): { cell: BookCell; rows: number[] }[] {
    const found: { cell: BookCell; rows: number[] }[] = [];
    this.#record.rows.forEach(({ row }, i) => {
      const merge = this.#grid.mergeAt(row, column);
      // a block that reaches over from another column says nothing for this one
      if (merge !== undefined && merge.column !== column) return;
      const cell = this.#grid.seen(row, column);
      if (cell === undefined) return;
      const last = found.at(-1);
      if (last?.cell === cell) last.rows.push(i);
      else found.push({ cell, rows: [i] });
    });
    return found;
  }

  #readMeasures(): void {
    const segments = this.#columns
      .filter((column) => this.#field(column) === 'measure')
      .flatMap((column) => this.#segments(column))
      .sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0) || a.cell.column - b.cell.column);
    const { account } = this.#context;
    const counted = segments.length > 1 && segments.every(({ cell }, i) => leadingNumber(cell.text) === i + 1);
    for (const { cell, rows } of segments) {
      if (cell.kind === 'error') {
        account.fail(cell, cell.formula === true ? '公式没有可用的结果' : '单元格是错误值');
        continue;
      }
      if (/^(?:[/\\—–-]+|无)$/.test(cell.text)) {
        account.skip(cell, '表示没有内容');
        continue;
      }
      account.use(cell);
      const split = counted
        ? { parts: [withoutNumber(cell.text)], announced: null, byLines: false }
        : splitMeasures(cell.text);
      if (split.announced !== null) account.skipPart(cell, split.announced, '只是引出措施的话，没有导入');
      if (split.byLines && split.parts.length > 1)
        account.doubt(cell, `没有编号，按换行分成了${split.parts.length}条措施，请核对`);
      for (const part of split.parts) {
        const fields = {};
        const place = this.#measures.push({ ...splitLead(part), fields, row: cell.row }) - 1;
        this.#targets.push({ fields, notes: new Notes(), isProblem: false });
        for (const row of rows) this.#byRow[row]?.push(place);
      }
    }
  }

  #readColumn(column: number, field: FieldKey, own: Target): void {
    const segments = this.#segments(column);
    if (segments.length === 0) return;
    const { account } = this.#context;
    const distinct = new Set(segments.map(({ cell }) => cell.text));
    const measures = this.#measures.length;
    const whole =
      distinct.size === 1 &&
      (segments.length === this.#record.rows.length || segments.length === 1 || this.#record.rows.length === 1);
    const [first] = segments;
    if (measures === 0 || OF_PROBLEM.has(field) || (whole && !OF_MEASURE.has(field))) {
      const seen = new Set<string>();
      for (const { cell } of segments) {
        if (seen.has(cell.text)) account.use(cell);
        else putCell(field, cell, own, this.#context);
        seen.add(cell.text);
      }
      return;
    }
    if (OF_MEASURE.has(field) && segments.length === 1 && first !== undefined && this.#spread(field, first, own))
      return;
    for (const { cell, rows } of segments) {
      const places = [...new Set(rows.flatMap((row) => this.#byRow[row] ?? []))];
      if (places.length === 0) putCell(field, cell, own, this.#context);
      else if (field === 'progress' && places.length > 1) this.#toFirst(cell, places);
      else for (const place of places) putCell(field, cell, this.#targets[place] as Target, this.#context);
    }
  }

  /** One cell beside several measures: part by part where it has as many, else as a whole. */
  #spread(field: FieldKey, { cell, rows }: { cell: BookCell; rows: number[] }, own: Target): boolean {
    const places = [...new Set(rows.flatMap((row) => this.#byRow[row] ?? []))];
    if (places.length < 2 || field === 'percent') return false;
    const { parts, announced } = splitMeasures(cell.text);
    if (parts.length === places.length && announced === null) {
      this.#context.account.use(cell);
      parts.forEach((text, i) => {
        putCell(field, { ...cell, text }, this.#targets[places[i] as number] as Target, this.#context);
      });
      return true;
    }
    if (field === 'deliverable') {
      putCell(field, cell, own, this.#context);
      return true;
    }
    return false;
  }

  #toFirst(cell: BookCell, places: readonly number[]): void {
    putCell('progress', cell, this.#targets[places[0] as number] as Target, this.#context);
    this.#context.account.doubt(cell, `这一格对应${places.length}条措施，已放在第一条措施的进展下，请核对`);
  }
}

/** Numbers that do not rise problem by problem count something else, e.g. measures. */
function settleNumbers(problems: SheetProblem[]): void {
  let rising = 0;
  problems.forEach(({ number }, i) => {
    const before = i === 0 ? 0 : (problems[i - 1]?.number ?? null);
    if (number !== null && (number === 1 || (before !== null && number === before + 1))) rising++;
  });
  if (rising * 2 >= problems.length) return;
  for (const problem of problems) problem.number = null;
}

function count(problems: readonly SheetProblem[]): OutlineCounts {
  const counts = { aspects: 0, items: 0, problems: problems.length, measures: 0 };
  let aspect: string | null = null;
  let item: string | null = null;
  for (const problem of problems) {
    if (problem.aspect !== aspect) item = null;
    if (problem.aspect !== aspect && problem.aspect !== null) counts.aspects++;
    if (problem.item !== item && problem.item !== null) counts.items++;
    aspect = problem.aspect;
    item = problem.item;
    counts.measures += problem.measures.length;
  }
  return counts;
}

/** The headings of the mapped sheet, for its signature. */
export function columnHeadings(sheet: BookSheet, headerRow: number): string[][] {
  const grid = new Grid(sheet);
  const header = headerAround(grid, headerRow);
  return guessColumns(grid, header).map(({ column }) => headingsOf(grid, header, column));
}

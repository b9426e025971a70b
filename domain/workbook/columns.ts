// Which column of a ledger holds what: by its headings, checked against what stands below them.
import { namesKind } from '../outline/wording.ts';
import { type FieldKey, fieldOf, SINGLE } from './fields.ts';
import type { Grid } from './grid.ts';
import { type HeaderRows, headingsOf } from './header.ts';

export interface ColumnGuess {
  /** 0-based */
  column: number;
  headings: string[];
  field: FieldKey | null;
  /** 0–1; below 0.8 the clerk is asked to look */
  confidence: number;
  /** The first values below the header */
  samples: string[];
  /** Cells that hold something */
  filled: number;
  hidden: boolean;
}

/** What each column is for, by its 0-based place; null or absent: not taken over. */
export type Mapping = Readonly<Record<number, FieldKey | null>>;

const SAMPLES = 3;
/** Values looked at to judge a column. */
const LOOKED_AT = 200;

interface Values {
  samples: string[];
  filled: number;
  /** First values, for judging */
  texts: string[];
}

function valuesBelow(grid: Grid, header: HeaderRows | null): Map<number, Values> {
  const byColumn = new Map<number, Values>();
  for (const { row, cells } of grid.sheet.rows) {
    if (header !== null && row <= header.last) continue;
    for (const cell of cells) {
      let values = byColumn.get(cell.column);
      if (values === undefined) {
        values = { samples: [], filled: 0, texts: [] };
        byColumn.set(cell.column, values);
      }
      values.filled++;
      if (values.texts.length < LOOKED_AT) values.texts.push(cell.text);
      if (values.samples.length < SAMPLES && !values.samples.includes(cell.text)) values.samples.push(cell.text);
    }
  }
  return byColumn;
}

const share = (texts: readonly string[], test: (text: string) => boolean): number =>
  texts.length === 0 ? 0 : texts.filter(test).length / texts.length;

/** Headings mislead where the values say otherwise: 类别 over 立行立改 is the 整改类型, over 政治建设 the aspect. */
function byValues(field: FieldKey | null, texts: readonly string[]): FieldKey | null {
  if (field === 'kind' || field === 'category' || field === 'aspect') {
    const kinds = share(texts, namesKind);
    if (kinds >= 0.5) return 'kind';
    if (field === 'kind' && texts.length > 0 && kinds === 0 && share(texts, (text) => text.length > 4) > 0.5) {
      return 'category';
    }
  }
  if (field === 'percent' && share(texts, (text) => !/^[\d.]+\s*[%％]?$/.test(text)) > 0.5) return 'progress';
  // 完成情况 over 已完成/未完成 is a state, over sentences progress
  if (field === 'progress' && texts.length >= 3 && share(texts, (text) => text.length <= 8) > 0.8) return 'status';
  if (field === 'status' && share(texts, (text) => text.length > 12) > 0.5) return 'progress';
  return field;
}

/** Guesses the columns of a sheet; columns without heading and values are left out. */
export function guessColumns(grid: Grid, header: HeaderRows | null): ColumnGuess[] {
  const values = valuesBelow(grid, header);
  const hidden = new Set(grid.sheet.hiddenColumns);
  const columns = new Set(values.keys());
  if (header !== null) {
    for (let column = 0; column < Math.min(grid.sheet.width, 300); column++) {
      const words = headingsOf(grid, header, column);
      const merge = grid.mergeAt(header.last, column);
      // the right half of a heading over two columns is no column of its own
      if (words.length > 0 && (merge === undefined || merge.column === column || merge.rows === 1)) columns.add(column);
    }
  }
  const guesses = [...columns]
    .sort((a, b) => a - b)
    .map((column): ColumnGuess => {
      const own = values.get(column) ?? { samples: [], filled: 0, texts: [] };
      const headings = header === null ? [] : headingsOf(grid, header, column);
      const { field, confidence } = fieldOf(headings);
      const judged = byValues(field, own.texts);
      return {
        column,
        headings,
        field: judged,
        confidence: judged === field ? confidence : Math.min(confidence, 0.75),
        samples: own.samples,
        filled: own.filled,
        hidden: hidden.has(column),
      };
    });
  if (header !== null) settle(guesses);
  return guesses;
}

/** One column a field where only one can be meant, and a problem column even where none is headed so. */
function settle(guesses: ColumnGuess[]): void {
  const taken = new Map<FieldKey, ColumnGuess>();
  for (const guess of guesses) {
    if (guess.field === null || !SINGLE.has(guess.field)) continue;
    const first = taken.get(guess.field);
    if (first === undefined) {
      taken.set(guess.field, guess);
      continue;
    }
    const weaker = guess.confidence > first.confidence ? first : guess;
    if (weaker === first) taken.set(guess.field, guess);
    const second = weaker.field === 'number' ? 'measureNumber' : weaker.field === 'problem' ? 'extra' : null;
    weaker.field = second !== null && !taken.has(second) ? second : null;
    weaker.confidence = 0.5;
  }
  if (!taken.has('aspect') && taken.has('category')) {
    const category = taken.get('category') as ColumnGuess;
    category.field = 'aspect';
    category.confidence = Math.min(category.confidence, 0.75);
    taken.set('aspect', category);
  }
  if (taken.has('problem')) return;
  // a list that hangs its measures on the item, or whose problem column is headed by some other word
  const item = taken.get('item') ?? taken.get('aspect');
  const free = guesses.find(({ field, samples }) => field === null && samples.some((text) => text.length > 10));
  const chosen = free ?? item;
  if (chosen !== undefined) {
    chosen.field = 'problem';
    chosen.confidence = 0.4;
  }
}

/** The guesses as a mapping. */
export function mappingOf(guesses: readonly ColumnGuess[]): Record<number, FieldKey | null> {
  return Object.fromEntries(guesses.map(({ column, field }) => [column, field]));
}

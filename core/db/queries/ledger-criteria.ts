// The filters of a look as verdicts on every row, kept and mended where rows change instead of being judged anew.
import { type Cell, type CellContext, type CellRow, cellOf } from '#domain/ledger/cells.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { ColumnTest } from '#domain/ledger/view.ts';
import {
  judgeNumber,
  judgeOf,
  namedBy,
  numberLookedFor,
  settleColumn,
  settleWords,
} from '#domain/ledger/view-filter.ts';
import { measureAt, type RoundIndex } from '#domain/ledger/view-index.ts';
import { noVerdicts, type Verdicts } from '#domain/ledger/view-shown.ts';
import type { Store } from '../store.ts';
import { eachMeasureText, eachProblemText, type Reach, type TextQuestion, textHits } from './ledger-texts.ts';

/** What rows are judged on. */
export interface Ground {
  store: Store;
  roundId: Id;
  index: RoundIndex;
  /** Called before anybody's names are looked at */
  needHolders(): void;
  problemAt(id: Id): number | undefined;
  measureAt(id: Id): number | undefined;
  /** Units and people by all their names */
  known: readonly { id: Id; names: readonly (string | null)[] }[];
}

export interface Criterion {
  verdicts: Verdicts;
  /** Judges some problems with their measures anew, by their places; null: all */
  judge(families: readonly number[] | null): void;
}

/** Visits the cells of one column with the texts that they show: problems, then measures. */
export function eachCell(
  ground: Ground,
  cell: Cell,
  families: readonly number[] | null,
  problem: (at: number, row: CellRow) => void,
  measure: (at: number, row: CellRow) => void,
): void {
  const { store, index } = ground;
  const reach = reachOf(ground, families);
  if (cell.names) ground.needHolders();
  const visitProblem = (at: number, texts: object) => {
    const light = index.problems[at];
    if (light !== undefined) problem(at, { kind: 'problem', problem: { ...light, ...texts } });
  };
  const visitMeasure = (at: number, texts: object | null) => {
    const above = index.problems[index.measures.problemAt[at] ?? -1];
    if (above === undefined) return;
    const own = texts === null ? measureAt(index, at) : { ...measureAt(index, at), ...texts };
    measure(at, { kind: 'measure', measure: own, problem: above, ordinal: at + 1 });
  };
  for (const at of cell.problemTexts.length === 0 ? familiesOf(index, families) : []) visitProblem(at, {});
  if (cell.problemTexts.length > 0) {
    const left = new Set(familiesOf(index, families));
    eachProblemText(store, reach, cell.problemTexts, (id, texts) => {
      const at = ground.problemAt(id);
      if (at === undefined) return;
      left.delete(at);
      visitProblem(at, texts);
    });
    for (const at of left) visitProblem(at, {});
  }
  if (cell.of === 'problem') return;
  if (cell.measureTexts.length > 0) {
    eachMeasureText(store, reach, cell.measureTexts, (id, texts) => {
      const at = ground.measureAt(id);
      if (at !== undefined) visitMeasure(at, texts);
    });
    return;
  }
  for (const at of familiesOf(index, families)) {
    const { measureFrom, measureTo } = index.problems[at] ?? { measureFrom: 0, measureTo: 0 };
    for (let m = measureFrom; m < measureTo; m++) visitMeasure(m, null);
  }
}

/** A filter on a column; undefined for a column that no list has. */
export function columnCriterion(
  ground: Ground,
  column: string,
  test: ColumnTest,
  context: CellContext,
): Criterion | undefined {
  const cell = cellOf(column);
  if (cell === undefined) return undefined;
  const { index } = ground;
  const verdicts = noVerdicts(index);
  const question = questionOf(test);
  const passes = judgeOf(cell, test, context);
  return {
    verdicts,
    judge: (families) => {
      if (question !== null && isPlainText(cell)) {
        const given = test.kind === 'empty' && test.empty;
        fill(verdicts, index, families, given ? 1 : 0);
        markHits(ground, cell, families, question, verdicts, given ? 0 : 1);
      } else {
        eachCell(
          ground,
          cell,
          families,
          (at, row) => {
            verdicts.problems[at] = passes(row) ? 1 : 0;
          },
          (at, row) => {
            verdicts.measures[at] = passes(row) ? 1 : 0;
          },
        );
      }
      settleColumn(cell, index, verdicts, familiesOf(index, families));
    },
  };
}

/** A test that the store can answer where the texts lie. */
function questionOf(test: ColumnTest): TextQuestion | null {
  if (test.kind === 'empty') return 'anything';
  const words = test.kind === 'contains' ? test.text.trim() : '';
  return words === '' ? null : { words };
}

/** A cell shows nothing but one text of the row. */
export function isPlainText({ problemTexts, measureTexts }: Cell): boolean {
  return problemTexts.length + measureTexts.length > 0 && !problemTexts.includes('closeOut');
}

/** The texts that a cell shows, as the store looks through them: a measure's lead and text are one. */
export function textsShown({ problemTexts, measureTexts }: Pick<Cell, 'problemTexts' | 'measureTexts'>) {
  return {
    problem: problemTexts.filter((text) => text !== 'closeOut'),
    measure: measureTexts.filter((text) => text !== 'lead').map((text) => (text === 'text' ? 'words' : text)),
  };
}

function markHits(
  ground: Ground,
  cell: Pick<Cell, 'problemTexts' | 'measureTexts'>,
  families: readonly number[] | null,
  question: TextQuestion,
  verdicts: Verdicts,
  verdict: 0 | 1,
): void {
  const { store } = ground;
  const reach = reachOf(ground, families);
  const texts = textsShown(cell);
  for (const text of texts.problem) {
    for (const id of textHits(store, reach, 'problem', text, question))
      mark(verdicts.problems, ground.problemAt(id), verdict);
  }
  for (const text of texts.measure) {
    for (const id of textHits(store, reach, 'measure', text, question))
      mark(verdicts.measures, ground.measureAt(id), verdict);
  }
}

/** Words looked for in texts and names, or a problem's number. */
export function wordsCriterion(ground: Ground, text: string): Criterion {
  const { index } = ground;
  const verdicts = noVerdicts(index);
  const number = numberLookedFor(text);
  if (number !== null) {
    return { verdicts, judge: (families) => judgeNumber(index, number, verdicts, familiesOf(index, families)) };
  }
  const named = namedBy(text, ground.known);
  return {
    verdicts,
    judge: (families) => {
      fill(verdicts, index, families, 0);
      const texts = { problemTexts: ['title'], measureTexts: ['text'] } as const;
      markHits(ground, texts, families, { words: text }, verdicts, 1);
      if (named.size > 0) ground.needHolders();
      settleWords(index, named, verdicts, familiesOf(index, families));
    },
  };
}

function mark(verdicts: Uint8Array, at: number | undefined, verdict: 0 | 1): void {
  if (at !== undefined) verdicts[at] = verdict;
}

/** The same verdict for some problems and all their measures. */
function fill(verdicts: Verdicts, index: RoundIndex, families: readonly number[] | null, verdict: 0 | 1): void {
  for (const at of familiesOf(index, families)) {
    const problem = index.problems[at];
    verdicts.problems[at] = verdict;
    verdicts.measures.fill(verdict, problem?.measureFrom ?? 0, problem?.measureTo ?? 0);
  }
}

function reachOf({ roundId, index }: Ground, families: readonly number[] | null): Reach {
  return families === null ? { roundId } : { problemIds: families.flatMap((at) => index.problems[at]?.id ?? []) };
}

function familiesOf(index: RoundIndex, families: readonly number[] | null): Iterable<number> {
  return families ?? index.problems.keys();
}

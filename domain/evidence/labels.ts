// The numbers of several pieces of 佐证材料 in one cell, as clerks write them, and knowing them again when they come back.
import type { Id } from '../ledger/types.ts';

/** Pieces in a row from this many on are written as a stretch: 佐证5-1至5-3. */
const STRETCH = 3;

/** What a list says of evidence: words for a measure, and for a problem what proves the problem as a whole. */
export interface EvidenceNumbers {
  ofMeasure(id: Id): string;
  ofProblem(id: Id): string;
}

/** Stands before what proves the whole problem, in the cell of its first measure. */
const WHOLE = '本问题：';

/** A list without any evidence. */
export const NO_EVIDENCE: EvidenceNumbers = { ofMeasure: () => '', ofProblem: () => '' };

/** 佐证5-1至5-3、5-5；佐证6-1: labels in the order given, those of one problem together; '' for none. */
export function labelsWords(labels: readonly string[]): string {
  const byProblem = Map.groupBy([...new Set(labels)], (label) => label.slice(0, label.lastIndexOf('-') + 1));
  return [...byProblem]
    .map(
      ([head, own]) =>
        `佐证${numbers(
          head.replace(/^佐证/, ''),
          own.map((label) => Number(label.slice(head.length))),
        )}`,
    )
    .join('；');
}

function numbers(head: string, own: readonly number[]): string {
  const stretches: [number, number][] = [];
  for (const number of own.toSorted((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else stretches.push([number, number]);
  }
  return stretches
    .flatMap(([from, to]) =>
      to - from + 1 >= STRETCH
        ? [`${head}${from}至${head}${to}`]
        : Array.from({ length: to - from + 1 }, (_, at) => `${head}${from + at}`),
    )
    .join('、');
}

/** The cell of a measure's line; the first line of a problem also tells what proves the problem as a whole. */
export function evidenceCell(
  evidence: EvidenceNumbers,
  line: { problemId: Id; measureId: Id | null; first: boolean },
): string {
  const own = line.measureId === null ? '' : evidence.ofMeasure(line.measureId);
  const whole = line.first ? evidence.ofProblem(line.problemId) : '';
  if (whole === '') return own;
  return line.measureId === null ? whole : [own, `${WHOLE}${whole}`].filter((words) => words !== '').join('\n');
}

const PIECE = String.raw`(?:佐证)?\d+(?:-\d+){1,2}`;
const OWN_WORDS = new RegExp(String.raw`^(?:${WHOLE})?${PIECE}(?:[至、；\s]+(?:${WHOLE})?${PIECE})*$`);

/** Whether a text is nothing but numbers as this program writes them: 佐证5-1至5-3、5-5. */
export function isEvidenceNumbers(text: string): boolean {
  return text.includes('佐证') && OWN_WORDS.test(text.trim());
}

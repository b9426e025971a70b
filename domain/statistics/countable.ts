// The light index of a round as rows that can be counted, so that figures never need the ledger's texts.
import { measureAt, type RoundIndex } from '../ledger/view-index.ts';
import type { CountedProblem, CountedRow } from './figures.ts';

/** Problems with their measures in the order of the lists; the index has to know who answers. */
export function* countable(index: RoundIndex): Generator<CountedProblem> {
  for (const problem of index.problems) {
    yield { ...problem, measures: measuresOf(index, problem.measureFrom, problem.measureTo) };
  }
}

function* measuresOf(index: RoundIndex, from: number, to: number): Generator<CountedRow> {
  for (let at = from; at < to; at++) {
    const { state, deadline, responsibilities } = measureAt(index, at);
    yield { id: index.measures.idAt(at), state, deadline, responsibilities };
  }
}

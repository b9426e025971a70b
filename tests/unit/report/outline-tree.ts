// A round made of a parsed document, with ids and states as a fresh import has them.
import type { LedgerTree } from '#domain/ledger/types.ts';
import { NO_CLOSE_OUT, NO_DEADLINE, NO_RESPONSIBILITIES } from '#domain/ledger/types.ts';
import type { Outline } from '#domain/outline/types.ts';

/** The parsed tree as a ledger; problems and items are numbered through. */
export function treeOf(outline: Outline): LedgerTree {
  let items = 0;
  let problems = 0;
  let ids = 0;
  const id = () => `ID${String(++ids).padStart(24, '0')}`;
  return {
    round: {
      id: id(),
      name: '省委巡视反馈意见整改',
      kind: '巡视整改',
      inspectingBody: '省委第四巡视组',
      inspectedFrom: '2019-09-20',
      inspectedTo: '2019-12-10',
      feedbackDate: '2020-03-25',
      numbering: 'continuous',
    },
    units: [],
    officials: [],
    aspects: outline.aspects.map((aspect, a) => ({
      id: id(),
      position: a + 1,
      title: aspect.title,
      items: aspect.items.map((item, i) => ({
        id: id(),
        aspectId: '',
        position: i + 1,
        number: ++items,
        title: item.title,
        category: null,
        problems: item.problems.map((problem, p) => ({
          id: id(),
          itemId: '',
          position: p + 1,
          number: ++problems,
          title: problem.title,
          publicText: null,
          source: null,
          kind: null,
          target: problem.fields.target ?? null,
          deadline: NO_DEADLINE,
          state: '整改中',
          note: null,
          closeOut: NO_CLOSE_OUT,
          responsibilities: NO_RESPONSIBILITIES,
          measures: problem.measures.map((measure, m) => ({
            id: id(),
            problemId: '',
            position: m + 1,
            lead: measure.lead,
            text: measure.text,
            publicText: null,
            deadline: NO_DEADLINE,
            deliverable: null,
            state: '整改中',
            percent: 0,
            progress: null,
            progressDate: null,
            note: null,
            responsibilities: NO_RESPONSIBILITIES,
          })),
        })),
      })),
    })),
  };
}

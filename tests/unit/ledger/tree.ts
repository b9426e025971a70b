// A small round for the tests of the lists.
import { type LedgerTree, type Measure, NO_DEADLINE, NO_RESPONSIBILITIES, type Problem } from '#domain/ledger/types.ts';

export const measure = (id: string, problemId: string, position: number, change: Partial<Measure> = {}): Measure => ({
  id,
  problemId,
  position,
  lead: `措施${id}。`,
  text: '',
  publicText: null,
  deadline: NO_DEADLINE,
  deliverable: null,
  state: '整改中',
  percent: 0,
  progress: null,
  progressDate: null,
  note: null,
  responsibilities: NO_RESPONSIBILITIES,
  ...change,
});

export const problem = (id: string, number: number, measures: Measure[], change: Partial<Problem> = {}): Problem => ({
  id,
  itemId: 'i',
  position: number,
  number,
  title: `问题${id}`,
  publicText: null,
  source: null,
  kind: null,
  target: null,
  deadline: NO_DEADLINE,
  state: '整改中',
  note: null,
  responsibilities: NO_RESPONSIBILITIES,
  measures,
  ...change,
});

/** One aspect, two items: p1 (m1, m2, led by u1), p2 (m3 done, due); p3 (m4 led by u2 of its own). */
export function smallTree(): LedgerTree {
  return {
    round: {
      id: 'r',
      name: '轮次',
      kind: '巡视',
      inspectingBody: null,
      inspectedFrom: null,
      inspectedTo: null,
      feedbackDate: null,
      numbering: 'continuous',
    },
    units: [
      { id: 'u1', name: '区财政局', shortName: null, position: 1 },
      { id: 'u2', name: '区民政局', shortName: null, position: 2 },
    ],
    officials: [],
    aspects: [
      {
        id: 'a',
        position: 1,
        title: '学习方面',
        items: [
          {
            id: 'i1',
            aspectId: 'a',
            position: 1,
            number: 1,
            title: '学用脱节',
            category: null,
            problems: [
              problem('p1', 1, [measure('m1', 'p1', 1), measure('m2', 'p1', 2)], {
                responsibilities: { ...NO_RESPONSIBILITIES, lead: ['u1'] },
              }),
              problem('p2', 2, [measure('m3', 'p2', 1, { state: '已销号' })], {
                state: '已销号',
                deadline: { date: '2026-06-30', text: null, longTerm: false },
              }),
            ],
          },
          {
            id: 'i2',
            aspectId: 'a',
            position: 2,
            number: 2,
            title: '作风不实',
            category: null,
            problems: [
              problem('p3', 3, [
                measure('m4', 'p3', 1, { responsibilities: { ...NO_RESPONSIBILITIES, lead: ['u2'] } }),
              ]),
            ],
          },
        ],
      },
    ],
  };
}

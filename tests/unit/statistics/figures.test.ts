// Counting a round: parts add up to the whole, every figure keeps its rows and can be found again from its reference.
import { describe, expect, it } from 'vitest';
import {
  type LedgerTree,
  type Measure,
  NO_CLOSE_OUT,
  NO_DEADLINE,
  NO_RESPONSIBILITIES,
  type State,
} from '#domain/ledger/types.ts';
import { REPORT_CLASSES } from '#domain/states/states.ts';
import { countsOf, figuresOf, gapsOf, rateWords } from '#domain/statistics/figures.ts';
import { figureOnPaper, idsOfFigure } from '#domain/statistics/resolve.ts';

const measure = (id: string, problemId: string, state: State, over: Partial<Measure> = {}): Measure => ({
  id,
  problemId,
  position: 1,
  lead: '',
  text: '',
  publicText: null,
  deadline: NO_DEADLINE,
  deliverable: null,
  state,
  percent: 0,
  progress: null,
  progressDate: null,
  note: null,
  responsibilities: NO_RESPONSIBILITIES,
  ...over,
});

const lead = (...units: string[]) => ({ ...NO_RESPONSIBILITIES, lead: units });

const tree: LedgerTree = {
  round: {
    id: 'R',
    name: '',
    kind: '巡视',
    inspectingBody: null,
    inspectedFrom: null,
    inspectedTo: null,
    feedbackDate: null,
    numbering: 'continuous',
  },
  units: [
    { id: 'U1', name: '区教体局', shortName: null, kind: null, contact: null, phone: null, aliases: [], position: 1 },
    { id: 'U2', name: '区住建局', shortName: '住建', kind: null, contact: null, phone: null, aliases: [], position: 2 },
  ],
  officials: [],
  aspects: [
    {
      id: 'A',
      position: 1,
      title: null,
      items: [
        {
          id: 'I',
          aspectId: 'A',
          position: 1,
          number: 1,
          title: null,
          category: null,
          problems: [
            {
              id: 'P1',
              itemId: 'I',
              position: 1,
              number: 1,
              title: '一',
              publicText: null,
              source: null,
              kind: null,
              target: null,
              deadline: { date: '2026-06-01', text: null, longTerm: false },
              state: '整改中',
              note: null,
              closeOut: NO_CLOSE_OUT,
              responsibilities: lead('U1'),
              measures: [
                measure('M1', 'P1', '已销号'),
                measure('M2', 'P1', '整改中'),
                measure('M3', 'P1', '整改中', {
                  responsibilities: lead('U2'),
                  deadline: { date: '2026-12-31', text: null, longTerm: false },
                }),
              ],
            },
            {
              id: 'P2',
              itemId: 'I',
              position: 2,
              number: 2,
              title: '二',
              publicText: null,
              source: null,
              kind: null,
              target: null,
              deadline: NO_DEADLINE,
              state: '未启动',
              note: null,
              closeOut: NO_CLOSE_OUT,
              responsibilities: NO_RESPONSIBILITIES,
              measures: [measure('M4', 'P2', '未启动')],
            },
          ],
        },
      ],
    },
  ],
};

describe('figures of a round', () => {
  const figures = figuresOf(tree, '2026-06-22');

  it('add up: classes to the total, units to the round', () => {
    for (const of of ['problems', 'measures'] as const) {
      const classes = REPORT_CLASSES.flatMap((name) => figures[of].classes[name].ids);
      expect(classes.toSorted()).toEqual(figures[of].total.ids.toSorted());
      expect(figures.units.flatMap((unit) => unit[of].total.ids).toSorted()).toEqual(figures[of].total.ids.toSorted());
    }
  });

  it('take a measure’s deadline and lead unit from its problem where it has none', () => {
    expect(figures.measures.overdue.ids).toEqual(['M2']);
    const [first, second, nobody] = figures.units;
    expect(first).toMatchObject({ unitName: '区教体局', measures: { total: { ids: ['M1', 'M2'] } } });
    expect(second).toMatchObject({ unitName: '住建', measures: { total: { ids: ['M3'] } } });
    expect(nobody).toMatchObject({ unitId: null, unitName: '未明确牵头单位', problems: { total: { ids: ['P2'] } } });
  });

  it('name numerator and denominator', () => {
    expect(rateWords(countsOf(figures).measures)).toBe('1/4＝25.00%');
  });

  const counts = countsOf(figures);
  const gaps = gapsOf(tree.aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems)));

  it('are found again from the reference on paper', () => {
    expect(figureOnPaper(counts, { figure: 'measures.未完成' })).toEqual({
      figure: { of: 'measures', name: '未完成' },
      count: 2,
    });
    expect(figureOnPaper(counts, { figure: 'measures.total', unitId: 'U2' })?.count).toBe(1);
    expect(figureOnPaper(counts, { figure: 'units.total' })).toBeNull();
    expect(figureOnPaper(counts, { figure: 'measures.unled' })).toBeNull();
    expect(figureOnPaper(counts, { figure: 'measures.total', unitId: 'U9' })).toBeNull();
  });

  it('lead to the rows that they count, and never to more or fewer', () => {
    expect(idsOfFigure(figures, gaps, { of: 'measures', name: '未完成' })).toEqual(['M2', 'M4']);
    expect(idsOfFigure(figures, gaps, { of: 'measures', name: 'total', unitId: 'U2' })).toEqual(['M3']);
    expect(idsOfFigure(figures, gaps, { of: 'problems', name: 'total', unitId: null })).toEqual(['P2']);
    expect(idsOfFigure(figures, gaps, { of: 'problems', name: 'overdue' })).toEqual(['P1']);
    expect(idsOfFigure(figures, gaps, { of: 'problems', name: 'total', unitId: 'U9' })).toEqual([]);
    for (const of of ['problems', 'measures'] as const) {
      for (const name of ['total', 'overdue', ...REPORT_CLASSES] as const) {
        const value = name === 'total' || name === 'overdue' ? counts[of][name] : counts[of].classes[name];
        expect(idsOfFigure(figures, gaps, { of, name })).toHaveLength(value);
      }
    }
  });

  it('tell what nobody leads and what has no deadline; a closed measure needs none', () => {
    expect(gaps).toEqual({ unled: ['M4'], undated: ['M4'] });
    expect(idsOfFigure(figures, gaps, { of: 'measures', name: 'unled' })).toEqual(['M4']);
  });
});

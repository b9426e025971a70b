// The four lists of a round: nothing missing, nothing twice, no cell that says "undefined".
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListDocument } from '#domain/content/types.ts';
import type { LedgerTree } from '#domain/ledger/types.ts';
import { NO_DEADLINE, NO_RESPONSIBILITIES } from '#domain/ledger/types.ts';
import { LEDGER_LISTS } from '#domain/ledger/view.ts';
import { buildList, INTERNAL_MARK, listColumns } from '#domain/lists/build.ts';
import { runs } from '#tests/fixtures/runs.ts';
import { emptyTree, measure, problem, sampleTree } from '#tests/fixtures/tree.ts';

const AS_OF = '2020-06-22';

/** Texts of one column, line by line. */
function cells(list: ListDocument, key: string): string[] {
  const index = list.columns.findIndex((column) => column.key === key);
  expect(index, `column ${key}`).toBeGreaterThanOrEqual(0);
  return list.groups.flatMap((group) => group.lines.map((line) => line.cells[index] as string));
}

const titles = (list: ListDocument) => list.columns.map((column) => column.title);

function treeOf(problems: ReturnType<typeof problem>[], over: Partial<LedgerTree> = {}): LedgerTree {
  const { units, officials } = sampleTree();
  const item = { id: 'I', aspectId: 'A', position: 1, number: 1, title: null, category: null, problems };
  return { ...emptyTree(), units, officials, aspects: [{ id: 'A', position: 1, title: null, items: [item] }], ...over };
}

describe('default columns', () => {
  it('are those that offices expect', () => {
    const list = (kind: (typeof LEDGER_LISTS)[number]) => titles(buildList(kind, sampleTree(), { asOf: AS_OF }));
    expect(list('problems')).toEqual([
      '序号',
      '方面',
      '项',
      '反馈问题',
      '问题来源',
      '整改类型',
      '责任领导',
      '牵头单位',
      '完成时限',
      '备注',
    ]);
    expect(list('tasks')).toEqual([
      '序号',
      '反馈问题',
      '整改目标/销号标准',
      '整改措施',
      '完成时限',
      '责任人',
      '成果形式',
      '状态',
    ]);
    expect(list('responsibilities')).toEqual([
      '责任单位',
      '责任领导',
      '牵头/配合',
      '责任人（联络员、电话）',
      '承担问题数',
      '承担措施数',
      '问题编号',
      '最近时限',
    ]);
    expect(list('ledger')).toEqual([
      '序号',
      '反馈问题',
      '整改措施',
      '责任领导',
      '牵头单位',
      '责任单位',
      '责任人',
      '完成时限',
      '进展情况（截至6月22日）',
      '是否完成',
      '佐证材料',
      '销号情况',
    ]);
  });

  it('can be chosen, ordered and renamed; unknown keys are passed over', () => {
    const list = buildList('problems', sampleTree(), {
      asOf: AS_OF,
      columns: ['state', 'nothing', 'ordinal', 'state'],
      titles: { state: '当前状态', ordinal: ' ' },
    });
    expect(titles(list)).toEqual(['当前状态', '序号']);
    expect(listColumns('problems', AS_OF).filter((column) => column.byDefault)).toHaveLength(10);
  });

  it('have keys that occur once', () => {
    for (const kind of LEDGER_LISTS) {
      const keys = listColumns(kind, AS_OF).map((column) => column.key);
      expect(new Set(keys).size, kind).toBe(keys.length);
    }
  });
});

describe('问题清单', () => {
  it('has one line a problem under its number', () => {
    const list = buildList('problems', sampleTree(), { asOf: AS_OF });
    expect(cells(list, 'ordinal')).toEqual(Array.from({ length: 23 }, (_, index) => String(index + 1)));
    expect(cells(list, 'problem')[4]).toBe('(5)惠企政策兑现不及时');
    expect(cells(list, 'item')[4]).toBe('3.关于“优化营商环境用力不够，企业获得感不强”问题');
    expect(list.groups.every((group) => group.heading === null)).toBe(true);
  });

  it('puts aspects above the lines where they are no column', () => {
    const list = buildList('problems', sampleTree(), { asOf: AS_OF, columns: ['ordinal', 'problem'] });
    const headings = list.groups.flatMap((group) => (group.heading === null ? [] : [group.heading]));
    expect(headings).toHaveLength(4);
    expect(headings[0]).toMatch(/^（一）关于“政治站位/);
  });
});

describe('任务清单 and 整改台账', () => {
  it('count 81 measures in lines and 23 problems in groups', () => {
    const tasks = buildList('tasks', sampleTree(), { asOf: AS_OF });
    expect(cells(tasks, 'measureOrdinal')).toEqual(Array.from({ length: 81 }, (_, index) => String(index + 1)));
    expect(tasks.groups).toHaveLength(23);
    const ledger = buildList('ledger', sampleTree(), { asOf: AS_OF });
    expect(cells(ledger, 'ordinal').filter((text) => text !== '')).toHaveLength(23);
    expect(ledger.paper.size).toBe('A3');
  });

  it('resolve what a measure leaves open from its problem', () => {
    const { units } = sampleTree();
    const [first, second] = units as [(typeof units)[0], (typeof units)[0]];
    const given = problem(1, '问题', 2, {
      responsibilities: { ...NO_RESPONSIBILITIES, lead: [first.id] },
      deadline: { date: '2020-09-30', text: null, longTerm: false },
    });
    given.measures = [
      measure(given.id, 1, { deadline: NO_DEADLINE, responsibilities: NO_RESPONSIBILITIES }),
      measure(given.id, 2, {
        deadline: { date: null, text: null, longTerm: true },
        responsibilities: { ...NO_RESPONSIBILITIES, lead: [second.id] },
      }),
    ];
    const list = buildList('ledger', treeOf([given]), { asOf: AS_OF });
    expect(cells(list, 'lead')).toEqual([first.shortName, second.shortName]);
    expect(cells(list, 'deadline')).toEqual(['2020年9月30日', '长期坚持']);
  });

  it('keep a line for a problem without measures', () => {
    const list = buildList('tasks', treeOf([problem(1, '无措施', 0), problem(2, '有措施', 1)]), { asOf: AS_OF });
    expect(cells(list, 'problem')).toEqual(['(1)无措施', '(2)有措施']);
    expect(cells(list, 'measureOrdinal')).toEqual(['', '1']);
    expect(cells(list, 'measure')[0]).toBe('');
  });

  it('explain the reporting classes where they are shown', () => {
    expect(buildList('ledger', sampleTree(), { asOf: AS_OF }).notes[0]).toMatch(/^注：已完成＝/);
    expect(buildList('tasks', sampleTree(), { asOf: AS_OF }).notes).toEqual([]);
  });
});

describe('责任清单', () => {
  const lead = sampleTree().units[0] as LedgerTree['units'][0];
  const other = sampleTree().units[1] as LedgerTree['units'][0];

  it('leaves out units that carry nothing', () => {
    const list = buildList('responsibilities', sampleTree(), { asOf: AS_OF });
    expect(list.groups).toHaveLength(9);
    expect(cells(list, 'unit')).not.toContain('云溪区城市更新服务中心');
  });

  it('counts a problem and a measure once a unit, whatever its roles', () => {
    const given = problem(1, '问题', 2, {
      responsibilities: { ...NO_RESPONSIBILITIES, lead: [lead.id], responsible: [lead.id, other.id] },
    });
    given.measures = [
      measure(given.id, 1, { responsibilities: NO_RESPONSIBILITIES }),
      measure(given.id, 2, {
        responsibilities: { ...NO_RESPONSIBILITIES, responsible: [lead.id], supporting: [lead.id] },
      }),
    ];
    const list = buildList('responsibilities', treeOf([given]), { asOf: AS_OF });
    expect(cells(list, 'unit')).toEqual([lead.name, other.name]);
    expect(cells(list, 'problems')).toEqual(['1', '1']);
    expect(cells(list, 'measures')).toEqual(['2', '1']);
    expect(cells(list, 'roles')).toEqual(['牵头、责任、配合', '责任']);
    expect(list.notes).toHaveLength(1);
  });

  it('says what is due next, and that it is overdue', () => {
    const due = (
      date: string | null,
      text: string | null,
      longTerm: boolean,
      state: '整改中' | '已销号' = '整改中',
    ) => {
      const given = problem(1, '问题', 0, {
        state,
        deadline: { date, text, longTerm },
        responsibilities: { ...NO_RESPONSIBILITIES, lead: [lead.id] },
      });
      return cells(buildList('responsibilities', treeOf([given]), { asOf: AS_OF }), 'next')[0];
    };
    expect(due('2020-06-30', null, false)).toBe('2020年6月30日');
    expect(due('2020-06-01', null, false)).toBe('2020年6月1日（已逾期）');
    expect(due('2020-06-01', null, false, '已销号')).toBe('');
    expect(due(null, '年底前', false)).toBe('年底前');
    expect(due(null, null, true)).toBe('长期坚持');
    expect(due(null, null, false)).toBe('');
  });

  it('lists the contacts of the unit itself', () => {
    const list = buildList('responsibilities', sampleTree(), { asOf: AS_OF });
    for (const text of cells(list, 'contact')) expect(text.split('、').length).toBeLessThanOrEqual(1);
  });
});

describe('every list', () => {
  it('of an empty round has columns and no lines', () => {
    for (const kind of LEDGER_LISTS) {
      const list = buildList(kind, emptyTree(), { asOf: AS_OF, mark: true, officeName: '区委整改办' });
      expect(list.groups).toEqual([]);
      expect(list.columns.length).toBeGreaterThan(5);
      expect(list.mark).toBe(INTERNAL_MARK);
      expect(list.subtitle).toBe('编制单位：区委整改办　省委巡视反馈意见整改　截至2020年6月22日');
    }
  });

  it('shows every problem exactly once, and no cell that is not text', () => {
    const anyProblem = fc.record({
      title: fc.string({ unit: 'grapheme', maxLength: 30 }),
      measures: fc.integer({ min: 0, max: 6 }),
      units: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }),
      note: fc.option(fc.string()),
    });
    fc.assert(
      fc.property(fc.array(anyProblem, { maxLength: 12 }), (given) => {
        const { units } = sampleTree();
        const problems = given.map((each, index) =>
          problem(index + 1, each.title, each.measures, {
            note: each.note,
            responsibilities: {
              ...NO_RESPONSIBILITIES,
              lead: each.units.map((unit) => units[unit]?.id ?? 'gone'),
            },
          }),
        );
        const tree = treeOf(problems);
        for (const kind of LEDGER_LISTS) {
          const every = listColumns(kind, AS_OF).map((column) => column.key);
          const list = buildList(kind, tree, { asOf: AS_OF, columns: every });
          if (kind !== 'responsibilities') {
            expect(list.groups.map((group) => group.ids.problemId)).toEqual(problems.map((each) => each.id));
          }
          for (const line of list.groups.flatMap((group) => group.lines)) {
            expect(line.cells).toHaveLength(list.columns.length);
            for (const text of line.cells) expect(typeof text).toBe('string');
          }
          const generated = JSON.stringify(list.groups.map((group) => group.lines));
          if (!given.some((each) => /undefined|null/.test(`${each.title}${each.note ?? ''}`))) {
            expect(generated).not.toMatch(/"undefined|"null"|undefined"/);
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });
});

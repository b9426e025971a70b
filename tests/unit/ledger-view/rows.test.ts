// What the lists' operations answer over the engine: stretches of rows, what they stand for, order, menus, single rows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/ledger/types.ts';
import type { LedgerLook, LedgerRow } from '#domain/ledger/view.ts';
import { ROUND_FIELDS, startEngine, type TestEngine } from '../../fixtures/engine.ts';

const AS_OF = '2026-06-22';
const LOOK: LedgerLook = { list: 'problems', text: '', filters: [], sort: null, only: null, toggled: [] };
let app: TestEngine;
let roundId: Id;

beforeAll(async () => {
  app = await startEngine();
  roundId = (await app.call('loadSample', {})).roundId;
});
afterAll(() => app.dispose());

const read = (look: Partial<LedgerLook> = {}, from = 0, count = 500, focusId: Id | null = null) =>
  app.call('readRows', { roundId, asOf: AS_OF, look: { ...LOOK, ...look }, from, count, focusId });
const problemsIn = (rows: readonly LedgerRow[]) => rows.flatMap((row) => (row.kind === 'problem' ? row.problem : []));

describe('a stretch of rows', () => {
  it('is the same whether rows are read together or one by one', async () => {
    const { total, rows } = await read({ list: 'ledger' });
    expect(total).toBe(119);
    for (const at of [0, 1, 17, 60, 118]) {
      expect((await read({ list: 'ledger' }, at, 1)).rows).toEqual([rows[at]]);
    }
    expect((await read({ list: 'ledger' }, 119, 10)).rows).toEqual([]);
    expect(await read({}, 0, 0)).toMatchObject({ rows: [], shown: { problems: 23, measures: 81 } });
  });

  it('says where a row stands, and that a folded or filtered one does not stand anywhere', async () => {
    const { rows } = await read({ list: 'ledger' });
    for (const [at, row] of [...rows.entries()].filter(([place]) => place % 13 === 0)) {
      expect((await read({ list: 'ledger' }, 0, 0, row.id)).focus).toBe(at);
    }
    const measure = rows.find((row) => row.kind === 'measure');
    expect((await read({ list: 'problems' }, 0, 0, measure?.id ?? null)).focus).toBeNull();
    expect((await read({ text: '没有这样的话' }, 0, 0, rows[0]?.id ?? null)).focus).toBeNull();
  });

  it('finds a problem by its number in any brackets, and by a unit that goes by another name', async () => {
    for (const text of ['5', '(5)', '（5）', ' 5 '])
      expect(problemsIn((await read({ text })).rows).map(({ number }) => number)).toEqual([5]);
    const [unit] = await app.call('listUnits', {});
    await app.call('updateUnit', { id: unit?.id as Id, patch: { aliases: ['原名甲乙局'] } });
    const all = (await read({ list: 'tasks', text: unit?.name ?? '' })).shown;
    expect((await read({ list: 'tasks', text: '原名甲乙' })).shown).toEqual(all);
    expect(all.measures).toBeGreaterThan(0);
  });

  it('answers no round and no problem in words', async () => {
    const id = '01J00000000000000000000000';
    await expect(
      app.call('readRows', { roundId: id, asOf: AS_OF, look: LOOK, from: 0, count: 1, focusId: null }),
    ).rejects.toMatchObject({ code: 'notFound' });
    await expect(app.call('getProblem', { id })).rejects.toMatchObject({ code: 'notFound' });
    await expect(app.call('getTimeline', { measureId: id })).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('an order', () => {
  it('by deadline has no headings, earliest first, and what has none last either way', async () => {
    const dates = async (descending: boolean) => {
      const { rows } = await read({ sort: { column: 'deadline', descending } });
      expect(rows.every((row) => row.kind === 'problem' && row.level === 1)).toBe(true);
      return problemsIn(rows).map(({ deadline }) => deadline.date);
    };
    const up = await dates(false);
    const known = up.filter((date) => date !== null);
    expect(known).toEqual(known.toSorted());
    expect(up.slice(0, known.length)).toEqual(known);
    expect(up).toHaveLength(23);
  });

  it('of the 任务清单 shows measures alone, by pinyin, and numbers in the order of the list', async () => {
    const { rows } = await read({ list: 'tasks', sort: { column: 'lead', descending: false } });
    expect(rows).toHaveLength(81);
    expect(rows.every((row) => row.kind === 'measure' && row.parentId === null && row.level === 1)).toBe(true);
    const numbers = (await read({ list: 'tasks', sort: { column: 'number', descending: true } })).rows;
    expect(numbers.map((row) => row.kind === 'measure' && row.ordinal)).toEqual(
      Array.from({ length: 81 }, (_, at) => 81 - at),
    );
  });

  it('follows an edit', async () => {
    const sort = { column: 'note', descending: false };
    const [first] = problemsIn((await read({ sort })).rows);
    const last = problemsIn((await read({ sort })).rows).at(-1);
    expect(first?.note).toBeNull();
    await app.call('editRows', { edits: [{ kind: 'problem', id: last?.id as Id, patch: { note: '需要协调' } }] });
    expect(problemsIn((await read({ sort })).rows)[0]).toMatchObject({ id: last?.id, note: '需要协调' });
  });
});

describe('what rows stand for', () => {
  const ids = (look: Partial<LedgerLook>, from: number, to: number) =>
    app.call('readRowIds', { roundId, asOf: AS_OF, look: { ...LOOK, ...look }, from, to });

  it('is everything for all rows, problems or measures by list', async () => {
    expect((await ids({}, 0, 10_000)).problemIds).toHaveLength(23);
    expect((await ids({ list: 'tasks' }, 0, 10_000)).measureIds).toHaveLength(81);
    expect((await ids({ list: 'tasks' }, 0, 10_000)).problemIds).toEqual([]);
  });

  it('is a measure itself where it stands alone, else what its problem covers', async () => {
    const { rows } = await read({ list: 'ledger' });
    const at = rows.findIndex((row) => row.kind === 'measure');
    expect(await ids({ list: 'ledger' }, at, at + 1)).toEqual({ problemIds: [], measureIds: [rows[at]?.id] });
    expect((await ids({ list: 'ledger' }, at - 1, at + 1)).measureIds).toEqual([]);
    expect((await ids({ list: 'ledger' }, at, at)).measureIds).toEqual([]);
  });
});

describe('a filter menu', () => {
  const values = (column: string, look: Partial<LedgerLook> = {}) =>
    app.call('readColumnValues', { roundId, asOf: AS_OF, look: { ...LOOK, ...look }, column });

  it('offers what the column shows with how often, the most frequent first', async () => {
    const states = await values('state', { list: 'tasks' });
    expect(states.reduce((sum, { count }) => sum + count, 0)).toBe(81);
    expect(states.map(({ count }) => count)).toEqual(states.map(({ count }) => count).toSorted((a, b) => b - a));
  });

  it('heeds the other filters and not its own; each choice finds as many rows as it says', async () => {
    const filters = [{ column: 'lead', test: { kind: 'values' as const, values: ['区发改局'] } }];
    expect((await values('lead', { list: 'tasks', filters })).length).toBeGreaterThan(1);
    for (const { value, count } of await values('state', { list: 'tasks', filters })) {
      const both = [...filters, { column: 'state', test: { kind: 'values' as const, values: [value] } }];
      expect((await read({ list: 'tasks', filters: both })).shown.measures).toBe(count);
    }
  });

  it('offers nothing for the rows own words and for a column that no list has', async () => {
    expect(await values('words')).toEqual([]);
    expect(await values('__proto__')).toEqual([]);
  });
});

describe('a single row', () => {
  it('is the same in its list, by itself and in the whole tree', async () => {
    const tree = await app.call('getLedger', { roundId });
    for (const problem of tree.aspects.flatMap(({ items }) => items.flatMap(({ problems }) => problems)).slice(0, 5)) {
      expect(await app.call('getProblem', { id: problem.id })).toEqual(problem);
    }
  });

  it('tells what a measure reported, newest first', async () => {
    const { rows } = await read({ list: 'tasks' });
    const told = [];
    for (const row of rows.slice(0, 30)) {
      if (row.kind !== 'measure') continue;
      const timeline = await app.call('getTimeline', { measureId: row.id });
      expect(timeline.map(({ ordinal }) => ordinal)).toEqual(
        timeline.map(({ ordinal }) => ordinal).toSorted((a, b) => b - a),
      );
      told.push(...timeline);
    }
    expect(told.length).toBeGreaterThan(10);
  });

  it('keeps rounds apart', async () => {
    const other = await app.call('createRound', { ...ROUND_FIELDS, name: '另一轮次' });
    await app.call('addRow', { kind: 'problemOfRound', roundId: other.id, title: '针对“学用脱节”问题' });
    expect((await read()).all).toEqual({ problems: 23, measures: 81 });
    const { all } = await app.call('readRows', {
      roundId: other.id,
      asOf: AS_OF,
      look: LOOK,
      from: 0,
      count: 0,
      focusId: null,
    });
    expect(all).toEqual({ problems: 1, measures: 0 });
  });
});

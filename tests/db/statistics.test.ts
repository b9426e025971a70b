// 工作台 and 统计 on a real store: every number equals the figures of its day and opens its rows; limits are said.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrossTable } from '#contract/operations.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { crossTotal } from '#domain/statistics/cross.ts';
import { LIGHT_KEYS } from '#domain/statistics/facts.ts';
import { startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

let app: TestEngine;
let roundId: string;
beforeAll(async () => {
  app = await startEngine();
  ({ roundId } = await app.call('loadSample', {}));
});
afterAll(() => app.dispose());

const TODAY = '2026-06-23';
const cross = (over: object = {}): Promise<CrossTable> =>
  app.call('getCross', {
    roundIds: [roundId],
    of: 'measures',
    rows: 'unit',
    columns: 'class',
    at: null,
    compare: null,
    ...over,
  });

describe('工作台', () => {
  it('tells weeks, lights, the plan and what waits, all equal to the figures of their day', async () => {
    const overview = await app.call('getOverview', { roundId, asOf: TODAY });
    expect(overview.milestones.map(({ name, date }) => [name, date])).toEqual([
      ['报送整改方案', '2026-04-26'],
      ['报送集中整改进展情况', '2026-09-26'],
    ]);
    expect(overview.weeks.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const week of overview.weeks) {
      const figures = await app.call('getFigures', { roundId, reviewId: week.reviewId });
      expect([week.problems, week.measures]).toEqual([figures.problems, figures.measures]);
      expect(LIGHT_KEYS.reduce((sum, key) => sum + (week.lights?.[key] ?? 0), 0)).toBe(81);
      for (const light of LIGHT_KEYS) {
        const part = { light: light === 'none' ? '' : light };
        const asked = {
          roundId,
          reviewId: week.reviewId,
          figure: { of: 'measures' as const, part },
          from: 0,
          count: 5,
        };
        expect((await app.call('readFigure', asked)).total).toBe(week.lights?.[light]);
      }
    }
    expect(LIGHT_KEYS.reduce((sum, key) => sum + overview.lights[key], 0)).toBe(81);
    const { plan, forecast } = overview.curve.measures;
    const last = plan.points.at(-1);
    expect((last?.count ?? 0) + plan.undated).toBe(81);
    const due = { of: 'measures' as const, part: { dueBy: last?.date ?? '' } };
    expect((await app.call('readFigure', { roundId, asOf: TODAY, figure: due, from: 0, count: 1 })).total).toBe(
      last?.count,
    );
    expect(forecast?.perWeek).toBeGreaterThan(0);
    expect(overview.waiting).toEqual({
      accept: 0,
      sign: 0,
      decide: 0,
      decisionsLate: 1,
      decisionsSoon: 0,
      replies: 1,
    });
  });

  it('offers nobody what the account may not do', async () => {
    await app.addUser('只读者', ['reader']);
    await app.as('只读者');
    const { waiting } = await app.call('getOverview', { roundId, asOf: TODAY });
    expect([waiting.accept, waiting.sign, waiting.decide]).toEqual([null, null, null]);
    await app.as('管理员');
  });
});

describe('a cross table', () => {
  it('equals the figures unit by unit, today and as a closed review left them', async () => {
    for (const at of [null, '2026-06-10']) {
      for (const of of ['problems', 'measures'] as const) {
        const { table, days } = await cross({ at, of });
        const reviewId = days[0]?.reviewId ?? null;
        expect(days[0]?.asOf).toBe(at === null ? TODAY : '2026-06-08');
        const figures = await app.call(
          'getFigures',
          reviewId === null ? { roundId, asOf: TODAY } : { roundId, reviewId },
        );
        expect(crossTotal(table)).toBe(figures[of].total);
        for (const [y, { key }] of table.rows.entries()) {
          const unit = figures.units.find(({ unitId }) => (unitId ?? '') === key);
          for (const [x, column] of table.columns.entries()) {
            const counted = unit?.[of].classes[column.key as keyof (typeof unit)['problems']['classes']];
            expect(table.counts[y]?.[x]).toBe(counted);
          }
        }
      }
    }
  });

  it('opens every cell to its rows, in the figures and in the lists', async () => {
    const { table, days } = await cross({ rows: 'kind', columns: 'state', at: '2026-06-10', of: 'problems' });
    const reviewId = days[0]?.reviewId ?? '';
    for (const [y, row] of table.rows.entries()) {
      for (const [x, column] of table.columns.entries()) {
        const figure = { of: 'problems' as const, part: { kind: row.key, state: column.key } };
        const { total } = await app.call('readFigure', { roundId, reviewId, figure, from: 0, count: 10 });
        expect(total).toBe(table.counts[y]?.[x]);
      }
    }
    const figure = { of: 'problems' as const, part: { class: '未完成' } };
    const { total } = await app.call('readFigure', { roundId, asOf: TODAY, figure, from: 0, count: 1 });
    const only = { caption: '未完成', figure, day: { asOf: TODAY } };
    const look = { list: 'problems' as const, text: '', filters: [], sort: null, only, toggled: [] };
    const rows = await app.call('readRows', { roundId, look, asOf: TODAY, from: 0, count: 1, focusId: null });
    expect(rows?.shown.problems).toBe(total);
  });

  it('is held against an earlier day, and says where a day is not known', async () => {
    const { table, before, notes } = await cross({ compare: '2026-05-20', columns: 'light' });
    expect(before?.days[0]?.asOf).toBe('2026-05-18');
    expect([crossTotal(table), before === null ? 0 : crossTotal(before.table)]).toEqual([81, 81]);
    expect(notes.join()).toContain('最近一次已关闭的调度');
    await expect(cross({ at: '2026-05-01' })).rejects.toThrow(/2026年5月1日及以前没有关闭过的调度/);
    await expect(cross({ columns: 'unit' })).rejects.toThrow(/行和列应选不同的项目/);
  });

  it('puts rounds side by side, and the 总台账 holds the problems of all', async () => {
    const other = await app.call('createRound', {
      name: '区委巡察',
      kind: '巡察',
      inspectingBody: null,
      inspectedFrom: null,
      inspectedTo: null,
      feedbackDate: null,
      numbering: 'continuous',
    });
    const roundIds = [roundId, other.id];
    const { table } = await cross({ roundIds, rows: 'round', columns: 'class', of: 'problems' });
    expect(table.rows.map(({ key }) => key)).toEqual([roundId]);
    const all = { roundIds, text: '', unitId: null, class: null };
    const list = await app.call('listAllProblems', { ...all, from: 20, count: 10 });
    expect([list.total, list.rows.length, list.rows[0]?.number]).toEqual([23, 3, '（21）']);
    const found = await app.call('listAllProblems', { ...all, text: '15', from: 0, count: 10 });
    expect(found.rows.map(({ number }) => number)).toEqual(['（15）']);
    const done = await app.call('listAllProblems', { ...all, class: '已完成', from: 0, count: 10 });
    expect(done.total).toBe(1);
  });

  it('leaves as paper, Excel and Word', async () => {
    const folder = tempDir();
    const asked = {
      roundIds: [roundId],
      of: 'measures' as const,
      rows: 'unit' as const,
      columns: 'class' as const,
      at: null,
      compare: '2026-06-01',
    };
    const paper = (await app.call('getPaper', { of: 'cross', asked })) as ListDocument;
    expect(paper.title).toBe('措施统计表（牵头单位×办结类别）');
    expect(paper.groups.at(-1)?.lines[0]?.cells.at(-1)).toBe('81（0）');
    const problems = { roundIds: [roundId], text: '', unitId: null, class: null };
    const book = (await app.call('getPaper', { of: 'allProblems', asked: problems })) as ListDocument;
    expect(book.groups).toHaveLength(23);
    for (const source of [
      { of: 'cross' as const, asked },
      { of: 'allProblems' as const, asked: problems },
    ]) {
      for (const format of ['xlsx', 'docx'] as const) {
        const path = join(folder, `${source.of}.${format}`);
        expect(await app.call('writePaper', { source, format, path })).toEqual({ fileName: `${source.of}.${format}` });
      }
    }
    rmSync(folder, { recursive: true, force: true });
  });
});

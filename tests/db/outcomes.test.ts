// 整改成效 on a real store: entered once on measures, summed for every part, moved with its measure, taken back.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#core/protocol.ts';
import type { ListDocument } from '#domain/content/types.ts';
import type { Problem } from '#domain/ledger/types.ts';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

let app: TestEngine;
let roundId: string;
let unitId: string;
let problems: Problem[];

beforeEach(async () => {
  app = await startEngine();
  ({ roundId } = await acceptSmallRound(app));
  ({ id: unitId } = await app.call('addUnit', { name: '区财政局', shortName: null }));
  problems = (await app.call('getLedger', { roundId })).aspects.flatMap(({ items }) =>
    items.flatMap((item) => item.problems),
  );
  await app.call('assign', {
    targets: { problemIds: [problems[0]?.id ?? ''], measureIds: [] },
    patch: { lead: [unitId] },
  });
});
afterEach(() => app.dispose());

type Fields = CallInput<'addOutcome'>['outcome'];
const measureOf = (problem: number, measure: number) => problems[problem - 1]?.measures[measure - 1]?.id ?? '';
const shared = { date: null, note: null, countedIn: null };
const money = (cents: number, over: object = {}): Fields =>
  ({ kind: 'money', category: '追缴', cents, ...shared, ...over }) as Fields;
const add = (outcome: Fields, measureId = measureOf(1, 1)) => app.call('addOutcome', { measureId, outcome });
const figures = async (by: CallInput<'getOutcomeFigures'>['by'] = 'unit', from: string | null = null) =>
  app.call('getOutcomeFigures', { roundId, from, to: null, by });
const list = (over: Partial<CallInput<'listOutcomes'>> = {}) =>
  app.call('listOutcomes', { roundId, problemId: null, kind: null, ids: null, ...over });

describe('an outcome', () => {
  it('is entered once and summed for unit, aspect, problem and month', async () => {
    const rule = await add({ kind: 'rule', category: '修订', name: '采购办法', documentNumber: ' ', ...shared });
    expect(rule).toMatchObject({ problemName: '问题（1）', measureName: '措施（1）一', documentNumber: null });
    expect(rule.measureLead).toBe('健全学习制度。');
    await add({ kind: 'persons', category: '诫勉', count: 2, ...shared, date: '2026-06-01' });
    const other = await add(money(12_345_600, { date: '2026-07-01' }), measureOf(3, 1));
    const { total, parts } = await figures();
    expect([total.rules.修订.value, total.persons.诫勉.value, total.money.追缴]).toEqual([
      1,
      2,
      { value: 12_345_600, ids: [other.id] },
    ]);
    expect(parts.map(({ key, name, figures: own }) => [key, name, own.money.追缴.value])).toEqual([
      [unitId, '区财政局', 0],
      [null, '未明确牵头单位', 12_345_600],
    ]);
    expect((await figures('aspect')).parts.map(({ name }) => name)).toEqual([
      '（一）关于“政治站位有差距”方面的问题',
      '（二）关于“为民服务不到位”方面的问题',
    ]);
    expect((await figures('problem')).parts.map(({ name }) => name)).toEqual(['问题（1）', '问题（3）']);
    expect((await figures('month')).parts.map(({ name }) => name)).toEqual(['2026年6月', '2026年7月', '未填日期']);
    const july = await figures('unit', '2026-07-01');
    expect([july.total.persons.诫勉.value, july.total.money.追缴.value, july.total.undated]).toEqual([
      0,
      12_345_600,
      [rule.id],
    ]);
    expect((await list({ ids: [other.id] })).map(({ id }) => id)).toEqual([other.id]);
    expect(await list({ kind: 'persons' })).toHaveLength(1);
    expect(await list({ problemId: problems[0]?.id ?? '' })).toHaveLength(2);
  });

  it('that is counted in another one stays with its measure and out of every sum', async () => {
    const first = await add(money(500_000));
    const second = await add(money(500_000, { countedIn: first.id }), measureOf(3, 1));
    expect(second.countedElsewhere).toBe(true);
    const { total, parts } = await figures();
    expect([total.money.追缴.value, total.elsewhere]).toEqual([500_000, [second.id]]);
    expect(parts.at(-1)?.figures.money.追缴.value).toBe(0);

    await expect(app.call('removeOutcome', { id: first.id })).rejects.toThrow(
      /有1条成效注明已在这一条计入，删除后会少计/,
    );
    await expect(
      app.call('updateOutcome', { id: first.id, outcome: money(500_000, { countedIn: second.id }) }),
    ).rejects.toThrow(/自己也注明在别处计入/);
    await expect(add(money(1, { countedIn: second.id }))).rejects.toThrow(/自己也注明在别处计入/);
    await expect(
      app.call('updateOutcome', { id: first.id, outcome: { ...money(500_000), category: '清退' } as Fields }),
    ).rejects.toThrow(/改变类别后会少计/);
    await expect(add({ kind: 'persons', category: '诫勉', count: 1, ...shared, countedIn: first.id })).rejects.toThrow(
      /类别不同/,
    );

    // What it was counted in is gone with its measure: now it counts itself.
    await app.call('removeRows', { kind: 'measure', ids: [measureOf(1, 1)] });
    expect((await figures()).total.money.追缴).toEqual({ value: 500_000, ids: [second.id] });
  });

  it('never comes to count nowhere by taking acts back', async () => {
    const first = await add(money(100));
    const second = await add(money(100, { countedIn: first.id }));
    await app.call('updateOutcome', { id: second.id, outcome: money(100) });
    const freed = (await app.call('listActs', { limit: 1 }))[0]?.id ?? '';
    await app.call('updateOutcome', { id: first.id, outcome: money(100, { countedIn: second.id }) });
    await expect(app.call('undo', { actId: freed })).rejects.toThrow(/互相注明/);
    expect((await figures()).total.money.追缴.value).toBe(100);
  });

  it('can be corrected, taken away, and all of it taken back by name', async () => {
    const { id } = await add(money(100));
    expect(await app.call('updateOutcome', { id, outcome: money(250, { note: '二次追缴' }) })).toMatchObject({
      cents: 250,
      note: '二次追缴',
    });
    await app.call('removeOutcome', { id });
    expect(await list()).toEqual([]);
    expect((await app.call('undo', { actId: null })).label).toBe('删除成效');
    expect((await app.call('undo', { actId: null })).label).toBe('修改成效');
    expect((await list())[0]).toMatchObject({ id, cents: 100, note: null });
    await app.call('redo', { actId: null });
    expect((await list())[0]).toMatchObject({ cents: 250 });
  });

  it('goes with its measure into another problem, and to the measure that it is joined into', async () => {
    await add(money(100), measureOf(3, 2));
    await app.call('mergeRows', { kind: 'measure', ids: [measureOf(3, 1), measureOf(3, 2)] });
    expect((await list())[0]).toMatchObject({ measureName: '措施（3）一', measureId: measureOf(3, 1) });
    expect((await figures()).total.money.追缴.value).toBe(100);
    await app.call('undo', { actId: null });
    expect((await list())[0]).toMatchObject({ measureName: '措施（3）二' });
    const to = problems[1]?.id ?? '';
    await app.call('moveRows', { kind: 'measure', ids: [measureOf(3, 2)], parentId: to, position: 9 });
    expect((await list())[0]).toMatchObject({ problemName: '问题（2）' });
  });

  it('is refused where there is no measure', async () => {
    await app.call('removeRows', { kind: 'measure', ids: [measureOf(1, 1)] });
    await expect(add(money(1))).rejects.toThrow(/这条措施已不存在/);
  });
});

it('the 成效统计表 leaves as paper', async () => {
  const folder = tempDir();
  await add(money(12_345_600, { date: '2026-06-01' }));
  const source = { of: 'outcomes' as const, roundId, by: 'unit' as const, from: '2026-06-01', to: '2026-06-30' };
  const paper = (await app.call('getPaper', source)) as ListDocument;
  expect(paper.subtitle).toContain('2026年6月1日起至2026年6月30日');
  expect(paper.groups.map(({ lines }) => lines[0]?.cells[1])).toEqual(['区财政局', '合计']);
  for (const format of ['xlsx', 'docx'] as const) {
    const path = join(folder, `成效统计表.${format}`);
    expect(await app.call('writePaper', { source, format, path })).toEqual({ fileName: `成效统计表.${format}` });
  }
  rmSync(folder, { recursive: true });
});

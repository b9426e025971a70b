// 回头看 on a real store: drawn, found, and what follows applied by an act of its own; the calendar of 常态化管理.
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#core/protocol.ts';
import type { ListDocument } from '#domain/content/types.ts';
import type { Problem } from '#domain/ledger/types.ts';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { writeFiles } from '../fixtures/evidence.ts';
import { tempDir } from '../fixtures/folder.ts';

let app: TestEngine;
let now: Date;
let roundId: string;
let problems: Problem[];

beforeEach(async () => {
  now = new Date('2026-06-23T02:00:00Z');
  app = await startEngine({ now: () => now });
  ({ roundId } = await acceptSmallRound(app));
  await readProblems();
  await app.call('recordClosed', {
    problemIds: problems.slice(0, 2).map(({ id }) => id),
    grounds: '原纸质台账',
    approver: '周某某',
    approvedOn: '2026-06-01',
    appliedOn: null,
  });
  await readProblems();
});
afterEach(() => app.dispose());

async function readProblems(): Promise<void> {
  problems = (await app.call('getLedger', { roundId })).aspects.flatMap(({ items }) =>
    items.flatMap((item) => item.problems),
  );
}

const scope: CallInput<'planLookBack'>['scope'] = { unitIds: null, kinds: null, draw: { of: 'all' }, strata: 'none' };
const plan = (over: Partial<CallInput<'planLookBack'>> = {}) =>
  app.call('planLookBack', {
    roundId,
    name: '第一次回头看',
    scope,
    seed: 7,
    dueDate: '2026-06-30',
    responsible: '督查组',
    note: null,
    ...over,
  });
const sheetOf = (planId: string, state: CallInput<'getLookBack'>['state'] = null) =>
  app.call('getLookBack', { planId, state, from: 0, count: 100 });
const record = (itemId: string, result: CallInput<'recordLookBack'>['result'], checkedOn = '2026-06-20') =>
  app.call('recordLookBack', {
    itemId,
    result,
    checkedOn,
    methods: ['现场核查', '查阅资料'],
    persons: '赵某某、钱某某',
    findings: '现场核查台账和实物，制度执行到位。',
  });
async function planned() {
  const { id } = await plan();
  const { items } = await sheetOf(id);
  return { id, items, first: items[0]?.id ?? '', second: items[1]?.id ?? '' };
}

describe('a plan', () => {
  it('holds closed problems alone, and the same seed draws the same ones again', async () => {
    const draw = { ...scope, draw: { of: 'count' as const, count: 1 } };
    const shown = await app.call('previewLookBack', { roundId, scope: draw, seed: null });
    expect(shown).toMatchObject({ candidates: 2, drawn: 1 });
    const made = await plan({ scope: draw, seed: shown.seed });
    expect(made).toMatchObject({ seed: shown.seed, candidates: 2, counts: { 待核查: 1, 已处理: 0 } });
    const { items } = await sheetOf(made.id);
    expect(items.map(({ problemId }) => problemId)).toEqual(shown.problems.map(({ problemId }) => problemId));
    expect(await app.call('listLookBacks', { roundId })).toEqual([made]);
    await expect(plan({ scope: { ...scope, kinds: ['长期整改'] } })).rejects.toThrow(/没有已销号的问题/);
  });

  it('tells parts by name where the sample is drawn from parts', async () => {
    const shown = await app.call('previewLookBack', { roundId, scope: { ...scope, strata: 'unit' }, seed: 1 });
    expect(shown.strata).toEqual([{ key: null, name: '未明确牵头单位', candidates: 2, drawn: 2 }]);
  });

  it('is changed, assigned, and thrown away while nothing was found', async () => {
    const { id, first } = await planned();
    await app.call('assignLookBack', { itemIds: [first], patch: { dueDate: '2026-06-22', responsible: '第二组' } });
    expect((await sheetOf(id, '逾期未核查')).items).toMatchObject([{ id: first, responsible: '第二组' }]);
    expect(await app.call('updateLookBack', { planId: id, patch: { name: '年中回头看' } })).toMatchObject({
      name: '年中回头看',
      counts: { 逾期未核查: 1, 待核查: 1 },
    });
    await record(first, '巩固');
    await expect(app.call('removeLookBack', { planId: id })).rejects.toThrow(/已登记1条回头看结论，不能删除/);
    for (let acts = 0; acts < 3; acts++) await app.call('undo', { actId: null });
    await app.call('removeLookBack', { planId: id });
    expect(await app.call('listLookBacks', { roundId })).toEqual([]);
  });

  it('leaves as paper that says how it was drawn', async () => {
    const { id, first } = await planned();
    await record(first, '巩固');
    const paper = (await app.call('getPaper', { of: 'lookBack', planId: id })) as ListDocument;
    expect(paper.groups.map(({ lines }) => lines[0]?.cells.at(-1))).toEqual(['待处理', '']);
    expect(paper.notes[0]).toBe('范围：已销号的2条问题，全部回头看。');
  });
});

describe('what was found', () => {
  it('stands in the 销号台账, and nothing follows from it by itself', async () => {
    const { first } = await planned();
    const line = await record(first, '反弹');
    expect(line).toMatchObject({ state: '待处理', possible: ['重新挂号', '强化'], problemState: '已销号' });
    await readProblems();
    expect(problems[0]).toMatchObject({
      state: '已销号',
      closeOut: { lookBackOn: '2026-06-20', lookBackResult: '反弹' },
    });
    const edits = [
      { kind: 'problem' as const, id: problems[0]?.id ?? '', patch: { closeOut: { lookBackResult: '巩固' as const } } },
    ];
    await expect(app.call('editRows', { edits })).rejects.toThrow(/由“回头看”登记/);
    await app.call('undo', { actId: null });
    await readProblems();
    expect(problems[0]?.closeOut).toMatchObject({ lookBackOn: null, lookBackResult: null });
  });

  it('keeps its own evidence, which is the problem’s too and is named on the paper', async () => {
    const folder = tempDir();
    const { id, first } = await planned();
    const link = { kind: 'lookBack' as const, id: first, reviewId: null };
    const problemId = problems[0]?.id ?? '';
    const paths = writeFiles(folder, { '现场照片.txt': '照片', '访谈记录.txt': '记录' });
    const { added } = await app.call('takeEvidence', { problemId, links: [link], paths });
    expect(added.map(({ links }) => links)).toEqual([[link], [link]]);
    expect((await app.call('listEvidence', { roundId, of: link })).map(({ label }) => label)).toEqual([
      '佐证1-1',
      '佐证1-2',
    ]);
    expect((await record(first, '巩固')).evidence).toEqual(['佐证1-1', '佐证1-2']);
    expect((await sheetOf(id)).items.map(({ evidence }) => evidence.length)).toEqual([2, 0]);
    const paper = (await app.call('getPaper', { of: 'lookBack', planId: id })) as ListDocument;
    const at = paper.columns.findIndex(({ key }) => key === 'evidence');
    expect(paper.groups.map(({ lines }) => lines[0]?.cells[at])).toEqual(['佐证1-1、1-2', '']);
    // What another problem numbers, linked to this look-back, belongs to this problem's evidence as well.
    const other = writeFiles(folder, { '统一通报.txt': '通报' });
    const [shared] = (await app.call('takeEvidence', { problemId: problems[1]?.id ?? '', links: [], paths: other }))
      .added;
    await app.call('linkEvidence', { evidenceIds: [shared?.id ?? ''], link });
    const ofProblem = { kind: 'problem' as const, id: problemId, reviewId: null };
    expect((await app.call('listEvidence', { roundId, of: ofProblem })).map(({ label }) => label)).toContain('佐证2-1');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is the latest one of all plans', async () => {
    const one = await planned();
    await record(one.first, '需强化', '2026-06-20');
    const two = await planned();
    await record(two.first, '巩固', '2026-06-10');
    await readProblems();
    expect(problems[0]?.closeOut).toMatchObject({ lookBackOn: '2026-06-20', lookBackResult: '需强化' });
    await record(two.first, '巩固', '2026-06-22');
    await readProblems();
    expect(problems[0]?.closeOut).toMatchObject({ lookBackOn: '2026-06-22', lookBackResult: '巩固' });
  });

  it('has a day between the closing and today', async () => {
    const { first } = await planned();
    await expect(record(first, '巩固', '2026-05-31')).rejects.toThrow(/不能早于批准销号的日期（2026年6月1日）/);
    await expect(record(first, '巩固', '2026-06-24')).rejects.toThrow(/不能晚于今天/);
  });
});

describe('what follows', () => {
  it('销号不变 changes nothing and is said once', async () => {
    const { first } = await planned();
    await expect(app.call('applyLookBack', { itemId: first, consequence: '销号不变' })).rejects.toThrow(/先登记/);
    await record(first, '巩固');
    expect(await app.call('applyLookBack', { itemId: first, consequence: '销号不变' })).toMatchObject({
      state: '已处理',
      consequence: '销号不变',
      consequenceOn: '2026-06-23',
      consequenceBy: '管理员',
      possible: [],
    });
    await expect(app.call('applyLookBack', { itemId: first, consequence: '销号不变' })).rejects.toThrow(/不能重复处理/);
    await expect(record(first, '反弹')).rejects.toThrow(/结论不能再改/);
    expect((await app.call('undo', { actId: null })).label).toBe('处理回头看结论');
  });

  it('强化 adds measures below a problem that stays closed', async () => {
    const { first } = await planned();
    await record(first, '需强化');
    const measures = [{ text: '每季度开展一次专项抽查。', dueDate: '2026-12-31' }];
    await expect(app.call('applyLookBack', { itemId: first, consequence: '销号不变' })).rejects.toThrow(
      /不能按“销号不变”处理/,
    );
    await app.call('applyLookBack', { itemId: first, consequence: '强化', measures });
    await readProblems();
    expect(problems[0]).toMatchObject({ state: '已销号' });
    expect(problems[0]?.measures.at(-1)).toMatchObject({
      text: '每季度开展一次专项抽查。',
      state: '未启动',
      position: 3,
      deadline: { date: '2026-12-31' },
    });
  });

  it('转入常态化管理 begins a calendar that is kept and shows what is late', async () => {
    const { first } = await planned();
    const { problemId } = await record(first, '巩固');
    await app.call('applyLookBack', {
      itemId: first,
      consequence: '转入常态化管理',
      intervalMonths: 3,
      nextOn: '2026-09-20',
    });
    await readProblems();
    expect(problems[0]).toMatchObject({ state: '常态化管理' });
    expect(problems[0]?.measures.map(({ state }) => state)).toEqual(['常态化管理', '常态化管理']);
    now = new Date('2026-09-21T02:00:00Z');
    expect(await app.call('listStandingReviews', { roundId })).toMatchObject({
      total: 1,
      overdue: 1,
      lines: [{ problemId, number: '1', overdue: true, calendar: { nextOn: '2026-09-20', checks: [] } }],
    });
    const checked = { problemId, holds: true, persons: '赵某某', findings: '制度仍在执行。' };
    await expect(app.call('recordStandingCheck', { ...checked, checkedOn: '2026-09-22' })).rejects.toThrow(/晚于今天/);
    expect(await app.call('recordStandingCheck', { ...checked, checkedOn: '2026-09-21' })).toMatchObject({
      nextOn: '2026-12-20',
      checks: [{ dueOn: '2026-09-20', checkedOn: '2026-09-21', holds: true }],
    });
    await app.call('setStandingReview', { problemId, nextOn: '2026-10-31', intervalMonths: 1, responsible: '督查组' });
    const { lines } = await app.call('listStandingReviews', { roundId });
    expect(lines[0]).toMatchObject({ overdue: false, calendar: { nextOn: '2026-10-31', responsible: '督查组' } });
    await app.call('undo', { actId: null });
    await app.call('undo', { actId: null });
    expect((await app.call('listStandingReviews', { roundId })).lines[0]?.calendar).toMatchObject({
      nextOn: '2026-09-20',
      checks: [],
    });
    const other = problems[2]?.id ?? '';
    await expect(
      app.call('recordStandingCheck', { ...checked, problemId: other, checkedOn: '2026-09-21' }),
    ).rejects.toThrow(/不在常态化管理中/);
  });

  it('重新挂号 begins a new cycle, keeps the old one’s finding, and cannot be taken back in passing', async () => {
    const { id, first } = await planned();
    const { problemId } = await record(first, '反弹');
    const measureIds = [problems[0]?.measures[0]?.id ?? ''];
    const reopened = await app.call('applyLookBack', {
      itemId: first,
      consequence: '重新挂号',
      reason: '制度未执行，问题反弹。',
      grounds: '回头看核查报告',
      measureIds,
    });
    expect(reopened).toMatchObject({ consequence: '重新挂号', problemState: '整改中', state: '已处理' });
    await readProblems();
    expect(problems[0]?.closeOut).toMatchObject({ lookBackOn: null, lookBackResult: null });
    expect(problems[0]?.measures.map(({ state }) => state)).toEqual(['整改中', '已销号']);
    expect((await sheetOf(id)).items[0]).toMatchObject({ result: '反弹', cycle: 1, problemId });
    await expect(record(first, '巩固')).rejects.toThrow(/已经重新挂号/);
    expect((await app.call('listActs', { limit: 5 })).map(({ operation }) => operation)).not.toContain('applyLookBack');
  });
});

// The ledger's rows edited, put in, moved, split, joined, taken away and brought back, on a real store.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
import type { LedgerTree, Measure, Problem } from '#domain/ledger/types.ts';
import { ROUND_FIELDS, smallOutline, startEngine, type TestEngine } from '../fixtures/engine.ts';

let app: TestEngine;
let roundId: string;
let unitA: string;
let unitB: string;
let rounds = 0;

async function refusal(answer: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof BihuanError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('the call was not refused');
}

const tree = (): Promise<LedgerTree> => app.call('getLedger', { roundId });
const problems = async (): Promise<Problem[]> =>
  (await tree()).aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));
const problem = async (number: number): Promise<Problem> => {
  const found = (await problems()).find((each) => each.number === number);
  if (found === undefined) throw new Error(`no problem ${number}`);
  return found;
};
const measure = async (number: number, position: number): Promise<Measure> => {
  const found = (await problem(number)).measures[position - 1];
  if (found === undefined) throw new Error(`no measure ${number}.${position}`);
  return found;
};
type Patch = InputOf<'assign'>['patch'];
const edit = (kind: 'problem' | 'measure', id: string, patch: Patch) =>
  app.call('editRows', { edits: [{ kind, id, patch }] });
/** As an older ledger has it: the only way for one person alone. */
const close = (id: string) =>
  app.call('recordClosed', {
    problemIds: [id],
    grounds: '原销号台账',
    approver: '赵某',
    approvedOn: '2026-06-20',
    appliedOn: null,
  });
const shape = async () =>
  (await problems()).map(({ number, title, measures }) => [number, title, measures.map(({ lead }) => lead)]);

beforeAll(async () => {
  app = await startEngine();
  unitA = (await app.call('addUnit', { name: '区教育局', shortName: null })).id;
  unitB = (await app.call('addUnit', { name: '区财政局', shortName: null })).id;
});
afterAll(() => app.dispose());

beforeEach(async () => {
  rounds++;
  const imported = await app.call('acceptOutline', {
    round: { fields: { ...ROUND_FIELDS, name: `第${rounds}轮` } },
    source: null,
    aspects: smallOutline(),
  });
  roundId = imported.roundId;
});

describe('editing', () => {
  it('answers with the rows as they now stand and logs nothing for what does not change', async () => {
    const first = await problem(1);
    const edited = await edit('problem', first.id, { title: ' 新题目 ', lead: [unitA, unitB], note: '  ' });
    expect(edited.problems).toEqual([
      expect.objectContaining({
        id: first.id,
        number: 1,
        title: '新题目',
        note: null,
        responsibilities: expect.objectContaining({ lead: [unitA, unitB] }),
      }),
    ]);
    expect(edited.measures).toEqual([]);
    const log = await app.call('listLog', { limit: 1 });
    await edit('problem', first.id, { title: '新题目', lead: [unitA, unitB] });
    expect(await app.call('listLog', { limit: 1 })).toEqual(log);
  });

  it('sets measure fields on measures and problem fields on problems alone', async () => {
    const [first, one] = [await problem(1), await measure(1, 1)];
    await app.call('assign', {
      targets: { problemIds: [first.id], measureIds: [one.id] },
      patch: { kind: '立行立改', leadText: '健全制度。', text: '', percent: 40, deliverable: '制度' },
    });
    expect(await problem(1)).toMatchObject({ kind: '立行立改', title: first.title });
    expect(await measure(1, 1)).toMatchObject({ lead: '健全制度。', text: '', percent: 40, deliverable: '制度' });
  });

  it('changes all or nothing', async () => {
    const first = await problem(1);
    const wrong = app.call('editRows', {
      edits: [
        { kind: 'problem', id: first.id, patch: { title: '改' } },
        { kind: 'measure', id: '01J00000000000000000000000', patch: { note: '改' } },
      ],
    });
    expect((await refusal(wrong)).code).toBe('notFound');
    expect((await problem(1)).title).toBe(first.title);
  });

  it('does not find rows below what was taken away', async () => {
    const first = await problem(1);
    await app.call('removeRows', { kind: 'item', ids: [first.itemId] });
    expect((await refusal(edit('problem', first.id, { note: '改' }))).code).toBe('notFound');
  });

  it('renames headings, to nothing too', async () => {
    const [aspect] = (await tree()).aspects;
    await app.call('renameHeading', { kind: 'aspect', id: aspect?.id as string, title: null });
    await app.call('renameHeading', { kind: 'item', id: aspect?.items[0]?.id as string, title: '关于学习的问题' });
    const [after] = (await tree()).aspects;
    expect([after?.title, after?.items[0]?.title]).toEqual([null, '关于学习的问题']);
  });
});

describe('states by hand', () => {
  it('carry the problem along, as reviews do', async () => {
    const edited = await edit('measure', (await measure(1, 1)).id, { state: '整改中' });
    expect(edited.measures).toMatchObject([{ state: '整改中' }]);
    expect(edited.problems).toMatchObject([{ number: 1, state: '整改中' }]);
    const again = await edit('measure', (await measure(1, 2)).id, { state: '整改中' });
    expect(again.problems).toEqual([]);
  });

  it('never close a problem: that is what its sign-offs do, or the record of an older ledger', async () => {
    const { id } = await problem(2);
    await edit('problem', id, { closeOut: { approver: '赵某', approvedOn: '2026-06-20' } });
    for (const state of ['已销号', '常态化管理'] as const) {
      const refused = await refusal(edit('problem', id, { state }));
      expect(refused).toEqual({ code: 'move.refused', message: expect.stringMatching(/^问题（2）：.*逐级签署/) });
    }
    await close(id);
    expect(await problem(2)).toMatchObject({
      state: '已销号',
      closeOut: { approver: '赵某', approvedOn: '2026-06-20' },
    });
    expect((await refusal(edit('problem', id, { state: '整改中' }))).message).toContain('重新挂号');
    expect(await refusal(edit('problem', id, { closeOut: { approver: '钱某' } }))).toEqual({
      code: 'frozen',
      message: expect.stringContaining('只能登记回头看'),
    });
    await edit('problem', id, { closeOut: { lookBackOn: '2026-06-22', lookBackResult: '巩固' } });
    await edit('problem', id, { state: '常态化管理' });
    expect((await problem(2)).closeOut).toMatchObject({ approvedOn: '2026-06-20', lookBackResult: '巩固' });
  });

  it('let the last measure bring its problem to 待验收 and no further', async () => {
    const [one, two] = [await measure(1, 1), await measure(1, 2)];
    const closing: InputOf<'editRows'>['edits'] = [one, two].map(({ id }) => ({
      kind: 'measure',
      id,
      patch: { state: '已销号' },
    }));
    expect((await app.call('editRows', { edits: closing })).problems).toMatchObject([{ state: '待验收' }]);
    await edit('problem', (await problem(1)).id, { closeOut: { approver: '赵某', approvedOn: '2026-06-20' } });
    expect((await edit('measure', one.id, { state: '常态化管理' })).problems).toEqual([]);
  });

  it('never open a closed problem again by a measure that was added to strengthen it', async () => {
    const { id } = await problem(2);
    await close(id);
    const added = await app.call('addRow', { kind: 'measure', problemId: id, position: 9, lead: '强化。', text: '' });
    await edit('measure', added.id, { state: '整改中' });
    expect((await problem(2)).state).toBe('已销号');
  });

  it('go back only with 退回原因, which the history keeps', async () => {
    const { id } = await measure(1, 1);
    await edit('measure', id, { state: '待验收' });
    expect((await refusal(edit('measure', id, { state: '整改中' }))).message).toMatch(/^措施（1）一：.*退回原因/);
    await edit('measure', id, { state: '整改中', returnReason: '佐证不足' });
    const history = await app.call('getHistory', { kind: 'measure', id });
    expect(history.slice(0, 2)).toMatchObject([
      { act: '修改', field: '退回原因', after: '佐证不足' },
      { field: '状态', before: '待验收', after: '整改中' },
    ]);
  });

  it('keep the dates of a sign-off in the order of its chain', async () => {
    const { id } = await problem(3);
    await edit('problem', id, { closeOut: { appliedOn: '2026-06-10', unitId: unitA, reviewedOn: '2026-06-12' } });
    const refused = await refusal(edit('problem', id, { closeOut: { approvedOn: '2026-06-11' } }));
    expect(refused).toEqual({
      code: 'conflict',
      message: expect.stringMatching(/^问题（3）：批准日期（2026年6月11日）不能早于审核日期（2026年6月12日）/),
    });
    const edited = await edit('problem', id, { closeOut: { reviewedOn: null, approvedOn: '2026-06-11' } });
    expect(edited.problems[0]?.closeOut).toMatchObject({ appliedOn: '2026-06-10', reviewedOn: null, unitId: unitA });
  });
});

describe('the shape', () => {
  it('takes new rows in at their place and numbers follow', async () => {
    const [aspect] = (await tree()).aspects;
    const itemId = aspect?.items[0]?.id as string;
    await app.call('addRow', { kind: 'problem', itemId, position: 2, title: '新问题' });
    await app.call('addRow', { kind: 'problem', itemId, position: 99, title: '末问题' });
    const item = await app.call('addRow', { kind: 'item', aspectId: aspect?.id as string, position: 1, title: '新项' });
    await app.call('addRow', { kind: 'problem', itemId: item.id, position: 1, title: '首问题' });
    await app.call('addRow', { kind: 'aspect', roundId, position: 1, title: '新方面' });
    expect((await shape()).map(([number, title]) => [number, String(title).slice(0, 5)])).toEqual([
      [1, '首问题'],
      [2, '针对“学用'],
      [3, '新问题'],
      [4, '针对“检查'],
      [5, '末问题'],
      [6, '针对“回迁'],
    ]);
    expect((await tree()).aspects.map(({ title }) => title?.slice(0, 3))).toEqual(['新方面', '关于“', '关于“']);
  });

  it('begins a round without headings, and goes on below the last one', async () => {
    const round = await app.call('createRound', { ...ROUND_FIELDS, name: `空${rounds}` });
    roundId = round.id;
    await app.call('addRow', { kind: 'problemOfRound', roundId, title: '第一条' });
    await app.call('addRow', { kind: 'problemOfRound', roundId, title: '第二条' });
    const { aspects } = await tree();
    expect(aspects.map(({ title, items }) => [title, items.map((item) => item.title)])).toEqual([[null, [null]]]);
    expect(await shape()).toEqual([
      [1, '第一条', []],
      [2, '第二条', []],
    ]);
  });

  it('moves rows in the order given, within and between parents', async () => {
    const [one, two, three] = (await problems()) as [Problem, Problem, Problem];
    await app.call('moveRows', { kind: 'problem', ids: [three.id, one.id], parentId: two.itemId, position: 2 });
    expect((await problems()).map(({ id }) => id)).toEqual([two.id, three.id, one.id]);
    expect((await problems()).map(({ position, number }) => [position, number])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    const moved = await measure(2, 2);
    await app.call('moveRows', { kind: 'measure', ids: [moved.id], parentId: two.id, position: 1 });
    expect((await problem(1)).measures.map(({ id }) => id)[0]).toBe(moved.id);
    expect((await problem(2)).measures.map(({ position }) => position)).toEqual([1]);
  });

  it('moves rows beside another, whatever moves with it', async () => {
    const [one, two, three] = (await problems()) as [Problem, Problem, Problem];
    const order = async () =>
      (await problems()).map(({ id }) => [one, two, three].findIndex((each) => each.id === id) + 1);
    await app.call('moveRows', { kind: 'problem', ids: [one.id], besideId: two.id, side: 'behind' });
    expect(await order()).toEqual([2, 1, 3]);
    // Into another item, beside one of its problems.
    await app.call('moveRows', { kind: 'problem', ids: [one.id], besideId: three.id, side: 'behind' });
    expect(await order()).toEqual([2, 3, 1]);
    expect((await problems()).map(({ itemId }) => itemId)).toEqual([two.itemId, three.itemId, three.itemId]);
    // Beside one that moves itself: they stand where it stood.
    await app.call('moveRows', { kind: 'problem', ids: [three.id, two.id], besideId: three.id, side: 'behind' });
    expect(await order()).toEqual([3, 2, 1]);
    expect((await problems()).map(({ position }) => position)).toEqual([1, 2, 3]);
    const items = (await tree()).aspects.flatMap((aspect) => aspect.items);
    const [first, last] = [items[0]?.id as string, items.at(-1)?.id as string];
    await app.call('moveRows', { kind: 'item', ids: [last], besideId: first, side: 'before' });
    expect((await tree()).aspects[0]?.items.map(({ id }) => id)).toEqual([last, first]);
  });

  it('does not move rows into another round', async () => {
    const { id } = await problem(1);
    const other = await app.call('createRound', { ...ROUND_FIELDS, name: `别${rounds}` });
    const aspect = await app.call('addRow', { kind: 'aspect', roundId: other.id, position: 1, title: null });
    const item = await app.call('addRow', { kind: 'item', aspectId: aspect.id, position: 1, title: null });
    const move = app.call('moveRows', { kind: 'problem', ids: [id], parentId: item.id, position: 1 });
    expect((await refusal(move)).message).toContain('同一轮次');
  });

  it('splits a problem with its measures; both keep what was assigned', async () => {
    const { id, title } = await problem(1);
    const deadline = { date: '2026-08-31', text: null, longTerm: false };
    await edit('problem', id, { lead: [unitB, unitA], deadline, kind: '限期整改' });
    const at = title.indexOf('，') + 1;
    const split = await app.call('splitRow', { kind: 'problem', id, at, measuresFrom: 2 });
    const [first, second] = (await problems()) as [Problem, Problem];
    expect([first.title, second.title]).toEqual([title.slice(0, at), title.slice(at)]);
    expect(second).toMatchObject({
      id: split.id,
      number: 2,
      deadline,
      kind: '限期整改',
      responsibilities: { lead: [unitB, unitA] },
    });
    expect([first, second].map((each) => each.measures.map(({ lead }) => lead))).toEqual([
      ['健全学习制度。'],
      ['抓好成果转化。'],
    ]);
    expect((await refusal(app.call('splitRow', { kind: 'problem', id, at: 500, measuresFrom: null }))).code).toBe(
      'input.invalid',
    );
  });

  it('splits a measure behind its lead and gives the rest a lead', async () => {
    const { id, lead } = await measure(1, 1);
    await app.call('splitRow', { kind: 'measure', id, at: lead.length, measuresFrom: null });
    expect((await problem(1)).measures.map((each) => [each.position, each.lead, each.text])).toEqual([
      [1, '健全学习制度。', ''],
      [2, '修订制度1项。', ''],
      [3, '抓好成果转化。', ''],
    ]);
  });

  it('joins problems: words, measures and holders together, deadlines kept where they bound', async () => {
    const [one, , three] = (await problems()) as [Problem, Problem, Problem];
    await edit('problem', one.id, { lead: [unitA], deadline: { date: '2026-05-01', text: null, longTerm: false } });
    await edit('problem', three.id, { lead: [unitB], responsible: [unitA] });
    await app.call('mergeRows', { kind: 'problem', ids: [one.id, three.id] });
    const merged = await problem(1);
    expect(merged.title).toBe(one.title + three.title);
    expect(merged.responsibilities).toMatchObject({ lead: [unitA, unitB], responsible: [unitA] });
    expect(merged.measures.map(({ lead, position, deadline }) => [position, lead, deadline.date])).toEqual([
      [1, '健全学习制度。', null],
      [2, '抓好成果转化。', null],
      [3, '倒排工期。', '2026-06-30'],
      [4, '加强调度。', '2026-06-30'],
    ]);
    expect(await problems()).toHaveLength(2);
    expect(await app.call('listBin', { roundId })).toMatchObject([{ kind: 'problem', id: three.id, measures: 0 }]);
  });

  it('does not join what is closed with what is not', async () => {
    const [one, two] = (await problems()) as [Problem, Problem];
    await close(two.id);
    const merge = app.call('mergeRows', { kind: 'problem', ids: [one.id, two.id] });
    expect((await refusal(merge)).message).toContain('已销号');
  });

  it('joins measures with what they reported, in closed weeks and in the open one', async () => {
    const [one, two] = (await problem(1)).measures as [Measure, Measure];
    const { id: problemId } = await problem(1);
    await edit('problem', problemId, { lead: [unitA] });
    await edit('measure', two.id, { lead: [unitB] });
    const enter = (reviewId: string, measureId: string, text: string, percent: number) =>
      app.call('enterProgress', {
        reviewId,
        measureId,
        text,
        percent,
        state: '整改中',
        difficulty: null,
        nextPlan: null,
        returnReason: null,
        reportedBy: null,
        evidence: null,
      });
    const first = await app.call('openReview', { roundId, date: '2026-06-08' });
    await enter(first.id, one.id, '甲一', 10);
    await enter(first.id, two.id, '乙一', 20);
    await app.call('closeReview', { reviewId: first.id });
    const second = await app.call('openReview', { roundId, date: '2026-06-15' });
    await enter(second.id, one.id, '甲二', 30);
    await enter(second.id, two.id, '乙二', 41);
    await app.call('mergeRows', { kind: 'measure', ids: [one.id, two.id] });
    expect(await measure(1, 1)).toMatchObject({
      lead: '健全学习制度。',
      text: '修订制度1项。抓好成果转化。',
      percent: 35,
      progress: '甲二\n乙二',
      responsibilities: { lead: [unitA, unitB] },
    });
    const timeline = await app.call('getTimeline', { measureId: one.id });
    expect(timeline.map(({ ordinal, text }) => [ordinal, text])).toEqual([
      [2, '甲二\n乙二'],
      [1, '甲一'],
      [1, '乙一'],
    ]);
    expect((await app.call('verify', {})).ok).toBe(true);
  });
});

describe('the 回收站', () => {
  it('hides what is below and brings exactly that back, at its place', async () => {
    const before = await tree();
    const [one, two] = (await problems()) as [Problem, Problem];
    await app.call('removeRows', { kind: 'measure', ids: [one.measures[0]?.id as string] });
    expect(await app.call('removeRows', { kind: 'item', ids: [one.itemId] })).toEqual({ problems: 2, measures: 2 });
    expect(await shape()).toHaveLength(1);
    const bin = await app.call('listBin', { roundId });
    expect(bin.map(({ kind, problems: p, measures: m }) => [kind, p, m])).toEqual(
      expect.arrayContaining([
        ['item', 2, 2],
        ['measure', 0, 0],
      ]),
    );
    expect(bin.find(({ kind }) => kind === 'measure')).toMatchObject({
      text: '健全学习制度。修订制度1项。',
      place: '（一） · 项“关于“学习不深入”问题”（已删除） · 问题“针对“学用脱节，‘两张皮’”问题”',
      removedBy: '管理员',
    });
    const early = app.call('restoreRows', { kind: 'measure', ids: [one.measures[0]?.id as string] });
    expect((await refusal(early)).message).toContain('请先在回收站中还原问题');
    await app.call('restoreRows', { kind: 'item', ids: [one.itemId] });
    expect((await problem(1)).measures.map(({ position, lead }) => [position, lead])).toEqual([[1, '抓好成果转化。']]);
    await app.call('removeRows', { kind: 'problem', ids: [one.id, two.id] });
    await app.call('restoreRows', { kind: 'problem', ids: [two.id, one.id] });
    await app.call('restoreRows', { kind: 'measure', ids: [one.measures[0]?.id as string] });
    expect(await tree()).toEqual(before);
    expect(await app.call('listBin', { roundId })).toEqual([]);
    const again = app.call('restoreRows', { kind: 'problem', ids: [one.id] });
    expect((await refusal(again)).message).toContain('不在回收站中');
  });
});

describe('a selection', () => {
  it('is taken away in one step: headings with nothing left, problems, measures; one undo brings all back', async () => {
    const before = await tree();
    const [one, two, three] = (await problems()) as [Problem, Problem, Problem];
    const aspectIds = before.aspects.map(({ id }) => id);
    const itemIds = before.aspects.flatMap((aspect) => aspect.items.map(({ id }) => id));
    const gone = await app.call('removeSelection', {
      headingIds: [aspectIds[0] as string, one.itemId],
      problemIds: [one.id, two.id],
      measureIds: [one.measures[0]?.id as string, three.measures[0]?.id as string],
    });
    expect(gone).toEqual({ problems: 2, measures: 4 });
    expect((await problems()).map(({ id, measures }) => [id, measures.length])).toEqual([
      [three.id, three.measures.length - 1],
    ]);
    // The heading stands in the bin once, and what went with it comes back with it.
    const bin = await app.call('listBin', { roundId });
    expect(bin.map(({ kind }) => kind).sort()).toEqual(['aspect', 'measure']);
    await app.call('undo', { actId: null });
    expect(await tree()).toEqual(before);
    const acts = await app.call('listActs', { limit: 5 });
    expect(acts[0]).toMatchObject({ label: expect.stringContaining('删除'), undone: true });

    // A heading below which something stays that was not selected stays too.
    await app.call('removeSelection', { headingIds: itemIds, problemIds: [one.id], measureIds: [] });
    expect((await problems()).map(({ id }) => id)).toEqual([two.id, three.id]);
    const again = app.call('removeSelection', { headingIds: [], problemIds: [one.id], measureIds: [] });
    expect((await refusal(again)).code).toBe('notFound');
  });
});

describe('views and settings', () => {
  it('belong to the user, by list and name, and outlive a restart', async () => {
    const view = await app.call('saveView', { list: 'tasks', name: '我的', definition: '{"a":1}' });
    expect(await app.call('saveView', { list: 'tasks', name: '我的', definition: '{"a":2}' })).toEqual({
      ...view,
      definition: '{"a":2}',
    });
    await app.call('saveView', { list: 'ledger', name: '我的', definition: '{}' });
    await app.call('setPreference', { key: 'columns/tasks', value: '[1]' });
    await app.call('setPreference', { key: 'columns/tasks', value: '[2]' });
    await app.call('setPreference', { key: '__proto__', value: 'x' });
    app = await app.reopen();
    expect(await app.call('listViews', { list: 'tasks' })).toMatchObject([{ name: '我的', definition: '{"a":2}' }]);
    const preferences = await app.call('getPreferences', {});
    expect(Object.entries(preferences).sort()).toEqual([
      ['__proto__', 'x'],
      ['columns/tasks', '[2]'],
    ]);
    await app.call('removeView', { id: view.id });
    expect(await app.call('listViews', { list: 'tasks' })).toEqual([]);
    expect((await refusal(app.call('removeView', { id: view.id }))).code).toBe('notFound');
  });
});

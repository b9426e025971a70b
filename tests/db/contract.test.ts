// Every engine operation on a real store: locked, malformed, and in one walk from an empty folder to an issued bulletin.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { type EngineOperationName, operations } from '#contract/operations.ts';
import type { CallInput, CallName, CallOutput } from '#core/protocol.ts';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import type { LedgerTree } from '#domain/ledger/types.ts';
import { PASSWORD, ROUND_FIELDS, smallOutline, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

const engineOperations = Object.entries(operations)
  .filter(([, operation]) => operation.by === 'engine')
  .map(([name]) => name as EngineOperationName);

/** The code a call is refused with. */
async function refusal(answer: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof BihuanError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('the call was not refused');
}

describe('a locked ledger', () => {
  let locked: TestEngine;
  beforeAll(async () => {
    locked = await startEngine();
    await locked.call('lock', {});
  });
  afterAll(() => locked.dispose());

  const id = '01J00000000000000000000000';
  const valid: Partial<Record<EngineOperationName, unknown>> = {
    listRounds: {},
    listUnits: {},
    listOfficials: {},
    previewSample: {},
    loadSample: {},
    verify: {},
    getLedger: { roundId: id },
    listReviews: { roundId: id },
    getReview: { reviewId: id },
    listLog: { limit: 1 },
    createRound: ROUND_FIELDS,
    addUnit: { name: '甲', shortName: null },
    previewText: { text: '一' },
  };

  it.each(Object.keys(valid) as EngineOperationName[])('answers %s with session.locked', async (name) => {
    expect((await refusal(locked.call(name, valid[name] as never))).code).toBe('session.locked');
  });

  it('opens with the right password alone and says in words that a wrong one is wrong', async () => {
    expect(await refusal(locked.call('unlock', { password: '不是它-2026' }))).toEqual({
      code: 'password.wrong',
      message: expect.stringContaining('密码不正确'),
    });
    expect(await locked.call('unlock', { password: PASSWORD })).toMatchObject({
      store: 'open',
      user: '管理员',
      office: '临溪区委巡视整改办',
    });
    await locked.call('lock', {});
    expect((await locked.call('getStatus', {})).store).toBe('locked');
  });
});

describe('a malformed call', () => {
  let open: TestEngine;
  beforeAll(async () => {
    open = await startEngine();
  });
  afterAll(() => open.dispose());

  it.each(engineOperations)('of %s is refused in words and changes nothing', async (name) => {
    const before = await open.call('listLog', { limit: 1 });
    for (const bad of [null, 7, 'x', [], { unknown: true }, { id: 5 }, { roundId: "1' OR 1=1" }]) {
      const { code, message } = await refusal(open.call(name, bad as never));
      expect(code).toBe('input.invalid');
      expect(message).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(await open.call('listLog', { limit: 1 })).toEqual(before);
  });
});

describe('the walk from an empty folder to an issued bulletin', () => {
  let app: TestEngine;
  const call = <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> =>
    app.call(name, input);
  const problemsOf = (tree: LedgerTree) =>
    tree.aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));
  let roundId = '';
  let unitA = '';
  let unitB = '';
  let reviewId = '';
  let bulletinId = '';

  beforeAll(async () => {
    app = await startEngine({ create: false });
  });
  afterAll(() => app.dispose());

  it('makes the store once', async () => {
    expect((await call('getStatus', {})).store).toBe('missing');
    const make = { office: '整改办', user: '管理员', password: PASSWORD };
    expect(await call('createStore', make)).toMatchObject({ store: 'open', office: '整改办' });
    expect((await refusal(call('createStore', make))).code).toBe('store.exists');
    await call('lock', {});
    await call('unlock', { user: '管理员', password: PASSWORD });
  });

  it('keeps rounds apart by name', async () => {
    const round = await call('createRound', ROUND_FIELDS);
    expect((await refusal(call('createRound', ROUND_FIELDS))).code).toBe('name.taken');
    const renamed = await call('updateRound', { id: round.id, patch: { name: '市委巡察整改', kind: '巡察' } });
    expect(renamed).toMatchObject({ name: '市委巡察整改', kind: '巡察', feedbackDate: '2026-03-26' });
    expect(await call('listRounds', {})).toEqual([renamed]);
    roundId = round.id;
  });

  it('previews text and the sample without storing anything', async () => {
    const preview = await call('previewText', {
      text: '1.关于“学习不深入”问题\n(1)针对“学用脱节”问题。一是健全制度。修订1项。二是抓好转化。形成成果2项。',
    });
    expect(preview.outline.counts).toMatchObject({ problems: 1, measures: 2 });
    expect((await call('previewSample', {})).outline.counts).toEqual({
      aspects: 4,
      items: 11,
      problems: 23,
      measures: 81,
    });
    expect((await refusal(call('previewText', { text: '今天天气很好。' }))).code).toBe('document.noProblems');
    expect((await call('getLedger', { roundId })).aspects).toEqual([]);
  });

  it('accepts a corrected tree into the empty round, once', async () => {
    const accept = { round: { id: roundId }, source: null, aspects: smallOutline() };
    expect((await call('acceptOutline', accept)).counts).toEqual({ aspects: 2, items: 2, problems: 3, measures: 5 });
    expect((await refusal(call('acceptOutline', accept))).code).toBe('conflict');
    const tree = await call('getLedger', { roundId });
    expect(problemsOf(tree).map((problem) => [problem.number, problem.measures.length])).toEqual([
      [1, 2],
      [2, 1],
      [3, 2],
    ]);
    expect(problemsOf(tree)[0]?.title).toBe('针对“学用脱节，‘两张皮’”问题');
    expect(problemsOf(tree)[2]?.deadline.date).toBe('2026-06-30');
  });

  it('restarts numbers under each parent when the round says so', async () => {
    await call('updateRound', { id: roundId, patch: { numbering: 'restart' } });
    const tree = await call('getLedger', { roundId });
    expect(tree.aspects.map((aspect) => aspect.items.map((item) => item.number))).toEqual([[1], [1]]);
    expect(problemsOf(tree).map((problem) => problem.number)).toEqual([1, 2, 1]);
    await call('updateRound', { id: roundId, patch: { numbering: 'continuous' } });
  });

  it('shows the lists row by row', async () => {
    const look = { list: 'ledger' as const, text: '', filters: [], sort: null, only: null, toggled: [] };
    const shown = { roundId, asOf: '2026-06-23', look };
    const { rows, total } = await call('readRows', { ...shown, from: 0, count: 100, focusId: null });
    expect(total).toBe(rows.length);
    const ids = await call('readRowIds', { ...shown, from: 0, to: total });
    expect(ids.problemIds).toHaveLength(3);
    expect(await call('readColumnValues', { ...shown, column: 'state' })).toEqual([{ value: '未启动', count: 5 }]);
    const problem = await call('getProblem', { id: ids.problemIds[0] as string });
    expect(problem.measures).toHaveLength(2);
    expect(await call('getTimeline', { measureId: problem.measures[0]?.id as string })).toEqual([]);
  });

  it('keeps units and people', async () => {
    unitA = (await call('addUnit', { name: '区教育和体育局', shortName: '区教体局' })).id;
    unitB = (await call('addUnit', { name: '区住房和城乡建设局', shortName: '区住建局' })).id;
    expect((await refusal(call('addUnit', { name: '区教育和体育局', shortName: null }))).code).toBe('name.taken');
    expect(await call('updateUnit', { id: unitB, patch: { shortName: '住建局' } })).toMatchObject({
      shortName: '住建局',
    });
    const leader = await call('addOfficial', { name: '周××', post: '副区长', phone: null, unitId: unitA });
    expect(await call('updateOfficial', { id: leader.id, patch: { post: '区委常委' } })).toMatchObject({
      post: '区委常委',
    });
    expect((await call('listUnits', {})).map((unit) => unit.name)).toEqual(['区教育和体育局', '区住房和城乡建设局']);
    expect(await call('listOfficials', {})).toHaveLength(1);
  });

  it('assigns a selection as one act, or nothing of it', async () => {
    const problems = problemsOf(await call('getLedger', { roundId }));
    const [first, , third] = problems;
    const leader = (await call('listOfficials', {}))[0]?.id as string;
    expect(
      await call('assign', {
        targets: { problemIds: problems.slice(0, 2).map((problem) => problem.id), measureIds: [] },
        patch: {
          lead: [unitA],
          responsible: [unitA, unitB],
          leader: [leader],
          kind: '立行立改',
          deadline: { date: '2026-06-10', text: null, longTerm: false },
        },
      }),
    ).toMatchObject({ problems: [{ number: 1, kind: '立行立改' }, { number: 2 }], measures: [] });
    await call('assign', { targets: { problemIds: [third?.id as string], measureIds: [] }, patch: { lead: [unitB] } });
    await call('assign', {
      targets: { problemIds: [], measureIds: [third?.measures[1]?.id as string] },
      patch: { lead: [unitA], deadline: { date: null, text: '长期坚持', longTerm: true }, deliverable: '通报' },
    });
    const before = await call('listLog', { limit: 1 });
    const wrong = {
      targets: { problemIds: [first?.id as string], measureIds: ['01J00000000000000000000000'] },
      patch: { lead: [unitB] },
    };
    expect((await refusal(call('assign', wrong))).code).toBe('notFound');
    expect(await call('listLog', { limit: 1 })).toEqual(before);
    const after = problemsOf(await call('getLedger', { roundId }));
    expect(after[0]?.responsibilities).toMatchObject({ lead: [unitA], responsible: [unitA, unitB], leader: [leader] });
    expect(after[2]?.measures[1]).toMatchObject({
      deliverable: '通报',
      deadline: { longTerm: true },
      responsibilities: { lead: [unitA] },
    });
    // Order is kept and a shorter list removes.
    await call('assign', {
      targets: { problemIds: [first?.id as string], measureIds: [] },
      patch: { responsible: [unitB] },
    });
    expect(problemsOf(await call('getLedger', { roundId }))[0]?.responsibilities.responsible).toEqual([unitB]);
  });

  it('refuses to remove who still answers for something, and removes who does not', async () => {
    expect((await refusal(call('removeUnit', { id: unitA }))).message).toMatch(/还承担着 \d+ 项责任/);
    const spare = await call('addUnit', { name: '临时单位', shortName: null });
    await call('removeUnit', { id: spare.id });
    expect((await call('listUnits', {})).some((unit) => unit.id === spare.id)).toBe(false);
    const leader = (await call('listOfficials', {}))[0]?.id as string;
    expect((await refusal(call('removeOfficial', { id: leader }))).code).toBe('conflict');
    const person = await call('addOfficial', { name: '吴××', post: null, phone: null, unitId: null });
    await call('removeOfficial', { id: person.id });
    expect(await call('restoreUnit', { id: spare.id })).toEqual(spare);
    expect(await call('restoreOfficial', { id: person.id })).toEqual(person);
    await call('reorder', { of: 'unit', id: spare.id, position: 1 });
    expect((await call('listUnits', {})).map((unit) => unit.id)).toEqual([spare.id, unitA, unitB]);
    expect(await call('listDuplicates', {})).toEqual([]);
    expect(await call('mergeUnits', { keepId: unitB, mergeId: spare.id })).toMatchObject({ aliases: ['临时单位'] });
    expect(await call('importDirectory', { units: [], people: [] })).toEqual({ units: 0, officials: 0, filled: 0 });
    expect((await call('mergeOfficials', { keepId: leader, mergeId: person.id })).id).toBe(leader);
    expect(await call('listOfficials', {})).toHaveLength(1);
  });

  it('finds by words and by pinyin, and what names a unit', async () => {
    const found = await call('search', { text: '回迁 缓慢', roundId, limit: 5 });
    expect(found.groups).toMatchObject([{ kind: 'problem', total: 1, hits: [{ place: '问题（3）' }] }]);
    const units = await call('search', { text: 'qjtj', roundId: null, limit: 5 });
    expect(units.groups).toMatchObject([{ kind: 'unit', hits: [{ id: unitA }] }]);
    const named = await call('readNamed', { kind: 'unit', id: unitA, roundId });
    expect(named.problemIds.length + named.measureIds.length).toBeGreaterThan(0);
  });

  it('edits words, and the history tells', async () => {
    const [problem] = problemsOf(await call('getLedger', { roundId }));
    const id = problem?.id as string;
    const measureId = problem?.measures[0]?.id as string;
    await call('editRows', {
      edits: [
        { kind: 'problem', id, patch: { publicText: '公开表述' } },
        { kind: 'measure', id: measureId, patch: { text: '修订制度2项。' } },
      ],
    });
    const [after] = problemsOf(await call('getLedger', { roundId }));
    expect(after?.publicText).toBe('公开表述');
    expect(after?.measures[0]?.text).toBe('修订制度2项。');
    const [change] = await call('getHistory', { kind: 'measure', id: measureId });
    expect(change).toMatchObject({ act: '修改', field: '措施内容', before: '修订制度1项。', after: '修订制度2项。' });
  });

  it('shapes the ledger, takes all of it back and does it again', async () => {
    const before = await call('getLedger', { roundId });
    const done = (await call('listActs', { limit: 1 }))[0]?.id;
    const aspect = before.aspects[0];
    const item = aspect?.items[0];
    const [first, second] = item?.problems ?? [];
    const added = await call('addRow', { kind: 'problem', itemId: item?.id as string, position: 1, title: '新问题' });
    await call('renameHeading', { kind: 'aspect', id: aspect?.id as string, title: '改过的方面' });
    await call('moveRows', { kind: 'problem', ids: [added.id], parentId: item?.id as string, position: 3 });
    const split = await call('splitRow', { kind: 'problem', id: first?.id as string, at: 4, measuresFrom: 2 });
    await call('mergeRows', { kind: 'problem', ids: [first?.id as string, split.id] });
    expect(await call('removeRows', { kind: 'problem', ids: [second?.id as string] })).toEqual({
      problems: 1,
      measures: 1,
    });
    expect((await call('listBin', { roundId })).map((row) => row.id).sort()).toEqual([split.id, second?.id].sort());
    await call('restoreRows', { kind: 'problem', ids: [second?.id as string] });
    await call('removeSelection', { headingIds: [], problemIds: [], measureIds: [second?.measures[0]?.id as string] });
    const after = await call('getLedger', { roundId });
    for (let count = 0; count < 8; count++) await call('undo', { actId: null });
    expect(await call('getLedger', { roundId })).toEqual(before);
    for (let count = 0; count < 8; count++) await call('redo', { actId: null });
    expect(await call('getLedger', { roundId })).toEqual(after);
    for (let count = 0; count < 8; count++) await call('undo', { actId: null });
    expect((await call('listActs', { limit: 9 })).at(-1)).toMatchObject({ id: done, undone: false });
  });

  it('keeps looks and settings of the window', async () => {
    const view = await call('saveView', { list: 'ledger', name: '本周', definition: '{}' });
    expect(await call('listViews', { list: 'ledger' })).toEqual([view]);
    await call('removeView', { id: view.id });
    await call('setPreference', { key: 'widths', value: '{}' });
    expect(await call('getPreferences', {})).toEqual({ widths: '{}' });
  });

  it('runs a review: opened, reported, entered, guarded, closed, frozen', async () => {
    const review = await call('openReview', { roundId, date: '2026-06-15' });
    reviewId = review.id;
    expect(review.ordinal).toBe(1);
    expect((await refusal(call('openReview', { roundId, date: '2026-06-22' }))).code).toBe('conflict');
    const sheet = await call('getReview', { reviewId });
    expect(sheet.units.map((unit) => [unit.unitName, unit.status, unit.measures])).toEqual([
      ['区教体局', '未报', 4],
      ['住建局', '未报', 1],
    ]);
    await call('reportUnit', {
      reviewId,
      unitId: unitA,
      status: '按时',
      receivedAt: '2026-06-15T01:00:00Z',
      medium: 'U盘',
      waivedReason: null,
    });
    const waive = {
      reviewId,
      unitId: unitB,
      status: '免报' as const,
      receivedAt: null,
      medium: null,
      waivedReason: ' ',
    };
    expect((await refusal(call('reportUnit', waive))).code).toBe('input.invalid');
    const entry = (measureId: string, over: object) => ({
      reviewId,
      measureId,
      text: '修订制度2项。',
      percent: 60,
      state: '整改中' as const,
      difficulty: null,
      nextPlan: null,
      returnReason: null,
      reportedBy: null,
      ...over,
    });
    const problems = problemsOf(await call('getLedger', { roundId }));
    const [one, two] = (problems[0]?.measures ?? []).map((measure) => measure.id) as [string, string];
    await call('enterProgress', entry(one, { state: '待验收', percent: 90 }));
    await call('enterProgress', entry(two, {}));
    expect(problemsOf(await call('getLedger', { roundId }))[0]).toMatchObject({ state: '整改中' });
    await call('enterProgress', entry(one, { state: '已销号', percent: 100 }));
    await call('enterProgress', entry(two, { state: '已销号', percent: 100 }));
    expect(problemsOf(await call('getLedger', { roundId }))[0]).toMatchObject({ state: '待验收' });
    const signed = { grounds: '纸质审批表', approver: '赵某', approvedOn: '2026-06-14', appliedOn: null };
    const recorded = await call('recordClosed', { problemIds: [problems[0]?.id as string], ...signed });
    expect(recorded.refused).toEqual([]);
    expect(problemsOf(await call('getLedger', { roundId }))[0]).toMatchObject({ state: '已销号' });
    expect((await call('closeReview', { reviewId })).state).toBe('closed');
    const frozen = await call('getReview', { reviewId });
    expect((await refusal(call('enterProgress', entry(one, {})))).code).toBe('frozen');
    expect((await refusal(call('reportUnit', { ...waive, waivedReason: '无任务' }))).code).toBe('frozen');
    expect((await refusal(call('closeReview', { reviewId }))).code).toBe('frozen');
    // What happens later never changes what was frozen.
    await call('editRows', {
      edits: [{ kind: 'problem', id: problems[0]?.id as string, patch: { title: '改过的标题' } }],
    });
    expect(await call('getReview', { reviewId })).toEqual(frozen);
    expect((await call('listReviews', { roundId })).map((each) => each.state)).toEqual(['closed']);
  });

  it('counts with the rows behind every figure, now and as frozen', async () => {
    const figures = await call('getFigures', { roundId, asOf: '2026-06-20' });
    expect(figures.problems).toMatchObject({ total: 3, classes: { 已完成: 1 }, overdue: 1 });
    expect((await call('getFigures', { roundId, reviewId })).asOf).toBe('2026-06-15');
    // Problem 2 was due on 10 June.
    const late = await call('readFigure', {
      roundId,
      asOf: '2026-06-20',
      figure: { of: 'problems', name: 'overdue' },
      from: 0,
      count: 10,
    });
    expect(late).toMatchObject({
      total: 1,
      rows: [{ number: '（2）', deadline: { date: '2026-06-10' }, percent: null }],
    });
    const frozen = await call('readFigure', {
      roundId,
      reviewId,
      figure: { of: 'measures', name: 'total' },
      from: 1,
      count: 1,
    });
    expect(frozen).toMatchObject({ asOf: '2026-06-15', rows: [{ number: expect.stringMatching(/^（\d+）.是$/) }] });
    expect(frozen.rows).toHaveLength(1);
    const tree = await call('getLedger', { roundId });
    const overview = await call('getOverview', { roundId, asOf: '2026-06-20' });
    expect(overview.counts).toEqual(figures);
    const every = tree.aspects.flatMap(({ items }) => items.flatMap((item) => item.problems));
    expect(overview.gaps.unled).toBe(
      every.flatMap((problem) =>
        problem.measures.filter((measure) => responsibilitiesOf(measure, problem).lead.length === 0),
      ).length,
    );
    expect(overview.late).toHaveLength(figures.measures.overdue);
    const sheet = await call('getReview', { reviewId });
    expect(overview.week?.review.id).toBe(reviewId);
    expect(overview.week?.units.map(({ status }) => status)).toEqual(sheet.units.map(({ status }) => status));
  });

  it('drafts, edits, numbers and issues a bulletin', async () => {
    const draft = await call('draftBulletin', { source: { of: 'review', reviewId } });
    bulletinId = draft.id;
    expect(draft).toMatchObject({ number: 1, year: 2026, state: 'draft', asOf: '2026-06-15' });
    const text = JSON.stringify(draft.document);
    expect(text).toContain('本期销号问题1条');
    expect(text).toContain('本期完成措施2条');
    expect(text).toContain('未报单位：住建局');
    const document = { ...draft.document, title: '关于整改情况的通报' };
    const edited = await call('updateBulletin', { bulletinId, number: 4, document });
    expect(edited).toMatchObject({ number: 4, title: '关于整改情况的通报' });
    expect(edited.document.head?.issue).toBe('第4期');
    expect((await call('redraftBulletin', { bulletinId })).document.head?.issue).toBe('第4期');
    const issued = await call('issueBulletin', { bulletinId });
    expect(issued.state).toBe('issued');
    for (const again of [
      call('updateBulletin', { bulletinId, number: 9 }),
      call('redraftBulletin', { bulletinId }),
      call('issueBulletin', { bulletinId }),
    ]) {
      expect((await refusal(again)).code).toBe('frozen');
    }
    const second = await call('draftBulletin', { source: { of: 'review', reviewId } });
    expect(second.number).toBe(5);
    await call('updateBulletin', { bulletinId: second.id, number: 4 });
    expect((await refusal(call('issueBulletin', { bulletinId: second.id }))).code).toBe('number.taken');
    expect(await call('getBulletin', { bulletinId })).toEqual(issued);
    expect(await call('listBulletins', { roundId })).toHaveLength(2);
  });

  it('writes paper to a chosen place, whole or not at all, and logs it', async () => {
    const dir = tempDir();
    const list = { of: 'list' as const, roundId, list: 'problems' as const };
    expect(await call('getPaper', list)).toMatchObject({ kind: 'list', title: expect.stringContaining('问题清单') });
    const report = await call('precheck', { roundId });
    expect(report.mustFix + report.hints).toBe(report.counts.reduce((sum, { count }) => sum + count, 0));
    expect(await call('getPaper', { of: 'precheck', roundId })).toMatchObject({ title: '完备性检查问题清单' });
    const path = join(dir, '问题清单.xlsx');
    expect(await app.call('writePaper', { source: list, format: 'xlsx', path })).toEqual({ fileName: '问题清单.xlsx' });
    await app.call('writePaper', {
      source: { of: 'bulletin', bulletinId },
      format: 'docx',
      path: join(dir, '通报.docx'),
    });
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
    writeFileSync(join(dir, '旧.xlsx'), 'old');
    mkdirSync(join(dir, '旧.docx'));
    expect(
      (await refusal(app.call('writePaper', { source: list, format: 'docx', path: join(dir, '旧.docx') }))).code,
    ).toMatch(/^file\./);
    expect(
      (await refusal(app.call('writePaper', { source: list, format: 'docx', path: join(dir, '无此文件夹', 'x.docx') })))
        .code,
    ).toBe('file.missing');
    expect(existsSync(join(dir, '无此文件夹'))).toBe(false);
    const [newest] = await call('listLog', { limit: 1 });
    expect(newest).toMatchObject({ operation: 'export', entityId: '通报.docx' });
    rmSync(dir, { recursive: true });
  });

  it('survives a restart with everything there and a whole chain', async () => {
    const ledger = await call('getLedger', { roundId });
    app = await app.reopen();
    expect(await app.call('getLedger', { roundId })).toEqual(ledger);
    expect(await call('verify', {})).toMatchObject({ ok: true });
  });

  it('loads the sample round beside it, with six closed weeks', async () => {
    const imported = await call('loadSample', {});
    expect(imported.counts).toEqual({ aspects: 4, items: 11, problems: 23, measures: 81 });
    const reviews = await call('listReviews', { roundId: imported.roundId });
    expect(reviews.map((review) => review.state)).toEqual(Array(6).fill('closed'));
    const log = await call('listLog', { limit: 1 });
    expect((await refusal(call('loadSample', {}))).code).toBe('name.taken');
    expect(await call('listLog', { limit: 1 })).toEqual(log);
    expect((await call('verify', {})).ok).toBe(true);
  });
});

it('every engine operation is used by a test on a real store', () => {
  const texts = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n');
  const called = new Set([...texts.matchAll(/\bcall\(\s*'(\w+)'/g)].map(([, name]) => name));
  expect(engineOperations.filter((name) => !called.has(name))).toEqual([]);
});

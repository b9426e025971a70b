// 销号 on a real store with several users: applied for, signed in turn, returned, closed, opened again; 延期 and 补录.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import type { BatchResult, ClosingPage, ClosingSheet, RequestView } from '#contract/operations.ts';
import { loggedMoves } from '#core/db/queries/checkup.ts';
import { closeOutsName, writeCloseOuts } from '#core/services/closing/write.ts';
import { DEFAULT_CHAIN } from '#domain/closing/chain.ts';
import type { TextDocument } from '#domain/content/types.ts';
import type { Id, Problem } from '#domain/ledger/types.ts';
import { addEvidence, CHECKED, drafted, finish, problemsOf, smallRound, WRITTEN } from '../fixtures/closing.ts';
import { type Desk, openDesk } from '../fixtures/desk.ts';
import { tempDir } from '../fixtures/folder.ts';

let desk: Desk;
let roundId: Id;
let unitId: Id;
beforeEach(() => {
  desk = openDesk();
  ({ roundId, unitId } = smallRound(desk));
});
afterEach(() => desk.dispose());

const problem = (number: number): Problem => problemsOf(desk, roundId)[number - 1] as Problem;
const sheet = (number: number, user = '甲') =>
  desk.call('getClosing', { problemId: problem(number).id }, user) as ClosingSheet;
const page = (group: ClosingPage['counts'] extends Record<infer Group, number> ? Group : never, user = '甲') =>
  desk.call('listClosing', { roundId, group, text: '', from: 0, count: 50 }, user) as ClosingPage;

function refusal(run: () => unknown): { code: string; message: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof BihuanError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('the call was not refused');
}

function ready(number: number): Id {
  finish(desk, problem(number));
  addEvidence(desk.store, roundId, problem(number).id);
  return drafted(desk, problem(number));
}
const send = (applicationIds: Id[], user = '甲', appliedOn = '2026-06-10') =>
  desk.call('sendCloseOuts', { applicationIds, appliedOn }, user) as BatchResult;
const sign = (applicationId: Id, node: number, user = '乙', signedOn = `2026-06-1${node}`) =>
  desk.call(
    'signCloseOuts',
    { items: [{ applicationId, node }], opinion: '同意', signer: `签字人${node}`, signedOn },
    user,
  ) as BatchResult;
const reasonsOf = ({ refused }: BatchResult): string => refused.flatMap(({ reasons }) => reasons).join('|');
const signAll = (applicationId: Id) => {
  for (let node = 1; node <= DEFAULT_CHAIN.length; node++) expect(reasonsOf(sign(applicationId, node))).toBe('');
};

describe('an application', () => {
  it('begins with the outcomes that were entered on the measures', () => {
    const [measure] = problem(1).measures;
    const measureId = measure?.id ?? '';
    const rest = { date: null, note: null, countedIn: null };
    desk.call('addOutcome', {
      measureId,
      outcome: { kind: 'rule', category: '修订', name: '学习制度', documentNumber: '临发〔2026〕3号', ...rest },
    });
    desk.call('addOutcome', { measureId, outcome: { kind: 'persons', category: '诫勉', count: 2, ...rest } });
    desk.call('draftCloseOuts', { problemIds: [problem(1).id] });
    expect(sheet(1).application?.results).toBe('修订《学习制度》（临发〔2026〕3号）；诫勉2人。');
  });

  it('starts with what the ledger knows and says all that it lacks before it is sent', () => {
    const { done } = desk.call('draftCloseOuts', { problemIds: [problem(1).id] }) as BatchResult;
    const drafted = sheet(1);
    expect(drafted.application).toMatchObject({
      state: 'draft',
      attempt: 1,
      unitId,
      standard: '制度健全并落实',
      applicant: '甲',
      measures: [{ measure: '一是健全学习制度。修订制度1项。', result: '' }, { measure: '二是抓好成果转化。' }],
    });
    expect(drafted.missing).toEqual([
      '措施一（未启动）、措施二（未启动）尚未完成',
      '措施一、措施二没有填写完成情况',
      '没有填写成效',
      '没有填写举一反三情况',
      '五项核验未勾选：措施全部落实、违规依法依规处理、效果符合要求、举一反三、长效机制',
      '没有佐证材料',
    ]);
    const applicationId = done[0]?.applicationId as Id;
    expect(send([applicationId]).refused).toEqual([
      { problemId: problem(1).id, name: '问题（1）', reasons: drafted.missing },
    ]);
    expect(problem(1).state).toBe('未启动');
    expect(reasonsOf(desk.call('draftCloseOuts', { problemIds: [problem(1).id] }) as BatchResult)).toContain(
      '已有一份',
    );
  });

  it('can be taken back while it is written, by 撤销 too, and while nobody has signed', () => {
    const id = ready(1);
    const last = () => (desk.call('listActs', { limit: 1 }) as { id: Id }[])[0]?.id as Id;
    const written = last();
    desk.call('undo', { actId: written });
    expect(sheet(1).application?.results).toBe(null);
    desk.call('redo', { actId: written });
    send([id]);
    expect(last()).toBe(written);
    expect(refusal(() => desk.call('undo', { actId: written })).message).toMatch(/送签|冻结/);
    expect(refusal(() => desk.call('withdrawCloseOut', { applicationId: id }, '乙')).message).toContain('申请人本人');
    desk.call('withdrawCloseOut', { applicationId: id });
    expect(sheet(1).application).toMatchObject({ state: 'draft', chain: null, appliedOn: null });
    send([id]);
    const [kept] = desk.call('listEvidence', { roundId, of: null }) as { id: Id }[];
    expect(refusal(() => desk.call('removeEvidence', { ids: [kept?.id ?? ''] })).message).toContain('正在签署');
    sign(id, 1);
    expect(refusal(() => desk.call('withdrawCloseOut', { applicationId: id })).message).toContain('已有环节签署');
    expect(refusal(() => desk.call('removeCloseOut', { applicationId: id })).code).toBe('frozen');
  });

  it('keeps rows and cells as they are while it is signed', () => {
    const id = ready(1);
    send([id]);
    const { id: problemId, measures, title } = problem(1);
    const edit = (kind: 'problem' | 'measure', rowId: Id, patch: object) =>
      refusal(() => desk.call('editRows', { edits: [{ kind, id: rowId, patch }] })).message;
    expect(edit('problem', problemId, { state: '整改中', returnReason: '不实' })).toContain('正在签署（责任单位');
    expect(edit('problem', problemId, { closeOut: { approver: '赵某' } })).toContain('正在签署');
    expect(edit('measure', measures[0]?.id as Id, { state: '整改中', returnReason: '不实' })).toContain('正在签署');
    expect(
      refusal(() => desk.call('splitRow', { kind: 'problem', id: problemId, at: 3, measuresFrom: null })).message,
    ).toContain('正在签署');
    expect(
      reasonsOf(
        desk.call('updateCloseOuts', { applicationIds: [id], fields: { results: '改' }, check: {} }) as BatchResult,
      ),
    ).toContain('签署中');
    expect(problem(1).title).toBe(title);
  });
});

describe('the chain', () => {
  it('is signed in turn by another account, dates in order, and closes the problem at its end alone', () => {
    const id = ready(1);
    send([id]);
    expect(problem(1).state).toBe('待审核');
    expect(reasonsOf(sign(id, 1, '甲'))).toContain('申请人不能签署');
    expect(reasonsOf(sign(id, 2))).toContain('不是当前应签署的环节');
    expect(reasonsOf(sign(id, 1, '乙', '2026-06-09'))).toContain('不能早于申请日期');
    expect(reasonsOf(sign(id, 1, '乙', '2026-07-09'))).toContain('不能晚于今天');
    for (const node of [1, 2, 3, 4]) {
      expect(reasonsOf(sign(id, node))).toBe('');
      expect(problem(1).state).toBe(node < 2 ? '待审核' : '待验收');
    }
    expect(page('waiting', '乙').rows).toMatchObject([{ numberWords: '1', signed: 4, unitName: '区教育局' }]);
    expect(page('waiting', '甲').rows).toEqual([]);
    sign(id, 5);
    const closed = problem(1);
    expect([closed.state, ...closed.measures.map(({ state }) => state)]).toEqual(['已销号', '已销号', '已销号']);
    expect(closed.closeOut).toEqual({
      appliedOn: '2026-06-10',
      unitId,
      reviewOpinion: '同意（签字人2）',
      reviewedOn: '2026-06-12',
      acceptanceOpinion: '同意（签字人3）',
      acceptedOn: '2026-06-13',
      approver: '签字人5',
      approvedOn: '2026-06-15',
      lookBackOn: null,
      lookBackResult: null,
    });
    expect(page('closed').rows).toMatchObject([{ words: '签字人5', closedOn: '2026-06-15' }]);
    expect(sheet(1).application?.evidence).toEqual([{ number: '佐证1-1', name: '制度汇编', pages: 12 }]);
    // Neither the window nor the file itself lets anybody change what closed it.
    expect(
      refusal(() =>
        desk.call('editRows', {
          edits: [{ kind: 'problem', id: closed.id, patch: { closeOut: { approvedOn: '2026-06-16' } } }],
        }),
      ).code,
    ).toBe('frozen');
    for (const text of [
      "UPDATE close_out SET approved_on = '2026-06-20'",
      "UPDATE close_out_signature SET signer = '别人'",
      'DELETE FROM close_out_signature',
      "UPDATE close_out_application SET results = '改'",
    ]) {
      expect(() => desk.store.db.exec(text), text).toThrow(/frozen/);
    }
    expect(desk.call('listActs', { limit: 20 }, '乙')).not.toContainEqual(
      expect.objectContaining({ operation: 'signCloseOuts', undoable: true }),
    );
    desk.call('editRows', { edits: [{ kind: 'problem', id: closed.id, patch: { state: '常态化管理' } }] });
    expect(problem(1).closeOut.approvedOn).toBe('2026-06-15');
  });

  it('waits at 验收 until two persons have checked', () => {
    const id = ready(1);
    desk.call('updateCloseOuts', { applicationIds: [id], fields: {}, check: { personTwo: null } });
    send([id]);
    sign(id, 1);
    sign(id, 2);
    expect(reasonsOf(sign(id, 3))).toContain('检查记录缺两名检查人员');
    expect(sheet(1, '乙').may.sign).toContain('检查记录缺');
    desk.call('updateCloseOuts', { applicationIds: [id], fields: {}, check: CHECKED }, '乙');
    expect(reasonsOf(sign(id, 3))).toBe('');
  });

  it('is returned with a reason by another: problem and chosen measures go back, the next attempt starts from the last', () => {
    const id = ready(1);
    send([id]);
    sign(id, 1);
    const back = (over: object, user = '乙') =>
      desk.call(
        'returnCloseOut',
        {
          applicationId: id,
          node: 2,
          reason: '佐证不足',
          signer: '赵某',
          signedOn: '2026-06-12',
          measureIds: null,
          ...over,
        },
        user,
      );
    expect(refusal(() => back({}, '甲')).message).toContain('申请人不能');
    expect(refusal(() => back({ reason: ' ' })).code).toBe('input.invalid');
    back({ measureIds: [problem(1).measures[1]?.id as Id] });
    const after = problem(1);
    expect([after.state, ...after.measures.map(({ state }) => state)]).toEqual(['整改中', '待审核', '整改中']);
    expect(page('returned').rows).toMatchObject([{ numberWords: '1', words: '佐证不足' }]);
    const history = desk.call('getHistory', { kind: 'problem', id: after.id }) as { field: string; after: string }[];
    expect(history).toContainEqual(expect.objectContaining({ field: '退回原因', after: '佐证不足' }));
    const [again] = (desk.call('draftCloseOuts', { problemIds: [after.id] }) as BatchResult).done;
    expect(sheet(1).application).toMatchObject({ attempt: 2, ticks: [], results: WRITTEN.results, signatures: [] });
    expect(sheet(1).cycles[0]?.applications.map(({ state }) => state)).toEqual(['returned', 'draft']);
    finish(desk, problem(1));
    desk.call('updateCloseOuts', {
      applicationIds: [again?.applicationId as Id],
      fields: { ticks: WRITTEN.ticks },
      check: CHECKED,
    });
    expect(reasonsOf(send([again?.applicationId as Id], '甲', '2026-06-11'))).toContain('不能早于上次退回');
    expect(reasonsOf(send([again?.applicationId as Id], '甲', '2026-06-12'))).toBe('');
  });

  it('is the office’s own, and stays as it was for what was sent before', () => {
    const id = ready(1);
    send([id]);
    const short = [
      { name: '牵头单位审核', column: 'review' as const },
      { name: '领导小组审定', column: 'none' as const },
    ];
    expect(desk.call('setCloseOutChain', { chain: short })).toEqual(short);
    expect(desk.call('getCloseOutChain', {})).toEqual(short);
    expect(
      refusal(() =>
        desk.call('setCloseOutChain', {
          chain: short.map((node) => ({ ...node, name: '同名' })),
        }),
      ).message,
    ).toContain('都叫“同名”');
    expect(sheet(1).chain).toHaveLength(5);
    const other = ready(2);
    send([other]);
    expect(reasonsOf(sign(other, 1))).toBe('');
    expect(reasonsOf(sign(other, 2))).toBe('');
    expect([problem(1).state, problem(2).state]).toEqual(['待审核', '已销号']);
  });

  it('signs many at once: the good ones in one act, the others named with their reasons', () => {
    const [one, two, three] = [ready(1), ready(2), ready(3)];
    expect(send([one, two]).done).toHaveLength(2);
    send([three], '乙');
    const result = desk.call(
      'signCloseOuts',
      {
        items: [one, two, three].map((applicationId) => ({ applicationId, node: 1 })),
        opinion: '情况属实',
        signer: '李某某',
        signedOn: '2026-06-11',
      },
      '乙',
    ) as BatchResult;
    expect(result.done.map(({ applicationId }) => applicationId)).toEqual([one, two]);
    expect(result.refused).toEqual([
      { problemId: problem(3).id, name: '问题（3）', reasons: [expect.stringContaining('申请人不能签署')] },
    ]);
    const acts = desk.store.db
      .prepare(`SELECT count(DISTINCT act_id) FROM change_log WHERE operation = 'signCloseOuts'`)
      .pluck()
      .get();
    expect(acts).toBe(1);
  });
});

describe('a closed problem', () => {
  it('begins a new cycle by 重新挂号; the old one stays, and is closed anew by a chain of its own', () => {
    const id = ready(1);
    send([id]);
    signAll(id);
    const { id: problemId, closeOut, measures } = problem(1);
    const again = {
      problemId,
      reason: '回头看发现反弹',
      grounds: '回头看记录1号',
      confirmed: true as const,
      reopenedOn: '2026-06-20',
      measureIds: [measures[0]?.id as Id],
    };
    expect(refusal(() => desk.call('reopenProblem', { ...again, reopenedOn: '2026-06-14' })).message).toContain(
      '不能早于销号日期',
    );
    expect(refusal(() => desk.call('reopenProblem', { ...again, reason: ' ' })).code).toBe('input.invalid');
    desk.call('reopenProblem', again);
    const opened = problem(1);
    expect([opened.state, ...opened.measures.map(({ state }) => state)]).toEqual(['整改中', '整改中', '已销号']);
    expect(opened.closeOut.approvedOn).toBe(null);
    const { cycles, problem: shown } = sheet(1);
    expect(shown.cycle).toBe(2);
    expect(cycles.map(({ cycle }) => cycle)).toEqual([2, 1]);
    expect(cycles[1]).toMatchObject({ closeOut, reopening: { reason: '回头看发现反弹', account: '甲' } });
    expect(refusal(() => desk.call('reopenProblem', again)).code).toBe('move.refused');
    finish(desk, opened);
    const second = drafted(desk, problem(1));
    expect(reasonsOf(send([second], '甲', '2026-06-19'))).toContain('不能早于重新挂号');
    send([second], '甲', '2026-06-20');
    for (let node = 1; node <= 5; node++) expect(reasonsOf(sign(second, node, '乙', '2026-06-21'))).toBe('');
    expect(problem(1).closeOut.approvedOn).toBe('2026-06-21');
    expect(sheet(1).cycles[1]?.closeOut).toEqual(closeOut);
  });

  it('may come from an older ledger, recorded with its basis by whoever may approve', () => {
    const found = desk.call('findProblems', { roundId, numbers: ['1', '2', '9'] }) as { problemId: Id | null }[];
    expect(found.map(({ problemId }) => problemId)).toEqual([problem(1).id, problem(2).id, null]);
    const ids = [problem(1).id, problem(2).id];
    const said = { grounds: '原销号台账第3页', approver: '赵某', approvedOn: '2026-05-20', appliedOn: '2026-05-10' };
    ready(2);
    const result = desk.call('recordClosed', { problemIds: ids, ...said }) as BatchResult;
    expect(result.done.map((each) => each.problemId)).toEqual([ids[0]]);
    expect(reasonsOf(result)).toContain('起草中');
    expect(problem(1)).toMatchObject({
      state: '已销号',
      closeOut: { approver: '赵某', approvedOn: '2026-05-20', unitId },
    });
    expect(sheet(1).application).toMatchObject({ recorded: true, basis: '原销号台账第3页', applicant: '甲' });
    expect(reasonsOf(desk.call('recordClosed', { problemIds: [ids[0] as Id], ...said }) as BatchResult)).toContain(
      '已销号',
    );
  });
});

describe('more time', () => {
  const asked = (over: object = {}) => ({
    kind: 'postpone' as const,
    problemId: problem(3).id,
    measureId: problem(3).measures[0]?.id ?? null,
    reason: '设计方案调整',
    newDate: '2026-09-30',
    stageGoal: null,
    nextCheckOn: null,
    requestedOn: '2026-06-20',
    ...over,
  });
  const decide = (requestId: Id, over: object = {}, user = '乙') =>
    desk.call(
      'decideRequest',
      { requestId, approve: true, opinion: '', decidedBy: '赵某', decidedOn: '2026-06-22', ...over },
      user,
    ) as RequestView;

  it('is asked for once at a time, decided by another, and kept', () => {
    const made = desk.call('makeRequest', asked()) as RequestView;
    expect(made).toMatchObject({ state: 'pending', subjectWords: '措施（3）一', oldDeadline: { date: '2026-06-30' } });
    expect(refusal(() => desk.call('makeRequest', asked(), '乙')).message).toContain('待审批');
    expect(refusal(() => decide(made.id, {}, '甲')).message).toContain('申请人不能审批');
    expect(decide(made.id)).toMatchObject({ state: 'approved', decidingAccount: '乙' });
    expect(problem(3).measures[0]?.deadline).toEqual({ date: '2026-09-30', text: null, longTerm: false });
    expect(problem(3).measures[1]?.deadline.date).toBe(null);
    expect(refusal(() => decide(made.id)).message).toContain('已经办结');
    const second = desk.call('makeRequest', asked({ newDate: '2026-12-31' })) as RequestView;
    expect(decide(second.id, { approve: false, opinion: '理由不足' })).toMatchObject({ state: 'refused' });
    const third = desk.call('makeRequest', asked({ newDate: '2026-12-31' })) as RequestView;
    expect((desk.call('withdrawRequest', { requestId: third.id }) as RequestView).state).toBe('withdrawn');
    expect((desk.call('listRequests', { roundId }) as RequestView[]).map(({ state }) => state)).toEqual([
      'withdrawn',
      'refused',
      'approved',
    ]);
    desk.call('editRows', {
      edits: [
        {
          kind: 'measure',
          id: problem(3).measures[0]?.id as Id,
          patch: { deadline: { date: '2026-10-30', text: null, longTerm: false } },
        },
      ],
    });
    expect(loggedMoves(desk.store).map(({ id, operation, to }) => ({ id, operation, to }))).toEqual([
      { id: problem(3).measures[0]?.id, operation: 'decideRequest', to: '2026-09-30' },
      { id: problem(3).measures[0]?.id, operation: 'editRows', to: '2026-10-30' },
    ]);
  });

  it('is not taken by typing once the round is under way: by cell, for many, or by an import; a correction says why', () => {
    const [first, second] = problem(3).measures;
    const to = (date: string | null, longTerm = false) => ({ date, text: null, longTerm });
    const cell = (deadline: ReturnType<typeof to>, reason?: string) => () =>
      desk.call('editRows', {
        edits: [
          {
            kind: 'measure',
            id: first?.id as Id,
            patch: { deadline, ...(reason === undefined ? {} : { deadlineReason: reason }) },
          },
        ],
      });
    const many = (deadline: ReturnType<typeof to>) => () =>
      desk.call('assign', {
        targets: { problemIds: [problem(3).id], measureIds: [first?.id as Id] },
        patch: { deadline },
      });
    cell(to('2026-07-31'))();
    desk.call('openReview', { roundId, date: '2026-06-22', dueAt: null });
    for (const slip of [cell(to('2026-09-30')), many(to('2026-09-30')), cell(to('2026-07-31', true))]) {
      expect(refusal(slip)).toMatchObject({ code: 'conflict', message: expect.stringContaining('经他人审批') });
    }
    expect(refusal(cell(to('2026-09-30'))).message).toMatch(/^措施（3）一：完成时限已定为2026年7月31日/);
    const cleared = { kind: 'problem' as const, id: problem(3).id, patch: { deadline: to(null) } };
    expect(refusal(() => desk.call('editRows', { edits: [cleared] })).message).toContain('取消要经他人审批');
    expect(problem(3).measures[0]?.deadline.date).toBe('2026-07-31');
    cell(to('2026-07-15'))();
    desk.call('undo', { actId: null });
    expect(problem(3).measures[0]?.deadline.date).toBe('2026-07-31');
    cell(to('2026-08-31'), '方案原文为8月底，录入有误')();
    const history = desk.call('getHistory', { kind: 'measure', id: first?.id as Id }) as {
      field: string;
      after: string;
    }[];
    expect(history).toContainEqual(expect.objectContaining({ field: '更正理由', after: '方案原文为8月底，录入有误' }));
    expect(loggedMoves(desk.store).at(-1)).toMatchObject({ id: first?.id, to: '2026-08-31' });
    desk.call('undo', { actId: null });
    expect(problem(3).measures[0]?.deadline.date).toBe('2026-07-31');
    // One that has never had a date of its own has its problem's: a later one is 延期 all the same.
    const own = { kind: 'measure' as const, id: second?.id as Id, patch: { deadline: to('2026-12-31') } };
    expect(refusal(() => desk.call('editRows', { edits: [own] })).message).toContain('已定为2026年6月30日');
    const made = desk.call('makeRequest', asked()) as RequestView;
    expect(refusal(cell(to('2026-09-30'), '录入有误')).message).toContain('待审批');
    decide(made.id);
    expect(problem(3).measures[0]?.deadline.date).toBe('2026-09-30');
    finish(desk, problem(3));
    desk.call('recordClosed', {
      problemIds: [problem(3).id],
      grounds: '原台账',
      approver: '赵某',
      approvedOn: '2026-06-20',
      appliedOn: null,
    });
    expect(refusal(cell(to('2026-06-01'), '更正')).message).toContain('不能再改');
  });

  it('turns into 长期坚持 with a goal and a next check, and holds up the 销号 while it is undecided', () => {
    const made = desk.call(
      'makeRequest',
      asked({
        kind: 'longTerm',
        measureId: null,
        newDate: null,
        stageGoal: '年底前回迁一半',
        nextCheckOn: '2026-12-31',
      }),
    ) as RequestView;
    const id = ready(3);
    expect(reasonsOf(send([id]))).toContain('1件延期或转长期坚持申请待审批');
    decide(made.id);
    expect(problem(3).deadline).toEqual({ date: '2026-06-30', text: null, longTerm: true });
    expect(reasonsOf(send([id]))).toBe('');
  });
});

describe('the form', () => {
  it('is written by the template with one box a node, for one problem or many, and shows as a paper', async () => {
    const folder = tempDir();
    try {
      const id = ready(1);
      send([id]);
      sign(id, 1);
      ready(2);
      const context = desk.context('甲');
      const problemIds = [problem(1).id, problem(2).id];
      expect(closeOutsName(context, { problemIds }).name).toBe('销号审批表（2条）.docx');
      await writeCloseOuts(context, { problemIds, to: { path: join(folder, '两条.docx') } });
      const zip = await JSZip.loadAsync(readFileSync(join(folder, '两条.docx')));
      const words = ((await zip.file('word/document.xml')?.async('string')) ?? '').replace(/<[^>]+>/g, '');
      for (const text of [
        '问题销号审批表',
        '针对“学用脱节，‘两张皮’”问题',
        '一是健全学习制度。修订制度1项。',
        '已完成，成效明显。',
        '佐证1-1　制度汇编',
        '☑措施全部落实　☑违规依法依规处理',
        '☑查阅资料　☑现场核查　☐个别访谈',
        '周某某、吴某某',
        '责任单位（主要负责人）',
        '签字：签字人1',
        '2026年6月11日',
        '领导小组审定',
        '针对“检查不经常”问题',
      ]) {
        expect(words, text).toContain(text);
      }
      expect(words).not.toMatch(/[{}]/);
      const each = await writeCloseOuts(context, { problemIds, to: { folder } });
      expect(each.fileName).toBe('销号审批表（1）.docx等2个文件');
      expect(existsSync(join(folder, '销号审批表（2）.docx'))).toBe(true);
      const paper = desk.call('getPaper', { of: 'closeOuts', problemIds }) as TextDocument;
      expect(paper.blocks.map(({ kind }) => kind)).toEqual(['table', 'pageBreak', 'table']);
      expect(JSON.stringify(paper)).toContain('签字：签字人1　　日期：2026年6月11日');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

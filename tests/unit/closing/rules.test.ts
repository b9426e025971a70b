// The rules of 销号: chains that may be set, what is missing, dates in order, what the 销号台账 gets, requests.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainFault,
  checkedFrom,
  closeOutOfChain,
  DEFAULT_CHAIN,
  stateInChain,
  stepDateFault,
} from '#domain/closing/chain.ts';
import { proposedFields } from '#domain/closing/draft.ts';
import { type MissingFacts, missingOfCheck, missingToSend } from '#domain/closing/missing.ts';
import { approvedDeadline, decisionFault, requestFault } from '#domain/closing/requests.ts';
import { type ChainNode, type DeadlineRequest, NODE_COLUMNS, type Signature, TICKS } from '#domain/closing/types.ts';
import { NO_DEADLINE, NO_RESPONSIBILITIES, STATES } from '#domain/ledger/types.ts';
import { datesOutOfOrder } from '#domain/states/sign-off.ts';

const node = (name: string, column: ChainNode['column'] = 'none'): ChainNode => ({ name, column });
const sign = (at: number, signedOn: string): Signature => ({
  node: at,
  nodeName: DEFAULT_CHAIN[at - 1]?.name ?? '',
  verdict: 'agree',
  opinion: '同意',
  signer: `签字人${at}`,
  signedOn,
  account: '乙',
  at: '2026-06-20T02:00:00.000Z',
});

describe('a chain', () => {
  it('has two to five nodes of different names; 审核 before 验收, the last is the approval', () => {
    expect(chainFault(DEFAULT_CHAIN)).toBe(null);
    expect(chainFault([node('审核', 'review'), node('审定')])).toBe(null);
    expect(chainFault([node('审定')])).toContain('2到5个');
    expect(chainFault([...DEFAULT_CHAIN, node('再审')])).toContain('现有6个');
    expect(chainFault([node('审核'), node('审核')])).toContain('都叫“审核”');
    expect(chainFault([node('甲', 'review'), node('乙', 'review'), node('丙')])).toContain('只能有一个');
    expect(chainFault([node('甲', 'acceptance'), node('乙', 'review'), node('丙')])).toContain('不能在“审核”之前');
    expect(chainFault([node('甲'), node('乙', 'acceptance')])).toContain('最后一个环节');
    expect(chainFault([node(' '), node('乙')])).toContain('名称');
  });

  it('brings the problem from 待审核 to 待验收 once and never back', () => {
    const chain = fc
      .array(fc.constantFrom(...NODE_COLUMNS), { minLength: 2, maxLength: 5 })
      .map((columns) => columns.map((column, at) => node(`环节${at + 1}`, column)));
    fc.assert(
      fc.property(chain, (nodes) => {
        if (chainFault(nodes) !== null) return;
        const states = nodes.map((_, signed) => stateInChain(nodes, signed));
        expect(states[0]).toBe('待审核');
        expect([...states].sort((a, b) => STATES.indexOf(a) - STATES.indexOf(b))).toEqual(states);
        expect(checkedFrom(nodes)).toBeLessThanOrEqual(nodes.length);
      }),
    );
    expect([0, 1, 2, 3, 4].map((signed) => stateInChain(DEFAULT_CHAIN, signed))).toEqual([
      '待审核',
      '待审核',
      '待验收',
      '待验收',
      '待验收',
    ]);
  });

  it('writes opinions and dates of its nodes into the columns of the 销号台账, in order', () => {
    const signatures = [1, 2, 3, 4, 5].map((at) => sign(at, `2026-06-1${at}`));
    const closeOut = closeOutOfChain({ appliedOn: '2026-06-10', unitId: 'u', chain: [...DEFAULT_CHAIN] }, signatures);
    expect(closeOut).toEqual({
      appliedOn: '2026-06-10',
      unitId: 'u',
      reviewOpinion: '同意（签字人2）',
      reviewedOn: '2026-06-12',
      acceptanceOpinion: '同意（签字人3）',
      acceptedOn: '2026-06-13',
      approver: '签字人5',
      approvedOn: '2026-06-15',
      lookBackOn: null,
      lookBackResult: null,
    });
    expect(datesOutOfOrder(closeOut)).toBe(null);
  });

  it('takes no date before the step before it, none in the future', () => {
    const signed = { appliedOn: '2026-06-10', signatures: [sign(1, '2026-06-12')] };
    expect(stepDateFault(signed, '2026-06-12', '2026-06-20')).toBe(null);
    expect(stepDateFault(signed, '2026-06-11', '2026-06-20')).toContain(
      '责任单位（主要负责人）的签署日期（2026年6月12日）',
    );
    expect(stepDateFault({ ...signed, signatures: [] }, '2026-06-09', '2026-06-20')).toContain('申请日期');
    expect(stepDateFault(signed, '2026-06-21', '2026-06-20')).toContain('不能晚于今天');
  });
});

const complete: MissingFacts = {
  fields: {
    unitId: 'u',
    ticks: [...TICKS],
    standard: '全部办结',
    measures: [{ measureId: 'm1', measure: '一是健全制度。', result: '修订制度1项。' }],
    results: '修订制度1项',
    learned: '排查同类问题3个',
    note: null,
  },
  measures: [{ id: 'm1', position: 1, state: '待审核' }],
  pendingRequests: 0,
  evidence: 2,
};

describe('what is missing', () => {
  it('is nothing when all is there, and each lack is named by itself', () => {
    expect(missingToSend(complete)).toEqual([]);
    const { fields } = complete;
    const lacks: [Partial<MissingFacts>, RegExp][] = [
      [{ measures: [] }, /没有整改措施/],
      [{ measures: [{ id: 'm1', position: 1, state: '整改中' }] }, /^措施一（整改中）尚未完成$/],
      [{ pendingRequests: 1 }, /1件延期/],
      [{ evidence: 0 }, /没有佐证材料/],
      [{ fields: { ...fields, unitId: null } }, /申请单位/],
      [{ fields: { ...fields, standard: ' ' } }, /销号标准/],
      [{ fields: { ...fields, measures: [] } }, /措施一没有填写完成情况/],
      [{ fields: { ...fields, results: null } }, /成效/],
      [{ fields: { ...fields, learned: '' } }, /举一反三情况/],
      [{ fields: { ...fields, ticks: ['措施全部落实'] } }, /违规依法依规处理、效果符合要求、举一反三、长效机制/],
    ];
    for (const [over, words] of lacks) {
      const missing = missingToSend({ ...complete, ...over });
      expect(missing).toHaveLength(1);
      expect(missing[0]).toMatch(words);
    }
  });

  it('of a check record are its method, two different persons and its date', () => {
    const check = {
      methods: ['现场核查' as const],
      personOne: '周某',
      personTwo: '吴某',
      checkedOn: '2026-06-12',
      findings: null,
    };
    expect(missingOfCheck(check)).toEqual([]);
    expect(missingOfCheck({ ...check, personTwo: ' 周某' })).toEqual(['检查记录缺两名检查人员']);
    expect(missingOfCheck({ ...check, methods: [], checkedOn: null })).toEqual(['检查记录缺检查方式、检查日期']);
  });
});

it('an application starts with what the ledger knows; after a 退回 with what was written, but unticked', () => {
  const problem = {
    target: '制度健全',
    responsibilities: { ...NO_RESPONSIBILITIES, lead: ['u1'], responsible: ['u2'] },
    measures: [
      { id: 'm1', position: 1, lead: '健全制度。', text: '修订1项。', state: '待审核' as const, progress: '旧进展' },
      { id: 'm2', position: 2, lead: '抓落实。', text: '', state: '已销号' as const, progress: null },
    ],
  };
  const first = proposedFields(problem, new Map([['m1', '已修订制度1项。']]), null);
  expect(first).toMatchObject({ unitId: 'u2', standard: '制度健全', ticks: [], results: null });
  expect(first.measures.map(({ measure, result }) => [measure, result])).toEqual([
    ['一是健全制度。修订1项。', '已修订制度1项。'],
    ['二是抓落实。', '已完成。'],
  ]);
  const again = proposedFields(problem, new Map(), { ...first, ticks: [...TICKS], results: '成效若干' });
  expect(again).toMatchObject({ ticks: [], results: '成效若干' });
  expect(again.measures[0]?.result).toBe('已修订制度1项。');
});

describe('a request', () => {
  const due = { date: '2026-06-30', text: null, longTerm: false };
  const asked = {
    kind: 'postpone' as const,
    reason: '审批未下达',
    newDate: '2026-09-30',
    stageGoal: null,
    nextCheckOn: null,
    requestedOn: '2026-06-20',
  };
  const open = { state: '整改中' as const, deadline: due, pending: false };
  const request: DeadlineRequest = {
    ...asked,
    id: 'q',
    problemId: 'p',
    measureId: null,
    oldDeadline: due,
    account: '甲',
    state: 'pending',
    opinion: null,
    decidedBy: null,
    decidedOn: null,
    decidingAccount: null,
  };
  const decision = { account: '乙', approve: true, opinion: '', decidedBy: '赵某', decidedOn: '2026-06-22' };

  it('needs a reason, a later date, or a goal with the next check; one at a time', () => {
    expect(requestFault(asked, open, '2026-06-20')).toBe(null);
    expect(requestFault({ ...asked, newDate: '2026-06-30' }, open, '2026-06-20')).toContain('2026年6月30日');
    expect(requestFault(asked, { ...open, pending: true }, '2026-06-20')).toContain('待审批');
    expect(requestFault(asked, { ...open, deadline: NO_DEADLINE }, '2026-06-20')).toContain('不需要申请延期');
    expect(requestFault(asked, { ...open, state: '已销号' }, '2026-06-20')).toContain('已销号');
    const longTerm = {
      ...asked,
      kind: 'longTerm' as const,
      newDate: null,
      stageGoal: '建成',
      nextCheckOn: '2026-12-31',
    };
    expect(requestFault(longTerm, open, '2026-06-20')).toBe(null);
    expect(requestFault({ ...longTerm, stageGoal: ' ' }, open, '2026-06-20')).toContain('阶段目标');
    expect(requestFault({ ...longTerm, nextCheckOn: null }, open, '2026-06-20')).toContain('下次检查日期');
  });

  it('is decided by another account, while the deadline is the one it was asked for', () => {
    const now = { state: '整改中' as const, deadline: due };
    expect(decisionFault(request, decision, now, '2026-06-22')).toBe(null);
    expect(decisionFault(request, { ...decision, account: '甲' }, now, '2026-06-22')).toContain('申请人');
    expect(decisionFault(request, { ...decision, decidedOn: '2026-06-19' }, now, '2026-06-22')).toContain('申请日期');
    expect(decisionFault(request, { ...decision, approve: false }, now, '2026-06-22')).toContain('填写意见');
    expect(decisionFault(request, decision, { ...now, deadline: NO_DEADLINE }, '2026-06-22')).toContain('改动过');
    expect(decisionFault({ ...request, state: 'approved' }, decision, now, '2026-06-22')).toContain('已经办结');
    expect(approvedDeadline(request, due)).toEqual({ date: '2026-09-30', text: null, longTerm: false });
    expect(approvedDeadline({ ...request, kind: 'longTerm' }, due)).toEqual({ ...due, longTerm: true });
  });
});

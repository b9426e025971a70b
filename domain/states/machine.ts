// The one machine of states: every way in which a problem or a measure may move, as data, with the guards it must pass.
// DOMAIN §5: 未启动 → 整改中 → 待审核 → 待验收 → 已销号 → 常态化管理; back only by 退回; closed matters only by 重新挂号.
import type { Permission } from '../accounts/roles.ts';
import type { State } from '../ledger/types.ts';
import { STATES } from '../ledger/types.ts';
import { GUARDS, type GuardId, type MoveFacts } from './guards.ts';

export type Subject = 'problem' | 'measure';

/** What is done to a problem or measure. */
export const MOVE_ACTS = [
  'advance',
  'return',
  'follow',
  'send',
  'withdraw',
  'sign',
  'close',
  'sendBack',
  'record',
  'settle',
  'reopen',
  'takeBack',
] as const;
export type MoveAct = (typeof MOVE_ACTS)[number];

export interface Transition {
  of: Subject;
  act: MoveAct;
  from: readonly State[];
  to: readonly State[];
  /** All of them must pass, in this order; the first that does not says why */
  guards: readonly GuardId[];
  /** What the account must be allowed to do; `follows`: nobody does it, it follows from something else */
  who: Permission | 'follows';
  /** What it is, for whoever reads this table */
  words: string;
}

const OPEN: readonly State[] = ['未启动', '整改中', '待审核', '待验收'];
const CLOSED: readonly State[] = ['已销号', '常态化管理'];
const WAITING: readonly State[] = ['待审核', '待验收'];

/** One row for each state that a forward move may start from: whatever comes after it, up to `last`. */
function forward(of: Subject, last: State, row: Omit<Transition, 'of' | 'act' | 'from' | 'to'>): Transition[] {
  const end = STATES.indexOf(last);
  return OPEN.filter((from) => STATES.indexOf(from) < end).map((from) => ({
    of,
    act: 'advance',
    from: [from],
    to: STATES.slice(STATES.indexOf(from) + 1, end + 1),
    ...row,
  }));
}

export const TRANSITIONS: readonly Transition[] = [
  // A measure is the unit of progress: that it is finished is a record of fact and closes no problem.
  ...forward('measure', '常态化管理', {
    guards: [],
    who: 'edit',
    words: '周调度填报、在清单中修改或批量修改：措施向前推进，直至单项完成；问题并不因此销号',
  }),
  {
    of: 'measure',
    act: 'return',
    from: WAITING,
    to: ['整改中'],
    guards: ['reason', 'notSigning'],
    who: 'edit',
    words: '周调度或清单中退回，写明退回原因',
  },
  {
    of: 'measure',
    act: 'takeBack',
    from: STATES.slice(1),
    to: STATES,
    guards: ['notSigning', 'problemOpen'],
    who: 'edit',
    words: '更正本次调度中刚填报的状态：回到填报前可以到达的状态',
  },
  {
    of: 'measure',
    act: 'sendBack',
    from: WAITING,
    to: ['整改中'],
    guards: ['reason'],
    who: 'follows',
    words: '问题的销号申请被退回，所涉措施随之退回',
  },
  {
    of: 'measure',
    act: 'close',
    from: OPEN,
    to: ['已销号'],
    guards: ['chainWhole'],
    who: 'follows',
    words: '问题经审定销号，措施随之销号',
  },
  {
    of: 'measure',
    act: 'record',
    from: OPEN,
    to: ['已销号'],
    guards: ['basis', 'approval'],
    who: 'follows',
    words: '问题补录为已销号，措施随之销号',
  },
  {
    of: 'measure',
    act: 'settle',
    from: ['已销号'],
    to: ['常态化管理'],
    guards: [],
    who: 'edit',
    words: '转入常态化管理',
  },
  {
    of: 'measure',
    act: 'reopen',
    from: CLOSED,
    to: ['整改中'],
    guards: ['reopeningReason', 'basis', 'confirmed'],
    who: 'follows',
    words: '问题重新挂号，所选措施随之重新整改',
  },

  // A problem is the unit of 销号.
  ...forward('problem', '待验收', {
    guards: ['notSigning'],
    who: 'edit',
    words: '在清单中修改或批量修改：问题向前推进，至待验收为止；销号另走签署',
  }),
  {
    of: 'problem',
    act: 'return',
    from: WAITING,
    to: ['整改中'],
    guards: ['reason', 'notSigning'],
    who: 'edit',
    words: '在清单中退回，写明退回原因',
  },
  {
    of: 'problem',
    act: 'follow',
    from: OPEN,
    to: OPEN,
    guards: ['notSigning', 'asMeasures'],
    who: 'follows',
    words: '随措施变动：处在最慢的措施所在的状态，至待验收为止',
  },
  {
    of: 'problem',
    act: 'send',
    from: OPEN,
    to: ['待审核', '待验收'],
    guards: ['notSigning', 'complete', 'datesInOrder'],
    who: 'edit',
    words: '销号申请送签',
  },
  {
    of: 'problem',
    act: 'withdraw',
    from: WAITING,
    to: OPEN,
    guards: ['unsigned', 'ownApplication', 'asMeasures'],
    who: 'edit',
    words: '申请人撤回还没有人签署的销号申请',
  },
  {
    of: 'problem',
    act: 'sign',
    from: WAITING,
    to: WAITING,
    guards: ['otherAccount', 'nodeInTurn', 'notLastNode', 'complete', 'datesInOrder'],
    who: 'approve',
    words: '签署销号申请的一个环节，后面还有环节',
  },
  {
    of: 'problem',
    act: 'close',
    from: WAITING,
    to: ['已销号'],
    guards: ['otherAccount', 'nodeInTurn', 'chainWhole', 'complete', 'datesInOrder'],
    who: 'approve',
    words: '签署最后一个环节，问题销号',
  },
  {
    of: 'problem',
    act: 'sendBack',
    from: WAITING,
    to: ['整改中'],
    guards: ['otherAccount', 'nodeInTurn', 'reason', 'datesInOrder'],
    who: 'approve',
    words: '签署中任一环节退回，写明退回原因',
  },
  {
    of: 'problem',
    act: 'record',
    from: OPEN,
    to: ['已销号'],
    guards: ['notSigning', 'basis', 'approval', 'datesInOrder'],
    who: 'approve',
    words: '补录：使用本系统以前已在原台账（纸质或 Excel）销号的问题，写明依据、批准人和批准日期；导入本身从不销号',
  },
  {
    of: 'problem',
    act: 'settle',
    from: ['已销号'],
    to: ['常态化管理'],
    guards: [],
    who: 'edit',
    words: '转入常态化管理，销号结论不变',
  },
  {
    of: 'problem',
    act: 'reopen',
    from: CLOSED,
    to: ['整改中'],
    guards: ['reopeningReason', 'basis', 'confirmed', 'datesInOrder'],
    who: 'approve',
    words: '重新挂号：开始新的一轮整改，原来的销号记录保留',
  },
];

export type MoveVerdict = { allowed: true } | { allowed: false; reason: string };

/** Whether the table lets this act move the subject from one state to another, given the facts; says why not in words. */
export function judge(of: Subject, act: MoveAct, from: State, to: State, facts: MoveFacts = {}): MoveVerdict {
  const row = TRANSITIONS.find(
    (each) => each.of === of && each.act === act && each.from.includes(from) && each.to.includes(to),
  );
  if (row === undefined) return { allowed: false, reason: noSuchMove(of, from, to) };
  for (const id of row.guards) {
    const fault = GUARDS[id](facts, { from, to });
    if (fault !== null) return { allowed: false, reason: fault };
  }
  return { allowed: true };
}

/**
 * Whether a state may be set by hand or in a weekly review: forward, back as a 退回, or from 已销号 into 常态化管理.
 * A problem is never closed this way.
 */
export function checkMove(of: Subject, from: State, to: State, facts: MoveFacts = {}): MoveVerdict {
  if (from === to) return { allowed: true };
  if (from === '已销号' && to === '常态化管理') return judge(of, 'settle', from, to, facts);
  const act = STATES.indexOf(to) > STATES.indexOf(from) ? 'advance' : 'return';
  return judge(of, act, from, to, facts);
}

function noSuchMove(of: Subject, from: State, to: State): string {
  if (CLOSED.includes(from)) return `“${from}”不能直接改回“${to}”，需要另行办理重新挂号。`;
  if (of === 'problem' && CLOSED.includes(to)) {
    return `不能直接改为“${to}”。问题要经销号申请逐级签署才能销号，请在“销号”中办理；原台账已经销号的，在“销号”中补录。`;
  }
  return `状态不能从“${from}”改为“${to}”。`;
}

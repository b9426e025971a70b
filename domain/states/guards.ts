// What a move must satisfy, each as a pure function of facts: null when it passes, else why not, in a clerk's words.
import type { State } from '../ledger/types.ts';

/** What is known of the matter and of who moves it. A fact that is left out counts as not given. */
export interface MoveFacts {
  /** 退回原因 or 重新挂号原因 */
  reason?: string | null;
  /** 依据 of a 补录 or 重新挂号 */
  basis?: string | null;
  confirmed?: boolean;
  /** Name of the node at which the application is being signed; null while none is */
  signingAt?: string | null;
  /** For measures: whether the problem is closed */
  problemClosed?: boolean;
  /** Where a problem stands by its measures */
  byMeasures?: State;
  /** The chain: how many nodes, how many signed with this one, the node that is signed, the one whose turn it is */
  chain?: { nodes: number; signed: number; node: number; turn: number };
  /** The account that acts is the one that applied */
  ownAccount?: boolean;
  /** What the application still lacks, in words */
  missing?: readonly string[];
  /** Which dates come in the wrong order, in words; null when none */
  dateFault?: string | null;
  /** Who approved, and whether a date of approval is given */
  approver?: string | null;
  approvedOn?: string | null;
}

type Guard = (facts: MoveFacts, move: { from: State; to: State }) => string | null;

const blank = (text: string | null | undefined): boolean => text === null || text === undefined || text.trim() === '';

export const GUARDS = {
  reason: ({ reason }, { from, to }) => (blank(reason) ? `从“${from}”退回“${to}”，请先填写退回原因。` : null),
  reopeningReason: ({ reason }) => (blank(reason) ? '请先填写重新挂号的原因。' : null),
  basis: ({ basis }) => (blank(basis) ? '请先填写依据。' : null),
  confirmed: ({ confirmed }) => (confirmed === true ? null : '重新挂号需要确认后才能办理。'),
  notSigning: ({ signingAt }) =>
    blank(signingAt) ? null : `销号申请正在签署（${signingAt}），请先在“销号”中退回或撤回申请。`,
  problemOpen: ({ problemClosed }, { from }) =>
    problemClosed === true && (from === '已销号' || from === '常态化管理')
      ? '所属问题已销号，需要另行办理重新挂号。'
      : null,
  asMeasures: ({ byMeasures }, { to }) => (byMeasures === to ? null : `按各项措施的状态，问题不应是“${to}”。`),
  complete: ({ missing }) =>
    missing === undefined || missing.length > 0 ? `还不能送签：${(missing ?? ['没有核对']).join('；')}。` : null,
  datesInOrder: ({ dateFault }) => (blank(dateFault) ? null : `${dateFault}，请核对日期。`),
  otherAccount: ({ ownAccount }) =>
    ownAccount === false ? null : '申请人不能签署自己的申请，请由其他用户登录后登记签署。',
  ownApplication: ({ ownAccount }) => (ownAccount === true ? null : '只有申请人本人可以撤回申请。'),
  unsigned: ({ chain }) => (chain?.signed === 0 ? null : '已有环节签署，不能撤回；需要修改的，请由签署人退回。'),
  nodeInTurn: ({ chain }) =>
    chain !== undefined && chain.node === chain.turn ? null : '不是当前应签署的环节，可能刚由他人签署。请刷新后再试。',
  notLastNode: ({ chain }) =>
    chain !== undefined && chain.signed < chain.nodes ? null : '最后一个环节签署后即为销号。',
  chainWhole: ({ chain }) =>
    chain !== undefined && chain.signed === chain.nodes && chain.nodes > 0 ? null : '各环节还没有全部签署，不能销号。',
  approval: ({ approver, approvedOn }) => (blank(approver) || blank(approvedOn) ? '请填写批准人和批准日期。' : null),
} as const satisfies Record<string, Guard>;

export type GuardId = keyof typeof GUARDS;

// 销号: applied for, signed node by node by others than the applicant, returned; 延期, 转长期坚持, 重新挂号.
import { z } from 'zod';
import {
  type Application,
  CHECK_METHODS,
  type ChainNode,
  CLOSING_GROUPS,
  type ClosingGroup,
  type ClosingRow,
  type Cycle,
  type DeadlineRequest,
  NODE_COLUMNS,
  REQUEST_KINDS,
  TICKS,
} from '#domain/closing/types.ts';
import type { Deadline, Id, State } from '#domain/ledger/types.ts';
import { act, query, shellAct } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';
import type { Saved } from './papers.ts';

/** One page of a group of the 销号 screen, with how many there are in each group. */
export interface ClosingPage {
  counts: Record<ClosingGroup, number>;
  pendingRequests: number;
  /** Rows of the group that fit the words looked for */
  total: number;
  rows: ClosingRow[];
}

/** What may be done to an application now; a text says why not. */
export type Allowed = true | string;

/** Everything about one problem's 销号. */
export interface ClosingSheet {
  problem: {
    id: Id;
    roundId: Id;
    numberWords: string;
    title: string;
    state: State;
    cycle: number;
    deadline: Deadline;
    leadNames: string;
    measures: { id: Id; position: number; words: string; state: State; deadline: Deadline }[];
  };
  /** The newest of the present cycle; null while nobody has applied */
  application: Application | null;
  /** Of the application: unit that applies */
  unitName: string;
  /** What is missing before it can be sent on, or signed at its present node, in words */
  missing: string[];
  /** The chain it goes through: frozen once it was sent */
  chain: ChainNode[];
  may: Record<'draft' | 'edit' | 'send' | 'withdraw' | 'sign' | 'sendBack' | 'record' | 'reopen', Allowed>;
  /** The present cycle and those before it, newest first */
  cycles: Cycle[];
  requests: RequestView[];
}

/** A request with what it is about. */
export type RequestView = DeadlineRequest & {
  /** 问题(5) or 措施(5)二 */
  subjectWords: string;
  title: string;
  /** Whether the account at the keyboard may decide it */
  mayDecide: Allowed;
};

/** What a batch did: each problem that was refused with its reasons. */
export interface BatchResult {
  done: { problemId: Id; applicationId: Id }[];
  refused: { problemId: Id; name: string; reasons: string[] }[];
}

const ids = z.array(i.id).min(1).max(2_000);
const short = z.string().trim().max(200).nullable();
const person = z.string().trim().min(1, '不能为空').max(100, '不能超过100字');
const said = z.string().trim().max(2_000, '不能超过2000字');

const applicationFields = z.strictObject({
  unitId: i.id.nullable(),
  ticks: z.array(z.enum(TICKS)).max(TICKS.length),
  standard: i.optionalText,
  measures: z.array(z.strictObject({ measureId: i.id, measure: i.text, result: i.text })).max(500),
  results: i.optionalText,
  learned: i.optionalText,
  note: i.optionalText,
});

const checkFields = z.strictObject({
  methods: z.array(z.enum(CHECK_METHODS)).max(CHECK_METHODS.length),
  personOne: short,
  personTwo: short,
  checkedOn: i.plainDate.nullable(),
  findings: i.optionalText,
});

const nodesInTurn = z
  .array(z.strictObject({ applicationId: i.id, node: z.number().int().min(1).max(5) }))
  .min(1)
  .max(2_000);

export const closing = {
  listClosing: query<ClosingPage>()(
    z.strictObject({
      roundId: i.id,
      group: z.enum(CLOSING_GROUPS),
      text: z.string().max(200),
      /** Absent or null: not limited by it */
      unitId: i.id.nullable().exactOptional(),
      leaderId: i.id.nullable().exactOptional(),
      state: i.state.nullable().exactOptional(),
      from: z.number().int().min(0).max(1_000_000),
      count: z.number().int().min(1).max(500),
    }),
  ),
  /** Problems by the numbers that people write: 5, or 2-1 where numbers restart; null for one that is not there. */
  findProblems: query<{ number: string; problemId: Id | null }[]>()(
    z.strictObject({ roundId: i.id, numbers: z.array(z.string().trim().min(1).max(20)).min(1).max(2_000) }),
  ),
  getClosing: query<ClosingSheet>()(z.strictObject({ problemId: i.id })),

  /** Drafts with what the ledger knows filled in; problems that cannot be applied for are named. */
  draftCloseOuts: act<BatchResult>()(z.strictObject({ problemIds: ids })),
  /** Changes drafts; `fields` for one, or what many have in common. */
  updateCloseOuts: act<BatchResult>()(
    z.strictObject({
      applicationIds: ids,
      fields: applicationFields.partial(),
      check: checkFields.partial(),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  removeCloseOut: act<null>()(z.strictObject({ applicationId: i.id })),
  /** 送签: from here on the form and its chain stand. */
  sendCloseOuts: act<BatchResult>()(z.strictObject({ applicationIds: ids, appliedOn: i.plainDate })),
  /** Takes an application that nobody has signed back into drafting; the applicant's own. */
  withdrawCloseOut: act<null>()(z.strictObject({ applicationId: i.id })),
  /** Records a sign-off at the node in turn, for one or many; the last node closes the problem. */
  signCloseOuts: act<BatchResult>()(
    z.strictObject({ items: nodesInTurn, opinion: said.min(1, '请填写意见'), signer: person, signedOn: i.plainDate }),
    { needs: 'approve' },
  ),
  /** 退回 at the node in turn; `measureIds`: which measures go back too, null for all that are not closed. */
  returnCloseOut: act<null>()(
    z.strictObject({
      applicationId: i.id,
      node: z.number().int().min(1).max(5),
      reason: said.min(1, '请填写退回原因'),
      signer: person,
      signedOn: i.plainDate,
      measureIds: z.array(i.id).max(500).nullable(),
    }),
    { needs: 'approve' },
  ),
  /** 补录: closed in an older ledger, before this product was used. */
  recordClosed: act<BatchResult>()(
    z.strictObject({
      problemIds: ids,
      grounds: said.min(1, '请填写依据'),
      approver: person,
      approvedOn: i.plainDate,
      appliedOn: i.plainDate.nullable(),
    }),
    { needs: 'approve' },
  ),
  /** 重新挂号: a new cycle; what was closed before stays as it is. */
  reopenProblem: act<null>()(
    z.strictObject({
      problemId: i.id,
      reason: said.min(1, '请填写原因'),
      grounds: said.min(1, '请填写依据'),
      confirmed: z.literal(true),
      reopenedOn: i.plainDate,
      /** Measures that are taken up again */
      measureIds: z.array(i.id).max(500),
    }),
    { needs: 'approve' },
  ),

  listRequests: query<RequestView[]>()(z.strictObject({ roundId: i.id })),
  makeRequest: act<RequestView>()(
    z.strictObject({
      kind: z.enum(REQUEST_KINDS),
      problemId: i.id,
      measureId: i.id.nullable(),
      reason: said.min(1, '请填写申请原因'),
      newDate: i.plainDate.nullable(),
      stageGoal: said.nullable(),
      nextCheckOn: i.plainDate.nullable(),
      requestedOn: i.plainDate,
    }),
  ),
  decideRequest: act<RequestView>()(
    z.strictObject({
      requestId: i.id,
      approve: z.boolean(),
      opinion: said,
      decidedBy: person,
      decidedOn: i.plainDate,
    }),
    { needs: 'approve' },
  ),
  withdrawRequest: act<RequestView>()(z.strictObject({ requestId: i.id })),

  getCloseOutChain: query<ChainNode[]>()(i.nothing),
  setCloseOutChain: act<ChainNode[]>()(
    z.strictObject({
      chain: z
        .array(z.strictObject({ name: z.string().trim().min(1, '不能为空').max(50), column: z.enum(NODE_COLUMNS) }))
        .min(2, '至少2个环节')
        .max(5, '至多5个环节'),
    }),
    { needs: 'manage' },
  ),

  /** 销号审批表 by the office's template: all in one document, or one file a problem in a folder asked for. */
  saveCloseOuts: shellAct<Saved>()(z.strictObject({ problemIds: ids, as: z.enum(['one', 'each']) }), {
    needs: 'read',
  }),
} as const;

// 回头看: plans and their draw, what was found, what follows; and the review calendar of 常态化管理.
import { z } from 'zod';
import { LOOK_BACK_RESULTS, type State } from '#domain/ledger/types.ts';
import type { Stratum } from '#domain/look-back/sample.ts';
import { SEEDS } from '#domain/look-back/sample.ts';
import {
  CHECK_METHODS,
  CONSEQUENCES,
  type Consequence,
  ITEM_STATES,
  type ItemState,
  type LookBackItem,
  type LookBackPlan,
  STRATA,
  type StandingReview,
} from '#domain/look-back/types.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';

/** What is shown of a problem wherever it is looked at again. */
export interface ClosedProblem {
  problemId: string;
  /** As printed: 5, or 2-1 where numbers restart */
  number: string;
  title: string;
  kind: string | null;
  unitName: string;
  problemState: State;
}

export type LookBackLine = LookBackItem &
  ClosedProblem & {
    state: ItemState;
    /** 佐证5-3 …: what was found is shown by these */
    evidence: string[];
    /** What may follow, the proposed one first; empty while nothing was found or once something was applied */
    possible: Consequence[];
  };

export type LookBackSummary = LookBackPlan & { counts: Record<ItemState, number> };

/** A plan with a stretch of its problems in the order of the ledger. */
export interface LookBackSheet {
  plan: LookBackSummary;
  /** Problems in the state asked for */
  total: number;
  items: LookBackLine[];
}

/** A draw that is only looked at. */
export interface LookBackPreview {
  seed: number;
  candidates: number;
  drawn: number;
  /** The first of those drawn */
  problems: ClosedProblem[];
  /** Parts by name, where the sample is drawn from parts */
  strata: (Stratum & { name: string })[];
}

/** A problem in 常态化管理; `calendar` null: nobody has said yet when it is looked at next. */
export type StandingLine = ClosedProblem & { calendar: StandingReview | null; overdue: boolean };

/** Lines handed out at once; nobody reads more, and a round may hold thousands. */
export const LINES_AT_MOST = 500;

const words = z.string().trim().max(200).nullable();
const seed = z
  .number()
  .int()
  .min(0)
  .max(SEEDS - 1);
const intervalMonths = z.number().int('应为整数').min(1, '至少1个月').max(60, '不能超过60个月');

export const lookBackScope = z.strictObject({
  unitIds: z.array(i.id).min(1).max(1_000).nullable(),
  kinds: z.array(z.string().max(50)).min(1).max(50).nullable(),
  draw: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('all') }),
    z.strictObject({ of: z.literal('count'), count: z.number().int('应为整数').min(1, '至少1条').max(50_000) }),
    z.strictObject({
      of: z.literal('percent'),
      percent: z.number().int('应为整数').min(1, '不能小于1').max(100, '不能大于100'),
    }),
  ]),
  strata: z.enum(STRATA),
});

export const lookBack = {
  listLookBacks: query<LookBackSummary[]>()(z.strictObject({ roundId: i.id })),
  getLookBack: query<LookBackSheet>()(
    z.strictObject({
      planId: i.id,
      state: z.enum(ITEM_STATES).nullable(),
      from: z.number().int().min(0),
      count: z.number().int().min(0).max(LINES_AT_MOST),
    }),
  ),
  /** Draws without keeping anything; `seed` null: a new one is taken. The same seed draws the same problems again. */
  previewLookBack: query<LookBackPreview>()(
    z.strictObject({ roundId: i.id, scope: lookBackScope, seed: seed.nullable() }),
  ),
  planLookBack: act<LookBackSummary>()(
    z.strictObject({
      roundId: i.id,
      name: i.name,
      scope: lookBackScope,
      seed: seed.nullable(),
      dueDate: i.plainDate.nullable(),
      responsible: words,
      note: i.optionalText,
    }),
  ),
  updateLookBack: act<LookBackSummary>()(
    z.strictObject({
      planId: i.id,
      patch: z
        .strictObject({ name: i.name, dueDate: i.plainDate.nullable(), responsible: words, note: i.optionalText })
        .partial(),
    }),
  ),
  /** Only while nothing was found yet. */
  removeLookBack: act<null>()(z.strictObject({ planId: i.id })),
  /** Who looks at problems, and by when; null: as the plan says. */
  assignLookBack: act<null>()(
    z.strictObject({
      itemIds: z.array(i.id).min(1).max(5_000),
      patch: z.strictObject({ dueDate: i.plainDate.nullable(), responsible: words }).partial(),
    }),
  ),
  /** What was found; it also stands in the 销号台账. Nothing follows from it by itself. */
  recordLookBack: act<LookBackLine>()(
    z.strictObject({
      itemId: i.id,
      result: z.enum(LOOK_BACK_RESULTS),
      checkedOn: i.plainDate,
      methods: z.array(z.enum(CHECK_METHODS)).min(1, '请至少选择一种检查方式').max(CHECK_METHODS.length),
      persons: z.string().trim().min(1, '请填写核查人员').max(200),
      findings: i.text.trim().min(1, '请填写核查情况'),
    }),
  ),
  /** What follows from the result, applied. */
  applyLookBack: act<LookBackLine>()(
    z.discriminatedUnion('consequence', [
      z.strictObject({ itemId: i.id, consequence: z.literal(CONSEQUENCES[0]) }),
      z.strictObject({
        itemId: i.id,
        consequence: z.literal(CONSEQUENCES[1]),
        /** New measures under the problem, which stays closed */
        measures: z
          .array(z.strictObject({ text: i.text.trim().min(1, '请填写措施内容'), dueDate: i.plainDate.nullable() }))
          .min(1, '请至少填写一条强化措施')
          .max(50),
      }),
      z.strictObject({
        itemId: i.id,
        consequence: z.literal(CONSEQUENCES[2]),
        intervalMonths,
        nextOn: i.plainDate,
      }),
      z.strictObject({
        itemId: i.id,
        consequence: z.literal(CONSEQUENCES[3]),
        reason: i.text.trim().min(1, '请填写重新挂号的原因').max(2_000),
        grounds: i.text.trim().min(1, '请填写重新挂号的依据').max(2_000),
        /** Closed measures that are taken up again */
        measureIds: z.array(i.id).max(500),
      }),
    ]),
    { needs: 'approve' },
  ),

  /** Problems in 常态化管理 with their review calendars, the most urgent first. */
  listStandingReviews: query<{ total: number; overdue: number; lines: StandingLine[] }>()(
    z.strictObject({ roundId: i.id }),
  ),
  setStandingReview: act<StandingReview>()(
    z.strictObject({ problemId: i.id, nextOn: i.plainDate, intervalMonths, responsible: words }),
  ),
  /** Enters a check and sets the date of the next one. */
  recordStandingCheck: act<StandingReview>()(
    z.strictObject({
      problemId: i.id,
      checkedOn: i.plainDate,
      holds: z.boolean(),
      persons: words,
      findings: i.text.trim().min(1, '请填写复查情况'),
    }),
  ),
} as const;

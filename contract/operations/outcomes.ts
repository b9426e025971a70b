// 整改成效: entered once on a measure, summed for the round, its units, aspects, problems and months.
import { z } from 'zod';
import { CENTS_AT_MOST } from '#domain/outcomes/money.ts';
import {
  ACTIVITY_KINDS,
  MONEY_KINDS,
  OUTCOME_KINDS,
  OUTCOME_PARTS,
  type Outcome,
  PERSON_KINDS,
  RULE_CHANGES,
} from '#domain/outcomes/types.ts';
import type { OutcomeFigures } from '#domain/statistics/outcomes.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';

/** An entry with where it stands. */
export type OutcomeView = Outcome & {
  /** 问题（5） */
  problemName: string;
  /** 措施（5）二 */
  measureName: string;
  /** The measure's lead sentence */
  measureLead: string;
};

/** A part of the round with its sums; `key` null where an entry belongs to no part. */
export interface NamedOutcomePart {
  key: string | null;
  name: string;
  figures: OutcomeFigures;
}

const count = z.number().int('应为整数').min(1, '至少为1').max(100_000, '不能超过100000');
const shared = {
  date: i.plainDate.nullable(),
  note: i.optionalText,
  /** 已在其他条目计入: an entry of the same kind and category */
  countedIn: i.id.nullable(),
};

export const outcomeFields = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rule'),
    category: z.enum(RULE_CHANGES),
    name: i.name,
    documentNumber: z.string().trim().max(100).nullable(),
    ...shared,
  }),
  z.strictObject({ kind: z.literal('persons'), category: z.enum(PERSON_KINDS), count, ...shared }),
  /** `cents`: 分, as read from the typed amount */
  z.strictObject({
    kind: z.literal('money'),
    category: z.enum(MONEY_KINDS),
    cents: z.number().int('应精确到分').min(1, '应大于0').max(CENTS_AT_MOST, '不能超过1000亿元'),
    ...shared,
  }),
  z.strictObject({
    kind: z.literal('activity'),
    category: z.enum(ACTIVITY_KINDS),
    name: z.string().trim().max(200).nullable(),
    count,
    ...shared,
  }),
]);

export const outcomes = {
  /** Entries of a round: of one problem, of one kind, or those named (the rows behind a sum); null: not limited. */
  listOutcomes: query<OutcomeView[]>()(
    z.strictObject({
      roundId: i.id,
      problemId: i.id.nullable(),
      kind: z.enum(OUTCOME_KINDS).nullable(),
      ids: z.array(i.id).max(5_000).nullable(),
    }),
  ),
  addOutcome: act<OutcomeView>()(z.strictObject({ measureId: i.id, outcome: outcomeFields })),
  updateOutcome: act<OutcomeView>()(z.strictObject({ id: i.id, outcome: outcomeFields })),
  /** Refused while another entry says that it is counted in this one. */
  removeOutcome: act<null>()(z.strictObject({ id: i.id })),
  /** Both days belong to the period; null: open on that side. */
  getOutcomeFigures: query<{ total: OutcomeFigures; parts: NamedOutcomePart[] }>()(
    z.strictObject({
      roundId: i.id,
      from: i.plainDate.nullable(),
      to: i.plainDate.nullable(),
      by: z.enum(OUTCOME_PARTS),
    }),
  ),
} as const;

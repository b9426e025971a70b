// Shapes of what the ledger's lists may send.
import { z } from 'zod';
import { LOOK_BACK_RESULTS, UNIT_ROLES } from '#domain/ledger/types.ts';
import { REPORT_CLASSES } from '#domain/states/states.ts';
import * as i from './inputs.ts';
import { TEXT_LENGTH } from './limits.ts';

export const rowKind = z.enum(['aspect', 'item', 'problem', 'measure']);
export const position = z.number().int().min(1).max(1_000_000);

const test = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('values'), values: z.array(z.string().max(TEXT_LENGTH)).max(1_000) }),
  z.strictObject({ kind: z.literal('contains'), text: z.string().max(200) }),
  z.strictObject({ kind: z.literal('dates'), from: i.plainDate.nullable(), to: i.plainDate.nullable() }),
  z.strictObject({ kind: z.literal('empty'), empty: z.boolean() }),
]);

/** See domain/statistics/types.ts, FigureName. */
export const figureName = z.strictObject({
  of: z.enum(['problems', 'measures']),
  name: z.enum(['total', 'overdue', ...REPORT_CLASSES, 'unled', 'undated']),
  unitId: i.id.nullable().exactOptional(),
});
const axisKey = z.string().max(200).exactOptional();
/** See domain/statistics/facts.ts, FigurePart. */
export const partName = z.strictObject({
  of: z.enum(['problems', 'measures']),
  part: z.strictObject({
    unit: axisKey,
    aspect: axisKey,
    kind: axisKey,
    state: axisKey,
    class: axisKey,
    light: axisKey,
    round: axisKey,
    dueBy: i.plainDate.exactOptional(),
  }),
});
const caption = z.string().max(500);
const only = z.union([
  z.strictObject({ caption, problemIds: z.array(i.id).max(50_000), measureIds: z.array(i.id).max(200_000) }),
  z.strictObject({
    caption,
    figure: z.union([figureName, partName]),
    day: z.strictObject({ asOf: i.plainDate, reviewId: i.id.exactOptional() }),
  }),
  z.strictObject({ caption, unitId: i.id, roles: z.array(z.enum(UNIT_ROLES)).min(1).exactOptional() }),
]);

/** See domain/ledger/view.ts, LedgerLook. */
export const look = z.strictObject({
  list: z.enum(['problems', 'tasks', 'ledger', 'closeOut']),
  text: z.string().max(200),
  filters: z.array(z.strictObject({ column: z.string().max(50), test })).max(50),
  sort: z.strictObject({ column: z.string().max(50), descending: z.boolean() }).nullable(),
  only: only.nullable(),
  problemsOpen: z.boolean().exactOptional(),
  toggled: z.array(i.id).max(50_000),
});

/** 销号台账 as signed on paper; an absent field is left as it is. */
const closeOut = z
  .strictObject({
    appliedOn: i.plainDate.nullable(),
    unitId: i.id.nullable(),
    reviewOpinion: i.optionalText,
    reviewedOn: i.plainDate.nullable(),
    acceptanceOpinion: i.optionalText,
    acceptedOn: i.plainDate.nullable(),
    approver: z.string().trim().max(50).nullable(),
    approvedOn: i.plainDate.nullable(),
    lookBackOn: i.plainDate.nullable(),
    lookBackResult: z.enum(LOOK_BACK_RESULTS).nullable(),
  })
  .partial();

/**
 * What may be set on problems and measures; an absent field is left as it is. Fields that only a problem has (title,
 * kind, target, source, closeOut) are passed over on measures, those of measures (lead, text, deliverable, percent) on
 * problems.
 */
export const rowPatch = i.assignment.extend({
  title: i.title.optional(),
  leadText: i.text.optional(),
  text: i.text.optional(),
  publicText: i.optionalText.optional(),
  state: i.state.optional(),
  returnReason: i.text.optional(),
  /** 更正理由, where a deadline is made later by hand; see domain/states/deadlines.ts */
  deadlineReason: z.string().trim().max(500, '不能超过500字').optional(),
  percent: i.percent.optional(),
  closeOut: closeOut.optional(),
});

// What can be shown on paper, and how a list is to be printed.
import { z } from 'zod';
import { CHECKUP_RULES } from '#domain/checkup/types.ts';
import { CLUE_LEDGERS } from '#domain/clues/types.ts';
import { pageStretches } from '#domain/content/pages.ts';
import { OUTCOME_PARTS } from '#domain/outcomes/types.ts';
import * as i from './inputs.ts';
import * as l from './ledger-inputs.ts';
import { crossAsked, problemsAsked } from './statistics-inputs.ts';

/** Pages as written by a person: 1-3,5; nothing for all. */
export const pageRange = z
  .string()
  .max(200)
  .refine((range) => pageStretches(range) !== null, '页码范围应写作 1-3,5');

/** How pages leave; what is left out is: all pages, numbered, each on a sheet of its own. */
export const pagesSetup = z.strictObject({
  twoUp: z.boolean().optional(),
  numbered: z.boolean().optional(),
  range: pageRange.optional(),
});

const columnKey = z.string().min(1).max(50);

/** What every list can be told; what is left out is as the list usually is. */
const listSetup = {
  asOf: i.plainDate.optional(),
  /** Keys of the columns in their order */
  columns: z.array(columnKey).min(1).max(100).optional(),
  /** The office's own column titles */
  titles: z
    .array(z.strictObject({ column: columnKey, title: z.string().trim().max(50) }))
    .max(100)
    .optional(),
  size: z.enum(['A4', 'A3']).optional(),
  orientation: z.enum(['landscape', 'portrait']).optional(),
  /** Workbooks only: false keeps the columns' own widths and prints what does not fit on pages beside */
  fitToWidth: z.boolean().optional(),
  /** 内部事项 注意保管 */
  mark: z.boolean().optional(),
  /** The row to sign in */
  signatures: z.boolean().optional(),
  /** Only so many first lines, for a preview; a note says so */
  atMost: z.number().int().min(1).max(100_000).optional(),
};

/** What every other paper can be told; what is left out is as the paper is. */
const paperSetup = {
  /** 内部事项 注意保管 */
  mark: z.boolean().optional(),
  /** Lists only: texts have the sheet of their style */
  size: z.enum(['A4', 'A3']).optional(),
  orientation: z.enum(['landscape', 'portrait']).optional(),
};

/** Something that can be shown on paper. */
export const paperSource = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('list'),
    roundId: i.id,
    list: i.listKind,
    /** The filtered and sorted view to print; the whole list when left out. Folding is not printed. */
    look: l.look.optional(),
    ...listSetup,
  }),
  /** 完备性检查 */
  z.strictObject({ of: z.literal('precheck'), roundId: i.id, ...listSetup }),
  /** The last 体检, of every rule or of one */
  z.strictObject({ of: z.literal('checkup'), roundId: i.id, rule: z.enum(CHECKUP_RULES).optional(), ...listSetup }),
  /** 调度汇总表 */
  z.strictObject({ of: z.literal('reviewSummary'), reviewId: i.id, ...paperSetup }),
  /** 会议议程, 会议纪要 */
  z.strictObject({ of: z.literal('meeting'), meetingId: i.id, what: z.enum(['agenda', 'minutes']), ...paperSetup }),
  /** 佐证目录 of a problem; of the whole round when null */
  z.strictObject({ of: z.literal('evidence'), roundId: i.id, problemId: i.id.nullable(), ...paperSetup }),
  /** 议定事项清单 */
  z.strictObject({ of: z.literal('decisions'), roundId: i.id, ...paperSetup }),
  z.strictObject({ of: z.literal('report'), reportId: i.id, ...paperSetup }),
  /** 不予公开内容清单 */
  z.strictObject({ of: z.literal('withheld'), roundId: i.id, ...paperSetup }),
  /** 整改成效统计表; both days belong to the period, null: open on that side */
  z.strictObject({
    of: z.literal('outcomes'),
    roundId: i.id,
    by: z.enum(OUTCOME_PARTS),
    from: i.plainDate.nullable(),
    to: i.plainDate.nullable(),
    ...paperSetup,
  }),
  /** 统计表: one cross table, with its differences where it is held against an earlier day */
  z.strictObject({ of: z.literal('cross'), asked: crossAsked, ...paperSetup }),
  /** 总台账 over several rounds */
  z.strictObject({ of: z.literal('allProblems'), asked: problemsAsked, ...paperSetup }),
  /** 回头看清单 */
  z.strictObject({ of: z.literal('lookBack'), planId: i.id, ...paperSetup }),
  /** 问题线索台账, 信访台账: with the permission alone, and only when asked for */
  z.strictObject({ of: z.literal('clues'), roundId: i.id, ledger: z.enum(CLUE_LEDGERS), ...paperSetup }),
  /** 销号审批表, one a page */
  z.strictObject({ of: z.literal('closeOuts'), problemIds: z.array(i.id).min(1).max(500), ...paperSetup }),
  /** 督办单, 提醒函 … */
  z.strictObject({ of: z.literal('letter'), letterId: i.id, ...paperSetup }),
  z.strictObject({ of: z.literal('bulletin'), bulletinId: i.id, ...paperSetup }),
  /** 恢复单: the code comes from the window, which was told it once */
  z.strictObject({ of: z.literal('recoverySheet'), code: z.string().min(1).max(100) }),
]);

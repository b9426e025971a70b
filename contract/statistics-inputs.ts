// Shapes of what 统计 may be asked.
import { z } from 'zod';
import { REPORT_CLASSES } from '#domain/states/states.ts';
import { AXES } from '#domain/statistics/facts.ts';
import * as i from './inputs.ts';

const roundIds = z.array(i.id).min(1, '请至少选一个轮次').max(100);

export const crossAsked = z
  .strictObject({
    roundIds,
    of: z.enum(['problems', 'measures']),
    rows: z.enum(AXES),
    columns: z.enum(AXES),
    /** null: as the rounds stand */
    at: i.plainDate.nullable(),
    /** An earlier day to hold it against */
    compare: i.plainDate.nullable(),
  })
  .refine(({ rows, columns }) => rows !== columns, '行和列应选不同的项目');

export const problemsAsked = z.strictObject({
  roundIds,
  /** Words in the problem; a bare number means that problem */
  text: z.string().max(200),
  unitId: i.id.nullable(),
  class: z.enum(REPORT_CLASSES).nullable(),
});

// 操作日志: who did what when, for whoever may audit.
import { z } from 'zod';
import type { LogLine } from '#domain/log/types.ts';
import { query, shellAct } from '../declare.ts';
import * as i from '../inputs.ts';
import type { Saved } from './papers.ts';

/** One row with everything that it says. */
export interface LogEntryView extends LogLine {
  hash: string;
  previousHash: string;
}

export interface LogPageView {
  lines: LogLine[];
  /** Where to go on from; null at the beginning of the log. A page may be empty and still have it */
  next: number | null;
}

const word = z.string().min(1).max(60);
export const logFilter = z.strictObject({
  firstDay: i.plainDate.optional(),
  lastDay: i.plainDate.optional(),
  user: z.string().min(1).max(50).optional(),
  operations: z.array(word).min(1).max(200).optional(),
  entities: z.array(word).min(1).max(200).optional(),
  phrase: z.string().trim().min(1, '不能为空').max(100, '不能超过100字').optional(),
  actId: i.id.optional(),
});

export const log = {
  readLog: query<LogPageView>()(
    z.strictObject({
      filter: logFilter,
      before: z.number().int().min(1).nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    { needs: 'audit' },
  ),
  readLogEntry: query<LogEntryView>()(z.strictObject({ seq: z.number().int().min(1) }), { needs: 'audit' }),
  /** Names of everybody who is in the log */
  listLogUsers: query<string[]>()(i.nothing, { needs: 'audit' }),
  /** Asks where to and writes what the filter finds; the export is logged itself */
  exportLog: shellAct<Saved>()(z.strictObject({ filter: logFilter, format: z.enum(['xlsx', 'csv']) }), {
    needs: 'audit',
  }),
} as const;

// 统计: cross tables over one round or several, on a day or two; and the problems of all rounds in one list.
import { z } from 'zod';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import type { Light } from '#domain/lights/lights.ts';
import type { Cross } from '#domain/statistics/cross.ts';
import type { FigureRow } from '#domain/statistics/types.ts';
import { query } from '../declare.ts';
import { crossAsked, problemsAsked } from '../statistics-inputs.ts';

/** The day on which a round was counted: as it stands, or as the last review closed until then left it. */
export interface CountedDay {
  roundId: Id;
  roundName: string;
  asOf: PlainDate;
  /** null: as it stands today */
  reviewId: Id | null;
}

export interface CrossTable {
  table: Cross;
  days: CountedDay[];
  /** The same cells on the day compared with; null without one */
  before: { table: Cross; days: CountedDay[] } | null;
  /** Limits of these figures, in words */
  notes: string[];
}

/** A line of the 总台账. */
export type RoundProblem = FigureRow & { roundId: Id; roundName: string; kind: string | null; light: Light | null };

export const statistics = {
  /** @throws conflict where nothing was frozen up to a day, or not what an axis needs */
  getCross: query<CrossTable>()(crossAsked),
  listAllProblems: query<{ total: number; rows: RoundProblem[] }>()(
    problemsAsked.extend({ from: z.number().int().min(0), count: z.number().int().min(1).max(500) }),
  ),
} as const;

// 问题线索 and 信访件: behind a permission of their own. Opening them is an act, since every look is logged.
import { z } from 'zod';
import { CLUE_LEDGERS, CLUE_STATES, type Clue, type ClueLedger } from '#domain/clues/types.ts';
import { PERSON_KINDS } from '#domain/outcomes/types.ts';
import type { ClueFigures } from '#domain/statistics/clues.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';

/** A line of the list: nothing of what it says, only how it is being handled. */
export type ClueLine = Omit<Clue, 'summary' | 'result' | 'note'> & { unitName: string; overdue: boolean };

const short = z.string().trim().max(200).nullable();
const persons = z.number().int('应为整数').min(0, '不能小于0').max(100_000, '不能超过100000');

const clueFields = z.strictObject({
  number: z.string().trim().min(1, '请填写编号').max(100),
  source: short,
  category: short,
  summary: i.text.trim().min(1, '请填写反映问题摘要'),
  receivedOn: i.plainDate.nullable(),
  unitId: i.id.nullable(),
  dueDate: i.plainDate.nullable(),
  state: z.enum(CLUE_STATES),
  result: i.optionalText,
  settledOn: i.plainDate.nullable(),
  handled: z.partialRecord(z.enum(PERSON_KINDS), persons),
  note: i.optionalText,
});

const needs = { needs: 'clues' } as const;

export const clues = {
  /** A ledger's lines without their content. The look is logged. */
  openClues: act<ClueLine[]>()(z.strictObject({ roundId: i.id, ledger: z.enum(CLUE_LEDGERS) }), needs),
  /** One record with its content. The look is logged under its number. */
  openClue: act<Clue>()(z.strictObject({ id: i.id }), needs),
  addClue: act<Clue>()(z.strictObject({ roundId: i.id, ledger: z.enum(CLUE_LEDGERS), clue: clueFields }), needs),
  updateClue: act<Clue>()(z.strictObject({ id: i.id, patch: clueFields.partial() }), needs),
  removeClue: act<null>()(z.strictObject({ id: i.id }), needs),
  /** Counts alone, as reports publish them; readable without the permission. */
  getClueFigures: query<Record<ClueLedger, ClueFigures>>()(
    z.strictObject({ roundId: i.id, asOf: i.plainDate.optional() }),
  ),
} as const;

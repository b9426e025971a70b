// 文书: drafted from rows of the ledger, issued under a number, followed until answered; reminders by phone.
import { z } from 'zod';
import type { Letter, LetterKind, PhoneReminder } from '#domain/letters/types.ts';
import { act, query, shellAct } from '../declare.ts';
import * as i from '../inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';
import type { Saved } from './papers.ts';

/** A letter with its number in words and whether its answer is overdue. */
export type LetterView = Letter & { numberWords: string; overdue: boolean; unitName: string };

const short = z.string().trim().max(200).nullable();
const rows = z
  .array(z.strictObject({ problemId: i.id, measureId: i.id.nullable() }))
  .min(1)
  .max(2_000);

const letterFields = z.strictObject({
  kind: z.string().trim().min(1).max(50),
  prefix: z.string().trim().max(50),
  grade: short,
  unitId: i.id,
  copiesTo: short,
  gap: i.text,
  demand: i.text,
  dueDate: i.plainDate.nullable(),
  replyBy: i.plainDate.nullable(),
  replyWay: short,
  rows,
});

export const letters = {
  listLetterKinds: query<LetterKind[]>()(i.nothing),
  setLetterKinds: act<LetterKind[]>()(
    z.strictObject({
      kinds: z
        .array(
          z.strictObject({
            name: z.string().trim().min(1).max(50),
            sign: z.string().trim().min(1).max(10),
            demand: i.text,
          }),
        )
        .min(1)
        .max(30),
    }),
    { needs: 'manage' },
  ),
  listLetters: query<LetterView[]>()(z.strictObject({ roundId: i.id })),
  getLetter: query<LetterView>()(z.strictObject({ letterId: i.id })),
  /** A draft to one unit about some rows, with the gap worded from the ledger and the kind's usual demand. */
  draftLetter: act<LetterView>()(
    z.strictObject({
      roundId: i.id,
      kind: z.string().trim().min(1).max(50),
      unitId: i.id,
      rows,
      reviewId: i.id.nullable(),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  updateLetter: act<LetterView>()(z.strictObject({ letterId: i.id, patch: letterFields.partial() }), {
    maxBytes: LARGE_CALL_BYTES,
  }),
  removeLetter: act<null>()(z.strictObject({ letterId: i.id })),
  /** Gives the next number of the kind and year and fixes the text. */
  issueLetter: act<LetterView>()(z.strictObject({ letterId: i.id, signer: short, signedOn: i.plainDate.nullable() }), {
    needs: 'approve',
  }),
  /** 签收, 反馈: what came back on the reply slip. */
  recordReply: act<LetterView>()(
    z.strictObject({
      letterId: i.id,
      receivedBy: short,
      receivedOn: i.plainDate.nullable(),
      repliedOn: i.plainDate.nullable(),
      reply: i.optionalText,
    }),
  ),
  /** 作废: the number stays taken. */
  cancelLetter: act<LetterView>()(z.strictObject({ letterId: i.id, reason: i.text.min(1, '请填写作废原因') })),
  /** The letter by the office's template as .docx, under a name asked for. */
  saveLetter: shellAct<Saved>()(z.strictObject({ letterId: i.id }), { needs: 'read' }),

  listPhoneReminders: query<PhoneReminder[]>()(z.strictObject({ roundId: i.id })),
  addPhoneReminder: act<PhoneReminder>()(
    z.strictObject({
      roundId: i.id,
      unitId: i.id,
      at: i.instant,
      answeredBy: short,
      matter: i.title,
      answer: i.optionalText,
      reviewId: i.id.nullable(),
    }),
  ),
  removePhoneReminder: act<null>()(z.strictObject({ id: i.id })),
} as const;

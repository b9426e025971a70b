// 电话提醒: who was called about what, and what was answered.

import type { ParsedInputOf } from '#contract/operations.ts';
import type { PhoneReminder } from '#domain/letters/types.ts';
import { ulid } from '../../db/ids.ts';
import { unitById } from '../../db/queries/directory.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { phoneRemindersOf, toPhoneReminder } from '../../db/queries/letters.ts';
import type { PhoneReminderRow } from '../../db/schema-week.ts';
import { type Context, found } from '../context.ts';

export function listPhoneReminders(context: Context, { roundId }: { roundId: string }): PhoneReminder[] {
  return phoneRemindersOf(context.store, roundId);
}

export function addPhoneReminder(context: Context, input: ParsedInputOf<'addPhoneReminder'>): PhoneReminder {
  return context.store.act(context.actor, 'addPhoneReminder', (act) => {
    found(findRound(act.store, input.roundId), '个轮次');
    found(unitById(act.store, input.unitId), '个单位');
    const row: PhoneReminderRow = {
      id: ulid(),
      round_id: input.roundId,
      unit_id: input.unitId,
      at: input.at,
      answered_by: input.answeredBy,
      matter: input.matter,
      answer: input.answer,
      review_id: input.reviewId,
      deleted_at: null,
    };
    act.insert('phone_reminder', row);
    return toPhoneReminder(row);
  });
}

export function removePhoneReminder(context: Context, { id }: { id: string }): null {
  return context.store.act(context.actor, 'removePhoneReminder', (act) => {
    act.update('phone_reminder', id, { deleted_at: act.at });
    return null;
  });
}

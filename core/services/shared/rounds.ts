// Writing a round inside a running act, shared by making one and by importing one.

import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { MONDAY } from '#domain/calendar/weeks.ts';
import { ulid } from '../../db/ids.ts';
import { roundByName } from '../../db/queries/rounds.ts';
import type { Act } from '../../db/store.ts';

/** Inserts a round inside a running act. @throws BihuanError name.taken */
export function insertRound(act: Act, fields: ParsedInputOf<'createRound'>): string {
  refuseTakenRoundName(act, fields.name, null);
  const id = ulid();
  act.insert('round', {
    id,
    name: fields.name,
    kind: fields.kind,
    inspecting_body: fields.inspectingBody,
    inspected_from: fields.inspectedFrom,
    inspected_to: fields.inspectedTo,
    feedback_date: fields.feedbackDate,
    numbering: fields.numbering,
    review_weekday: MONDAY,
    created_at: act.at,
    deleted_at: null,
  });
  return id;
}

/** @throws BihuanError name.taken when another living round bears the name */
export function refuseTakenRoundName(act: Act, name: string, exceptId: string | null): void {
  const other = roundByName(act.store, name);
  if (other && other.id !== exceptId) {
    throw new BihuanError('name.taken', `已有名为“${name}”的轮次，请换一个名称。`, { name });
  }
}

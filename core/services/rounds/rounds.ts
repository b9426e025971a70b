// Rounds: listing, making and renaming the inspections that an office answers.
import { ulid } from 'ulid';
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { Round } from '#domain/ledger/types.ts';
import { findRound, listRounds as readRounds } from '../../db/queries/ledger.ts';
import { roundByName } from '../../db/queries/rounds.ts';
import type { RoundRow } from '../../db/schema.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found } from '../context.ts';

type RoundFields = ParsedInputOf<'createRound'>;

const COLUMNS = {
  name: 'name',
  kind: 'kind',
  inspectingBody: 'inspecting_body',
  inspectedFrom: 'inspected_from',
  inspectedTo: 'inspected_to',
  feedbackDate: 'feedback_date',
  numbering: 'numbering',
} as const satisfies Record<keyof RoundFields, keyof RoundRow>;

export function listRounds(context: Context): Round[] {
  return readRounds(context.store);
}

/** Inserts a round inside a running act. @throws BihuanError name.taken */
export function insertRound(act: Act, fields: RoundFields): string {
  refuseTakenName(act, fields.name, null);
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
    created_at: act.at,
    deleted_at: null,
  });
  return id;
}

export function createRound(context: Context, fields: RoundFields): Round {
  return context.store.act(context.actor, 'createRound', (act) => {
    const id = insertRound(act, fields);
    return found(findRound(context.store, id), '个轮次');
  });
}

export function updateRound(context: Context, { id, patch }: ParsedInputOf<'updateRound'>): Round {
  return context.store.act(context.actor, 'updateRound', (act) => {
    found(findRound(context.store, id), '个轮次');
    if (patch.name !== undefined) refuseTakenName(act, patch.name, id);
    const columns = Object.entries(patch).map(([field, value]) => [COLUMNS[field as keyof RoundFields], value]);
    act.update('round', id, Object.fromEntries(columns));
    return found(findRound(context.store, id), '个轮次');
  });
}

function refuseTakenName(act: Act, name: string, exceptId: string | null): void {
  const other = roundByName(act.store, name);
  if (other && other.id !== exceptId) {
    throw new BihuanError('name.taken', `已有名为“${name}”的轮次，请换一个名称。`, { name });
  }
}

// Rounds: listing, making and renaming the inspections that an office answers.
import type { ParsedInputOf } from '#contract/operations.ts';
import type { Round } from '#domain/ledger/types.ts';
import { findRound, listRounds as readRounds } from '../../db/queries/ledger.ts';
import type { RoundRow } from '../../db/schema.ts';
import { type Context, found } from '../context.ts';
import { insertRound, refuseTakenRoundName } from '../shared/rounds.ts';

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

export function createRound(context: Context, fields: RoundFields): Round {
  return context.store.act(context.actor, 'createRound', (act) => {
    const id = insertRound(act, fields);
    return found(findRound(context.store, id), '个轮次');
  });
}

export function updateRound(context: Context, { id, patch }: ParsedInputOf<'updateRound'>): Round {
  return context.store.act(context.actor, 'updateRound', (act) => {
    found(findRound(context.store, id), '个轮次');
    if (patch.name !== undefined) refuseTakenRoundName(act, patch.name, id);
    const columns = Object.entries(patch).map(([field, value]) => [COLUMNS[field as keyof RoundFields], value]);
    act.update('round', id, Object.fromEntries(columns));
    return found(findRound(context.store, id), '个轮次');
  });
}

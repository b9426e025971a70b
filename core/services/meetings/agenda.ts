// What is on a meeting's agenda and what was decided there.

import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { AgendaItem, Decision } from '#domain/meetings/types.ts';
import { ulid } from '../../db/ids.ts';
import { unitById } from '../../db/queries/directory.ts';
import { findRound } from '../../db/queries/ledger.ts';
import {
  agendaItemById,
  agendaOf,
  decisionById,
  decisionsOf,
  meetingById,
  raisedItems,
  toAgendaItem,
  toDecision,
} from '../../db/queries/meetings.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found, today } from '../context.ts';

export function listRaisedItems(context: Context, { roundId }: { roundId: string }): AgendaItem[] {
  return raisedItems(context.store, roundId).map(toAgendaItem);
}

function refuseUnknownUnit(act: Act, unitId: string | null | undefined): void {
  if (unitId !== null && unitId !== undefined) found(unitById(act.store, unitId), '个单位');
}

/** @throws BihuanError frozen for a meeting already held, conflict when the same difficulty was raised before */
export function addAgendaItem(context: Context, input: ParsedInputOf<'addAgendaItem'>): AgendaItem {
  return context.store.act(context.actor, 'addAgendaItem', (act) => {
    found(findRound(act.store, input.roundId), '个轮次');
    if (input.meetingId !== null) plannedOnly(act, input.meetingId);
    refuseUnknownUnit(act, input.fields.unitId);
    const waiting = raisedItems(act.store, input.roundId);
    const { reviewId, measureId } = input;
    if (measureId !== null && waiting.some((item) => item.measure_id === measureId && item.review_id === reviewId)) {
      throw new BihuanError('conflict', '这条措施的困难已转为碰头会议题，不必重复提出。');
    }
    const siblings = input.meetingId === null ? waiting : agendaOf(act.store, input.meetingId);
    const id = ulid();
    act.insert('agenda_item', {
      id,
      round_id: input.roundId,
      meeting_id: input.meetingId,
      position: siblings.length + 1,
      title: input.fields.title,
      note: input.fields.note,
      discussion: input.fields.discussion,
      review_id: reviewId,
      measure_id: measureId,
      unit_id: input.fields.unitId,
      raised_at: act.at,
      deleted_at: null,
    });
    return toAgendaItem(found(agendaItemById(act.store, id), '个议题'));
  });
}

/** Its words may be completed after the meeting too (讨论情况). */
export function updateAgendaItem(context: Context, { id, patch }: ParsedInputOf<'updateAgendaItem'>): AgendaItem {
  return context.store.act(context.actor, 'updateAgendaItem', (act) => {
    found(agendaItemById(act.store, id), '个议题');
    refuseUnknownUnit(act, patch.unitId);
    act.update('agenda_item', id, {
      ...(patch.title === undefined ? {} : { title: patch.title }),
      ...(patch.note === undefined ? {} : { note: patch.note }),
      ...(patch.discussion === undefined ? {} : { discussion: patch.discussion }),
      ...(patch.unitId === undefined ? {} : { unit_id: patch.unitId }),
    });
    return toAgendaItem(found(agendaItemById(act.store, id), '个议题'));
  });
}

export function moveAgendaItem(context: Context, { id, position }: ParsedInputOf<'moveAgendaItem'>): null {
  return context.store.act(context.actor, 'moveAgendaItem', (act) => {
    const item = found(agendaItemById(act.store, id), '个议题');
    if (item.meeting_id === null) throw new BihuanError('conflict', '尚未列入会议的议题不分先后。');
    plannedOnly(act, item.meeting_id);
    const others = agendaOf(act.store, item.meeting_id).filter((each) => each.id !== id);
    others.splice(position - 1, 0, item);
    for (const [index, each] of others.entries()) act.update('agenda_item', each.id, { position: index + 1 });
    return null;
  });
}

export function removeAgendaItem(context: Context, { id }: { id: string }): null {
  return context.store.act(context.actor, 'removeAgendaItem', (act) => {
    const item = found(agendaItemById(act.store, id), '个议题');
    if (item.meeting_id !== null) plannedOnly(act, item.meeting_id);
    act.update('agenda_item', id, { deleted_at: act.at });
    return null;
  });
}

function plannedOnly(act: Act, meetingId: string): void {
  const meeting = found(meetingById(act.store, meetingId), '次碰头会');
  if (meeting.state === 'held') {
    throw new BihuanError('frozen', `第${meeting.ordinal}次碰头会已召开，议程不能再改。请列入下一次会议。`);
  }
}

export function addDecision(context: Context, { meetingId, fields }: ParsedInputOf<'addDecision'>): Decision {
  return context.store.act(context.actor, 'addDecision', (act) => {
    found(meetingById(act.store, meetingId), '次碰头会');
    refuseUnknownUnit(act, fields.unitId);
    const id = ulid();
    act.insert('decision', {
      id,
      meeting_id: meetingId,
      agenda_item_id: fields.agendaItemId,
      position: decisionsOf(act.store, meetingId).length + 1,
      text: fields.text,
      unit_id: fields.unitId,
      owner: fields.owner,
      due_date: fields.dueDate,
      state: '办理中',
      result: null,
      settled_on: null,
      deleted_at: null,
    });
    return toDecision(found(decisionById(act.store, id), '项议定事项'));
  });
}

export function updateDecision(context: Context, { id, patch }: ParsedInputOf<'updateDecision'>): Decision {
  return context.store.act(context.actor, 'updateDecision', (act) => {
    found(decisionById(act.store, id), '项议定事项');
    refuseUnknownUnit(act, patch.unitId);
    act.update('decision', id, {
      ...(patch.text === undefined ? {} : { text: patch.text }),
      ...(patch.unitId === undefined ? {} : { unit_id: patch.unitId }),
      ...(patch.owner === undefined ? {} : { owner: patch.owner }),
      ...(patch.dueDate === undefined ? {} : { due_date: patch.dueDate }),
      ...(patch.agendaItemId === undefined ? {} : { agenda_item_id: patch.agendaItemId }),
    });
    return toDecision(found(decisionById(act.store, id), '项议定事项'));
  });
}

/** @throws BihuanError input.invalid for 未落实 or 已取消 without a reason, 已落实 without saying how */
export function settleDecision(context: Context, { id, state, result }: ParsedInputOf<'settleDecision'>): Decision {
  return context.store.act(context.actor, 'settleDecision', (act) => {
    found(decisionById(act.store, id), '项议定事项');
    if (state !== '办理中' && !result?.trim()) {
      throw new BihuanError(
        'input.invalid',
        state === '已落实' ? '请写明落实情况，再登记为“已落实”。' : `请写明原因，再登记为“${state}”。`,
      );
    }
    act.update('decision', id, { state, result, settled_on: state === '办理中' ? null : today(context) });
    return toDecision(found(decisionById(act.store, id), '项议定事项'));
  });
}

export function removeDecision(context: Context, { id }: { id: string }): null {
  return context.store.act(context.actor, 'removeDecision', (act) => {
    found(decisionById(act.store, id), '项议定事项');
    act.update('decision', id, { deleted_at: act.at });
    return null;
  });
}

// The life of a 碰头会: planned with what waits, prepared, held.

import { BihuanError } from '#contract/errors.ts';
import type { FollowedDecision, ParsedInputOf } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import type { Meeting, MeetingSheet } from '#domain/meetings/types.ts';
import { ulid } from '../../db/ids.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { decisionsOfRound, meetingById, meetingsOf, raisedItems, toMeeting } from '../../db/queries/meetings.ts';
import type { MeetingRow } from '../../db/schema-week.ts';
import type { Store } from '../../db/store.ts';
import { type Context, found } from '../context.ts';
import { minutesForm } from '../shared/filled-forms.ts';
import { followed, meetingSheet } from '../shared/meeting-sheet.ts';

export function listMeetings(context: Context, { roundId }: { roundId: string }): Meeting[] {
  return meetingsOf(context.store, roundId).map(toMeeting);
}

export function getMeeting(context: Context, { meetingId }: { meetingId: string }): MeetingSheet {
  return meetingSheet(context.store, found(meetingById(context.store, meetingId), '次碰头会'));
}

/** @throws BihuanError conflict while an earlier meeting has not been held, or when the date does not come after it */
export function planMeeting(context: Context, { roundId, date }: ParsedInputOf<'planMeeting'>): Meeting {
  return context.store.act(context.actor, 'planMeeting', (act) => {
    found(findRound(act.store, roundId), '个轮次');
    const last = meetingsOf(act.store, roundId).at(-1);
    if (last?.state === 'planned') {
      throw new BihuanError(
        'conflict',
        `第${last.ordinal}次碰头会（${dateWords(last.date)}）还没有召开，请先在该次会议中准备议题。`,
      );
    }
    if (last !== undefined && date <= last.date) {
      throw new BihuanError('conflict', `碰头会日期应晚于上一次（第${last.ordinal}次，${dateWords(last.date)}）。`);
    }
    const row: MeetingRow = {
      id: ulid(),
      round_id: roundId,
      ordinal: (last?.ordinal ?? 0) + 1,
      date,
      place: last?.place ?? null,
      chair: last?.chair ?? null,
      attendees: last?.attendees ?? null,
      recorder: last?.recorder ?? null,
      opening: null,
      state: 'planned',
      deleted_at: null,
    };
    act.insert('meeting', row);
    raisedItems(act.store, roundId).forEach((item, index) => {
      act.update('agenda_item', item.id, { meeting_id: row.id, position: index + 1 });
    });
    return toMeeting(row);
  });
}

export function updateMeeting(context: Context, { meetingId, patch }: ParsedInputOf<'updateMeeting'>): Meeting {
  return context.store.act(context.actor, 'updateMeeting', (act) => {
    const meeting = found(meetingById(act.store, meetingId), '次碰头会');
    const { date } = patch;
    if (date !== undefined) refuseOutOfOrder(act.store, meeting, date);
    act.update('meeting', meetingId, patch as Partial<MeetingRow>);
    return toMeeting(found(meetingById(act.store, meetingId), '次碰头会'));
  });
}

function refuseOutOfOrder(store: Store, meeting: MeetingRow, date: string): void {
  for (const other of meetingsOf(store, meeting.round_id)) {
    if (other.id === meeting.id) continue;
    const fits = other.ordinal < meeting.ordinal ? date > other.date : date < other.date;
    if (!fits) {
      throw new BihuanError(
        'conflict',
        `日期与第${other.ordinal}次碰头会（${dateWords(other.date)}）的先后不符，没有修改。`,
      );
    }
  }
}

export function holdMeeting(context: Context, { meetingId }: { meetingId: string }): Meeting {
  return context.store.act(context.actor, 'holdMeeting', (act) => {
    found(meetingById(act.store, meetingId), '次碰头会');
    act.update('meeting', meetingId, { state: 'held' });
    return toMeeting(found(meetingById(act.store, meetingId), '次碰头会'));
  });
}

export function listDecisions(
  context: Context,
  { roundId, openOnly }: ParsedInputOf<'listDecisions'>,
): FollowedDecision[] {
  return decisionsOfRound(context.store, roundId)
    .filter(({ state }) => !openOnly || state === '办理中' || state === '未落实')
    .map(followed);
}

/** The minutes of a round's newest meeting as a form; null while there was none. */
export function newestMinutes(context: Context, roundId: string) {
  const newest = meetingsOf(context.store, roundId).at(-1);
  return newest === undefined ? null : minutesForm(context, newest.id);
}

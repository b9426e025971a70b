// Meetings of a round and the one that is open; every act saves at once and shows what the store then holds.
import { useCallback, useState } from 'react';
import type { InputOf, OperationName } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { Meeting, MeetingSheet } from '#domain/meetings/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';

type MeetingAct = Extract<
  OperationName,
  | 'updateMeeting'
  | 'holdMeeting'
  | 'addAgendaItem'
  | 'updateAgendaItem'
  | 'moveAgendaItem'
  | 'removeAgendaItem'
  | 'addDecision'
  | 'updateDecision'
  | 'settleDecision'
  | 'removeDecision'
>;

/** Saves an act of this screen; false if it was refused (the frame shows why). */
export type Do = <Name extends MeetingAct>(name: Name, input: InputOf<Name>) => Promise<boolean>;

export function useMeetings(roundId: Id) {
  const list = useAsync(async () => {
    const [meetings, raised, units] = await Promise.all([
      call('listMeetings', { roundId }),
      call('listRaisedItems', { roundId }),
      call('listUnits', {}),
    ]);
    return { meetings, raised, units };
  }, roundId);
  const [chosen, setChosen] = useState<Id | null>(null);
  const meetings = list.value?.meetings ?? [];
  const meeting: Meeting | null = meetings.find(({ id }) => id === chosen) ?? meetings.at(-1) ?? null;
  const meetingId = meeting?.id ?? '';
  const sheet = useAsync<MeetingSheet | null>(
    async () => (meetingId === '' ? null : call('getMeeting', { meetingId })),
    meetingId,
  );
  const reloadList = list.reload;
  const reloadSheet = sheet.reload;
  const act: Do = useCallback(
    async (name, input) => {
      try {
        await save(name, input);
      } catch {
        return false;
      }
      await Promise.all([reloadList(), reloadSheet()]);
      return true;
    },
    [reloadList, reloadSheet],
  );
  return { list, meeting, meetings, sheet, act, choose: setChosen };
}

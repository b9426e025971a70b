// 碰头会: meetings on the left; the chosen one with what was decided before, its agenda and its decisions.
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { PaperPreview, type PaperPreviewProps } from '#renderer/print/dialog/PaperPreview.tsx';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { save } from '#renderer/store/saving.ts';
import { MEETINGS } from '#renderer/text/meetings.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { today } from '#renderer/ui/today.ts';
import { Agenda } from './Agenda.tsx';
import { CarriedOver, Decisions } from './Decisions.tsx';
import { Facts } from './Facts.tsx';
import { useMeetings } from './use-meetings.ts';
import './meetings.css';

type Paper = Pick<PaperPreviewProps, 'title' | 'source' | 'byTemplate'>;

export default function MeetingsScreen() {
  const round = useCurrentRound();
  const roundId = round?.id ?? '';
  const state = useMeetings(roundId);
  const [planning, setPlanning] = useState(false);
  const [paper, setPaper] = useState<Paper | null>(null);
  const { list, meeting, meetings, sheet, act } = state;

  if (list.value === null) {
    return (
      <Page title={MEETINGS.title}>
        <ErrorNotice error={list.error} onRetry={() => void list.reload()} />
        {list.error === null ? <Loading /> : null}
      </Page>
    );
  }
  const { raised, units } = list.value;
  const planDialog = planning ? (
    <PlanDialog
      roundId={roundId}
      raised={raised.length}
      onClose={() => setPlanning(false)}
      onPlanned={(id) => {
        setPlanning(false);
        void list.reload().then(() => state.choose(id));
      }}
    />
  ) : null;
  if (meeting === null) {
    return (
      <Page title={MEETINGS.title} note={MEETINGS.waiting(raised.length)}>
        <EmptyState
          title={MEETINGS.none}
          text={MEETINGS.noneText}
          action={{ label: MEETINGS.planFirst, run: () => setPlanning(true) }}
        />
        {planDialog}
      </Page>
    );
  }
  const meetingId = meeting.id;
  const papers: Record<string, Paper> = {
    agenda: { title: MEETINGS.agendaPaper, source: { of: 'meeting', meetingId, what: 'agenda' } },
    minutes: { title: MEETINGS.minutes, source: { of: 'meeting', meetingId, what: 'minutes' }, byTemplate: true },
    decisions: { title: MEETINGS.allDecisions, source: { of: 'decisions', roundId } },
  };
  return (
    <Page
      title={`${MEETINGS.title}　${MEETINGS.name(meeting.ordinal)} ${meeting.date}`}
      note={`${MEETINGS.states[meeting.state]}　${MEETINGS.waiting(raised.length)}`}
      scroll={false}
      actions={
        <>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'agenda', label: MEETINGS.agendaPaper },
                { key: 'minutes', label: MEETINGS.minutes },
                { key: 'decisions', label: MEETINGS.allDecisions },
              ],
              onClick: ({ key }) => setPaper(papers[key] ?? null),
            }}
          >
            <Button>{MEETINGS.print}</Button>
          </Dropdown>
          {meeting.state === 'planned' ? (
            <Button type="primary" title={MEETINGS.holdNote} onClick={() => void act('holdMeeting', { meetingId })}>
              {MEETINGS.hold}
            </Button>
          ) : (
            <Button
              type={meetings.at(-1)?.state === 'held' ? 'primary' : 'default'}
              disabled={meetings.at(-1)?.state !== 'held'}
              onClick={() => setPlanning(true)}
            >
              {MEETINGS.plan}
            </Button>
          )}
        </>
      }
    >
      <div className="meetings">
        <nav className="meetings-list" aria-label={MEETINGS.list}>
          {meetings.toReversed().map((one) => (
            <button
              key={one.id}
              type="button"
              className="meetings-entry"
              aria-current={one.id === meetingId ? 'true' : undefined}
              onClick={() => state.choose(one.id)}
            >
              <span>{MEETINGS.name(one.ordinal)}</span>
              <span className="faint">
                {one.date} {MEETINGS.states[one.state]}
              </span>
            </button>
          ))}
        </nav>
        <div className="meetings-sheet">
          <ErrorNotice error={sheet.error} onRetry={() => void sheet.reload()} />
          {sheet.value === null || sheet.value.meeting.id !== meetingId ? (
            <Loading />
          ) : (
            <>
              <Facts key={meetingId} meeting={sheet.value.meeting} act={act} />
              <CarriedOver decisions={sheet.value.carriedOver} units={units} act={act} />
              <Agenda key={`${meetingId}-agenda`} sheet={sheet.value} roundId={roundId} units={units} act={act} />
              <Decisions key={`${meetingId}-decisions`} sheet={sheet.value} units={units} act={act} />
            </>
          )}
        </div>
      </div>
      {planDialog}
      {paper === null ? null : <PaperPreview {...paper} onClose={() => setPaper(null)} />}
    </Page>
  );
}

interface PlanDialogProps {
  roundId: string;
  raised: number;
  onClose: () => void;
  onPlanned: (meetingId: string) => void;
}

function PlanDialog({ roundId, raised, onClose, onPlanned }: PlanDialogProps) {
  const [date, setDate] = useState<string | null>(today());
  const [valid, setValid] = useState(true);
  const plan = async () => {
    if (date === null) return;
    try {
      onPlanned((await save('planMeeting', { roundId, date })).id);
    } catch {
      // The frame shows why.
      onClose();
    }
  };
  return (
    <Dialog
      title={MEETINGS.plan}
      onClose={onClose}
      confirm={{ label: MEETINGS.plan, run: () => void plan(), disabled: date === null || !valid }}
    >
      <div className="field">
        <label htmlFor="meeting-date">{MEETINGS.date}</label>
        <DateField id="meeting-date" value={date} onChange={setDate} onValid={setValid} />
        <div className="field-hint">{MEETINGS.planNote(raised)}</div>
      </div>
    </Dialog>
  );
}

// When, where, who: printed at the head of the minutes.
import type { Meeting } from '#domain/meetings/types.ts';
import { MEETINGS } from '#renderer/text/meetings.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { Saved } from '#renderer/ui/Saved.tsx';
import type { Do } from './use-meetings.ts';

export function Facts({ meeting, act }: { meeting: Meeting; act: Do }) {
  const set = (patch: Partial<Pick<Meeting, 'date' | 'place' | 'chair' | 'attendees' | 'recorder' | 'opening'>>) =>
    act('updateMeeting', { meetingId: meeting.id, patch });
  return (
    <Section title={MEETINGS.facts}>
      <div className="meetings-facts">
        <DateField
          label={MEETINGS.date}
          value={meeting.date}
          onChange={(date) => {
            if (date !== null && date !== meeting.date) void set({ date });
          }}
        />
        <Saved label={MEETINGS.place} value={meeting.place} onSave={(place) => set({ place })} maxLength={500} />
        <Saved label={MEETINGS.chair} value={meeting.chair} onSave={(chair) => set({ chair })} maxLength={500} />
        <Saved
          label={MEETINGS.recorder}
          value={meeting.recorder}
          onSave={(recorder) => set({ recorder })}
          maxLength={500}
        />
      </div>
      <Saved label={MEETINGS.attendees} value={meeting.attendees} onSave={(attendees) => set({ attendees })} />
      <Saved label={MEETINGS.opening} value={meeting.opening} lines={2} onSave={(opening) => set({ opening })} />
    </Section>
  );
}

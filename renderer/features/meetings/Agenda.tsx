// 议题: raised from reviews or added here, put in order, with what was said afterwards.
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Id, Unit } from '#domain/ledger/types.ts';
import type { AgendaItem, MeetingSheet } from '#domain/meetings/types.ts';
import { MEETINGS } from '#renderer/text/meetings.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { Saved } from '#renderer/ui/Saved.tsx';
import { UnitSelect } from './UnitSelect.tsx';
import type { Do } from './use-meetings.ts';

export interface AgendaProps {
  sheet: MeetingSheet;
  roundId: Id;
  units: readonly Unit[];
  act: Do;
}

export function Agenda({ sheet: { meeting, agenda }, roundId, units, act }: AgendaProps) {
  const open = meeting.state === 'planned';
  const [title, setTitle] = useState('');
  const add = async () => {
    if (title.trim() === '') return;
    const fields = { title: title.trim(), note: null, discussion: null, unitId: null };
    const done = await act('addAgendaItem', {
      roundId,
      meetingId: meeting.id,
      reviewId: null,
      measureId: null,
      fields,
    });
    if (done) setTitle('');
  };
  return (
    <Section title={MEETINGS.agenda}>
      {agenda.length === 0 ? <p className="faint">{MEETINGS.noAgenda}</p> : null}
      <ol className="meetings-items">
        {agenda.map((item, index) => (
          <Item
            key={item.id}
            item={item}
            index={index}
            last={index === agenda.length - 1}
            open={open}
            units={units}
            act={act}
          />
        ))}
      </ol>
      {open ? (
        <div className="meetings-add">
          <Input
            aria-label={MEETINGS.itemTitle}
            placeholder={MEETINGS.itemTitle}
            maxLength={2_000}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            onPressEnter={() => void add()}
          />
          <Button disabled={title.trim() === ''} onClick={() => void add()}>
            {MEETINGS.addItem}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

interface ItemProps {
  item: AgendaItem;
  index: number;
  last: boolean;
  open: boolean;
  units: readonly Unit[];
  act: Do;
}

function Item({ item, index, last, open, units, act }: ItemProps) {
  const set = (patch: Partial<Pick<AgendaItem, 'title' | 'note' | 'discussion' | 'unitId'>>) =>
    act('updateAgendaItem', { id: item.id, patch });
  const move = (position: number) => void act('moveAgendaItem', { id: item.id, position });
  const named = (words: string) => `${words}：${item.title}`;
  return (
    <li>
      <div className="meetings-line">
        <Saved
          label={MEETINGS.itemTitle}
          value={item.title}
          required
          onSave={(title) => (title === null ? Promise.resolve(false) : set({ title }))}
        />
        <UnitSelect units={units} value={item.unitId} onChange={(unitId) => void set({ unitId })} />
        {open ? (
          <>
            <Button aria-label={named(MEETINGS.up)} disabled={index === 0} onClick={() => move(index)}>
              ↑
            </Button>
            <Button aria-label={named(MEETINGS.down)} disabled={last} onClick={() => move(index + 2)}>
              ↓
            </Button>
            <Button aria-label={named(MEETINGS.remove)} onClick={() => void act('removeAgendaItem', { id: item.id })}>
              ✕
            </Button>
          </>
        ) : null}
      </div>
      <div className="meetings-pair">
        <Saved label={MEETINGS.note} value={item.note} lines={2} onSave={(note) => set({ note })} />
        <Saved
          label={MEETINGS.discussion}
          value={item.discussion}
          lines={2}
          onSave={(discussion) => set({ discussion })}
        />
      </div>
    </li>
  );
}

// 调度与节点: the round's review day, its milestones, and the holidays that move both.
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { InputOf, Milestone } from '#contract/operations.ts';
import { weekdayWords } from '#domain/calendar/dates.ts';
import {
  countdownWords,
  MILESTONE_TEMPLATES,
  OFFSET_UNITS,
  OFFSET_WORDS,
  type OffsetUnit,
} from '#domain/calendar/milestones.ts';
import type { Round } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { save } from '#renderer/store/saving.ts';
import { SETTINGS } from '#renderer/text/settings.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { today } from '#renderer/ui/today.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';

type Draft = InputOf<'setMilestones'>['milestones'][number];

/** 周一 … 周日 by the day of the week, 0 Sunday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: day, label: weekdayWords(`2024-09-0${day + 1}`) }));

export function CalendarSettings() {
  const round = useCurrentRound();
  return round === null ? null : <RoundCalendarSettings key={round.id} round={round} />;
}

function RoundCalendarSettings({ round }: { round: Round }) {
  const roundId = round.id;
  const { value, error, reload } = useAsync(() => call('getCalendar', { roundId }), roundId);
  if (value === null) return <ErrorNotice error={error} />;
  const setDay = async (weekday: number) => {
    try {
      await save('setReviewDay', { roundId, weekday });
      await reload();
    } catch {
      // The frame shows why.
    }
  };
  return (
    <>
      <Section title={SETTINGS.reviewDay} note={round.name}>
        <div className="settings-body">
          <Select
            aria-label={SETTINGS.reviewDay}
            className="settings-weekday"
            value={value.reviewWeekday}
            onChange={(weekday) => void setDay(weekday)}
            options={WEEKDAYS}
          />
          <p className="field-hint">{SETTINGS.reviewDayNote}</p>
          <ul className="settings-planned">
            {value.planned.slice(0, 6).map((each) => (
              <li key={each.date}>
                {SETTINGS.planned(each.ordinal, each.date, weekdayWords(each.date))}
                {each.movedBy === null ? '' : SETTINGS.moved(each.regular, each.movedBy)}
                {each.unknownYears.length === 0 ? '' : SETTINGS.unknownYear(each.unknownYears)}
              </li>
            ))}
          </ul>
        </div>
      </Section>
      <Milestones round={round} milestones={value.milestones} onSaved={reload} />
      <Holidays />
    </>
  );
}

interface MilestonesProps {
  round: Round;
  milestones: readonly Milestone[];
  onSaved: () => Promise<void>;
}

function Milestones({ round, milestones, onSaved }: MilestonesProps) {
  const [drafts, setDrafts] = useState<Draft[]>([]);
  useEffect(() => {
    setDrafts(
      milestones.map(({ id, name, offset, unit, dueDate, doneOn }) => ({ id, name, offset, unit, dueDate, doneOn })),
    );
  }, [milestones]);
  const store = async (next: Draft[]) => {
    setDrafts(next);
    // A row without a name is still being written.
    if (next.some(({ name }) => name.trim() === '')) return;
    try {
      await save('setMilestones', { roundId: round.id, milestones: next });
      await onSaved();
    } catch {
      // The frame shows why.
    }
  };
  const set = (index: number, patch: Partial<Draft>) =>
    void store(drafts.map((draft, at) => (at === index ? { ...draft, ...patch } : draft)));
  return (
    <Section
      title={SETTINGS.milestones}
      note={round.feedbackDate === null ? SETTINGS.noFeedbackDate : SETTINGS.feedbackDate(round.feedbackDate)}
    >
      <div className="settings-body">
        {drafts.length === 0 ? null : (
          <table className="table">
            <thead>
              <tr>
                <th>{SETTINGS.milestone}</th>
                <th>{SETTINGS.offset}</th>
                <th>{SETTINGS.dueByHand}</th>
                <th>{SETTINGS.dueDate}</th>
                <th>{SETTINGS.doneOn}</th>
                <th aria-label={SETTINGS.remove} />
              </tr>
            </thead>
            <tbody>
              {drafts.map((draft, index) => {
                const shown = milestones.find(({ id }) => id === draft.id);
                return (
                  <tr key={draft.id ?? `new-${index}`}>
                    <td>
                      <Input
                        aria-label={SETTINGS.milestone}
                        defaultValue={draft.name}
                        maxLength={200}
                        onBlur={({ target }) => {
                          if (target.value.trim() !== draft.name) set(index, { name: target.value.trim() });
                        }}
                      />
                    </td>
                    <td>
                      <div className="settings-offset">
                        <InputNumber
                          aria-label={SETTINGS.offset}
                          min={0}
                          max={3_650}
                          precision={0}
                          value={draft.offset}
                          onChange={(offset) => {
                            if (offset !== null) set(index, { offset });
                          }}
                        />
                        <Select<OffsetUnit>
                          aria-label={SETTINGS.offsetUnit}
                          value={draft.unit}
                          onChange={(unit) => set(index, { unit })}
                          options={OFFSET_UNITS.map((unit) => ({ value: unit, label: OFFSET_WORDS[unit] }))}
                        />
                      </div>
                    </td>
                    <td>
                      <DateField
                        label={SETTINGS.dueByHand}
                        value={draft.dueDate}
                        onChange={(dueDate) => {
                          if (dueDate !== draft.dueDate) set(index, { dueDate });
                        }}
                      />
                    </td>
                    <td>
                      {shown?.date ?? ''}
                      {shown?.date == null || shown.doneOn !== null ? null : (
                        <span className="faint">　{countdownWords(shown.date, today())}</span>
                      )}
                      {shown === undefined || shown.unknownYears.length === 0 ? null : (
                        <p className="field-error">{SETTINGS.unknownYear(shown.unknownYears)}</p>
                      )}
                    </td>
                    <td>
                      <DateField
                        label={SETTINGS.doneOn}
                        value={draft.doneOn}
                        onChange={(doneOn) => {
                          if (doneOn !== draft.doneOn) set(index, { doneOn });
                        }}
                      />
                    </td>
                    <td>
                      <Button
                        aria-label={`${SETTINGS.remove}：${draft.name}`}
                        onClick={() => void store(drafts.filter((_, at) => at !== index))}
                      >
                        ✕
                      </Button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
        <div className="settings-run">
          <Button
            onClick={() =>
              setDrafts([...drafts, { id: null, name: '', offset: 1, unit: 'months', dueDate: null, doneOn: null }])
            }
          >
            {SETTINGS.addMilestone}
          </Button>
          <Select<number>
            aria-label={SETTINGS.milestoneTemplate}
            className="settings-template"
            placeholder={SETTINGS.milestoneTemplate}
            value={null}
            onChange={(index) => {
              const rules = MILESTONE_TEMPLATES[index]?.rules ?? [];
              void store([...drafts, ...rules.map((rule) => ({ id: null, dueDate: null, doneOn: null, ...rule }))]);
            }}
            options={MILESTONE_TEMPLATES.map(({ name }, index) => ({ value: index, label: name }))}
          />
        </div>
      </div>
    </Section>
  );
}

function Holidays() {
  const [year, setYear] = useState(() => Number(today().slice(0, 4)));
  const { value, error, reload } = useAsync(() => call('getHolidays', { year }), String(year));
  const [date, setDate] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [off, setOff] = useState(true);
  const set = async (input: InputOf<'setHoliday'>) => {
    try {
      await save('setHoliday', input);
      await reload();
    } catch {
      // The frame shows why.
    }
  };
  return (
    <Section
      title={SETTINGS.holidays}
      note={value === null ? undefined : value.known ? SETTINGS.holidaysKnown(year) : SETTINGS.holidaysUnknown(year)}
    >
      <div className="settings-body">
        <ErrorNotice error={error} />
        <div className="settings-run">
          <InputNumber
            aria-label={SETTINGS.year}
            min={2000}
            max={2100}
            precision={0}
            value={year}
            onChange={(next) => {
              if (next !== null) setYear(next);
            }}
          />
          <DateField label={SETTINGS.holidayDate} value={date} onChange={setDate} />
          <Input
            aria-label={SETTINGS.holidayName}
            placeholder={SETTINGS.holidayName}
            maxLength={50}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Checkbox checked={off} onChange={({ target }) => setOff(target.checked)}>
            {SETTINGS.off}
          </Checkbox>
          <Button
            disabled={date === null || name.trim() === ''}
            onClick={() => {
              if (date !== null) void set({ date, day: { name: name.trim(), off } });
            }}
          >
            {SETTINGS.addHoliday}
          </Button>
        </div>
        <ul className="settings-holidays">
          {(value?.days ?? []).map((day) => (
            <li key={day.date} className={day.own ? 'settings-own' : undefined}>
              {day.date} {day.name} {day.off ? SETTINGS.dayOff : SETTINGS.dayWorked}
              {day.own ? (
                <Button
                  type="text"
                  aria-label={`${SETTINGS.remove}：${day.date}`}
                  onClick={() => void set({ date: day.date, day: null })}
                >
                  ✕
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

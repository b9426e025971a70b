// 电话提醒: a log of who was called about what, and what was answered.
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Id } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { LETTERS } from '#renderer/text/letters.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

export function PhoneReminders({ roundId }: { roundId: Id }) {
  const loaded = useAsync(async () => {
    const [reminders, units] = await Promise.all([call('listPhoneReminders', { roundId }), call('listUnits', {})]);
    return { reminders, units };
  }, roundId);
  const [unitId, setUnitId] = useState<Id | null>(null);
  const [answeredBy, setAnsweredBy] = useState('');
  const [matter, setMatter] = useState('');
  const [answer, setAnswer] = useState('');

  if (loaded.value === null) return loaded.error === null ? <Loading /> : <ErrorNotice error={loaded.error} />;
  const { reminders, units } = loaded.value;
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const add = async () => {
    if (unitId === null || matter.trim() === '') return;
    try {
      await save('addPhoneReminder', {
        roundId,
        unitId,
        at: new Date().toISOString(),
        answeredBy: answeredBy.trim() || null,
        matter: matter.trim(),
        answer: answer.trim() || null,
        reviewId: null,
      });
      setMatter('');
      setAnswer('');
      await loaded.reload();
    } catch {
      // The frame shows why; what was typed stays.
    }
  };
  const remove = async (id: Id) => {
    try {
      await save('removePhoneReminder', { id });
      await loaded.reload();
    } catch {
      // The frame shows why.
    }
  };
  return (
    <div className="letters-phone">
      <form
        className="letters-call"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Select<Id>
          className="letters-unit"
          aria-label={LETTERS.unit}
          placeholder={LETTERS.unit}
          showSearch={{ optionFilterProp: 'label' }}
          value={unitId}
          onChange={setUnitId}
          options={units.map(({ id, name, shortName }) => ({ value: id, label: shortName ?? name }))}
        />
        <Input
          aria-label={LETTERS.answeredBy}
          placeholder={LETTERS.answeredBy}
          maxLength={50}
          value={answeredBy}
          onChange={(event) => setAnsweredBy(event.target.value)}
        />
        <Input
          aria-label={LETTERS.matter}
          placeholder={LETTERS.matter}
          maxLength={500}
          value={matter}
          onChange={(event) => setMatter(event.target.value)}
        />
        <Input
          aria-label={LETTERS.answer}
          placeholder={LETTERS.answer}
          maxLength={500}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={unitId === null || matter.trim() === ''}>
          {LETTERS.addPhone}
        </Button>
      </form>
      {reminders.length === 0 ? (
        <p className="faint">{LETTERS.phoneNone}</p>
      ) : (
        <table className="letters-table">
          <thead>
            <tr>
              <th>{LETTERS.at}</th>
              <th>{LETTERS.unit}</th>
              <th>{LETTERS.answeredBy}</th>
              <th>{LETTERS.matter}</th>
              <th>{LETTERS.answer}</th>
              <th aria-label={LETTERS.removePhone} />
            </tr>
          </thead>
          <tbody>
            {reminders.map((reminder) => (
              <tr key={reminder.id}>
                <td>{new Date(reminder.at).toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'short' })}</td>
                <td>{names.get(reminder.unitId) ?? ''}</td>
                <td>{reminder.answeredBy ?? ''}</td>
                <td>{reminder.matter}</td>
                <td>{reminder.answer ?? ''}</td>
                <td>
                  <Button
                    aria-label={`${LETTERS.removePhone}：${reminder.matter}`}
                    onClick={() => void remove(reminder.id)}
                  >
                    ✕
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

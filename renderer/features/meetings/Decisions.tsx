// 议定事项: of this meeting, and those of earlier ones that are followed until they are carried out.
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { FollowedDecision } from '#contract/operations.ts';
import type { Unit } from '#domain/ledger/types.ts';
import { DECISION_STATES, type Decision, type DecisionState, type MeetingSheet } from '#domain/meetings/types.ts';
import { MEETINGS } from '#renderer/text/meetings.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { Saved } from '#renderer/ui/Saved.tsx';
import { today } from '#renderer/ui/today.ts';
import { UnitSelect } from './UnitSelect.tsx';
import type { Do } from './use-meetings.ts';

export interface CarriedOverProps {
  decisions: readonly FollowedDecision[];
  units: readonly Unit[];
  act: Do;
}

export function CarriedOver({ decisions, units, act }: CarriedOverProps) {
  const [settling, setSettling] = useState<Decision | null>(null);
  const names = new Map(units.map((unit) => [unit.id, unit.shortName ?? unit.name]));
  return (
    <Section title={MEETINGS.carriedOver}>
      {decisions.length === 0 ? (
        <p className="faint">{MEETINGS.noCarriedOver}</p>
      ) : (
        <table className="meetings-table">
          <thead>
            <tr>
              <th>{MEETINGS.decision}</th>
              <th>{MEETINGS.unit}</th>
              <th>{MEETINGS.due}</th>
              <th>{MEETINGS.state}</th>
              <th>{MEETINGS.result}</th>
              <th aria-label={MEETINGS.settle} />
            </tr>
          </thead>
          <tbody>
            {decisions.map((decision) => (
              <tr key={decision.id}>
                <td>
                  {decision.text}
                  <span className="faint">　{MEETINGS.of(decision.meetingOrdinal)}</span>
                </td>
                <td>{decision.unitId === null ? '' : (names.get(decision.unitId) ?? '')}</td>
                <td>
                  {decision.dueDate ?? ''}
                  {isOverdue(decision) ? <strong className="meetings-overdue"> {MEETINGS.overdue}</strong> : null}
                </td>
                <td>{decision.state}</td>
                <td>{decision.result ?? ''}</td>
                <td>
                  <Button aria-label={`${MEETINGS.settle}：${decision.text}`} onClick={() => setSettling(decision)}>
                    {MEETINGS.settle}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {settling === null ? null : <SettleDialog decision={settling} act={act} onClose={() => setSettling(null)} />}
    </Section>
  );
}

function isOverdue({ state, dueDate }: Decision): boolean {
  return state === '办理中' && dueDate !== null && dueDate < today();
}

function SettleDialog({ decision, act, onClose }: { decision: Decision; act: Do; onClose: () => void }) {
  const [state, setState] = useState<DecisionState>(decision.state === '办理中' ? '已落实' : decision.state);
  const [result, setResult] = useState(decision.result ?? '');
  const save = async () => {
    if (await act('settleDecision', { id: decision.id, state, result: result.trim() || null })) onClose();
  };
  return (
    <Dialog
      title={MEETINGS.settleTitle}
      onClose={onClose}
      confirm={{
        label: MEETINGS.settle,
        run: () => void save(),
        disabled: state !== '办理中' && result.trim() === '',
      }}
    >
      <p>{decision.text}</p>
      <div className="field">
        <label htmlFor="decision-state">{MEETINGS.state}</label>
        <Select<DecisionState>
          id="decision-state"
          value={state}
          onChange={setState}
          options={DECISION_STATES.map((value) => ({ value, label: value }))}
        />
      </div>
      <div className="field">
        <label htmlFor="decision-result">{MEETINGS.result}</label>
        <Input.TextArea
          id="decision-result"
          data-autofocus
          rows={4}
          maxLength={2_000}
          value={result}
          onChange={(event) => setResult(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

export interface DecisionsProps {
  sheet: MeetingSheet;
  units: readonly Unit[];
  act: Do;
}

export function Decisions({ sheet: { meeting, decisions }, units, act }: DecisionsProps) {
  const [text, setText] = useState('');
  const add = async () => {
    if (text.trim() === '') return;
    const fields = { text: text.trim(), unitId: null, owner: null, dueDate: null, agendaItemId: null };
    if (await act('addDecision', { meetingId: meeting.id, fields })) setText('');
  };
  return (
    <Section title={MEETINGS.decisions}>
      {decisions.length === 0 ? <p className="faint">{MEETINGS.noDecisions}</p> : null}
      <ol className="meetings-items">
        {decisions.map((decision) => (
          <Line key={decision.id} decision={decision} units={units} act={act} />
        ))}
      </ol>
      <div className="meetings-add">
        <Input
          aria-label={MEETINGS.decision}
          placeholder={MEETINGS.decision}
          maxLength={2_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => void add()}
        />
        <Button disabled={text.trim() === ''} onClick={() => void add()}>
          {MEETINGS.addDecision}
        </Button>
      </div>
    </Section>
  );
}

function Line({ decision, units, act }: { decision: Decision; units: readonly Unit[]; act: Do }) {
  const set = (patch: Partial<Pick<Decision, 'text' | 'unitId' | 'owner' | 'dueDate'>>) =>
    act('updateDecision', { id: decision.id, patch });
  return (
    <li>
      <Saved
        label={MEETINGS.decision}
        value={decision.text}
        required
        onSave={(text) => (text === null ? Promise.resolve(false) : set({ text }))}
      />
      <div className="meetings-line">
        <UnitSelect units={units} value={decision.unitId} onChange={(unitId) => void set({ unitId })} />
        <Saved label={MEETINGS.owner} value={decision.owner} maxLength={500} onSave={(owner) => set({ owner })} />
        <DateField
          label={MEETINGS.due}
          value={decision.dueDate}
          onChange={(dueDate) => {
            if (dueDate !== decision.dueDate) void set({ dueDate });
          }}
        />
        <Button
          aria-label={`${MEETINGS.remove}：${decision.text}`}
          onClick={() => void act('removeDecision', { id: decision.id })}
        >
          ✕
        </Button>
      </div>
    </li>
  );
}

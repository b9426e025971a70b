// One plan: how it was drawn, and its problems with what was found and what followed.
import { Button, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LookBackLine, LookBackSheet, LookBackSummary } from '#contract/operations.ts';
import { drawWords } from '#domain/look-back/list.ts';
import { ITEM_STATES, type ItemState } from '#domain/look-back/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { EvidenceButton } from '#renderer/evidence/EvidenceButton.tsx';
import { go } from '#renderer/store/navigation.ts';
import { useWhyNot } from '#renderer/store/session.ts';
import { LOOK_BACK } from '#renderer/text/look-back.ts';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { ApplyDialog } from './ApplyDialog.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { RecordDialog } from './RecordDialog.tsx';

export interface PlanSheetProps {
  plan: LookBackSummary;
  /** null while it is read */
  sheet: LookBackSheet | null;
  state: ItemState | null;
  onState: (state: ItemState | null) => void;
  onChanged: () => void;
}

type Open = { what: 'record' | 'apply' | 'assign'; line: LookBackLine };

export function PlanSheet({ plan, sheet, state, onState, onChanged }: PlanSheetProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const units = useAsync(() => call('listUnits', {}), 'units');
  const names = new Map((units.value ?? []).map(({ id, name, shortName }) => [id, shortName ?? name]));
  const total = Object.values(plan.counts).reduce((sum, count) => sum + count, 0);
  const done = () => {
    setOpen(null);
    onChanged();
  };
  const close = () => setOpen(null);
  return (
    <section className="look-back-sheet" aria-label={plan.name}>
      <p className="look-back-facts">
        <span>{drawWords(plan, total, (id) => names.get(id) ?? '')}</span>
        {plan.dueDate === null ? null : <span>{`${LOOK_BACK.due} ${plan.dueDate}`}</span>}
        {plan.responsible === null ? null : <span>{`${LOOK_BACK.responsible} ${plan.responsible}`}</span>}
      </p>
      <Tabs
        label={LOOK_BACK.states}
        value={state ?? ''}
        onChange={(value) => onState(value === '' ? null : value)}
        options={[
          { value: '' as const, label: `${LOOK_BACK.all} ${total}` },
          ...ITEM_STATES.map((each) => ({ value: each, label: `${each} ${plan.counts[each]}` })),
        ]}
      />
      {sheet === null ? (
        <Loading />
      ) : (
        <table className="table look-back-table">
          <thead>
            <tr>
              <th>{LOOK_BACK.number}</th>
              <th>{LOOK_BACK.problem}</th>
              <th>{LOOK_BACK.unit}</th>
              <th>{LOOK_BACK.dueAndResponsible}</th>
              <th>{LOOK_BACK.result}</th>
              <th>{LOOK_BACK.consequence}</th>
              <th>{LOOK_BACK.acts}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.items.map((line) => (
              <tr key={line.id}>
                <td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => go('ledger', { list: 'closeOut', focusId: line.problemId })}
                  >
                    {`(${line.number})`}
                  </button>
                </td>
                <td className="look-back-title">{line.title}</td>
                <td>{line.unitName}</td>
                <td>
                  {line.dueDate ?? plan.dueDate ?? ''}
                  {line.state === '逾期未核查' ? (
                    <strong className="look-back-late">　{LOOK_BACK.overdue}</strong>
                  ) : null}
                  <span className="faint look-back-who">{line.responsible ?? plan.responsible ?? ''}</span>
                </td>
                <td>
                  {line.result === null ? (
                    <span className="faint">{line.state === '逾期未核查' ? '待核查' : line.state}</span>
                  ) : (
                    <Tooltip title={`${line.persons ?? ''}　${line.methods.join('、')}　${line.findings ?? ''}`}>
                      <span className={`look-back-result look-back-${RESULT_TONES[line.result]}`}>{line.result}</span>
                      <span className="faint look-back-who">{line.checkedOn}</span>
                    </Tooltip>
                  )}
                </td>
                <td>
                  {line.consequence ?? (line.result === null ? '' : '待处理')}
                  <span className="faint look-back-who">{line.consequenceOn ?? ''}</span>
                </td>
                <td>
                  <Acts line={line} onOpen={(what) => setOpen({ what, line })}>
                    <EvidenceButton
                      small
                      count={line.evidence.length}
                      name={`(${line.number})`}
                      roundId={plan.roundId}
                      problemId={line.problemId}
                      of={{ kind: 'lookBack', id: line.id, reviewId: null }}
                      onChanged={onChanged}
                    />
                  </Acts>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sheet !== null && sheet.items.length < sheet.total ? (
        <p className="faint look-back-note">{LOOK_BACK.more(sheet.items.length, sheet.total)}</p>
      ) : null}
      {open?.what === 'record' ? <RecordDialog line={open.line} onClose={close} onRecorded={done} /> : null}
      {open?.what === 'apply' ? <ApplyDialog line={open.line} onClose={close} onApplied={done} /> : null}
      {open?.what === 'assign' ? <AssignDialog line={open.line} onClose={close} onAssigned={done} /> : null}
    </section>
  );
}

const RESULT_TONES = { 巩固: 'good', 需强化: 'weak', 反弹: 'bad' } as const;

/** What can be done with a line now: look, then say what follows; once that is done only its evidence is left. */
function Acts(props: { line: LookBackLine; onOpen: (what: Open['what']) => void; children: ReactNode }) {
  const { line, onOpen, children } = props;
  const notEdit = useWhyNot('edit');
  const notApprove = useWhyNot('approve');
  if (line.consequence !== null) return <span className="look-back-acts">{children}</span>;
  const name = (what: string) => `${what} (${line.number})`;
  return (
    <span className="look-back-acts">
      {line.result === null ? (
        <Button
          size="small"
          title={notEdit}
          disabled={notEdit !== undefined}
          aria-label={name(LOOK_BACK.assign)}
          onClick={() => onOpen('assign')}
        >
          {LOOK_BACK.assign}
        </Button>
      ) : (
        <Button
          size="small"
          type="primary"
          aria-label={name(LOOK_BACK.apply)}
          title={notApprove}
          disabled={line.possible.length === 0 || notApprove !== undefined}
          onClick={() => onOpen('apply')}
        >
          {LOOK_BACK.apply}
        </Button>
      )}
      <Button
        size="small"
        title={notEdit}
        disabled={notEdit !== undefined}
        aria-label={name(line.result === null ? LOOK_BACK.record : LOOK_BACK.rerecord)}
        onClick={() => onOpen('record')}
      >
        {line.result === null ? LOOK_BACK.record : LOOK_BACK.rerecord}
      </Button>
      {children}
    </span>
  );
}

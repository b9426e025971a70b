// The workbook beside an existing round: fields that differ (the clerk chooses), fills, new rows, and what is missing.
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { WorkbookPreview } from '#contract/operations.ts';
import { fill, WORKBOOK } from '#renderer/text/workbook.ts';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useWorkbook } from './draft-store.ts';

type Plan = NonNullable<WorkbookPreview['plan']>;
type Change = Plan['changes']['rows'][number];
type View = 'changes' | 'fills' | 'added' | 'missing';

export function PlanPane({ plan }: { plan: Plan }) {
  const [view, setView] = useState<View>('changes');
  const differing = plan.changes.rows.filter(({ fills }) => !fills);
  const fills = plan.changes.rows.filter((change) => change.fills);
  const totals: Record<View, number> = {
    changes: plan.overwrites,
    fills: plan.fills,
    added: plan.added.total,
    missing: plan.missing.total,
  };
  return (
    <section className="workbook-plan" aria-label={WORKBOOK.compare}>
      <p>
        {fill(WORKBOOK.compareSummary, {
          same: plan.same,
          changed: plan.changed,
          problems: plan.fresh.problems,
          measures: plan.fresh.measures,
          missing: plan.missing.total,
        })}
      </p>
      <Tabs
        label={WORKBOOK.compare}
        value={view}
        onChange={setView}
        options={(['changes', 'fills', 'added', 'missing'] as const).map((value) => ({
          value,
          label: `${WORKBOOK[value]} ${totals[value]}`,
        }))}
      />
      <div className="workbook-plan-list">
        {view === 'changes' ? <Changes changes={differing} /> : null}
        {view === 'fills' ? <Fills changes={fills} /> : null}
        {view === 'added' ? <Added rows={plan.added.rows} /> : null}
        {view === 'missing' ? (
          <>
            <p className="field-hint">{WORKBOOK.missingHint}</p>
            <ul>
              {plan.missing.rows.map(({ number, title }) => (
                <li key={`${number}${title}`}>
                  ({number}) {title}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {totals[view] === 0 ? <p className="field-hint">{WORKBOOK.nothingHere}</p> : null}
      </div>
    </section>
  );
}

function Changes({ changes }: { changes: Change[] }) {
  const overwrite = useWorkbook((state) => state.overwrite);
  const take = useWorkbook((state) => state.take);
  if (changes.length === 0) return null;
  const ids = changes.flatMap(({ id, held }) => (held === undefined ? [id] : []));
  return (
    <>
      <div className="workbook-plan-acts">
        <span className="field-hint">{WORKBOOK.changesHint}</span>
        <Button size="small" onClick={() => take(ids, true)}>
          {WORKBOOK.takeAll}
        </Button>
        <Button size="small" onClick={() => take(ids, false)}>
          {WORKBOOK.takeNone}
        </Button>
      </div>
      <Table changes={changes} checked={(id) => overwrite.has(id)} onCheck={(id, checked) => take([id], checked)} />
    </>
  );
}

function Fills({ changes }: { changes: Change[] }) {
  const leave = useWorkbook((state) => state.leave);
  const setLeave = useWorkbook((state) => state.setLeave);
  if (changes.length === 0) return null;
  return <Table changes={changes} checked={(id) => !leave.has(id)} onCheck={(id, checked) => setLeave(id, !checked)} />;
}

interface TableProps {
  changes: Change[];
  checked: (id: string) => boolean;
  onCheck: (id: string, checked: boolean) => void;
}

function Table({ changes, checked, onCheck }: TableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{WORKBOOK.take}</th>
          <th scope="col">{WORKBOOK.fieldOf}</th>
          <th scope="col">{WORKBOOK.before}</th>
          <th scope="col">{WORKBOOK.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ id, place, label, before, after, held }) => (
          <tr key={id}>
            <td>
              <Checkbox
                aria-label={`${place}${label}`}
                checked={held === undefined && checked(id)}
                disabled={held !== undefined}
                onChange={(event) => onCheck(id, event.target.checked)}
              />
            </td>
            <td>
              {place}
              <br />
              {label}
            </td>
            <td className="workbook-before">{before === '' ? WORKBOOK.empty : before}</td>
            <td>
              {after}
              {held === undefined ? null : <div className="workbook-held">{held}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Added({ rows }: { rows: Plan['added']['rows'] }) {
  const leave = useWorkbook((state) => state.leave);
  const setLeave = useWorkbook((state) => state.setLeave);
  return (
    <ul>
      {rows.map(({ id, place, text }) => (
        <li key={id}>
          <Checkbox checked={!leave.has(id)} onChange={(event) => setLeave(id, !event.target.checked)}>
            {place}：{text}
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}

// What is not to be published: listed with its reason, added by number, printed for approval.
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#contract/operations.ts';
import { WITHHOLD_KINDS } from '#domain/report/withhold.ts';
import { call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { REPORT } from '#renderer/text/report.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface WithheldProps {
  roundId: string;
  asOf: string;
  onClose: () => void;
  /** Told after every change, since reports may now hold what they must not */
  onChanged: () => void;
  onPrint: () => void;
}

/** Rows asked for at once, and offered at most; a public notice of more is not to be expected. */
const PAGE = 500;
const OFFERED = 5_000;

interface Choice {
  value: string;
  label: string;
}

async function rowsOf(roundId: string, asOf: string, of: 'problems' | 'measures'): Promise<Choice[]> {
  const found: Choice[] = [];
  for (let total = 1; found.length < Math.min(total, OFFERED); ) {
    const page = await call('readFigure', {
      roundId,
      asOf,
      figure: { of, name: 'total' },
      from: found.length,
      count: PAGE,
    });
    if (page.rows.length === 0) break;
    total = page.total;
    const kind = of === 'problems' ? 'problem' : 'measure';
    found.push(...page.rows.map((row) => ({ value: `${kind}/${row.id}`, label: `${row.number}${row.text}` })));
  }
  return found;
}

async function choices(roundId: string, asOf: string): Promise<Choice[]> {
  return [...(await rowsOf(roundId, asOf, 'problems')), ...(await rowsOf(roundId, asOf, 'measures'))];
}

export function Withheld({ roundId, asOf, onClose, onChanged, onPrint }: WithheldProps) {
  const list = useAsync(() => call('listWithheld', { roundId }), roundId);
  const rows = useAsync(() => choices(roundId, asOf), `${roundId} ${asOf}`);
  const [chosen, setChosen] = useState<string[]>([]);
  const [kind, setKind] = useState<string>(WITHHOLD_KINDS[0]);
  const [note, setNote] = useState('');
  const withheld: OutputOf<'listWithheld'> = list.value ?? [];

  const after = async (act: Promise<unknown>) => {
    await act.catch(() => undefined);
    await list.reload();
    onChanged();
  };
  const add = async () => {
    const targets = chosen.map((value) => {
      const [kind, id = ''] = value.split('/');
      return { kind: kind === 'problem' ? ('problem' as const) : ('measure' as const), id };
    });
    await after(save('withhold', { roundId, rows: targets, kind, note: note.trim() === '' ? null : note }));
    setChosen([]);
    setNote('');
  };
  return (
    <Dialog
      title={REPORT.withheldTitle}
      width="wide"
      onClose={onClose}
      actions={
        <Button disabled={withheld.length === 0} onClick={onPrint}>
          {REPORT.withheldPrint}
        </Button>
      }
    >
      <ErrorNotice error={list.error ?? rows.error} />
      {withheld.length === 0 ? (
        <p className="field-hint">{REPORT.withheldNone}</p>
      ) : (
        <table className="report-withheld">
          <tbody>
            {withheld.map((row) => (
              <tr key={row.id}>
                <th scope="row">{REPORT.withheldRow(row.problemNumber, row.measurePosition)}</th>
                <td>{row.measureLead ?? row.problemTitle}</td>
                <td>
                  {row.kind}
                  {row.note === null ? null : <div className="field-hint">{row.note}</div>}
                </td>
                <td>
                  <Button size="small" onClick={() => void after(save('publishAgain', { withholdingId: row.id }))}>
                    {REPORT.withheldBack}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="report-withheld-add">
        <div className="field">
          <label htmlFor="withheld-rows">{REPORT.withheldProblem}</label>
          <Select
            id="withheld-rows"
            mode="multiple"
            value={chosen}
            onChange={setChosen}
            options={rows.value ?? []}
            loading={rows.loading}
            optionFilterProp="label"
            maxTagTextLength={20}
          />
        </div>
        <div className="field">
          <label htmlFor="withheld-kind">{REPORT.withheldKind}</label>
          <Select
            id="withheld-kind"
            value={kind}
            onChange={setKind}
            options={WITHHOLD_KINDS.map((value) => ({ value, label: value }))}
          />
        </div>
        <div className="field">
          <label htmlFor="withheld-note">{REPORT.withheldNote}</label>
          <Input id="withheld-note" value={note} onChange={(event) => setNote(event.target.value)} />
        </div>
        <Button disabled={chosen.length === 0} onClick={() => void add()}>
          {REPORT.withheldAdd}
        </Button>
      </div>
    </Dialog>
  );
}

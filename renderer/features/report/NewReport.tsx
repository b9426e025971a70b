// Asks which report is to be drafted, of which day, signed by whom.
import { Input } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { ReportView } from '#contract/operations.ts';
import { REPORT_KIND_WORDS, REPORT_KINDS, type ReportKind } from '#domain/report/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { REPORT } from '#renderer/text/report.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { today } from '#renderer/ui/today.ts';

export interface NewReportProps {
  roundId: string;
  /** Who signed the last report, so that it need not be typed again */
  organ: string;
  onClose: () => void;
  onDrafted: (report: ReportView) => void;
}

export function NewReport({ roundId, organ: before, onClose, onDrafted }: NewReportProps) {
  const [kind, setKind] = useState<ReportKind>('notice');
  const [asOf, setAsOf] = useState<string | null>(today());
  const [since, setSince] = useState<string | null>(null);
  const [organ, setOrgan] = useState(before);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);

  const draft = async () => {
    setBusy(true);
    try {
      const name = organ.trim();
      const switches = name === '' ? {} : { organ: name };
      onDrafted(
        await save(
          'draftReport',
          { roundId, kind, asOf: asOf ?? today(), since: kind === 'stage' ? since : null, switches },
          { shownHere: true },
        ),
      );
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog title={REPORT.draft} onClose={onClose} confirm={{ label: REPORT.draft, run: () => void draft(), busy }}>
      <ErrorNotice error={error} />
      <fieldset className="report-kinds">
        <legend>{REPORT.kind}</legend>
        {REPORT_KINDS.map((each) => (
          <label key={each} className="report-kind">
            <input type="radio" name="report-kind" checked={kind === each} onChange={() => setKind(each)} />
            <span>
              <b>{REPORT_KIND_WORDS[each]}</b>
              <span className="field-hint">{REPORT.kindHints[each]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="report-dates">
        <div className="field">
          <label htmlFor="report-as-of">{REPORT.asOf}</label>
          <DateField id="report-as-of" value={asOf} onChange={setAsOf} />
        </div>
        {kind === 'stage' ? (
          <div className="field">
            <label htmlFor="report-since">{REPORT.since}</label>
            <DateField id="report-since" value={since} onChange={setSince} />
          </div>
        ) : null}
      </div>
      <div className="field">
        <label htmlFor="report-organ">{REPORT.organ}</label>
        <Input id="report-organ" value={organ} onChange={(event) => setOrgan(event.target.value)} maxLength={100} />
        <div className="field-hint">{REPORT.organHint}</div>
      </div>
    </Dialog>
  );
}

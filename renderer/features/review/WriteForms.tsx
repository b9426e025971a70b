// 生成调度表: which units get a form, in which kinds of file; the shell asks for the folder.
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { WrittenForms } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { Review } from '#domain/review/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { runJob, useJob } from '#renderer/store/job.ts';
import { save } from '#renderer/store/saving.ts';
import { FORMS } from '#renderer/text/forms.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import './forms.css';

export function WriteForms({ review, onClose }: { review: Review; onClose: () => void }) {
  const plan = useAsync(() => call('planForms', { reviewId: review.id }), review.id);
  const [left, setLeft] = useState<ReadonlySet<Id>>(new Set());
  const [word, setWord] = useState(false);
  const [cover, setCover] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const [written, setWritten] = useState<WrittenForms | null>(null);
  const running = useJob((state) => state.running);
  const units = plan.value ?? [];
  const chosen = units.filter(({ unitId }) => !left.has(unitId));

  const write = async () => {
    setError(null);
    setWritten(null);
    try {
      const unitIds = chosen.length === units.length ? null : chosen.map(({ unitId }) => unitId);
      const done = await runJob(() =>
        save('writeForms', { reviewId: review.id, unitIds, word, cover }, { shownHere: true }),
      );
      if (done === null) return;
      setWritten(done);
      await plan.reload();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  const toggle = (unitId: Id) => {
    const next = new Set(left);
    if (!next.delete(unitId)) next.add(unitId);
    setLeft(next);
  };

  return (
    <Dialog
      title={FORMS.writeTitle(review.ordinal)}
      width="wide"
      onClose={onClose}
      confirm={{
        label: FORMS.chooseFolder,
        run: () => void write(),
        disabled: chosen.length === 0,
        busy: running,
      }}
    >
      <p className="field-hint">{FORMS.writeNote}</p>
      <ErrorNotice error={error ?? plan.error} />
      {written === null ? null : (
        <p className="forms-done" role="status">
          {FORMS.written(written.folder, written.files.length)}
        </p>
      )}
      <JobProgress />
      {plan.value === null ? (
        plan.error === null ? (
          <Loading />
        ) : null
      ) : units.length === 0 ? (
        <p>{FORMS.noUnits}</p>
      ) : (
        <>
          <div className="forms-table-frame">
            <table className="forms-table">
              <thead>
                <tr>
                  <th>
                    <Checkbox
                      aria-label={FORMS.all}
                      checked={chosen.length === units.length}
                      indeterminate={chosen.length > 0 && chosen.length < units.length}
                      onChange={({ target }) =>
                        setLeft(target.checked ? new Set() : new Set(units.map(({ unitId }) => unitId)))
                      }
                    />
                  </th>
                  <th>{FORMS.unit}</th>
                  <th>{FORMS.measures}</th>
                  <th>{FORMS.issued}</th>
                  <th>{FORMS.received}</th>
                </tr>
              </thead>
              <tbody>
                {units.map((unit) => (
                  <tr key={unit.unitId}>
                    <td>
                      <Checkbox
                        aria-label={unit.unitName}
                        checked={!left.has(unit.unitId)}
                        onChange={() => toggle(unit.unitId)}
                      />
                    </td>
                    <td>{unit.unitName}</td>
                    <td className="forms-number">{unit.measures}</td>
                    <td className="forms-number">{FORMS.issuedTimes(unit.issued)}</td>
                    <td className="forms-number">{unit.received ? FORMS.yes : FORMS.no}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="forms-options">
            <Checkbox checked={word} onChange={({ target }) => setWord(target.checked)}>
              {FORMS.word}
            </Checkbox>
            <Checkbox checked={cover} onChange={({ target }) => setCover(target.checked)}>
              {FORMS.cover}
            </Checkbox>
            <span className="field-hint">{FORMS.chosen(chosen.length)}</span>
          </div>
        </>
      )}
    </Dialog>
  );
}

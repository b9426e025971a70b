// 导入回收表: files chosen, each held against the ledger, what is beyond doubt proposed, the rest decided row by row.
import { Button, Select } from 'antd';
import { Fragment, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { CollectedBatch, CollectedForm } from '#contract/operations.ts';
import { FORM_VERDICT_WORDS } from '#domain/forms/types.ts';
import type { Instant } from '#domain/ledger/types.ts';
import { MEDIA, type Medium, type Review } from '#domain/review/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { runJob, useJob } from '#renderer/store/job.ts';
import { save } from '#renderer/store/saving.ts';
import { FORMS, VERDICT_TONES } from '#renderer/text/forms.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { CollectedRows } from './CollectedRows.tsx';
import { type Choices, countOf, proposed, toAccept, toggled } from './collect-choices.ts';
import { MomentField } from './MomentField.tsx';
import './forms.css';

export interface CollectFormsProps {
  review: Review;
  onClose: () => void;
  /** Entries were taken: the sheet has to be read anew */
  onTaken: () => void;
}

export function CollectForms({ review, onClose, onTaken }: CollectFormsProps) {
  const [batch, setBatch] = useState<CollectedBatch | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [opened, setOpened] = useState<number | null>(null);
  const [medium, setMedium] = useState<Medium | null>('U盘');
  const [receivedAt, setReceivedAt] = useState<Instant | null>(() => new Date().toISOString());
  const [error, setError] = useState<BihuanError | null>(null);
  const [done, setDone] = useState('');
  const running = useJob((state) => state.running);
  const count = countOf(choices);

  const read = async (what: 'folder' | 'files') => {
    setError(null);
    setDone('');
    try {
      const chosen = await call('chooseForms', { what });
      if (chosen === null) return;
      const answer = await runJob(() => call('previewForms', { reviewId: review.id, handle: chosen.handle }));
      setBatch(answer);
      setChoices(proposed(answer.forms));
      setOpened(answer.forms.find(({ verdict }) => verdict === 'doubtful')?.index ?? null);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };

  const accept = async () => {
    if (batch === null || receivedAt === null) return;
    setError(null);
    const forms = toAccept(choices);
    try {
      await save('acceptForms', { batchId: batch.batchId, medium, receivedAt, forms }, { shownHere: true });
      setBatch(null);
      setChoices(new Map());
      setDone(FORMS.accepted(forms.length, count));
      onTaken();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };

  return (
    <Dialog
      title={FORMS.collectTitle(review.ordinal)}
      width="full"
      onClose={onClose}
      {...(batch === null
        ? {}
        : {
            confirm: {
              label: count === 0 ? FORMS.nothing : FORMS.accept(count),
              run: () => void accept(),
              disabled: count === 0 || receivedAt === null,
            },
          })}
    >
      <div className="forms-collect">
        <p className="field-hint">{FORMS.collectNote}</p>
        <div className="forms-options">
          <Button
            data-autofocus
            type={batch === null ? 'primary' : 'default'}
            disabled={running}
            onClick={() => void read('folder')}
          >
            {FORMS.folder}
          </Button>
          <Button disabled={running} onClick={() => void read('files')}>
            {FORMS.files}
          </Button>
          {batch === null ? null : (
            <>
              <Select<Medium>
                className="review-medium"
                aria-label={FORMS.medium}
                placeholder={FORMS.medium}
                allowClear
                value={medium}
                onChange={(next) => setMedium(next ?? null)}
                options={MEDIA.map((value) => ({ value, label: value }))}
              />
              <span className="moment-field">
                <MomentField label={FORMS.receivedAt} value={receivedAt} onChange={setReceivedAt} />
              </span>
            </>
          )}
        </div>
        <ErrorNotice error={error} />
        <JobProgress />
        {done === '' ? null : (
          <p className="forms-done" role="status">
            {done}
          </p>
        )}
        {batch === null ? null : batch.forms.length === 0 ? (
          <p>{FORMS.nothingFound}</p>
        ) : (
          <Files
            forms={batch.forms}
            choices={choices}
            opened={opened}
            onOpen={setOpened}
            onToggle={(index, measureId) => setChoices(toggled(choices, index, measureId))}
          />
        )}
      </div>
    </Dialog>
  );
}

interface FilesProps {
  forms: readonly CollectedForm[];
  choices: Choices;
  opened: number | null;
  onOpen: (index: number | null) => void;
  onToggle: (index: number, measureId: string) => void;
}

function Files({ forms, choices, opened, onOpen, onToggle }: FilesProps) {
  return (
    <div className="forms-table-frame">
      <table className="forms-table">
        <thead>
          <tr>
            <th>{FORMS.file}</th>
            <th>{FORMS.unit}</th>
            <th>{FORMS.verdict}</th>
            <th>{FORMS.rows}</th>
            <th aria-label={FORMS.show} />
          </tr>
        </thead>
        <tbody>
          {forms.map((form) => {
            const open = opened === form.index;
            return (
              <Fragment key={form.index}>
                <tr>
                  <td>{form.fileName}</td>
                  <td>{form.unitName}</td>
                  <td>
                    <span className={`forms-verdict forms-${VERDICT_TONES[form.verdict]}`}>
                      {FORM_VERDICT_WORDS[form.verdict]}
                    </span>
                    {form.message === '' ? null : <span className="forms-message">{form.message}</span>}
                  </td>
                  <td className="forms-number">
                    {form.rows.length === 0 ? '' : FORMS.rowsOf(choices.get(form.index)?.size ?? 0, form.rows.length)}
                  </td>
                  <td>
                    {form.rows.length === 0 ? null : (
                      <Button
                        type="text"
                        aria-expanded={open}
                        aria-label={`${open ? FORMS.hide : FORMS.show}：${form.fileName}`}
                        onClick={() => onOpen(open ? null : form.index)}
                      >
                        {open ? FORMS.hide : FORMS.show}
                      </Button>
                    )}
                  </td>
                </tr>
                {open ? (
                  <tr>
                    <td colSpan={5} className="forms-rows">
                      <CollectedRows
                        form={form}
                        chosen={choices.get(form.index) ?? new Set()}
                        onToggle={(measureId) => onToggle(form.index, measureId)}
                      />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

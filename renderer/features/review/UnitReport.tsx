// Registers how a unit's report came in: on time, late, not, or waived with a reason; when, and by what medium.
import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { Instant } from '#domain/ledger/types.ts';
import { MEDIA, type Medium, REPORT_STATUSES, type ReportStatus, type ReviewUnit } from '#domain/review/types.ts';
import { REVIEW } from '#renderer/text/review.ts';
import { MomentField } from './MomentField.tsx';
import type { ReviewState } from './use-review.ts';
import { momentWords } from './weeks.ts';

export interface UnitReportProps {
  unit: ReviewUnit;
  readOnly: boolean;
  /** Moment by which reports were due */
  dueAt: string | null;
  report: ReviewState['report'];
}

interface Form {
  status: ReportStatus;
  receivedAt: Instant | null;
  medium: Medium | null;
  waivedReason: string;
}

const formOf = (unit: ReviewUnit): Form => ({
  status: unit.status,
  receivedAt: unit.receivedAt,
  medium: unit.medium,
  waivedReason: unit.waivedReason ?? '',
});

/** A report received now: the time is proposed and can be changed. */
function received(form: Form, status: ReportStatus): Form {
  if (status === '按时' || status === '迟报') {
    return { ...form, status, receivedAt: form.receivedAt ?? new Date().toISOString() };
  }
  return { ...form, status, receivedAt: null, medium: null };
}

export function UnitReport({ unit, readOnly, dueAt, report }: UnitReportProps) {
  const [form, setForm] = useState(() => formOf(unit));
  useEffect(() => setForm(formOf(unit)), [unit]);
  const reasonMissing = form.status === '免报' && form.waivedReason.trim() === '';
  const arrived = form.status === '按时' || form.status === '迟报';

  const send = async (next: Form) => {
    setForm(next);
    if (next.status === '免报' && next.waivedReason.trim() === '') return;
    const saved = await report({
      unitId: unit.unitId,
      status: next.status,
      receivedAt: next.receivedAt,
      medium: next.medium,
      waivedReason: next.status === '免报' ? next.waivedReason.trim() : null,
    });
    if (!saved) setForm(formOf(unit));
  };

  if (readOnly) {
    const facts = [unit.status, unit.receivedAt && momentWords(unit.receivedAt), unit.medium, unit.waivedReason];
    return <div className="review-report">{facts.filter(Boolean).join('　')}</div>;
  }
  return (
    <fieldset className="review-report">
      <legend className="visually-hidden">{REVIEW.status}</legend>
      <div className="review-statuses">
        {REPORT_STATUSES.map((status) => (
          <label key={status}>
            <input
              type="radio"
              name={`status-${unit.unitId}`}
              checked={form.status === status}
              onChange={() => void send(received(form, status))}
            />
            {status}
          </label>
        ))}
      </div>
      {arrived ? (
        <>
          <MomentField
            label={REVIEW.receivedAt}
            {...(dueAt === null ? {} : { title: `${REVIEW.dueShort} ${momentWords(dueAt)}` })}
            value={form.receivedAt}
            onChange={(receivedAt) => void send({ ...form, receivedAt })}
          />
          <Select<Medium>
            className="review-medium"
            aria-label={REVIEW.medium}
            placeholder={REVIEW.medium}
            allowClear
            value={form.medium}
            onChange={(medium) => void send({ ...form, medium: medium ?? null })}
            options={MEDIA.map((medium) => ({ value: medium, label: medium }))}
          />
        </>
      ) : null}
      {form.status === '免报' ? (
        <Input
          className="review-waived"
          aria-label={REVIEW.waivedReason}
          placeholder={REVIEW.waivedReason}
          value={form.waivedReason}
          {...(reasonMissing ? { status: 'error' as const } : {})}
          onChange={(event) => setForm({ ...form, waivedReason: event.target.value })}
          onPressEnter={() => void send(form)}
          onBlur={() => {
            if (form.waivedReason.trim() !== (unit.waivedReason ?? '') && !reasonMissing) void send(form);
          }}
        />
      ) : null}
      {reasonMissing ? <span className="field-error">{REVIEW.waivedNeeded}</span> : null}
    </fieldset>
  );
}

// The switches of a report; changing them drafts it again and keeps what was edited.
import { Checkbox, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ReportView } from '#contract/operations.ts';
import { MEASURE_LABELS } from '#domain/numbering/words.ts';
import { type ContactBlock, LEAD_PHRASES, type ReportSwitches, TITLE_WORDS } from '#domain/report/types.ts';
import { REPORT } from '#renderer/text/report.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

export interface SwitchDialogProps {
  report: ReportView;
  onClose: () => void;
  /** Resolves with false when it was refused */
  onApply: (switches: ReportSwitches) => Promise<boolean>;
}

const NO_CONTACT: ContactBlock = { phone: null, postBox: null, email: null };

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={`switch-${id}`}>{label}</label>
      {children}
    </div>
  );
}

export function SwitchDialog({ report, onClose, onApply }: SwitchDialogProps) {
  const [switches, setSwitches] = useState(report.switches);
  const [busy, setBusy] = useState(false);
  const set = <Name extends keyof ReportSwitches>(name: Name, value: ReportSwitches[Name]) =>
    setSwitches((before) => ({ ...before, [name]: value }));
  const apply = () => {
    setBusy(true);
    void onApply(switches).then((done) => (done ? onClose() : setBusy(false)));
  };
  const choice = <Name extends 'numbering' | 'brackets' | 'lead' | 'measures' | 'status' | 'text'>(name: Name) => {
    const options = REPORT.options[name] as Record<string, string>;
    return (
      <Field id={name} label={REPORT.fields[name]}>
        <Select
          id={`switch-${name}`}
          value={switches[name] as string}
          onChange={(value) => set(name, value as ReportSwitches[Name])}
          options={Object.entries(options).map(([value, label]) => ({ value, label }))}
        />
      </Field>
    );
  };
  const contact = switches.contact ?? NO_CONTACT;
  const setContact = (name: keyof ContactBlock, value: string) =>
    set('contact', { ...contact, [name]: value.trim() === '' ? null : value });
  const notice = report.kind === 'notice';
  return (
    <Dialog
      title={REPORT.switchesTitle}
      width="wide"
      onClose={onClose}
      confirm={{ label: REPORT.apply, run: apply, busy }}
    >
      <p className="field-hint">{REPORT.switchesNote}</p>
      <div className="report-switches">
        <Field id="organ" label={REPORT.organ}>
          <Input id="switch-organ" value={switches.organ} onChange={(event) => set('organ', event.target.value)} />
        </Field>
        <Field id="inspection" label={REPORT.fields.inspection}>
          <Input
            id="switch-inspection"
            value={switches.inspection}
            onChange={(event) => set('inspection', event.target.value)}
          />
        </Field>
        <Field id="titleWords" label={REPORT.fields.titleWords}>
          <Select
            id="switch-titleWords"
            value={switches.titleWords}
            onChange={(value) => set('titleWords', value)}
            options={TITLE_WORDS.map((value) => ({ value, label: value }))}
          />
        </Field>
        <Field id="form" label={REPORT.fields.form}>
          <Select
            id="switch-form"
            value={switches.form}
            onChange={(value) => set('form', value)}
            options={(['通报', '报告'] as const).map((value) => ({ value, label: value }))}
          />
        </Field>
        {choice('numbering')}
        {choice('brackets')}
        <Field id="lead" label={REPORT.fields.lead}>
          <Select
            id="switch-lead"
            value={switches.lead}
            onChange={(value) => set('lead', value)}
            options={LEAD_PHRASES.map((value) => ({ value, label: REPORT.options.lead[value] }))}
          />
        </Field>
        <Field id="bullets" label={REPORT.fields.bullets}>
          <Select
            id="switch-bullets"
            value={switches.bullets}
            onChange={(value) => set('bullets', value)}
            options={MEASURE_LABELS.map((value) => ({ value, label: value }))}
          />
        </Field>
        {choice('measures')}
        {choice('status')}
        {choice('text')}
      </div>
      <fieldset className="report-parts">
        <legend>{REPORT.fields.parts}</legend>
        {(Object.keys(REPORT.parts) as (keyof typeof REPORT.parts)[]).map((part) => (
          <Checkbox key={part} checked={switches[part]} onChange={(event) => set(part, event.target.checked)}>
            {REPORT.parts[part]}
          </Checkbox>
        ))}
        {notice ? (
          <Checkbox
            checked={switches.contact !== null}
            onChange={(event) => set('contact', event.target.checked ? NO_CONTACT : null)}
          >
            {REPORT.fields.contact}
          </Checkbox>
        ) : null}
      </fieldset>
      {notice && switches.contact !== null ? (
        <div className="report-switches">
          {(['phone', 'postBox', 'email'] as const).map((name) => (
            <Field key={name} id={name} label={REPORT.fields[name]}>
              <Input
                id={`switch-${name}`}
                value={contact[name] ?? ''}
                onChange={(event) => setContact(name, event.target.value)}
              />
            </Field>
          ))}
        </div>
      ) : null}
    </Dialog>
  );
}

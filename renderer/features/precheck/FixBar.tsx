// Mends the chosen findings of one rule in one act: a lead unit, a leader, a deadline.
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Official, PlainDate, Unit } from '#domain/ledger/types.ts';
import type { PrecheckFinding, PrecheckRule } from '#domain/precheck/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { PRECHECK } from '#renderer/text/precheck.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { type FixValue, fixAct, fixOf } from './fixes.ts';

export interface FixBarProps {
  rule: PrecheckRule;
  /** The chosen ones */
  findings: readonly PrecheckFinding[];
  units: readonly Unit[];
  officials: readonly Official[];
  onMended: (count: number) => Promise<void>;
}

export function FixBar({ rule, findings, units, officials, onMended }: FixBarProps) {
  const [value, setValue] = useState<FixValue | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const fix = fixOf(rule);
  const mend = async () => {
    if (value === null || findings.length === 0) return;
    setBusy(true);
    setError(null);
    try {
      await save('assign', fixAct(findings, value), { shownHere: true });
      setValue(null);
      await onMended(findings.length);
    } catch (cause) {
      setError(asBihuanError(cause));
    } finally {
      setBusy(false);
    }
  };
  const label = fix === 'lead' ? PRECHECK.assignUnit : fix === 'leader' ? PRECHECK.assignLeader : PRECHECK.setDeadline;
  return (
    <div className="precheck-fixbar">
      <span>{PRECHECK.fixSelected(findings.length)}</span>
      {fix === 'lead' ? (
        <Choice
          label={PRECHECK.unit}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          value={value !== null && 'unitId' in value ? value.unitId : null}
          onChange={(unitId) => setValue({ unitId })}
        />
      ) : fix === 'leader' ? (
        <Choice
          label={PRECHECK.leader}
          options={officials.map(({ id, name, post }) => ({
            value: id,
            label: post === null ? name : `${name}　${post}`,
          }))}
          value={value !== null && 'officialId' in value ? value.officialId : null}
          onChange={(officialId) => setValue({ officialId })}
        />
      ) : (
        <DeadlineChoice value={value !== null && 'longTerm' in value ? value : null} onChange={setValue} />
      )}
      <Button
        type="primary"
        loading={busy}
        disabled={findings.length === 0 || value === null}
        onClick={() => void mend()}
      >
        {label}
      </Button>
      <ErrorNotice error={error} onClose={() => setError(null)} />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  options: { value: string; label: string }[];
  value: string | null;
  onChange: (value: string) => void;
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      className="precheck-choice"
      aria-label={label}
      placeholder={label}
      options={options}
      value={value}
      onChange={onChange}
    />
  );
}

interface DeadlineChoiceProps {
  value: { date: PlainDate | null; longTerm: boolean } | null;
  onChange: (value: FixValue | null) => void;
}

function DeadlineChoice({ value, onChange }: DeadlineChoiceProps) {
  const tell = (date: PlainDate | null, longTerm: boolean) =>
    onChange(date === null && !longTerm ? null : { date, longTerm });
  return (
    <>
      <DateField
        label={PRECHECK.date}
        value={value?.date ?? null}
        onChange={(date) => tell(date, value?.longTerm ?? false)}
      />
      <Checkbox checked={value?.longTerm ?? false} onChange={({ target }) => tell(value?.date ?? null, target.checked)}>
        {PRECHECK.longTerm}
      </Checkbox>
    </>
  );
}

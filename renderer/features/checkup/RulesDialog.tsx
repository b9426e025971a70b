// 体检规则: each on or off, with its parameters inside their bounds; for the whole office.
import { Button, Checkbox, InputNumber } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { isWithin, RULE_WORDS, type RuleParameter, USUAL_SETTINGS } from '#domain/checkup/registry.ts';
import { CHECKUP_RULES, type CheckupRule, type CheckupSettings, type RuleSetting } from '#domain/checkup/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { CHECKUP } from '#renderer/text/checkup.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';

export interface RulesDialogProps {
  settings: CheckupSettings;
  onClose: () => void;
  onSaved: () => void;
}

export function RulesDialog({ settings, onClose, onSaved }: RulesDialogProps) {
  const [draft, setDraft] = useState<CheckupSettings>(settings);
  const [error, setError] = useState<BihuanError | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (rule: CheckupRule, setting: RuleSetting) => setDraft({ ...draft, [rule]: setting });
  const wrong = CHECKUP_RULES.flatMap((rule) =>
    RULE_WORDS[rule].parameters.filter(
      (parameter) => !isWithin(parameter, draft[rule].values[parameter.key] ?? Number.NaN),
    ),
  )[0];
  const store = async () => {
    setBusy(true);
    try {
      const rules = CHECKUP_RULES.map((rule) => ({ rule, on: draft[rule].on, values: { ...draft[rule].values } }));
      await save('setCheckupRules', { rules }, { shownHere: true });
      onSaved();
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={CHECKUP.settingsTitle}
      width="wide"
      onClose={onClose}
      actions={<Button onClick={() => setDraft(USUAL_SETTINGS)}>{CHECKUP.reset}</Button>}
      confirm={{ label: CHECKUP.saveRules, run: () => void store(), disabled: wrong !== undefined, busy }}
    >
      <ErrorNotice error={error} onClose={() => setError(null)} />
      <p className="field-hint">
        {wrong === undefined ? CHECKUP.settingsNote : CHECKUP.out(wrong.name, wrong.min, wrong.max)}
      </p>
      <div className="checkup-rules">
        {CHECKUP_RULES.map((rule) => (
          <fieldset key={rule}>
            <legend>
              <Checkbox
                checked={draft[rule].on}
                onChange={({ target }) => set(rule, { ...draft[rule], on: target.checked })}
              >
                {RULE_WORDS[rule].name}
              </Checkbox>
            </legend>
            <p className="field-hint">{RULE_WORDS[rule].why}</p>
            <div className="checkup-parameters">
              {RULE_WORDS[rule].parameters.map((parameter) => (
                <Parameter
                  key={parameter.key}
                  id={`${rule}-${parameter.key}`}
                  parameter={parameter}
                  value={draft[rule].values[parameter.key] ?? parameter.usual}
                  disabled={!draft[rule].on}
                  onChange={(value) =>
                    set(rule, { ...draft[rule], values: { ...draft[rule].values, [parameter.key]: value } })
                  }
                />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </Dialog>
  );
}

interface ParameterProps {
  id: string;
  parameter: RuleParameter;
  value: number;
  disabled: boolean;
  onChange: (value: number) => void;
}

function Parameter({ id, parameter: { name, unit, min, max }, value, disabled, onChange }: ParameterProps) {
  if (unit === null) {
    return (
      <Checkbox checked={value === 1} disabled={disabled} onChange={({ target }) => onChange(target.checked ? 1 : 0)}>
        {name}
      </Checkbox>
    );
  }
  return (
    <span className="checkup-parameter">
      <label htmlFor={id}>{name}</label>
      <InputNumber
        id={id}
        size="small"
        value={Number.isNaN(value) ? null : value}
        disabled={disabled}
        controls={false}
        status={value >= min && value <= max ? '' : 'error'}
        onChange={(next) => onChange(next === null ? Number.NaN : Number(next))}
      />
      <span>
        {unit}
        <span className="faint">（{CHECKUP.range(min, max)}）</span>
      </span>
    </span>
  );
}

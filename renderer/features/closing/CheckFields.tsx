// 检查记录: methods, two persons, date; written while drafting or before the node of 验收 is signed.
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { InputOf } from '#contract/operations.ts';
import { type Application, CHECK_METHODS } from '#domain/closing/types.ts';
import { save } from '#renderer/store/saving.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Saved } from '#renderer/ui/Saved.tsx';

export function CheckFields({ application, onChanged }: { application: Application; onChanged: () => void }) {
  const { check } = application;
  const [methods, setMethods] = useState(check.methods);
  // What was written into many at once, or by somebody else, shows here as well.
  const stored = check.methods.join('、');
  const [known, setKnown] = useState(stored);
  if (known !== stored) {
    setKnown(stored);
    setMethods(check.methods);
  }
  const store = async (part: InputOf<'updateCloseOuts'>['check']): Promise<boolean> => {
    try {
      await save('updateCloseOuts', { applicationIds: [application.id], fields: {}, check: part });
      onChanged();
      return true;
    } catch {
      // The frame shows why; what was typed stays.
      return false;
    }
  };
  return (
    <fieldset className="closing-check">
      <legend className="field-label">{CLOSING.check}</legend>
      <p className="field-hint">{CLOSING.checkNote}</p>
      <div className="closing-ticks">
        {CHECK_METHODS.map((method) => (
          <Checkbox
            key={method}
            checked={methods.includes(method)}
            onChange={({ target }) => {
              const next = CHECK_METHODS.filter((each) => (each === method ? target.checked : methods.includes(each)));
              setMethods(next);
              void store({ methods: next });
            }}
          >
            {method}
          </Checkbox>
        ))}
      </div>
      <div className="closing-three">
        <Saved label={CLOSING.personOne} value={check.personOne} onSave={(personOne) => store({ personOne })} />
        <Saved label={CLOSING.personTwo} value={check.personTwo} onSave={(personTwo) => store({ personTwo })} />
        <DateField
          label={CLOSING.checkedOn}
          value={check.checkedOn}
          onChange={(checkedOn) => void (checkedOn === check.checkedOn ? undefined : store({ checkedOn }))}
        />
      </div>
      <Saved label={CLOSING.findings} value={check.findings} onSave={(findings) => store({ findings })} />
    </fieldset>
  );
}

// 文书: the kinds of letter an office uses, and the template they are written by.
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { TemplateFaultView } from '#contract/operations.ts';
import type { LetterKind } from '#domain/letters/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { exportedWords } from '#renderer/text/common.ts';
import { SETTINGS } from '#renderer/text/settings.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

/** A kind being written; the key stays while its name changes. */
type Draft = LetterKind & { key: string };

export function LetterKinds() {
  const { value, error, reload } = useAsync(() => call('listLetterKinds', {}), 'kinds');
  const [kinds, setKinds] = useState<Draft[]>([]);
  useEffect(() => setKinds((value ?? []).map((kind) => ({ ...kind, key: kind.name }))), [value]);
  const complete = kinds.length > 0 && kinds.every(({ name, sign }) => name.trim() !== '' && sign.trim() !== '');
  const plain = kinds.map(({ name, sign, demand }) => ({ name, sign, demand }));
  const changed = JSON.stringify(plain) !== JSON.stringify(value);
  const store = async () => {
    try {
      await save('setLetterKinds', { kinds: plain });
      await reload();
    } catch {
      // The frame shows why; what was typed stays.
    }
  };
  const set = (index: number, patch: Partial<LetterKind>) =>
    setKinds(kinds.map((kind, at) => (at === index ? { ...kind, ...patch } : kind)));
  return (
    <Section title={SETTINGS.letterKinds} note={SETTINGS.letterKindsNote}>
      <div className="settings-body">
        <ErrorNotice error={error} />
        <table className="table">
          <thead>
            <tr>
              <th>{SETTINGS.kindName}</th>
              <th>{SETTINGS.kindSign}</th>
              <th>{SETTINGS.kindDemand}</th>
              <th aria-label={SETTINGS.remove} />
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind, index) => (
              <tr key={kind.key}>
                <td>
                  <Input
                    aria-label={SETTINGS.kindName}
                    maxLength={50}
                    value={kind.name}
                    onChange={({ target }) => set(index, { name: target.value })}
                  />
                </td>
                <td>
                  <Input
                    aria-label={SETTINGS.kindSign}
                    maxLength={10}
                    value={kind.sign}
                    onChange={({ target }) => set(index, { sign: target.value })}
                  />
                </td>
                <td>
                  <Input
                    aria-label={SETTINGS.kindDemand}
                    maxLength={2_000}
                    value={kind.demand}
                    onChange={({ target }) => set(index, { demand: target.value })}
                  />
                </td>
                <td>
                  <Button
                    aria-label={`${SETTINGS.remove}：${kind.name}`}
                    onClick={() => setKinds(kinds.filter((_, at) => at !== index))}
                  >
                    ✕
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="settings-run">
          <Button onClick={() => setKinds([...kinds, { key: crypto.randomUUID(), name: '', sign: '', demand: '' }])}>
            {SETTINGS.addKind}
          </Button>
          <Button type="primary" disabled={!complete || !changed} onClick={() => void store()}>
            {SETTINGS.saveKinds}
          </Button>
        </div>
      </div>
    </Section>
  );
}

export function Templates() {
  const { value, error, reload } = useAsync(() => call('listTemplates', {}), 'templates');
  const [said, setSaid] = useState('');
  const [faults, setFaults] = useState<readonly TemplateFaultView[]>([]);
  const [refused, setRefused] = useState<BihuanError | null>(null);

  const act = async (run: () => Promise<void>) => {
    setRefused(null);
    setFaults([]);
    setSaid('');
    try {
      await run();
      await reload();
    } catch (cause) {
      setRefused(asBihuanError(cause));
    }
  };
  const takeOut = (name: string) =>
    act(async () => {
      const saved = await save('saveTemplate', { name }, { shownHere: true });
      if (saved !== null) setSaid(exportedWords(saved.fileName));
    });
  const replace = (name: string) =>
    act(async () => {
      const answer = await save('replaceTemplate', { name }, { shownHere: true });
      if (answer === null) return;
      setFaults(answer.faults);
      setSaid(SETTINGS.templateReplaced);
    });
  const reset = (name: string) =>
    act(async () => {
      await save('resetTemplate', { name }, { shownHere: true });
      setSaid(SETTINGS.templateReset);
    });
  return (
    <Section title={SETTINGS.templates} note={SETTINGS.templatesNote}>
      <div className="settings-body">
        <ErrorNotice error={refused ?? error} />
        <output aria-live="polite">{said}</output>
        {faults.length === 0 ? null : (
          <ul className="settings-faults">
            {faults.map((fault) => (
              <li key={`${fault.kind}-${fault.tag}`}>{fault.message}</li>
            ))}
          </ul>
        )}
        {(value ?? []).map((template) => (
          <div key={template.name}>
            <div className="settings-run">
              <strong>{template.name}</strong>
              <span className="faint">
                {template.changedAt === null ? SETTINGS.templateShipped : SETTINGS.templateOwn}
              </span>
              <Button
                aria-label={`${SETTINGS.templateOut}：${template.name}`}
                onClick={() => void takeOut(template.name)}
              >
                {SETTINGS.templateOut}
              </Button>
              <Button
                aria-label={`${SETTINGS.templateIn}：${template.name}`}
                onClick={() => void replace(template.name)}
              >
                {SETTINGS.templateIn}
              </Button>
              <Button
                aria-label={`${SETTINGS.templateBack}：${template.name}`}
                disabled={template.changedAt === null}
                onClick={() => void reset(template.name)}
              >
                {SETTINGS.templateBack}
              </Button>
            </div>
            <details className="settings-fields">
              <summary>{SETTINGS.templateFields}</summary>
              <ul>
                {template.fields.map((field) => (
                  <li key={field.name}>
                    <code>{field.fields.length === 0 ? `{${field.name}}` : `{#${field.name}}…{/${field.name}}`}</code>　
                    {field.meaning}
                    {field.fields.length === 0 ? null : (
                      <ul>
                        {field.fields.map((inner) => (
                          <li key={inner.name}>
                            <code>{`{${inner.name}}`}</code>　{inner.meaning}
                          </li>
                        ))}
                      </ul>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          </div>
        ))}
      </div>
    </Section>
  );
}

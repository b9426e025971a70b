// 文书: the kinds of letter an office uses.
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { LetterKind } from '#domain/letters/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
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

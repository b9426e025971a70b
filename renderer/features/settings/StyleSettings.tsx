// 版式: 国标 or the office's own, seen on paper while it is changed; fonts that this machine lacks are named.
import { Button, Radio } from 'antd';
import { useDeferredValue, useId, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { styleFaults } from '#domain/official-format/check.ts';
import { GB_STYLE, type OfficeStyle, type PaperStyle, type StyleName } from '#domain/official-format/style.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { fontNotice } from '#renderer/print/fonts.ts';
import { PaperView } from '#renderer/print/PaperView.tsx';
import { save } from '#renderer/store/saving.ts';
import { useSession } from '#renderer/store/session.ts';
import { STYLES } from '#renderer/text/styles.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { StyleFields } from './StyleFields.tsx';
import { samplePaper } from './sample-paper.ts';
import './style-settings.css';

export function StyleSettings() {
  const loaded = useAsync(() => call('getStyle', {}), '');
  return (
    <Section title={STYLES.title} note={STYLES.note}>
      <div className="settings-body">
        <ErrorNotice error={loaded.error} />
        {loaded.value === null ? (
          loaded.error === null ? (
            <Loading />
          ) : null
        ) : (
          <Editor key={JSON.stringify(loaded.value)} present={loaded.value} onSaved={loaded.reload} />
        )}
      </div>
    </Section>
  );
}

function Editor({ present, onSaved }: { present: OfficeStyle; onSaved: () => Promise<void> }) {
  const [chosen, setChosen] = useState<StyleName>(present.chosen);
  const [own, setOwn] = useState<PaperStyle>(present.own);
  const [error, setError] = useState<BihuanError | null>(null);
  const name = useId();
  const faults = styleFaults(own);
  const changed = JSON.stringify({ chosen, own }) !== JSON.stringify(present);
  const isStandard = JSON.stringify(own) === JSON.stringify(GB_STYLE);
  const used = chosen === '国标' ? GB_STYLE : own;

  const store = async () => {
    setError(null);
    try {
      await save('setStyle', { chosen, own }, { shownHere: true });
      await onSaved();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  const discard = () => {
    setChosen(present.chosen);
    setOwn(present.own);
  };

  return (
    <>
      <ErrorNotice error={error} />
      <fieldset className="style-choice">
        <legend>{STYLES.choice}</legend>
        <Radio.Group
          name={name}
          value={chosen}
          options={[
            { value: '国标', label: STYLES.standard },
            { value: '本单位样式', label: STYLES.own },
          ]}
          onChange={({ target }) => setChosen(target.value)}
        />
      </fieldset>
      <div className="style-desk">
        <div>
          {chosen === '国标' ? (
            <p className="field-hint">{STYLES.standardHint}</p>
          ) : (
            <StyleFields style={own} onChange={setOwn} />
          )}
          {faults.length === 0 || chosen === '国标' ? null : (
            <ul className="settings-faults field-error" role="alert">
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          )}
          <p className="field-hint">{fontNotice({ style: used })}</p>
          <div className="settings-run">
            {chosen === '国标' ? null : (
              <Button disabled={isStandard} onClick={() => setOwn(GB_STYLE)}>
                {STYLES.reset}
              </Button>
            )}
            <Button disabled={!changed} onClick={discard}>
              {STYLES.discard}
            </Button>
            <Button type="primary" disabled={!changed || faults.length > 0} onClick={() => void store()}>
              {STYLES.save}
            </Button>
          </div>
        </div>
        <Preview style={used} sound={chosen === '国标' || faults.length === 0} />
      </div>
    </>
  );
}

/** The sample in a style; while that has faults, as it was before. */
function Preview({ style, sound }: { style: PaperStyle; sound: boolean }) {
  const office = useSession((state) => state.status?.office ?? '');
  const last = useRef(style);
  if (sound) last.current = style;
  const shown = useDeferredValue(JSON.stringify(last.current));
  const document = useRef<{ key: string; paper: ReturnType<typeof samplePaper> } | null>(null);
  if (document.current?.key !== `${office}/${shown}`) {
    document.current = { key: `${office}/${shown}`, paper: samplePaper(JSON.parse(shown) as PaperStyle, office) };
  }
  return (
    <section className="style-preview" aria-label={STYLES.preview}>
      <PaperView document={document.current.paper} />
    </section>
  );
}

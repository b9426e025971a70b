// 文书模板: every form that the office may edit in WPS: taken out, checked, put in place, looked at filled, set back.
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { TemplateFaultView, TemplateFieldView, TemplateView } from '#contract/operations.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { save } from '#renderer/store/saving.ts';
import { exportedWords } from '#renderer/text/common.ts';
import { SETTINGS } from '#renderer/text/settings.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

// Shows Word files; needed by the few who change a template.
const WordView = lazy(() => import('./WordView.tsx'));

export function Templates() {
  const roundId = useCurrentRound()?.id ?? null;
  const { value, error, reload } = useAsync(() => call('listTemplates', {}), 'templates');
  const [said, setSaid] = useState('');
  const [faults, setFaults] = useState<readonly TemplateFaultView[]>([]);
  const [refused, setRefused] = useState<BihuanError | null>(null);
  const [shown, setShown] = useState<TemplateView | null>(null);

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
  const acts: TemplateActs = {
    takeOut: (name) =>
      act(async () => {
        const saved = await save('saveTemplate', { name }, { shownHere: true });
        if (saved !== null) setSaid(exportedWords(saved.fileName));
      }),
    check: (name) =>
      act(async () => {
        const checked = await call('checkTemplate', { name });
        if (checked === null) return;
        setFaults(checked.faults);
        setSaid(SETTINGS.templateChecked(checked.fileName, checked.faults.length));
      }),
    replace: (name) =>
      act(async () => {
        const answer = await save('replaceTemplate', { name }, { shownHere: true });
        if (answer === null) return;
        setFaults(answer.faults);
        setSaid(SETTINGS.templateReplaced);
      }),
    reset: (name) =>
      act(async () => {
        await save('resetTemplate', { name }, { shownHere: true });
        setSaid(SETTINGS.templateReset);
      }),
    show: roundId === null ? null : (template) => setShown(template),
  };
  return (
    <Section title={SETTINGS.templates} note={SETTINGS.templatesNote}>
      <div className="settings-body">
        <ErrorNotice error={refused ?? error} />
        <output aria-live="polite">{said}</output>
        {faults.length === 0 ? null : (
          <ul className="settings-faults">
            {faults.map((fault) => (
              <li key={`${fault.kind}-${fault.tag}-${fault.place}`}>{fault.message}</li>
            ))}
          </ul>
        )}
        {(value ?? []).map((template) => (
          <Template key={template.name} template={template} acts={acts} />
        ))}
      </div>
      {shown === null || roundId === null ? null : (
        <Filled template={shown} roundId={roundId} onClose={() => setShown(null)} />
      )}
    </Section>
  );
}

interface TemplateActs {
  takeOut: (name: string) => Promise<void>;
  check: (name: string) => Promise<void>;
  replace: (name: string) => Promise<void>;
  reset: (name: string) => Promise<void>;
  /** null while there is no round to fill it from */
  show: ((template: TemplateView) => void) | null;
}

function Template({ template, acts }: { template: TemplateView; acts: TemplateActs }) {
  const { name, base, changedAt, fields } = template;
  const { show } = acts;
  const button = (label: string, run: () => void, disabled = false) => (
    <Button aria-label={`${label}：${name}`} disabled={disabled} onClick={run}>
      {label}
    </Button>
  );
  const standing =
    changedAt !== null ? SETTINGS.templateOwn : base === null ? SETTINGS.templateShipped : SETTINGS.templateAs(base);
  return (
    <div className={base === null ? 'settings-template' : 'settings-template settings-template-kind'}>
      <div className="settings-run">
        <strong>{name}</strong>
        <span className="faint">{standing}</span>
        {button(SETTINGS.templateShow, () => show?.(template), show === null)}
        {button(SETTINGS.templateOut, () => void acts.takeOut(name))}
        {button(SETTINGS.templateCheck, () => void acts.check(name))}
        {button(SETTINGS.templateIn, () => void acts.replace(name))}
        {button(SETTINGS.templateBack, () => void acts.reset(name), changedAt === null)}
      </div>
      {base === null ? (
        <details className="settings-fields">
          <summary>{SETTINGS.templateFields}</summary>
          <Fields fields={fields} />
        </details>
      ) : null}
    </div>
  );
}

function Fields({ fields }: { fields: readonly TemplateFieldView[] }) {
  return (
    <ul>
      {fields.map((field) => (
        <li key={field.name}>
          <code>{field.fields.length === 0 ? `{${field.name}}` : `{#${field.name}}…{/${field.name}}`}</code>　
          {field.meaning}
          {field.fields.length === 0 ? null : <Fields fields={field.fields} />}
        </li>
      ))}
    </ul>
  );
}

interface FilledProps {
  template: TemplateView;
  roundId: string;
  onClose: () => void;
}

function Filled({ template: { name }, roundId, onClose }: FilledProps) {
  const filled = useAsync(() => call('previewTemplate', { name, roundId }), `${name} ${roundId}`);
  const words = filled.value === null ? '' : SETTINGS.templateFilled(filled.value.of);
  return (
    <Dialog title={SETTINGS.templateShown(name)} width="full" onClose={onClose}>
      <p className="field-hint">{words}</p>
      <ErrorNotice error={filled.error} onRetry={() => void filled.reload()} />
      {filled.value === null ? (
        filled.error === null ? (
          <Loading />
        ) : null
      ) : (
        <Suspense fallback={<Loading />}>
          <WordView bytes={filled.value.bytes} name={name} />
        </Suspense>
      )}
    </Dialog>
  );
}

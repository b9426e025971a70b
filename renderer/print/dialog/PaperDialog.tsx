// A list before it leaves: its real pages beside the options, and the four ways out. The choice is remembered for the user.
import { Button, Radio } from 'antd';
import { useId, useMemo, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { ListPaper } from '#domain/content/types.ts';
import type { ListColumnChoice } from '#domain/lists/columns.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { COMMON, exportedWords } from '#renderer/text/common.ts';
import { EXPORT } from '#renderer/text/export.ts';
import { LEDGER } from '#renderer/text/ledger.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { PaperView } from '../PaperView.tsx';
import { PaperOptions } from './PaperOptions.tsx';
import { type ListSource, type PaperSetup, usePaperSetup, usualSetup, withSetup } from './paper-setup.ts';
import './paper-dialog.css';

/** Lines that are laid out for the preview; nobody scrolls through more, and a long list takes seconds. */
const PREVIEW_LINES = 300;

export interface PaperDialogProps {
  title: string;
  /** What is on screen: the filtered and sorted view, where there is one */
  source: ListSource;
  /** The whole list, where the view is a part of it */
  whole: ListSource | null;
  columns: readonly ListColumnChoice[];
  paper: ListPaper;
  /** Under which the user's choice is kept */
  settingsKey: string;
  onClose: () => void;
}

export function PaperDialog({ title, source, whole, columns, paper, settingsKey, onClose }: PaperDialogProps) {
  const usual = useMemo(() => usualSetup(columns, paper), [columns, paper]);
  const { setup, setSetup, keep } = usePaperSetup(settingsKey, usual);
  const [all, setAll] = useState(false);
  const chosen = all && whole !== null ? whole : source;
  const close = () => {
    // Closing keeps the choice; a failure to keep it is no reason to hold the dialog open.
    void keep().catch(() => undefined);
    onClose();
  };
  return setup === null ? null : (
    <Sheets
      title={title}
      source={withSetup(chosen, setup)}
      keep={keep}
      onClose={close}
      options={
        <>
          {whole === null ? null : <Scope all={all} onChange={setAll} />}
          <PaperOptions setup={setup} usual={usual} columns={columns} onChange={(next: PaperSetup) => setSetup(next)} />
        </>
      }
    />
  );
}

function Scope({ all, onChange }: { all: boolean; onChange: (all: boolean) => void }) {
  const name = useId();
  return (
    <fieldset>
      <legend>{EXPORT.scope}</legend>
      <Radio.Group
        name={name}
        value={all}
        options={[
          { value: false, label: EXPORT.view },
          { value: true, label: EXPORT.whole },
        ]}
        onChange={({ target }) => onChange(target.value)}
      />
    </fieldset>
  );
}

interface SheetsProps {
  title: string;
  source: ListSource;
  options: React.ReactNode;
  keep: () => Promise<void>;
  onClose: () => void;
}

function Sheets({ title, source, options, keep, onClose }: SheetsProps) {
  const shown = useAsync(() => call('getPaper', { ...source, atMost: PREVIEW_LINES }), JSON.stringify(source));
  const [pages, setPages] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);

  const act = async (run: () => Promise<string | null>) => {
    setBusy(true);
    setError(null);
    setSaid(EXPORT.busy);
    try {
      await keep();
      setSaid((await run()) ?? '');
    } catch (cause) {
      setSaid('');
      setError(asBihuanError(cause));
    } finally {
      setBusy(false);
    }
  };
  const print = () =>
    act(async () => ((await save('printPaper', { source }, { shownHere: true })).printed ? LEDGER.printed : null));
  const exportAs = (format: 'xlsx' | 'docx' | 'pdf') =>
    act(async () => {
      const saved = await save('savePaper', { source, format }, { shownHere: true });
      return saved === null ? null : exportedWords(saved.fileName);
    });
  const ready = shown.value !== null && !busy;
  return (
    <Dialog
      title={EXPORT.title(title)}
      width="full"
      onClose={onClose}
      actions={
        <>
          <output className="paper-said" aria-live="polite">
            {said === '' && pages !== null ? EXPORT.pages(pages) : said}
          </output>
          <Button disabled={!ready} onClick={() => void exportAs('xlsx')}>
            {EXPORT.toExcel}
          </Button>
          <Button disabled={!ready} onClick={() => void exportAs('docx')}>
            {EXPORT.toWord}
          </Button>
          <Button disabled={!ready} onClick={() => void exportAs('pdf')}>
            {EXPORT.toPdf}
          </Button>
          <Button type="primary" disabled={!ready} onClick={() => void print()}>
            {COMMON.print}
          </Button>
        </>
      }
    >
      <div className="paper-dialog">
        <section className="paper-options" aria-label={EXPORT.options}>
          {options}
        </section>
        <div className="paper-preview">
          <ErrorNotice error={shown.error ?? error} />
          {shown.value === null ? (
            shown.error === null ? (
              <Loading />
            ) : null
          ) : (
            <PaperView document={shown.value} onLaidOut={setPages} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

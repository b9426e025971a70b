// A list before it leaves: its real pages beside the options, and the four ways out. The choice is remembered for the user.
import { Radio } from 'antd';
import { useId, useMemo, useState } from 'react';
import { ALL_PAGES, type PagesSetup } from '#domain/content/pages.ts';
import type { ListPaper } from '#domain/content/types.ts';
import type { ListColumnChoice } from '#domain/lists/columns.ts';
import { call } from '#renderer/api/bihuan.ts';
import { EXPORT } from '#renderer/text/export.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { PaperView } from '../PaperView.tsx';
import { PageOptions, rangeFault } from './PageOptions.tsx';
import { PaperOptions } from './PaperOptions.tsx';
import { hintOf } from './PaperPreview.tsx';
import { PreviewArea } from './PreviewArea.tsx';
import { type ListSource, type PaperSetup, usePaperSetup, usualSetup, withSetup } from './paper-setup.ts';
import { useWaysOut } from './ways-out.tsx';
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
  const [pages, setPages] = useState<PagesSetup>(ALL_PAGES);
  const [copies, setCopies] = useState(1);
  const [laid, setLaid] = useState<{ pages: number; sheets: number } | null>(null);
  const part = shown.value?.kind === 'list' && shown.value.notes[0]?.startsWith('预览只显示前');
  const { error, buttons } = useWaysOut({
    source,
    pages,
    copies,
    // The beginning that is previewed does not tell how many pages there are.
    ready: shown.value !== null && rangeFault(pages.range, part ? null : (laid?.pages ?? null)) === '',
    list: true,
    hint: part ? EXPORT.pagesOfBeginning : hintOf(laid, pages),
    before: keep,
  });
  return (
    <Dialog title={EXPORT.title(title)} width="full" onClose={onClose} actions={buttons}>
      <div className="paper-dialog">
        <section className="paper-options" aria-label={EXPORT.options}>
          <JobProgress />
          <PageOptions
            pages={pages}
            copies={copies}
            text={false}
            count={part ? null : (laid?.pages ?? null)}
            onPages={setPages}
            onCopies={setCopies}
          />
          {options}
        </section>
        <PreviewArea>
          <ErrorNotice error={shown.error ?? error} />
          {shown.value === null ? (
            shown.error === null ? (
              <Loading />
            ) : null
          ) : (
            <PaperView
              document={shown.value}
              pages={pages}
              onLaidOut={(all, sheets) => setLaid({ pages: all, sheets })}
            />
          )}
        </PreviewArea>
      </div>
    </Dialog>
  );
}

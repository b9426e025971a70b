// A paper before it leaves: its real pages beside the options that every paper has, and the ways out.
import { Checkbox, Radio } from 'antd';
import { useId, useState } from 'react';
import type { InputOf } from '#contract/operations.ts';
import { ALL_PAGES, type PagesSetup } from '#domain/content/pages.ts';
import type { PaperDocument } from '#domain/content/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { EXPORT } from '#renderer/text/export.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { fontNotice } from '../fonts.ts';
import { PaperView } from '../PaperView.tsx';
import { PageOptions, rangeFault } from './PageOptions.tsx';
import { PreviewArea } from './PreviewArea.tsx';
import { useWaysOut } from './ways-out.tsx';
import './paper-dialog.css';

export interface PaperPreviewProps {
  title: string;
  source: Exclude<InputOf<'getPaper'>, { of: 'list' | 'precheck' | 'checkup' | 'recoverySheet' }>;
  /** Its Word file is made by the office's template and looks other than its pages here */
  byTemplate?: boolean;
  onClose: () => void;
}

/** What is asked for over what the paper is by itself. */
interface Wanted {
  mark?: boolean;
  size?: 'A4' | 'A3';
}

export function PaperPreview({ title, source, byTemplate = false, onClose }: PaperPreviewProps) {
  const [wanted, setWanted] = useState<Wanted>({});
  const [pages, setPages] = useState<PagesSetup>(ALL_PAGES);
  const [copies, setCopies] = useState(1);
  const [laid, setLaid] = useState<{ pages: number; sheets: number } | null>(null);
  const asked = { ...source, ...wanted };
  const shown = useAsync(() => call('getPaper', asked), JSON.stringify(asked));
  const paper = shown.value;
  const text = paper?.kind === 'text';
  const { error, buttons } = useWaysOut({
    source: asked,
    pages,
    copies,
    ready: paper !== null && rangeFault(pages.range, laid?.pages ?? null) === '',
    list: paper?.kind === 'list',
    hint: hintOf(laid, pages),
  });
  return (
    <Dialog title={EXPORT.title(title)} width="full" onClose={onClose} actions={buttons}>
      <div className="paper-dialog">
        <section className="paper-options" aria-label={EXPORT.options}>
          <JobProgress />
          {paper?.kind === 'text' ? <p className="field-hint">{fontNotice(paper)}</p> : null}
          {paper === null ? null : (
            <Sheet paper={paper} wanted={wanted} onChange={(part) => setWanted({ ...wanted, ...part })} />
          )}
          <PageOptions
            pages={pages}
            copies={copies}
            text={text}
            count={laid?.pages ?? null}
            onPages={setPages}
            onCopies={setCopies}
          />
          {byTemplate ? <p className="paper-hint">{EXPORT.byTemplate}</p> : null}
        </section>
        <PreviewArea>
          <ErrorNotice error={error ?? shown.error} />
          {paper === null ? (
            shown.error === null ? (
              <Loading />
            ) : null
          ) : (
            <PaperView document={paper} pages={pages} onLaidOut={(all, sheets) => setLaid({ pages: all, sheets })} />
          )}
        </PreviewArea>
      </div>
    </Dialog>
  );
}

/** How many pages there are, and how many sheets of them are printed where that is not the same. */
export function hintOf(laid: { pages: number; sheets: number } | null, { range, twoUp }: PagesSetup): string {
  if (laid === null) return '';
  return range.trim() === '' && !twoUp ? EXPORT.pages(laid.pages) : EXPORT.chosenPages(laid.pages, laid.sheets);
}

interface SheetProps {
  paper: PaperDocument;
  wanted: Wanted;
  onChange: (part: Wanted) => void;
}

/** What was chosen shows at once; the pages follow. */
function Sheet({ paper, wanted, onChange }: SheetProps) {
  const name = useId();
  return (
    <>
      {paper.kind === 'text' ? null : (
        <fieldset>
          <legend>{EXPORT.size}</legend>
          <Radio.Group
            name={name}
            optionType="button"
            value={wanted.size ?? paper.paper.size}
            options={['A4', 'A3']}
            onChange={({ target }) => onChange({ size: target.value })}
          />
        </fieldset>
      )}
      <Checkbox
        checked={wanted.mark ?? paper.mark !== null}
        onChange={({ target }) => onChange({ mark: target.checked })}
      >
        {EXPORT.mark}
      </Checkbox>
    </>
  );
}

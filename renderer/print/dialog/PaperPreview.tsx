// A paper that has nothing to choose: its pages, and the ways out.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
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
import './paper-dialog.css';

export interface PaperPreviewProps {
  title: string;
  source: InputOf<'getPaper'>;
  onClose: () => void;
}

export function PaperPreview({ title, source, onClose }: PaperPreviewProps) {
  const shown = useAsync(() => call('getPaper', source), JSON.stringify(source));
  const [said, setSaid] = useState('');
  const [error, setError] = useState<BihuanError | null>(null);
  const [busy, setBusy] = useState(false);

  const act = async (run: () => Promise<string>) => {
    setBusy(true);
    setError(null);
    try {
      setSaid(await run());
    } catch (cause) {
      setError(asBihuanError(cause));
    } finally {
      setBusy(false);
    }
  };
  const exportAs = (format: 'xlsx' | 'docx' | 'pdf') =>
    act(async () => {
      const saved = await save('savePaper', { source, format }, { shownHere: true });
      return saved === null ? '' : exportedWords(saved.fileName);
    });
  const print = () =>
    act(async () => ((await save('printPaper', { source }, { shownHere: true })).printed ? LEDGER.printed : ''));
  const ready = shown.value !== null && !busy;
  return (
    <Dialog
      title={EXPORT.title(title)}
      width="full"
      onClose={onClose}
      actions={
        <>
          <output className="paper-said" aria-live="polite">
            {said}
          </output>
          {shown.value?.kind === 'list' ? (
            <Button disabled={!ready} onClick={() => void exportAs('xlsx')}>
              {EXPORT.toExcel}
            </Button>
          ) : null}
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
      <ErrorNotice error={error ?? shown.error} />
      <div className="paper-preview">
        {shown.value === null ? shown.error === null ? <Loading /> : null : <PaperView document={shown.value} />}
      </div>
    </Dialog>
  );
}

// A list as it will be printed, with 打印 and 导出 PDF.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { PaperView } from '#renderer/print/PaperView.tsx';
import { save } from '#renderer/store/saving.ts';
import { COMMON, exportedWords } from '#renderer/text/common.ts';
import { LEDGER } from '#renderer/text/ledger.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface PrintPreviewProps {
  title: string;
  source: InputOf<'getPaper'>;
  onClose: () => void;
}

export function PrintPreview({ title, source, onClose }: PrintPreviewProps) {
  const paper = useAsync(() => call('getPaper', source), JSON.stringify(source));
  const [pages, setPages] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);

  const act = async (run: () => Promise<string | null>) => {
    setBusy(true);
    setError(null);
    try {
      setSaid((await run()) ?? '');
    } catch (cause) {
      setError(asBihuanError(cause));
    } finally {
      setBusy(false);
    }
  };
  const print = () =>
    act(async () => ((await save('printPaper', { source }, { shownHere: true })).printed ? LEDGER.printed : null));
  const pdf = () =>
    act(async () => {
      const saved = await save('savePaper', { source, format: 'pdf' }, { shownHere: true });
      return saved === null ? null : exportedWords(saved.fileName);
    });

  const ready = paper.value !== null && !busy;
  return (
    <Dialog
      title={`${LEDGER.preview}：${title}`}
      width="full"
      onClose={onClose}
      actions={
        <>
          <output className="preview-said" aria-live="polite">
            {said === '' && pages !== null ? LEDGER.pages.replace('{n}', String(pages)) : said}
          </output>
          <Button disabled={!ready} onClick={() => void pdf()}>
            {LEDGER.exportPdf}
          </Button>
          <Button type="primary" disabled={!ready} onClick={() => void print()}>
            {COMMON.print}
          </Button>
        </>
      }
    >
      <ErrorNotice error={paper.error ?? error} />
      {paper.value === null ? (
        paper.error === null ? (
          <Loading />
        ) : null
      ) : (
        <PaperView document={paper.value} onLaidOut={setPages} />
      )}
    </Dialog>
  );
}

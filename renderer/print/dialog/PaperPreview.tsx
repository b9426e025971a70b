// A paper that has nothing to choose: its pages, and the ways out.
import { useState } from 'react';
import type { InputOf } from '#contract/operations.ts';
import { call } from '#renderer/api/bihuan.ts';
import { EXPORT } from '#renderer/text/export.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { PaperView } from '../PaperView.tsx';
import { useWaysOut } from './ways-out.tsx';
import './paper-dialog.css';

export interface PaperPreviewProps {
  title: string;
  source: InputOf<'getPaper'>;
  onClose: () => void;
}

export function PaperPreview({ title, source, onClose }: PaperPreviewProps) {
  const shown = useAsync(() => call('getPaper', source), JSON.stringify(source));
  const [pages, setPages] = useState<number | null>(null);
  const { error, buttons } = useWaysOut({
    source,
    ready: shown.value !== null,
    list: shown.value?.kind === 'list',
    hint: pages === null ? '' : EXPORT.pages(pages),
  });
  return (
    <Dialog title={EXPORT.title(title)} width="full" onClose={onClose} actions={buttons}>
      <ErrorNotice error={error ?? shown.error} />
      <div className="paper-preview">
        {shown.value === null ? (
          shown.error === null ? (
            <Loading />
          ) : null
        ) : (
          <PaperView document={shown.value} onLaidOut={setPages} />
        )}
      </div>
    </Dialog>
  );
}

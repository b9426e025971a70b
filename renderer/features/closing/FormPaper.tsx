// 销号审批表 as it will print, with the ways in which it leaves.
import { useState } from 'react';
import type { Id } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { useWaysOut } from '#renderer/print/dialog/ways-out.tsx';
import { PaperView } from '#renderer/print/PaperView.tsx';
import { CLOSING } from '#renderer/text/closing.ts';
import { EXPORT } from '#renderer/text/export.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface FormPaperProps {
  problemId: Id;
  name: string;
  onClose: () => void;
}

export function FormPaper({ problemId, name, onClose }: FormPaperProps) {
  const source = { of: 'closeOuts' as const, problemIds: [problemId] };
  const paper = useAsync(() => call('getPaper', source), problemId);
  const [pages, setPages] = useState<number | null>(null);
  const { error, buttons } = useWaysOut({
    source,
    ready: paper.value !== null,
    list: false,
    hint: pages === null ? '' : EXPORT.pages(pages),
  });
  return (
    <Dialog title={EXPORT.title(`${CLOSING.form}（${name}）`)} width="full" onClose={onClose} actions={buttons}>
      <div className="paper-preview closing-paper">
        <ErrorNotice error={paper.error ?? error} />
        {paper.value === null ? <Loading /> : <PaperView document={paper.value} onLaidOut={setPages} />}
      </div>
    </Dialog>
  );
}

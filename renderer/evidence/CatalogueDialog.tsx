// 佐证目录 as it will print, with the four ways out.
import { useState } from 'react';
import type { Id } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { useWaysOut } from '#renderer/print/dialog/ways-out.tsx';
import { PaperView } from '#renderer/print/PaperView.tsx';
import { EVIDENCE } from '#renderer/text/evidence.ts';
import { EXPORT } from '#renderer/text/export.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import './evidence.css';

export interface CatalogueDialogProps {
  roundId: Id;
  /** The whole round when null */
  problemId: Id | null;
  onClose: () => void;
}

export function CatalogueDialog({ roundId, problemId, onClose }: CatalogueDialogProps) {
  const source = { of: 'evidence' as const, roundId, problemId };
  const paper = useAsync(() => call('getPaper', source), `${roundId} ${problemId}`);
  const [pages, setPages] = useState<number | null>(null);
  const { error, buttons } = useWaysOut({
    source,
    ready: paper.value !== null,
    list: true,
    hint: pages === null ? '' : EXPORT.pages(pages),
  });
  return (
    <Dialog title={EVIDENCE.catalogue} width="full" onClose={onClose} actions={buttons}>
      <ErrorNotice error={paper.error ?? error} />
      {paper.value === null ? (
        paper.error === null ? (
          <Loading />
        ) : null
      ) : (
        <div className="evidence-paper">
          <PaperView document={paper.value} onLaidOut={setPages} />
        </div>
      )}
    </Dialog>
  );
}

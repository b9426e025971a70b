// 佐证目录 as it will print, with the ways in which it leaves.
import type { Id } from '#domain/ledger/types.ts';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import { EVIDENCE } from '#renderer/text/evidence.ts';

export interface CatalogueDialogProps {
  roundId: Id;
  /** The whole round when null */
  problemId: Id | null;
  onClose: () => void;
}

export function CatalogueDialog({ roundId, problemId, onClose }: CatalogueDialogProps) {
  return <PaperPreview title={EVIDENCE.catalogue} source={{ of: 'evidence', roundId, problemId }} onClose={onClose} />;
}

// 销号审批表 as it will print, with the ways in which it leaves.
import type { Id } from '#domain/ledger/types.ts';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import { CLOSING } from '#renderer/text/closing.ts';

export interface FormPaperProps {
  problemId: Id;
  name: string;
  onClose: () => void;
}

export function FormPaper({ problemId, name, onClose }: FormPaperProps) {
  return (
    <PaperPreview
      title={`${CLOSING.form}（${name}）`}
      source={{ of: 'closeOuts', problemIds: [problemId] }}
      byTemplate
      onClose={onClose}
    />
  );
}

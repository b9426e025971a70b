// 一案一档 of a round: as a folder or one zip, with how far it is.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Id } from '#domain/ledger/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { runJob, useJob } from '#renderer/store/job.ts';
import { save } from '#renderer/store/saving.ts';
import { EVIDENCE, exportedFiles } from '#renderer/text/evidence.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import './evidence.css';

export interface DossierDialogProps {
  roundId: Id;
  /** The whole round when null */
  problemIds: readonly Id[] | null;
  onClose: () => void;
}

export function DossierDialog({ roundId, problemIds, onClose }: DossierDialogProps) {
  const running = useJob((state) => state.running);
  const [error, setError] = useState<BihuanError | null>(null);
  const [said, setSaid] = useState('');
  const write = async (as: 'folder' | 'zip') => {
    setError(null);
    setSaid('');
    try {
      const input = { roundId, problemIds: problemIds === null ? null : [...problemIds], as };
      const written = await runJob(() => save('exportDossier', input, { shownHere: true }));
      if (written !== null) setSaid(exportedFiles(written.name, written.files));
    } catch (cause) {
      const shown = asBihuanError(cause);
      if (shown.code === 'cancelled') setSaid(shown.message);
      else setError(shown);
    }
  };
  const count =
    problemIds === null ? EVIDENCE.allProblems : EVIDENCE.problems.replace('{n}', String(problemIds.length));
  return (
    <Dialog
      title={EVIDENCE.dossierTitle}
      onClose={onClose}
      actions={
        <>
          <Button disabled={running} onClick={() => void write('zip')}>
            {EVIDENCE.dossierZip}
          </Button>
          <Button type="primary" disabled={running} onClick={() => void write('folder')}>
            {EVIDENCE.dossierFolder}
          </Button>
        </>
      }
    >
      <p>{count}</p>
      <p className="field-hint">{EVIDENCE.dossierNote}</p>
      <ErrorNotice error={error} />
      <JobProgress />
      <p className="evidence-said" role="status">
        {said}
      </p>
    </Dialog>
  );
}

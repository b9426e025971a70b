// The evidence of one thing: its list and everything that can be done with it, with what came of it in words.
import { useCallback, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { ChosenFiles, EvidenceAdded } from '#contract/operations.ts';
import type { Evidence, EvidenceTarget } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { asBihuanError, call, dropFiles } from '#renderer/api/bihuan.ts';
import { runJob } from '#renderer/store/job.ts';
import { save } from '#renderer/store/saving.ts';
import { addedWords, exportedFiles, knownWords, removedWords } from '#renderer/text/evidence.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface EvidencePlace {
  roundId: Id;
  /** The problem under which new files are numbered */
  problemId: Id;
  /** Whose evidence is shown; new files are linked to it */
  of: EvidenceTarget;
  /** What new files are linked to besides */
  linkTo?: EvidenceTarget | null;
  /** Told after every act on the list */
  onChanged?: (() => void) | undefined;
}

export interface Said {
  words: string;
  /** What can be taken back */
  actId: Id | null;
}

const NOTHING: Said = { words: '', actId: null };

export function useEvidence({ roundId, problemId, of, linkTo = null, onChanged }: EvidencePlace) {
  const list = useAsync(() => call('listEvidence', { roundId, of }), `${of.kind} ${of.id} ${of.reviewId}`);
  const [said, setSaid] = useState<Said>(NOTHING);
  const [failed, setFailed] = useState<EvidenceAdded['failed']>([]);
  const [error, setError] = useState<BihuanError | null>(null);
  const { reload } = list;
  const told = useRef(onChanged);
  told.current = onChanged;

  /** Runs an act, tells what came of it or what went wrong, and reads the list anew. */
  const attempt = useCallback(
    async (work: () => Promise<Said | null>): Promise<boolean> => {
      setError(null);
      try {
        setSaid((await work()) ?? NOTHING);
        return true;
      } catch (cause) {
        setSaid(NOTHING);
        const shown = asBihuanError(cause);
        // What the person stopped is no fault.
        if (shown.code !== 'cancelled') setError(shown);
        else setSaid({ words: shown.message, actId: null });
        return false;
      } finally {
        await reload();
        told.current?.();
      }
    },
    [reload],
  );

  const take = (choose: () => Promise<ChosenFiles | null>) =>
    attempt(async () => {
      setFailed([]);
      const chosen = await choose();
      if (chosen === null) return null;
      const links: EvidenceTarget[] = of.kind === 'problem' && of.id === problemId ? [] : [of];
      if (linkTo !== null) links.push(linkTo);
      const input = { problemId, links, handle: chosen.handle };
      const { added, known, failed: unread } = await runJob(() => save('addEvidence', input, { shownHere: true }));
      setFailed(unread);
      const words = [
        ...(added.length > 0 ? [addedWords(added.length)] : []),
        ...(known.length > 0 ? [knownWords(known)] : []),
      ];
      return { words: words.join('；'), actId: null };
    });

  return {
    list,
    said,
    failed,
    error: error ?? list.error,
    dismiss: () => {
      setError(null);
      setFailed([]);
    },
    choose: (what: 'files' | 'folder') => take(() => call('chooseEvidence', { what })),
    drop: (files: readonly File[]) => take(() => dropFiles(files)),
    update: (evidence: Evidence, patch: Partial<Pick<Evidence, 'title' | 'note' | 'date' | 'pages' | 'copies'>>) =>
      attempt(async () => {
        await save('updateEvidence', { evidenceId: evidence.id, patch }, { shownHere: true });
        return null;
      }),
    /** Makes these its measures */
    setMeasures: (evidence: Evidence, measureIds: readonly Id[]) =>
      attempt(async () => {
        const now = evidence.links.filter(({ kind }) => kind === 'measure').map(({ id }) => id);
        const link = (id: Id) => ({
          evidenceIds: [evidence.id],
          link: { kind: 'measure' as const, id, reviewId: null },
        });
        for (const id of measureIds) if (!now.includes(id)) await save('linkEvidence', link(id), { shownHere: true });
        for (const id of now) if (!measureIds.includes(id)) await save('unlinkEvidence', link(id), { shownHere: true });
        return null;
      }),
    remove: (evidence: Evidence) =>
      attempt(async () => {
        const { actId } = await save('removeEvidence', { ids: [evidence.id] }, { shownHere: true });
        return { words: removedWords(evidence.label), actId };
      }),
    undo: (actId: Id) =>
      attempt(async () => {
        await save('undo', { actId }, { shownHere: true });
        return null;
      }),
    writeOut: (ids: readonly Id[]) =>
      attempt(async () => {
        const written = await runJob(() => save('exportEvidence', { ids: [...ids] }, { shownHere: true }));
        return written === null ? null : { words: exportedFiles(written.name, written.files), actId: null };
      }),
    writeDossier: (as: 'folder' | 'zip') =>
      attempt(async () => {
        const input = { roundId, problemIds: [problemId], as };
        const written = await runJob(() => save('exportDossier', input, { shownHere: true }));
        return written === null ? null : { words: exportedFiles(written.name, written.files), actId: null };
      }),
  };
}

export type EvidenceDesk = ReturnType<typeof useEvidence>;

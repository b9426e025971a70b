// 疑似重复: pairs that are probably one, each to be merged or left apart.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Duplicate } from '#domain/directory/duplicates.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { UNITS } from '#renderer/text/units.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { mergeNow } from './MergeDialog.tsx';

export interface DuplicatesDialogProps {
  pairs: readonly Duplicate[];
  nameOf: (id: string) => string;
  onMerged: (said: string) => Promise<void>;
  onApart: (pair: Duplicate) => void;
  onClose: () => void;
}

export function DuplicatesDialog({ pairs, nameOf, onMerged, onApart, onClose }: DuplicatesDialogProps) {
  const [swapped, setSwapped] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const merge = async (of: Duplicate['of'], keepId: string, mergeId: string) => {
    setBusy(true);
    try {
      await onMerged(await mergeNow(of, keepId, { id: mergeId, name: nameOf(mergeId) }));
      setError(null);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
    setBusy(false);
  };
  return (
    <Dialog title={UNITS.duplicatesTitle} onClose={onClose} width="wide">
      <ErrorNotice error={error} onClose={() => setError(null)} />
      <p>{pairs.length === 0 ? UNITS.duplicatesNone : UNITS.duplicatesText}</p>
      <ul className="units-pairs">
        {pairs.map((pair) => {
          const turned = swapped.has(pair.mergeId);
          const [keepId, mergeId] = turned ? [pair.mergeId, pair.keepId] : [pair.keepId, pair.mergeId];
          const words = UNITS.keepThis.replace('{keep}', nameOf(keepId)).replace('{merge}', nameOf(mergeId));
          return (
            <li key={pair.mergeId} aria-label={words}>
              <div>
                <strong>{words}</strong>
                <div className="faint">{pair.reason}</div>
              </div>
              <Button
                onClick={() => {
                  const next = new Set(swapped);
                  if (!next.delete(pair.mergeId)) next.add(pair.mergeId);
                  setSwapped(next);
                }}
              >
                {UNITS.swap}
              </Button>
              <Button onClick={() => onApart(pair)}>{UNITS.notSame}</Button>
              <Button type="primary" disabled={busy} onClick={() => void merge(pair.of, keepId, mergeId)}>
                {UNITS.mergeNow}
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

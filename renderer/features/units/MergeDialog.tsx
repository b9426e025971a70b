// Merging one unit or person into another that the person chooses.
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { UNITS } from '#renderer/text/units.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';

export interface MergeDialogProps {
  of: 'unit' | 'official';
  /** The one that goes */
  merge: { id: string; name: string };
  /** Those that may be kept, with what tells them apart */
  others: readonly { id: string; name: string; detail: string }[];
  onClose: () => void;
  onMerged: (said: string) => void;
}

export function MergeDialog({ of, merge, others, onClose, onMerged }: MergeDialogProps) {
  const [keepId, setKeepId] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const run = async () => {
    setBusy(true);
    try {
      onMerged(await mergeNow(of, keepId, merge));
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };
  const text = of === 'unit' ? UNITS.mergeText : UNITS.mergeOfficialText;
  return (
    <Dialog
      title={UNITS.mergeTitle.replace('{name}', merge.name)}
      onClose={onClose}
      confirm={{ label: UNITS.mergeNow, run: () => void run(), disabled: keepId === '', busy }}
    >
      <ErrorNotice error={error} onClose={() => setError(null)} />
      <p>{text.replace('{name}', merge.name)}</p>
      <label className="field units-keep">
        <span className="field-label">{UNITS.keep}</span>
        <select data-autofocus value={keepId} onChange={(event) => setKeepId(event.target.value)}>
          <option value="" />
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {[other.name, other.detail].filter(Boolean).join('　')}
            </option>
          ))}
        </select>
      </label>
    </Dialog>
  );
}

/** Merges and gives the sentence that says so. */
export async function mergeNow(
  of: 'unit' | 'official',
  keepId: string,
  merge: { id: string; name: string },
): Promise<string> {
  const input = { keepId, mergeId: merge.id };
  const options = { shownHere: true };
  const kept = of === 'unit' ? await save('mergeUnits', input, options) : await save('mergeOfficials', input, options);
  return UNITS.merged.replace('{merge}', merge.name).replace('{keep}', kept.name);
}

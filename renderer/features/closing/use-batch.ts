// Acts on many: what was done, which were refused and why, shown until the next one.
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { BatchResult, InputOf } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { exportedWords } from '#renderer/text/common.ts';

type BatchName = 'draftCloseOuts' | 'updateCloseOuts' | 'sendCloseOuts' | 'signCloseOuts' | 'recordClosed';

export interface Batch {
  result: BatchResult | null;
  said: string;
  error: BihuanError | null;
  /** Whether all of it was done; what went wrong is shown by the screen */
  run: <Name extends BatchName>(name: Name, input: InputOf<Name>) => Promise<boolean>;
  save: (problemIds: Id[], as: 'one' | 'each') => Promise<void>;
  clear: () => void;
}

export function useBatch(onDone: () => void): Batch {
  const [state, setState] = useState<Pick<Batch, 'result' | 'said' | 'error'>>({ result: null, said: '', error: null });
  return {
    ...state,
    run: async (name, input) => {
      try {
        const result = (await save(name, input, { shownHere: true })) as BatchResult;
        setState({ result, said: '', error: null });
        onDone();
        return result.refused.length === 0;
      } catch (cause) {
        setState({ result: null, said: '', error: asBihuanError(cause) });
        return false;
      }
    },
    save: async (problemIds, as) => {
      try {
        const written = await save('saveCloseOuts', { problemIds, as }, { shownHere: true });
        setState({ result: null, said: written === null ? '' : exportedWords(written.fileName), error: null });
      } catch (cause) {
        setState({ result: null, said: '', error: asBihuanError(cause) });
      }
    },
    clear: () => setState({ result: null, said: '', error: null }),
  };
}

// 已保存 / 正在保存 / 未保存: every act of the window passes through `save`, so that the status bar tells the truth.
import { create } from 'zustand';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf, OperationName, OutputOf } from '#contract/operations.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';

interface Saving {
  /** Acts under way */
  pending: number;
  /** The last act's failure; null after the next success */
  error: BihuanError | null;
  savedAt: Date | null;
  /** A screen holds text that is not yet sent (a field being typed in) */
  dirty: boolean;
  setDirty: (dirty: boolean) => void;
  dismiss: () => void;
}

export const useSaving = create<Saving>()((set) => ({
  pending: 0,
  error: null,
  savedAt: null,
  dirty: false,
  setDirty: (dirty) => set({ dirty }),
  dismiss: () => set({ error: null }),
}));

/**
 * Like `call`, for acts: shows 正在保存, then 已保存 or 未保存. Throws the BihuanError so that the caller keeps its text.
 * The frame shows the error above the screen, unless the caller shows it itself (`shownHere`, e.g. in a dialog).
 */
export async function save<Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
  options: { shownHere?: boolean } = {},
): Promise<OutputOf<Name>> {
  useSaving.setState((state) => ({ pending: state.pending + 1 }));
  try {
    const value = await call(name, input);
    useSaving.setState((state) => ({ pending: state.pending - 1, error: null, savedAt: new Date() }));
    return value;
  } catch (cause) {
    const error = asBihuanError(cause);
    useSaving.setState((state) => ({ pending: state.pending - 1, error: options.shownHere ? state.error : error }));
    throw error;
  }
}

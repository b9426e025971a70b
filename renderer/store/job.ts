// A long act under way: how far it is, how long it may still take, and stopping it.
import { create } from 'zustand';
import type { BihuanEvent } from '#contract/operations.ts';
import { call } from '#renderer/api/bihuan.ts';

type Told = Extract<BihuanEvent, { type: 'progress' }>;

interface Job {
  /** Between the start of a long act and its end */
  running: boolean;
  told: Told | null;
  startedAt: number;
  tell: (event: Told) => void;
  cancel: () => void;
}

export const useJob = create<Job>()((set) => ({
  running: false,
  told: null,
  startedAt: 0,
  tell: (told) => set({ told }),
  cancel: () => {
    // Whether it could be stopped is told by the act itself, which then ends with `cancelled`.
    void call('cancelJob', {}).catch(() => undefined);
  },
}));

/** Runs a long act while its progress is shown. */
export async function runJob<Result>(work: () => Promise<Result>): Promise<Result> {
  useJob.setState({ running: true, told: null, startedAt: performance.now() });
  try {
    return await work();
  } finally {
    useJob.setState({ running: false, told: null });
  }
}

/** Seconds that the rest may take by the pace so far; null while that says nothing. */
export function secondsLeft(told: Told, startedAt: number, now: number): number | null {
  if (told.done < 2 || told.done >= told.total) return null;
  return Math.ceil((((now - startedAt) / told.done) * (told.total - told.done)) / 1_000);
}

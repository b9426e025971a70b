// Locks the window after so many minutes without a key or the mouse; a long act under way is waited for.
import { useEffect } from 'react';
import { useJob } from '#renderer/store/job.ts';
import { useSession } from '#renderer/store/session.ts';

/** Milliseconds between two looks at the clock. */
const PERIOD = 5_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** `minutes` 0: never. */
export function useAutoLock(minutes: number, open: boolean): void {
  useEffect(() => {
    if (!open || minutes === 0) return undefined;
    let last = performance.now();
    const note = () => {
      last = performance.now();
    };
    for (const sign of SIGNS) document.addEventListener(sign, note, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (useJob.getState().running) note();
      else if (performance.now() - last >= minutes * 60_000) {
        clearInterval(timer);
        // Refused only when the engine is gone, which the shell tells by itself
        void useSession
          .getState()
          .lock()
          .catch(() => undefined);
      }
    }, PERIOD);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) document.removeEventListener(sign, note, { capture: true });
    };
  }, [minutes, open]);
}

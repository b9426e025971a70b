// Remembers what the app asked the desktop for, since none of it is carried out.

export interface Recorded {
  api: string;
  args: unknown[];
}

/** In order of happening; tests read it as `electron.__standin.calls`. */
export const calls: Recorded[] = [];

/** Notes that the app called `api`. */
export function record(api: string, ...args: unknown[]): void {
  calls.push({ api, args });
  log(api, ...args);
}

/** Speaks only with STANDIN_VERBOSE=1. */
export function log(...words: unknown[]): void {
  if (process.env.STANDIN_VERBOSE) console.error('[stand-in]', ...words);
}

/** With STANDIN_TIMING=1, says how many milliseconds after the start of the process something was reached. */
export function mark(what: string): void {
  if (process.env.STANDIN_TIMING) console.error(`[stand-in] ${Math.round(performance.now())} ms ${what}`);
}

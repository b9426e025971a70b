// Long acts: they tell how far they are, let other calls through between two steps, and stop where the person says so.
import { BihuanError } from '#contract/errors.ts';

/** How far a long act is. */
export interface Progress {
  /** The call that is under way, e.g. writeForms */
  call: string;
  done: number;
  total: number;
  /** What is being done now, e.g. 区住建局 */
  words: string;
}

/**
 * Called by a use case before each of its steps, outside transactions. Rests until other calls had their turn.
 * @throws BihuanError cancelled when the person has stopped the act
 */
export type Step = (done: number, total: number, words: string) => Promise<void>;

/** For acts that nobody watches (command line, tests): only lets others take their turn. */
export const unwatched: Step = () => new Promise((resolve) => setImmediate(resolve));

/** Milliseconds between two messages to whoever watches; a message a file would flood the window. */
const PERIOD = 100;

export class Job {
  /** The call that it carries out */
  readonly call: string;
  readonly #report: (progress: Progress) => void;
  #cancelled = false;
  #told = Number.NEGATIVE_INFINITY;

  constructor(call: string, report: (progress: Progress) => void) {
    this.call = call;
    this.#report = report;
  }

  cancel(): void {
    this.#cancelled = true;
  }

  readonly step: Step = async (done, total, words) => {
    const now = performance.now();
    if (now - this.#told >= PERIOD || done === total) {
      this.#told = now;
      this.#report({ call: this.call, done, total, words });
    }
    await unwatched(done, total, words);
    if (this.#cancelled) throw new BihuanError('cancelled', '已按您的要求停止，没有完成的部分没有保存。');
  };
}

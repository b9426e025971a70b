// What each hidden print window is to show, and the word from it that its pages stand.
import { BihuanError } from '#contract/errors.ts';
import type { PrintJob } from '#contract/operations.ts';

interface Job {
  shown: PrintJob;
  ready: (pages: number) => void;
}

export class PrintJobs {
  readonly #jobs = new Map<number, Job>();

  /** Opens the job of a window; resolves with the number of pages once the window says it is laid out. */
  open(owner: number, shown: PrintJob): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#jobs.set(owner, { shown, ready: resolve });
    return promise;
  }

  /** What the window is to show; null if it has no job. */
  jobOf(owner: number): PrintJob | null {
    return this.#jobs.get(owner)?.shown ?? null;
  }

  /** Takes the window's word; throws `print.failed` if it has no job. */
  ready(owner: number, pages: number): void {
    const job = this.#jobs.get(owner);
    if (job === undefined) throw new BihuanError('print.failed', '打印任务已取消，没有打印。请重新打印。');
    job.ready(pages);
  }

  close(owner: number): void {
    this.#jobs.delete(owner);
  }
}

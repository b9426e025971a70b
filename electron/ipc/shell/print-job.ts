// The two questions of a hidden print window: what am I to show, and the word that it stands.
import type { ShellContext, ShellHandler } from './context.ts';

export function getPrintJob({ printJobs }: ShellContext): ShellHandler<'getPrintJob'> {
  return async (_input, owner) => printJobs.jobOf(owner);
}

export function printJobReady({ printJobs }: ShellContext): ShellHandler<'printJobReady'> {
  return async ({ pages }, owner) => {
    printJobs.ready(owner, pages);
    return null;
  };
}

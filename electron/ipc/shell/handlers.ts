// The list of the shell's own operations.
import type { ShellContext, ShellHandlers } from './context.ts';
import { chooseFindings, previewFindings } from './findings.ts';
import { printPaper, savePaper } from './paper.ts';
import { getPrintJob, printJobReady } from './print-job.ts';

export function shellHandlers(context: ShellContext): ShellHandlers {
  return {
    chooseFindings: chooseFindings(context),
    previewFindings: previewFindings(context),
    savePaper: savePaper(context),
    printPaper: printPaper(context),
    getPrintJob: getPrintJob(context),
    printJobReady: printJobReady(context),
  };
}

// The list of the shell's own operations.
import { chooseBackupPlace } from './backup.ts';
import { saveCloseOuts } from './closing.ts';
import type { ShellContext, ShellHandlers } from './context.ts';
import { previewDirectory } from './directory.ts';
import { addEvidence, chooseEvidence, exportDossier, exportEvidence } from './evidence.ts';
import { chooseFindings, previewFindings, saveDocument } from './findings.ts';
import { chooseForms, previewForms, writeForms } from './forms.ts';
import { checkTemplate, replaceTemplate, saveLetter, saveTemplate } from './letters.ts';
import { exportLog } from './log.ts';
import { printPaper, savePaper } from './paper.ts';
import { getPrintJob, printJobReady } from './print-job.ts';
import { recoveryHandlers } from './recovery.ts';
import { acceptWorkbook, chooseWorkbook, previewWorkbook } from './workbook.ts';

export function shellHandlers(context: ShellContext): ShellHandlers {
  return {
    chooseFindings: chooseFindings(context),
    previewFindings: previewFindings(context),
    saveDocument: saveDocument(context),
    chooseWorkbook: chooseWorkbook(context),
    previewWorkbook: previewWorkbook(context),
    acceptWorkbook: acceptWorkbook(context),
    previewDirectory: previewDirectory(context),
    writeForms: writeForms(context),
    chooseForms: chooseForms(context),
    previewForms: previewForms(context),
    saveLetter: saveLetter(context),
    saveCloseOuts: saveCloseOuts(context),
    saveTemplate: saveTemplate(context),
    replaceTemplate: replaceTemplate(context),
    checkTemplate: checkTemplate(context),
    chooseEvidence: chooseEvidence(context),
    addEvidence: addEvidence(context),
    exportEvidence: exportEvidence(context),
    exportDossier: exportDossier(context),
    exportLog: exportLog(context),
    savePaper: savePaper(context),
    printPaper: printPaper(context),
    getPrintJob: getPrintJob(context),
    printJobReady: printJobReady(context),
    chooseBackupPlace: chooseBackupPlace(context),
    ...recoveryHandlers(context),
  };
}

// Lists and bulletins leave the program: saved under a chosen name or printed. Both are told to the worker's log.
import { BihuanError } from '#contract/errors.ts';
import { paperName, proposedFileName } from '../../platform/paper-names.ts';
import type { ShellContext, ShellHandler } from './context.ts';

/** Asks where to save and writes the file; null if the dialog was closed. */
export function savePaper({ engine, dialogs, printing, today }: ShellContext): ShellHandler<'savePaper'> {
  return async ({ source, format }, owner) => {
    const document = await engine.call('getPaper', source);
    // Said before a name is asked for, not after
    if (document.kind === 'text' && format === 'xlsx') {
      throw new BihuanError(
        'input.invalid',
        `《${document.title}》是文稿，不能导出为 Excel，没有写入文件。请改选 Word 或 PDF。`,
      );
    }
    const path = await dialogs.savePaper(owner, proposedFileName(document, format, today()), format);
    if (path === null) return null;
    if (format !== 'pdf') return engine.call('writePaper', { source, format, path });
    const { bytes } = await printing.toPdf(document);
    return engine.call('writeBytes', { what: paperName(document), path, bytes });
  };
}

/** Prints by way of the system's print dialog. */
export function printPaper({ engine, printing }: ShellContext): ShellHandler<'printPaper'> {
  return async ({ source }) => {
    const document = await engine.call('getPaper', source);
    const printed = await printing.toPrinter(document);
    if (printed === null) return { printed: false };
    await engine.call('recordPrint', { what: paperName(document), pages: printed.pages });
    return { printed: true };
  };
}

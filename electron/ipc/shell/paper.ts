// Papers leave the program: saved under a chosen name or printed. Both are told to the worker's log.
import { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
import { paperName } from '#domain/content/name.ts';
import { ALL_PAGES, type PagesSetup } from '#domain/content/pages.ts';
import { proposedFileName } from '../../platform/paper-names.ts';
import type { ShellContext, ShellHandler } from './context.ts';

/** Asks where to save and writes the file; null if the dialog was closed. */
export function savePaper({ engine, dialogs, printing, today }: ShellContext): ShellHandler<'savePaper'> {
  return async ({ source, format, pages }, owner) => {
    // Its name alone: a long list takes seconds to make, and is made once the person has said where it goes.
    const { name, kind } = await engine.call('paperName', { source });
    // Said before a name is asked for, not after
    if (kind === 'text' && format === 'xlsx') {
      throw new BihuanError('input.invalid', `《${name}》是文稿，不能导出为 Excel，没有写入文件。请改选 Word 或 PDF。`);
    }
    const path = await dialogs.savePaper(owner, proposedFileName(name, format, today()), format);
    if (path === null) return null;
    if (format !== 'pdf') return engine.call('writePaper', { source, format, path });
    const { bytes } = await printing.toPdf(await engine.call('getPaper', source), chosenPages(pages));
    return engine.call('writeBytes', { what: name, path, bytes });
  };
}

/** Prints by way of the system's print dialog. */
export function printPaper({ engine, printing }: ShellContext): ShellHandler<'printPaper'> {
  return async ({ source, pages, copies = 1 }) => {
    const document = await engine.call('getPaper', source);
    const printed = await printing.toPrinter(document, chosenPages(pages), copies);
    if (printed === null) return { printed: false };
    await engine.call('recordPrint', { what: paperName(document), pages: printed.pages, copies });
    return { printed: true };
  };
}

function chosenPages(pages: InputOf<'printPaper'>['pages']): PagesSetup {
  return {
    twoUp: pages?.twoUp ?? ALL_PAGES.twoUp,
    numbered: pages?.numbered ?? ALL_PAGES.numbered,
    range: pages?.range ?? ALL_PAGES.range,
  };
}

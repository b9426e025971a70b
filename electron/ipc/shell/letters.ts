// Letters and the templates behind them leave and enter the program through dialogs.
import type { ShellContext, ShellHandler } from './context.ts';

/** What no file name may hold is left out. */
const fileName = (text: string): string => text.replace(/[\\/:*?"<>|\r\n]/g, '').trim();

/** Asks where to save and writes the letter; null if the dialog was closed. */
export function saveLetter({ engine, dialogs }: ShellContext): ShellHandler<'saveLetter'> {
  return async ({ letterId }, owner) => {
    const { kind, numberWords, unitName } = await engine.call('getLetter', { letterId });
    const path = await dialogs.savePaper(owner, fileName(`${kind} ${numberWords} ${unitName}.docx`), 'docx');
    return path === null ? null : engine.call('writeLetterTo', { letterId, path });
  };
}

/** Asks where to save and writes the template; null if the dialog was closed. */
export function saveTemplate({ engine, dialogs }: ShellContext): ShellHandler<'saveTemplate'> {
  return async ({ name }, owner) => {
    const path = await dialogs.savePaper(owner, fileName(`${name}模板.docx`), 'docx');
    return path === null ? null : engine.call('writeTemplateTo', { name, path });
  };
}

/** Asks for an edited template and says what is wrong with it; null if the dialog was closed. */
export function checkTemplate({ engine, dialogs }: ShellContext): ShellHandler<'checkTemplate'> {
  return async ({ name }, owner) => {
    const path = await dialogs.openTemplate(owner);
    return path === null ? null : engine.call('checkTemplateFile', { name, path });
  };
}

/** Asks for an edited template and puts it in place; null if the dialog was closed. */
export function replaceTemplate({ engine, dialogs }: ShellContext): ShellHandler<'replaceTemplate'> {
  return async ({ name }, owner) => {
    const path = await dialogs.openTemplate(owner);
    return path === null ? null : engine.call('readTemplate', { name, path });
  };
}

// `dialog`: tests replace these members, here and in a real Electron alike. What no test answered goes to the person in
// front of the window; without one it is noted, said aloud, and cancelled.
import { guard } from '#tests/standin/guard.ts';
import { record } from '#tests/standin/record.ts';
import { askChoice, askPath, personThere } from './person.ts';

interface Asked {
  title?: string;
  message?: string;
  detail?: string;
  defaultPath?: string;
  buttons?: string[];
  defaultId?: number;
  cancelId?: number;
  checkboxChecked?: boolean;
}

/** The options, which may come behind a window. */
function asked(api: string, args: unknown[]): Asked {
  const options = (args.at(-1) ?? {}) as Asked;
  record(`dialog.${api}`, options);
  if (personThere()) return options;
  const words = options.title ?? options.message ?? options;
  console.error(`electron stand-in: dialog.${api} was not answered by a test: ${JSON.stringify(words)}`);
  return options;
}

async function pathFor({ title, message, defaultPath }: Asked): Promise<string | null> {
  return personThere() ? askPath(title ?? message ?? '', defaultPath ?? '') : null;
}

export const dialog = guard('dialog', {
  async showOpenDialog(...args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    const path = await pathFor(asked('showOpenDialog', args));
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  async showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    const path = await pathFor(asked('showSaveDialog', args));
    return { canceled: path === null, filePath: path ?? '' };
  },
  async showMessageBox(...args: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    const options = asked('showMessageBox', args);
    const { message = '', detail = '', buttons = ['OK'], cancelId = 0, checkboxChecked = false } = options;
    if (!personThere()) return { response: cancelId, checkboxChecked };
    const choice = await askChoice(`${message}\n${detail}`.trim(), buttons, options.defaultId ?? 0);
    return { response: choice ?? cancelId, checkboxChecked };
  },
  showMessageBoxSync(...args: unknown[]): number {
    return asked('showMessageBoxSync', args).cancelId ?? 0;
  },
  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', title, content);
    console.error(`[error box] ${title}: ${content}`);
  },
});

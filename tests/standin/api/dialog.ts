// `dialog`: a dialog that no test answered is noted, said aloud, and cancelled. Tests replace these members, here and
// in a real Electron alike.
import { guard } from '#tests/standin/guard.ts';
import { record } from '#tests/standin/record.ts';

interface Asked {
  title?: string;
  message?: string;
  cancelId?: number;
  checkboxChecked?: boolean;
}

/** The options, which may come behind a window. */
function cancelled(api: string, args: unknown[]): Asked {
  const asked = (args.at(-1) ?? {}) as Asked;
  record(`dialog.${api}`, asked);
  const words = asked.title ?? asked.message ?? asked;
  console.error(`electron stand-in: dialog.${api} was not answered by a test: ${JSON.stringify(words)}`);
  return asked;
}

export const dialog = guard('dialog', {
  async showOpenDialog(...args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    cancelled('showOpenDialog', args);
    return { canceled: true, filePaths: [] };
  },
  async showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    cancelled('showSaveDialog', args);
    return { canceled: true, filePath: '' };
  },
  async showMessageBox(...args: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    const { cancelId = 0, checkboxChecked = false } = cancelled('showMessageBox', args);
    return { response: cancelId, checkboxChecked };
  },
  showMessageBoxSync(...args: unknown[]): number {
    return cancelled('showMessageBoxSync', args).cancelId ?? 0;
  },
  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', title, content);
    console.error(`[error box] ${title}: ${content}`);
  },
});

// Who may call what: only the page that the shell opened, and a print window only its two questions.
import { describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { type OperationName, operations } from '#contract/operations.ts';
import { checkSender, type Sender } from '#electron/ipc/sender.ts';

const names = Object.keys(operations) as OperationName[];
const main: Sender = { role: 'main', mainFrame: true, url: 'app://bundle/index.html' };
const recovery: Sender = { role: 'recovery', mainFrame: true, url: 'app://bundle/recovery/index.html' };
const print: Sender = { role: 'print', mainFrame: true, url: 'app://bundle/print.html' };

function codeOf(sender: Sender, name: OperationName): string | null {
  try {
    checkSender(sender, name);
    return null;
  } catch (error) {
    return error instanceof BihuanError ? error.code : 'other';
  }
}

describe('checkSender', () => {
  it('lets the main window call everything but what the others are for, and those nothing else', () => {
    const forPrint = ['getPrintJob', 'printJobReady'];
    const forRecovery = [
      'chooseRecoveryFolder',
      'getRecoveryState',
      'leaveRecovery',
      'listRecoveryBackups',
      'openReadOnly',
      'quitProgram',
      'restoreInRecovery',
      'showDataFolder',
    ];
    expect(names.filter((name) => codeOf(print, name) === null).sort()).toEqual(forPrint);
    expect(names.filter((name) => codeOf(recovery, name) === null).sort()).toEqual(forRecovery);
    const others = [...forPrint, ...forRecovery.filter((name) => name !== 'quitProgram')].sort();
    expect(names.filter((name) => codeOf(main, name) !== null).sort()).toEqual(others);
  });

  it('takes the page with a fragment or query for the page', () => {
    expect(codeOf({ ...main, url: 'app://bundle/index.html?a=1#/b' }, 'getStatus')).toBeNull();
  });

  it.each<[string, Sender]>([
    ['an unknown window', { ...main, role: undefined }],
    ['a frame inside the window', { ...main, mainFrame: false }],
    ['a frame that is gone', { ...main, url: '' }],
    ['the page of another kind of window', { ...main, url: 'app://bundle/print.html' }],
    ['another host', { ...main, url: 'app://bundle.example/index.html' }],
    ['a web page', { ...main, url: 'https://example.com/app://bundle/index.html' }],
    ['a blank page', { ...main, url: 'about:blank' }],
    ['data', { ...main, url: 'data:text/html,app://bundle/index.html' }],
  ])('refuses %s', (_who, sender) => {
    for (const name of names) expect(codeOf(sender, name)).toBe('sender.refused');
  });
});

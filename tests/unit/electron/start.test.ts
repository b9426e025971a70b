// The start of the shell: its one switch, and a menu whose words and keys a clerk can rely on.
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataSwitch } from '#electron/boot/data-switch.ts';
import { type Command, menuTemplate } from '#electron/platform/menu-template.ts';

describe('dataSwitch', () => {
  it('takes the folder in both spellings, the last one counts', () => {
    expect(dataSwitch(['electron', '.'], '/home/a')).toBeNull();
    expect(dataSwitch(['electron', '.', '--data=/srv/台账'], '/home/a')).toBe(resolve('/srv/台账'));
    expect(dataSwitch(['electron', '--data', 'x', '.'], '/home/a')).toBe(resolve('/home/a/x'));
    expect(dataSwitch(['electron', '--data=a', '--data=b=c'], '/home/a')).toBe(resolve('/home/a/b=c'));
  });

  it.each([[['--data']], [['--data=']], [['--data', '--other']]])('refuses a switch without a folder: %j', (argv) => {
    expect(() => dataSwitch(argv, '/')).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});

describe('menuTemplate', () => {
  const sent: Command[] = [];
  const actions = { command: (command: Command) => sent.push(command), openLogFolder: () => {}, about: () => {} };
  const flat = (devTools: boolean) =>
    menuTemplate(actions, devTools).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));

  it('speaks Chinese throughout', () => {
    for (const { type, label } of flat(true)) if (type !== 'separator') expect(label).toMatch(/[\u4e00-\u9fff]/);
  });

  it('gives every key once', () => {
    const keys = flat(true).flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('CmdOrCtrl+L');
  });

  it('sends the commands that the window knows', () => {
    for (const { id, click } of flat(false)) {
      if (id !== 'logs' && id !== 'about') (click as (() => void) | undefined)?.();
    }
    expect(sent.sort()).toEqual(['help', 'lock', 'print', 'search']);
  });

  it('has developer tools only where asked', () => {
    expect(flat(true).some(({ role }) => role === 'toggleDevTools')).toBe(true);
    expect(flat(false).some(({ role }) => role === 'toggleDevTools')).toBe(false);
  });
});

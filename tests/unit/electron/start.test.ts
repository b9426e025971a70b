// The start of the shell: its one switch, and a menu whose words and keys a clerk can rely on.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataSwitch } from '#electron/boot/data-switch.ts';
import { Starts } from '#electron/boot/starts.ts';
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

describe('Starts', () => {
  it('counts starts in a row that did not succeed, and a spoiled count as none', () => {
    const dir = mkdtempSync(join(tmpdir(), 'bihuan-starts-'));
    const path = join(dir, 'starts.json');
    const begun = () => new Starts(path).begin();
    expect([begun(), begun(), begun(), begun()]).toEqual([0, 1, 2, 3]);
    new Starts(path).succeeded();
    expect([begun(), begun()]).toEqual([0, 1]);
    for (const spoiled of ['', '{', '{"failed":"9"}', '{"failed":-2}']) {
      writeFileSync(path, spoiled);
      expect(begun()).toBe(0);
    }
    expect(new Starts(join(dir, 'nowhere', 'starts.json')).begin()).toBe(0);
    rmSync(dir, { recursive: true });
  });
});

describe('menuTemplate', () => {
  const sent: Command[] = [];
  const actions = {
    command: (command: Command) => sent.push(command),
    openLogFolder: () => {},
    openRecovery: () => {},
    about: () => {},
  };
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
      if (id !== 'logs' && id !== 'about' && id !== 'recovery') (click as (() => void) | undefined)?.();
    }
    expect(sent.sort()).toEqual(['help', 'lock', 'print', 'search']);
  });

  it('has developer tools only where asked', () => {
    expect(flat(true).some(({ role }) => role === 'toggleDevTools')).toBe(true);
    expect(flat(false).some(({ role }) => role === 'toggleDevTools')).toBe(false);
  });
});

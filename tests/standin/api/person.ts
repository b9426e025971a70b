// Dialogs for a person in front of the window: without a desktop's own ones, each is asked as a line of text.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { getBoot } from '#tests/standin/boot.ts';
import { chromium } from '#tests/standin/chromium/chromium.ts';
import { focusedWindow } from './registry.ts';

/** True when the window can be seen and no test drives it. */
export function personThere(): boolean {
  return !chromium.headless && !getBoot().driven && focusedWindow() !== undefined;
}

/** What the person types; null when it was called off. */
export async function askLine(question: string, proposed: string): Promise<string | null> {
  const contents = focusedWindow()?.contents;
  const line = await contents?.executeJavaScript(`prompt(${JSON.stringify(question)}, ${JSON.stringify(proposed)})`);
  return typeof line === 'string' && line.trim() ? line.trim() : null;
}

/** The path of a file or folder; a bare name is taken to be in the person's home folder. */
export async function askPath(title: string, proposed: string): Promise<string | null> {
  const inHome = isAbsolute(proposed) ? proposed : join(homedir(), proposed);
  const line = await askLine(`${title}\n请输入完整路径 · Type the full path`, inHome);
  return line && (isAbsolute(line) ? line : join(homedir(), line));
}

/** The number of the chosen button; null when the question was called off. */
export async function askChoice(message: string, buttons: string[], proposed: number): Promise<number | null> {
  const list = buttons.map((label, at) => `${at + 1} = ${label}`).join('    ');
  const line = await askLine(`${message}\n\n${list}`, String(proposed + 1));
  const choice = Number(line) - 1;
  return choice in buttons ? choice : null;
}

// Which Electron there is on this machine: the real one where its binary was downloaded, else the stand-in.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHROMIUM_MISSING, findChromium } from './chromium/find.ts';
import { makeStandin } from './make-dist.ts';

const ELECTRON = join(import.meta.dirname, '..', '..', 'node_modules', 'electron');

/** The path of the installed Electron's binary, if it was downloaded. */
export function realElectron(): string | undefined {
  const name = join(ELECTRON, 'path.txt');
  if (!existsSync(name)) return undefined;
  const binary = join(ELECTRON, 'dist', readFileSync(name, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/**
 * The folder with the stand-in, made when it is missing or older than its sources. Throws where it cannot run, with
 * what to do about it.
 */
export async function readyStandin(): Promise<string> {
  if (process.platform === 'win32') {
    throw new Error(
      '替身程序不能在 Windows 上运行：请安装 Electron（npx install-electron）。\n' +
        'The stand-in does not run on Windows: install Electron (npx install-electron).',
    );
  }
  if (!findChromium()) throw new Error(CHROMIUM_MISSING);
  return makeStandin();
}

/**
 * Sets ELECTRON_OVERRIDE_DIST_PATH to the stand-in where no real Electron is installed and none was named, so that
 * node_modules/electron does not try a download. Throws as readyStandin() does.
 */
export async function ensureElectron(): Promise<void> {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || realElectron()) return;
  process.env.ELECTRON_OVERRIDE_DIST_PATH = await readyStandin();
}

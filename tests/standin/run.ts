// Starts an app as Electron's executable would: `node [--inspect=…] run.mjs [-r module]… [switches] <app> [args]`.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractAsar } from './asar.ts';
import { type Manifest, setBoot } from './boot.ts';

/** Without Playwright's word until then, the app is told that it is ready all the same. */
const WAIT_FOR_PLAYWRIGHT_MS = 20_000;

const executable = realpathSync(take('STANDIN_EXEC'));
const electronVersion = take('STANDIN_ELECTRON_VERSION');
const args = process.argv.slice(2);
if (args[0] === '--version' || args[0] === '-v') {
  console.log(`v${electronVersion}`);
  process.exit(0);
}

const preloads = args.filter((_, at) => isRequire(args[at - 1]));
const { appPath, packaged } = findApp();
const manifest = readManifest();
const entry = createRequire(join(appPath, 'package.json')).resolve(resolve(appPath, manifest.main ?? 'index.js'));
const resourcesPath = join(dirname(executable), 'resources');
const driven = args.includes('--inspect=0') && args.includes('--remote-debugging-port=0');

looksLikeElectron();
setBoot({ executable, args, appPath, packaged, manifest, electronVersion, resourcesPath, driven });
const module = new URL('./electron.mjs', import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    const ours = specifier === 'electron' || specifier === 'electron/main' || specifier === 'electron/common';
    return ours ? { url: module, format: 'module', shortCircuit: true } : next(specifier, context);
  },
});
const { __standin: standin } = (await import(module)) as typeof import('./api/electron.ts');
const require = createRequire(join(appPath, 'package.json'));
for (const preload of preloads) require(preload);
await import(pathToFileURL(entry).href);
setImmediate(begin);

function begin(): void {
  // Playwright's loader, given by -r, holds `ready` back by itself until Playwright is attached. Started with an
  // executablePath there is none, and the window would load while Playwright attaches to Chromium: two clients then
  // race for the same navigation, which now and then hangs. Playwright calls __playwright_run() in both cases.
  if (!driven || preloads.length > 0) {
    standin.becomeReady();
    return;
  }
  standin.startChromium();
  const late = setTimeout(standin.becomeReady, WAIT_FOR_PLAYWRIGHT_MS);
  const run = (): void => {
    clearTimeout(late);
    standin.becomeReady();
  };
  Object.assign(globalThis, { __playwright_run: run });
}

/** Takes a word of the launcher out of the environment, so that no child inherits it. */
function take(name: string): string {
  const value = process.env[name];
  delete process.env[name];
  if (!value) throw new Error(`electron stand-in: ${name} is missing; start the executable made by make-dist.ts`);
  return value;
}

function isRequire(word: string | undefined): boolean {
  return word === '-r' || word === '--require';
}

/** A packed app lies beside the executable; else the first word that is no switch names it. */
function findApp(): { appPath: string; packaged: boolean } {
  const resources = join(dirname(executable), 'resources');
  const packed = basename(executable) !== 'electron';
  const asar = join(resources, 'app.asar');
  if (existsSync(asar)) return { appPath: extractAsar(asar), packaged: packed };
  const folder = join(resources, 'app');
  if (existsSync(folder)) return { appPath: folder, packaged: packed };
  const named = args.find((word, at) => !word.startsWith('-') && !isRequire(args[at - 1]));
  return { appPath: resolve(named ?? '.'), packaged: false };
}

function readManifest(): Manifest {
  const path = join(appPath, 'package.json');
  if (!existsSync(path)) {
    console.error(`electron stand-in: no package.json in ${appPath}`);
    process.exit(1);
  }
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

/** `process` as the main process of Electron has it. */
function looksLikeElectron(): void {
  const versions = Object.freeze({ ...process.versions, electron: electronVersion, chrome: '156.0.0.0' });
  process.argv = [executable, ...args];
  process.execPath = executable;
  Object.defineProperty(process, 'versions', { value: versions, enumerable: true });
  Object.defineProperty(process, 'type', { value: 'browser' });
  Object.defineProperty(process, 'resourcesPath', { value: resourcesPath });
  if (!packaged) Object.defineProperty(process, 'defaultApp', { value: true });
}

// `npm start`: builds what is missing or old, then opens the window on Electron, or on the stand-in where Electron's
// binary was not downloaded. Words after `--` go to the program: npm start -- --data=DIR
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readyStandin, realElectron } from '#tests/standin/choose.ts';

const ROOT = join(import.meta.dirname, '..');
const BUILT = ['main/main.js', 'main/worker.js', 'preload/preload.cjs', 'renderer/index.html', 'renderer/print.html'];
const SOURCES = ['domain', 'contract', 'core', 'electron', 'renderer', 'scripts/build.ts', 'package-lock.json'];

const NO_DISPLAY = [
  '没有可用的显示器（环境变量 DISPLAY 和 WAYLAND_DISPLAY 都是空的），窗口打不开。',
  '不开窗口看全过程：npm run demo；在虚拟显示器上打开窗口：xvfb-run -a npm start',
  'There is no display ($DISPLAY and $WAYLAND_DISPLAY are empty), so no window can be opened.',
  'To see the whole path without one: npm run demo; to open the window on a virtual one: xvfb-run -a npm start',
].join('\n');

interface Runtime {
  executable: string;
  /** Says in Chinese and English what the window runs on. */
  line: string;
  env: Record<string, string>;
}

/** Electron as named, as installed, or as stood in for; throws with what to install where there is none of them. */
async function findRuntime(): Promise<Runtime> {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) {
    const line = `运行于 ELECTRON_OVERRIDE_DIST_PATH 指定的 Electron · Running on the Electron in ${named}`;
    return { executable: join(named, 'electron'), line, env: { STANDIN_HEADFUL: '1' } };
  }
  const installed = realElectron();
  if (installed) return { executable: installed, line: '运行于 Electron · Running on Electron', env: {} };
  return {
    executable: join(await readyStandin(), 'electron'),
    line:
      '本机没有 Electron 程序文件，运行于 Chromium 替身（只供试看和测试）' +
      " · Electron's binary is not installed: running on its Chromium stand-in (for trying and testing only)",
    env: { STANDIN_HEADFUL: '1' },
  };
}

/** Milliseconds since the epoch of the newest file at or below a path. */
function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** True when every part is there and none is older than the sources. */
function isBuilt(): boolean {
  const made = BUILT.map((name) => statSync(join(ROOT, 'out', name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.min(...made) >= Math.max(...SOURCES.map((name) => newest(join(ROOT, name))));
}

function end(message: string): never {
  console.error(message);
  process.exit(1);
}

const { DISPLAY, WAYLAND_DISPLAY } = process.env;
if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) end(NO_DISPLAY);
const { executable, line, env } = await findRuntime().catch((error: Error) => end(error.message));
if (!isBuilt()) {
  const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) end('构建没有成功，窗口没有打开。 · The build failed, so no window was opened.');
}
console.log(line);
const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env; // Electron would then be nothing but Node
const program = spawn(executable, ['.', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...inherited, ...env },
});
// The program ends by itself on these, in its own time; this process only hands its exit code on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => program.kill(signal));
program.on('error', (error) => end(`${executable}: ${error.message}`));
program.on('exit', (code) => process.exit(code ?? 1));

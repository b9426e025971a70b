// Makes the folder that passes for Electron's unpacked distribution, with the stand-in bundled into it:
//   node tests/standin/make-dist.ts [folder]      then      ELECTRON_OVERRIDE_DIST_PATH=<folder> electron .
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const SOURCES = import.meta.dirname;
const ROOT = join(SOURCES, '..', '..');
/** Where the stand-in lies unless another folder is asked for. */
export const STANDIN_DIR = join(ROOT, 'out', 'standin');
const LOCALES = ['en-US', 'zh-CN', 'zh-TW'];
/** What @electron/fuses looks for: sentinel, version, count, then one byte a fuse ('0' off, '1' on). */
const FUSES = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100110';

/**
 * Makes the stand-in in `dir`, unless what lies there is newer than its sources and was made by this Node.
 * Gives the folder, which is what ELECTRON_OVERRIDE_DIST_PATH wants.
 */
export async function makeStandin(dir: string = STANDIN_DIR): Promise<string> {
  const folder = resolve(dir);
  const launcher = launcherFor(electronVersion());
  if (isFresh(folder, launcher)) return folder;
  // Made beside and then moved: an app that is starting from the old one finds it whole.
  const fresh = `${folder}.${process.pid}`;
  await make(fresh, launcher);
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return folder;
}

async function make(folder: string, launcher: string): Promise<void> {
  for (const name of ['resources', 'locales', 'standin']) mkdirSync(join(folder, name), { recursive: true });
  const bundle = await rolldown({
    input: { run: join(SOURCES, 'run.ts'), electron: join(SOURCES, 'api', 'electron.ts') },
    cwd: ROOT,
    platform: 'node',
    external: [/^node:/],
  });
  await bundle.write({
    dir: join(folder, 'standin'),
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].mjs',
  });
  await bundle.close();
  // electron-builder expects these of a distribution.
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), 'stand-in\n');
  for (const name of LOCALES) writeFileSync(join(folder, 'locales', `${name}.pak`), '');
  writeFileSync(join(folder, 'version'), electronVersion());
  writeFileSync(join(folder, 'electron'), launcher, 'latin1');
  chmodSync(join(folder, 'electron'), 0o755);
}

function electronVersion(): string {
  const path = join(ROOT, 'node_modules', 'electron', 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

function isFresh(folder: string, launcher: string): boolean {
  const executable = join(folder, 'electron');
  if (!existsSync(executable) || readFileSync(executable, 'latin1') !== launcher) return false;
  const made = statSync(executable).mtimeMs;
  const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return sources.every((name) => statSync(join(SOURCES, name)).mtimeMs <= made);
}

/** The executable: a shell script, since what it starts is Node. */
function launcherFor(version: string): string {
  return `#!/bin/sh
# The Chromium stand-in for Electron ${version}. Not Electron.
self=$(readlink -f "$0")
node=\${STANDIN_NODE:-${process.execPath}}
if [ -n "$ELECTRON_RUN_AS_NODE" ]; then unset ELECTRON_RUN_AS_NODE; exec "$node" "$@"; fi
flags=
for word in "$@"; do
  case $word in --inspect|--inspect=*|--inspect-brk|--inspect-brk=*) flags="$flags $word" ;; esac
done
export STANDIN_EXEC="$self" STANDIN_ELECTRON_VERSION=${version}
exec "$node" $flags "\${self%/*}/standin/run.mjs" "$@"
: ${FUSES}
`;
}

if (import.meta.main) console.log(await makeStandin(process.argv[2]));

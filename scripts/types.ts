// Checks every layer under its own tsconfig, so that a layer sees only the globals it may use.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const layers = ['domain', 'contract', 'core', 'electron', 'renderer', 'scripts', 'tests'];
let failed = 0;
for (const layer of layers.filter((name) => existsSync(join(root, name, 'tsconfig.json')))) {
  const { status } = spawnSync('tsc', ['-p', layer], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(`types ${layer}: ${status === 0 ? 'ok' : 'failed'}`);
  if (status !== 0) failed++;
}
process.exit(failed ? 1 : 0);

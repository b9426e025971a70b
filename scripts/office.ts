// Finds LibreOffice and pdftotext, by which the tests look at rendered pages; on Debian as root it installs them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const INSTALL_COMMAND =
  'apt-get update && apt-get install -y --no-install-recommends libreoffice-writer poppler-utils fonts-noto-cjk';

const isThere = (program: string, option: string): boolean => spawnSync(program, [option]).error === undefined;
const complete = (): boolean => isThere('soffice', '--version') && isThere('pdftotext', '-v');

/** Makes sure that both programs are there, or says what to install; the tests that need them fail then and name them. */
export function ensureOffice(): void {
  if (complete()) return;
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.log('LibreOffice or pdftotext not found: installing them from Debian’s packages …');
    spawnSync('sh', ['-c', INSTALL_COMMAND], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (complete()) return;
  }
  console.error(
    `The tests of rendered pages need more programs. Install them with:\n  sudo sh -c '${INSTALL_COMMAND}'`,
  );
}

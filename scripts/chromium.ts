// Finds the Chromium that the stand-in, the tests and the demo's PDFs run on; on Debian as root it installs one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '#tests/standin/chromium/find.ts';

/** What a person types to get what the tests need. */
export const INSTALL_COMMAND = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk';

/**
 * Makes sure that a Chromium is there. As root on Debian it is installed from Debian's own packages.
 * @returns its path, or undefined after saying what to install
 */
export function ensureChromium(): string | undefined {
  const found = findChromium();
  if (found !== undefined) return found;
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.log('Chromium not found: installing it from Debian’s packages …');
    const { status } = spawnSync('sh', ['-c', INSTALL_COMMAND], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = status === 0 ? findChromium() : undefined;
    if (installed !== undefined) return installed;
  }
  console.error(
    `The window's tests need Chromium and a Chinese font. Install them with:\n  sudo sh -c '${INSTALL_COMMAND}'`,
  );
  return undefined;
}

// Finds the Chromium that stands behind the stand-in, and says what to install where there is none.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ELSEWHERE = [
  ...NAMES.map((name) => join('/usr/bin', name)),
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** What to tell a person on whose machine there is no Chromium. */
export const CHROMIUM_MISSING = [
  '找不到 Chromium：请先安装（Debian/Ubuntu：apt-get install chromium），或用环境变量 BIHUAN_CHROMIUM 指明它的路径。',
  'No Chromium found: install it (Debian/Ubuntu: apt-get install chromium) or name its path in BIHUAN_CHROMIUM.',
].join('\n');

/** The path of a Chromium that can be started: BIHUAN_CHROMIUM, else the first one found; undefined without any. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.BIHUAN_CHROMIUM) return runs(env.BIHUAN_CHROMIUM) ? env.BIHUAN_CHROMIUM : undefined;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...ELSEWHERE].find(runs);
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

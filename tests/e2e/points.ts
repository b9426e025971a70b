// The points of Electron's security checklist (electronjs.org, Tutorial, Security), and tests that are named by them.
import { test } from '@playwright/test';

export const POINTS: Readonly<Record<number, string>> = {
  1: 'Only load secure content',
  2: 'Do not enable Node.js integration for remote content',
  3: 'Enable context isolation',
  4: 'Enable process sandboxing',
  5: 'Handle session permission requests',
  6: 'Do not disable webSecurity',
  7: 'Define a Content Security Policy',
  8: 'Do not enable allowRunningInsecureContent',
  9: 'Do not enable experimental features',
  10: 'Do not use enableBlinkFeatures',
  11: 'Do not use allowpopups for webviews',
  12: 'Verify webview options before creation',
  13: 'Disable or limit navigation',
  14: 'Disable or limit creation of new windows',
  15: 'Do not use shell.openExternal with untrusted content',
  16: 'Use a current version of Electron',
  17: 'Validate the sender of all IPC messages',
  18: 'Avoid the file:// protocol',
  19: 'Check which fuses can be changed',
  20: 'Do not expose Electron APIs to untrusted web content',
};

/** Points that have a test. */
export const covered = new Set<number>();

/** A test that stands for one or more points. */
export function point(numbers: number | readonly number[], what: string, run: () => Promise<void>): void {
  const all = [numbers].flat();
  for (const number of all) covered.add(number);
  test(`${all.map((number) => `${number}. ${POINTS[number]}`).join(' · ')}: ${what}`, run);
}

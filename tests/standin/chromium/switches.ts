// The command line of the Chromium behind the stand-in: quiet, reproducible, and unable to reach any other machine.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BLANK } from './urls.ts';

export interface LaunchOptions {
  executable: string;
  /** Chromium's profile folder. */
  profile: string;
  headless: boolean;
  /** A DevTools port, only when Playwright asked for one. */
  port: string | undefined;
  /** Such as zh-CN: what pages see as navigator.language, and what Chromium itself speaks. */
  locale: string;
  /** Further switches, of the app's own. */
  switches: string[];
}

const OFF = [
  'background-networking',
  'background-timer-throttling',
  'backgrounding-occluded-windows',
  'back-forward-cache',
  'breakpad',
  'component-update',
  'default-apps',
  'dev-shm-usage',
  'extensions',
  'gpu',
  'hang-monitor',
  'popup-blocking',
  'quic',
  'renderer-backgrounding',
  'sync',
].map((name) => `--disable-${name}`);

const FEATURES_OFF = [
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'Translate',
];

/** All switches for one start. */
export function switchesFor({ profile, headless, port, locale, switches }: LaunchOptions): string[] {
  return [
    `--user-data-dir=${profile}`,
    `--app=${BLANK}`,
    '--test-type', // no bar about unsupported switches
    '--no-sandbox', // root and most containers cannot have one; only the app's own pages are ever loaded
    '--no-first-run',
    '--no-default-browser-check',
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
    '--force-color-profile=srgb',
    ...OFF,
    `--disable-features=${FEATURES_OFF.join(',')}`,
    '--in-process-gpu', // two processes fewer
    '--enable-features=NetworkServiceInProcess2',
    '--host-resolver-rules=MAP * ~NOTFOUND', // no name resolves, so nothing leaves this machine
    `--lang=${locale}`,
    `--accept-lang=${locale}`,
    ...(headless ? ['--headless=new'] : []),
    ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
    ...switches,
  ];
}

/** Makes the profile folder ready: no bubbles over the window, and no traces of a run that was killed. */
export function prepareProfile(profile: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  // With these left behind Chromium would take the profile as in use.
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket', 'DevToolsActivePort']) {
    rmSync(join(profile, name), { force: true });
  }
  const preferences = join(profile, 'Default', 'Preferences');
  if (existsSync(preferences)) return;
  const quiet = {
    translate: { enabled: false },
    credentials_enable_service: false,
    profile: { password_manager_enabled: false, exit_type: 'Normal' },
  };
  writeFileSync(preferences, JSON.stringify(quiet));
}

// Which windows may be asked for: sandboxed, isolated, without Node. Every other wish throws.
import { getBoot } from '#tests/standin/boot.ts';
import { notImplemented } from '#tests/standin/guard.ts';
import { session } from './session.ts';

export interface Preferences {
  preload?: string;
  additionalArguments?: string[];
  [name: string]: unknown;
}

/** The one value that may be given for each of these. */
const ONLY: Record<string, unknown> = {
  allowRunningInsecureContent: false,
  contextIsolation: true,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  plugins: false,
  sandbox: true,
  session: session.defaultSession,
  webSecurity: true,
  webviewTag: false,
};
const USED = ['preload', 'additionalArguments'];
const WITHOUT_EFFECT = [
  'autoplayPolicy',
  'backgroundThrottling',
  'defaultEncoding',
  'devTools',
  'disableDialogs',
  'safeDialogs',
  'spellcheck',
  'v8CacheOptions',
  'webgl',
];

/** Throws for a preference that the stand-in does not have, or has with another value. */
export function checkPreferences(preferences: Preferences): void {
  for (const [name, value] of Object.entries(preferences)) {
    if (USED.includes(name) || WITHOUT_EFFECT.includes(name)) continue;
    if (name in ONLY && (value === undefined || value === ONLY[name])) continue;
    throw notImplemented(`webPreferences.${name}: ${String(value)}`);
  }
}

/** `process` as a sandboxed preload sees it; its environment stays outside. */
export function processForPreload(preferences: Preferences): Record<string, unknown> {
  const { executable, resourcesPath } = getBoot();
  return {
    platform: process.platform,
    arch: process.arch,
    versions: { ...process.versions },
    env: {},
    pid: 0,
    argv: [executable, '--type=renderer', ...(preferences.additionalArguments ?? [])],
    execPath: executable,
    resourcesPath,
    isMainFrame: true,
  };
}

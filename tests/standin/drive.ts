// Starts the sample app on the stand-in: driven by Playwright, or by itself.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { expect, vi } from 'vitest';
import { readyStandin } from './choose.ts';
import type {} from './fixture/main.ts';

export const FIXTURE = join(import.meta.dirname, 'fixture');

/** A folder of the test's own; the system's temporary folder is swept by the system. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'standin-test-'));
}

// A busy machine may take long to start a program; nothing here waits for a fixed time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Expects of what will be, as soon as it is. */
export const eventually = <T>(actual: () => T) => expect.poll(actual, { timeout: 30_000 });

export interface Started {
  app: ElectronApplication;
  page: Page;
  userData: string;
}

/** Drives the sample app, or the packed app behind `executable`, and waits until its page has loaded. */
export async function drive(executable?: string): Promise<Started> {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', await readyStandin());
  const userData = freshFolder();
  const app = await _electron.launch({
    ...(executable ? { executablePath: executable } : {}),
    args: [...(executable ? [] : [FIXTURE]), `--user-data-dir=${userData}`],
    colorScheme: null,
  });
  const page = await app.firstWindow();
  await page.waitForURL(/\.app\.standin\.invalid\//); // the window is there before the app has loaded its page
  await page.waitForLoadState('load');
  return { app, page, userData };
}

export interface Ended {
  code: number | null;
  output: string;
  errors: string;
}

/** Runs the sample app without Playwright until it ends. */
export async function run(words: string[], env: Record<string, string> = {}): Promise<Ended> {
  const executable = join(await readyStandin(), 'electron');
  const child = spawn(executable, words, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    errors += data;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output: output.trim(), errors };
}

// The window's own tests: every spec drives the whole program through Playwright's Electron support.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/windows', // Playwright empties it; pictures and reports lie beside it
  globalSetup: './tests/e2e/prepare.ts',
  workers: 2, // a program waits for its window, its worker and the disk by turns: two keep both cores of a small machine busy
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
});

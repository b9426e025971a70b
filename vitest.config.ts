// Unit, database, document, security and architecture tests. The window's own tests are tests/e2e (Playwright).
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,db,cli,documents,security,architecture,standin}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000 * Number(process.env.BIHUAN_TEST_TIMES ?? '1'), // more runs of each property: npm run test:long
    hookTimeout: 60_000,
    pool: 'forks',
    // Many suites wait for programs of their own (command line, stand-in): two at once use both cores of a small machine.
    maxWorkers: 2,
  },
});

// Unit, database, document, security and architecture tests. The window's own tests are tests/e2e (Playwright).
import { defineConfig } from 'vitest/config';

// Rules are pure functions: their files share a process, which saves a start for each of a hundred.
const RULES = 'tests/unit/!(electron|features|ui)/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 60_000 * Number(process.env.BIHUAN_TEST_TIMES ?? '1'), // more runs of each property: npm run test:long
    hookTimeout: 60_000,
    pool: 'forks',
    // Many suites wait for programs of their own (command line, stand-in): two at once use both cores of a small machine.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'rules', include: [RULES], isolate: false } },
      {
        extends: true,
        test: {
          name: 'program',
          include: ['tests/{unit,db,cli,documents,security,faults,architecture,standin}/**/*.test.{ts,tsx}'],
          exclude: [RULES],
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

/** Browsers and servers may be slow on a shared machine: there a test gets a second try, at home it does not. */
const RETRIES = process.env['CI'] ? 1 : 0;
/** How long a page may take until it shows what a test waits for; vitest's own second is too short for a busy machine. */
const PATIENCE = { poll: { timeout: 15_000 } };

export default defineConfig({
  test: {
    reporters: ['default', './test/support/summary-reporter.ts'],
    testTimeout: 20_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/neo4j/live/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/support/global.ts'],
          testTimeout: 120_000,
          expect: PATIENCE,
          retry: RETRIES,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          // the main stories once more, with everything in Neo4j
          name: 'browser-neo4j',
          include: ['search', 'reader', 'lineage', 'pair', 'table', 'corpus'].map((name) => `test/e2e/${name}.test.ts`),
          globalSetup: ['test/e2e/support/global-neo4j.ts'],
          testTimeout: 120_000,
          expect: PATIENCE,
          retry: RETRIES,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'neo4j',
          include: ['test/neo4j/live/**/*.test.ts'],
          globalSetup: ['test/neo4j/global-setup.ts'],
          testTimeout: 120_000,
          retry: RETRIES,
          fileParallelism: false,
        },
      },
    ],
  },
});

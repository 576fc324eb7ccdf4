import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Two at least, on two cores too: much of the time is spent waiting, for builds and for frames. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    reporters: ['default', './test/setup/summary-reporter.ts'],
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          globalSetup: ['test/setup/math-bundle.ts'],
          maxWorkers,
          // A guard against hanging, not a measure: builds of whole sites and killed processes take their time.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/setup/math-bundle.ts', 'test/setup/browser.ts'],
          maxWorkers,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

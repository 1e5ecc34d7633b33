import { defineConfig } from 'vitest/config';

/** The suites that take longer than two minutes; run what a change touches. */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    testTimeout: 15 * 60_000,
    hookTimeout: 5 * 60_000,
    fileParallelism: false,
    globalSetup: ['test/support/postgres/global-setup.ts'],
    passWithNoTests: true,
  },
});

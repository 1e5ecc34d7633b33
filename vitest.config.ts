import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'],
    // Tests wait for sockets and processes as often as they compute: every core takes its share.
    maxWorkers: '100%',
    // Timing is measured by the bench; a busy machine must not fail a test.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    globalSetup: ['test/support/postgres/global-setup.ts'],
    passWithNoTests: true,
  },
});

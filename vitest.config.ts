import { defineConfig } from 'vitest/config';

const shared = {
  // Timing is measured by the bench; a busy machine must not fail a test.
  testTimeout: 30_000,
  hookTimeout: 30_000,
};

export default defineConfig({
  test: {
    // Tests wait for sockets and processes as often as they compute: every core takes its share.
    maxWorkers: '100%',
    globalSetup: ['test/support/postgres/global-setup.ts'],
    passWithNoTests: true,
    projects: [
      {
        test: {
          ...shared,
          name: 'in process',
          include: ['test/{architecture,contract,golden,unit}/**/*.test.ts'],
          // Nothing of ours is global, so that the language model is loaded once a worker, not once a file.
          isolate: false,
        },
      },
      { test: { ...shared, name: 'end to end', include: ['test/e2e/**/*.test.ts'] } },
    ],
  },
});

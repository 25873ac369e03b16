import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,test,db}/**/*.test.ts'],
    globalSetup: ['test/database.ts'],
    // Processes of their own, for tests send signals; two at the most, so that a small machine can run them.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});

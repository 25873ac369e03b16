import { defineConfig } from 'vitest/config';
import everyday from './vitest.config.ts';

// The long proofs: not in `npm test`, one after another, with their figures in the README.
export default defineConfig({
  test: {
    ...everyday.test,
    projects: undefined,
    include: [
      '{src,test,db}/**/*.soak.ts',
      'test/holds/{naughty,every-field}.test.ts',
      'src/desk/candidates/naughty.test.ts',
    ],
    env: { STRINGS: 'all' },
    maxWorkers: 1,
    testTimeout: 30 * 60_000,
    disableConsoleIntercept: true,
  },
});

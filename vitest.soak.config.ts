import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import everyday from './vitest.config.ts';

/** Property tests: here they draw new cases each time, in `npm test` the same ones. */
const properties = globSync('{src,test,db}/**/*.test.ts', { cwd: import.meta.dirname })
  .filter((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8').includes("from 'fast-check'"),
  )
  .map((file) => file.replaceAll('\\', '/'));

// The long proofs: not in `npm test`, one after another, with their figures in the README.
export default defineConfig({
  test: {
    ...everyday.test,
    projects: undefined,
    include: [
      '{src,test,db}/**/*.soak.ts',
      'test/holds/{naughty,every-field}.test.ts',
      'src/desk/candidates/naughty.test.ts',
      'db/demo/sample.test.ts',
      ...properties,
    ],
    env: { STRINGS: 'all', SEEDS: 'new' },
    maxWorkers: 1,
    testTimeout: 30 * 60_000,
    disableConsoleIntercept: true,
  },
});

import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import everyday from './vitest.config.ts';

/**
 * Property tests, which draw new cases here each time and in `npm test` the same ones, and tests that do whole
 * here what they do in part there.
 */
const whole = globSync('{src,test,db}/**/*.test.ts', { cwd: import.meta.dirname })
  .filter((file) =>
    /from 'fast-check'|\/soak\.ts'/.test(readFileSync(new URL(file, import.meta.url), 'utf8')),
  )
  .map((file) => file.replaceAll('\\', '/'));

// The long proofs: not in `npm test`, one after another, with their figures in the README.
export default defineConfig({
  test: {
    ...everyday.test,
    projects: undefined,
    include: ['{src,test,db}/**/*.soak.ts', ...whole],
    env: { SOAK: 'yes', SEEDS: 'new' },
    maxWorkers: 1,
    testTimeout: 30 * 60_000,
    disableConsoleIntercept: true,
  },
});

import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const files = globSync('{src,test,db}/**/*.test.ts', { cwd: import.meta.dirname }).map((file) =>
  file.replaceAll('\\', '/'),
);

/** What a test names that opens a database, starts a process or changes its own. */
const OPENS =
  /world\.ts'|worker-database\.ts'|\/crash\.ts'|\/database\.ts'|child_process|\bvi\b|umask|process\.env|\bconfigure[A-Z]/;
const opens = (file: string) => OPENS.test(readFileSync(new URL(file, import.meta.url), 'utf8'));

export default defineConfig({
  test: {
    globalSetup: ['test/database.ts'],
    setupFiles: ['test/seed.ts'],
    // Processes of their own, for tests send signals; two at the most, so that a small machine can run them.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'opening', include: files.filter(opens) } },
      // Pure: they keep nothing behind that another could find, so the rules are loaded once and not for each.
      {
        extends: true,
        test: { name: 'pure', include: files.filter((file) => !opens(file)), isolate: false },
      },
    ],
  },
});

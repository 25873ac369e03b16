import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const files = globSync('{src,test,db}/**/*.test.ts', { cwd: import.meta.dirname }).map((file) =>
  file.replaceAll('\\', '/'),
);

/** The first of these that a test names says how it is run. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  // Starts processes, or changes what holds for a whole process: each in one of its own.
  ['alone', /\/crash\.ts'|child_process|\bvi\b|umask|process\.env|\bconfigure[A-Z]/],
  // Opens the whole house, which says to its rooms where it is reached.
  ['house', /routes-world\.ts'|app\/serve\.ts'|\/(compose|serve)\.ts'/],
  ['database', /world\.ts'|worker-database\.ts'|\/database\.ts'/],
  ['pure', /./],
];
const kinds = Map.groupBy(files, (file) => {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return KINDS.find(([, names]) => names.test(text))?.[0] ?? 'pure';
});

export default defineConfig({
  test: {
    globalSetup: ['test/database.ts'],
    setupFiles: ['test/seed.ts'],
    // Processes of their own, for tests send signals; two at the most, so that a small machine can run them.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // But for those alone, files of a kind share a process: each opens what it needs and closes it, so that
    // the code they share is loaded once and not for each.
    projects: KINDS.map(([name]) => ({
      extends: true as const,
      test: { name, include: kinds.get(name) ?? [], isolate: name === 'alone' },
    })),
  },
});

import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stopLeftBehind } from '../src/platform/postgres/database.ts';

const HOUR = 3_600_000;

/**
 * A data folder for one run, below the temporary folder; what killed runs of the same prefix have left
 * is removed first: their database, if it lives, and its files.
 */
export async function freshDataDir(prefix: string): Promise<string> {
  const home = realpathSync(tmpdir());
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(prefix))) {
    const folder = path.join(home, name);
    try {
      const age = Date.now() - statSync(folder).mtimeMs;
      if (await stopLeftBehind(folder, age > HOUR)) {
        rmSync(folder, { recursive: true, force: true });
      }
    } catch {
      // Another user's run, or one that another sweep has just removed.
    }
  }
  return mkdtempSync(path.join(home, prefix));
}

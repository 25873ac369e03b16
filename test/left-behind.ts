import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stopLeftBehind } from '../src/platform/postgres/database.ts';
import { livingHolder } from '../src/platform/postgres/lock.ts';
import { rememberedFolder } from '../src/platform/postgres/place.ts';
import { stampOf } from '../src/platform/postgres/process-life.ts';

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
      if (await stopLeftBehind(folder, age > HOUR)) removeDataDir(folder);
    } catch {
      // Another user's run, or one that another sweep has just removed.
    }
  }
  const dataDir = mkdtempSync(path.join(home, prefix));
  // Run by root, the database's own user must be able to walk through.
  chmodSync(dataDir, 0o711);
  return dataDir;
}

/** Ends the folder's database and removes the folder when this process exits before it has done so (Ctrl-C). */
export function removeAtExit(dataDir: string): void {
  process.once('exit', () => {
    const pid = livingHolder(path.join(dataDir, 'run.json'))?.database?.pid;
    if (pid === undefined) return;
    process.kill(pid, 'SIGQUIT');
    const bell = new Int32Array(new SharedArrayBuffer(4));
    for (let waits = 0; waits < 200 && stampOf(pid) !== undefined; waits++) {
      Atomics.wait(bell, 0, 0, 20);
    }
    removeDataDir(dataDir);
  });
}

/** Removes a data folder whose database has ended, and its files if they lie elsewhere. */
export function removeDataDir(dataDir: string): void {
  const files = rememberedFolder(dataDir);
  const apart = !files.startsWith(dataDir);
  rmSync(apart ? path.dirname(files) : files, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

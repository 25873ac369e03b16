import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder and the parents it lacks, whatever the umask. `mkdir -p` with a mode gives that mode to
 * every new parent, and the database's own user must be able to walk through: as root the new folders
 * can be passed through by all (0711, listed by none), otherwise they are their owner's alone (0700).
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { recursive: true });
  } catch (fault) {
    throw new Error(
      `The folder ${folder} cannot be made (${(fault as NodeJS.ErrnoException).code}). Set DATA_DIR to a folder that you may write to.`,
      { cause: fault },
    );
  }
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}

import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { stampOf } from './process-life.ts';

const holder = z.object({
  /** Tells one lock from the next, even of the same process. */
  token: z.string(),
  pid: z.number(),
  stamp: z.string(),
  startedAt: z.string(),
  purpose: z.enum(['server', 'command']),
  /** Where the server answers, once it does. */
  url: z.string().optional(),
  /** How to reach the database, once it is up. */
  database: z.object({ port: z.number(), password: z.string(), pid: z.number() }).optional(),
});

/** What DATA_DIR/run.json says: which process has the data folder, and how to reach its database. */
export type Holder = z.infer<typeof holder>;

/** The data folder is ours until released. */
export interface Lock {
  /** Adds to what others read in the lock. */
  tell(more: Pick<Partial<Holder>, 'url' | 'database'>): void;
  release(): void;
}

/**
 * Takes the lock file, or tells who has it. A lock whose process is dead is taken over. Safe when many try
 * at once: making the file is one step of the file system (a link), and only the process that holds
 * the lock on taking over (the same lock, one name further) replaces a dead one's.
 */
export async function takeLock(
  file: string,
  purpose: Holder['purpose'],
): Promise<{ readonly lock: Lock } | { readonly heldBy: Holder }> {
  for (;;) {
    const mine = newHolder(purpose);
    if (make(file, mine)) return { lock: lockOn(file, mine) };
    const found = readHolder(file);
    if (found === undefined) continue;
    if (isAlive(found)) return { heldBy: found };
    const right = await takeLock(`${file}.take-over`, purpose);
    if ('heldBy' in right) {
      await pause(20);
      continue;
    }
    const still = readHolder(file)?.token === found.token;
    if (still) replace(file, mine);
    right.lock.release();
    if (still) return { lock: lockOn(file, mine) };
  }
}

/** Who holds the lock file and lives; undefined when nobody does. Throws if it may not be read. */
export function livingHolder(file: string): Holder | undefined {
  const found = readHolder(file);
  return found !== undefined && isAlive(found) ? found : undefined;
}

function newHolder(purpose: Holder['purpose']): Holder {
  const stamp = stampOf(process.pid) ?? '';
  const startedAt = new Date().toISOString();
  return { token: randomUUID(), pid: process.pid, stamp, startedAt, purpose };
}

function isAlive(found: Holder): boolean {
  return stampOf(found.pid) === found.stamp;
}

function lockOn(file: string, first: Holder): Lock {
  let mine = first;
  const ours = () => readHolder(file)?.token === first.token;
  return {
    tell(more) {
      if (!ours()) throw new Error(`${file} was taken away from this process.`);
      mine = { ...mine, ...more };
      replace(file, mine);
    },
    release() {
      if (ours()) rmSync(file, { force: true });
    },
  };
}

function make(file: string, content: Holder): boolean {
  const draft = draftOf(file, content);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replace(file: string, content: Holder): void {
  renameSync(draftOf(file, content), file);
}

function draftOf(file: string, content: Holder): string {
  const draft = `${file}.${content.token}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  return draft;
}

function readHolder(file: string): Holder | undefined {
  try {
    return holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError || error instanceof z.ZodError) return UNREADABLE;
    throw error;
  }
}

/** A lock file that a power cut left empty or torn: nobody's, so it can be taken over. */
const UNREADABLE: Holder = {
  token: 'unreadable',
  pid: 0,
  stamp: 'none',
  startedAt: '',
  purpose: 'command',
};

import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * What tells one life of a process id from another: the boot and the tick it started at. Undefined when
 * no such process lives. A killed process that nobody has collected yet counts as dead.
 */
export function stampOf(pid: number): string | undefined {
  if (process.platform === 'linux') return stampFromProc(pid);
  if (process.platform === 'win32') return isThere(pid) ? 'there' : undefined;
  return ps(pid, 'lstart=');
}

/** Does this process live, and is it the PostgreSQL that serves this folder (not a stranger with its old id)? */
export function isPostgresOn(pid: number, folder: string): boolean {
  if (stampOf(pid) === undefined) return false;
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return (ps(pid, 'command=') ?? '').includes(`-D ${folder}`);
  const words = read(`/proc/${pid}/cmdline`)?.split('\0') ?? [];
  const served = words[words.indexOf('-D') + 1];
  if (path.basename(words[0] ?? '') !== 'postgres' || served === undefined) return false;
  return real(served) === real(folder);
}

function stampFromProc(pid: number): string | undefined {
  // The command's name, in brackets, may hold spaces and brackets itself: count from its end.
  const stat = read(`/proc/${pid}/stat`);
  const [state, ...after] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  if (state === undefined || state === 'Z' || state === 'X') return undefined;
  return `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''} ${after[18]}`;
}

function ps(pid: number, column: string): string | undefined {
  const answer = spawnSync('ps', ['-p', String(pid), '-o', column], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() || undefined : undefined;
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}

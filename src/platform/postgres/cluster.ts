import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type Binaries, program } from './binaries.ts';
import type { Place } from './place.ts';

/** The role that owns the database: for migrations, backup and verification, never for a request. */
export const OWNER = 'deskproof_owner';

/** Everything needed to make or start a database. */
export interface Cluster extends Place {
  readonly binaries: Binaries;
  /** The owner's password. */
  readonly password: string;
  /** File that PostgreSQL's own messages go to. */
  readonly log: string;
  /** True: what is committed survives a power cut. False only in tests, for speed. */
  readonly durable: boolean;
}

/** Starts a program as the cluster's account, with none of the caller's own PostgreSQL settings. */
export function run(
  cluster: Cluster,
  name: 'initdb' | 'postgres' | 'pg_ctl',
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const env = Object.entries(process.env).filter(([key]) => !/^(PG|LC_|LANG)/.test(key));
  return spawn(program(cluster.binaries, name), args, {
    ...options,
    ...(cluster.account === undefined
      ? {}
      : { uid: cluster.account.uid, gid: cluster.account.gid }),
    cwd: path.parse(cluster.folder).root,
    env: { ...Object.fromEntries(env), LC_ALL: 'C', TZ: 'UTC' },
  });
}

/**
 * Makes the database's files if there are none. They are made under another name and moved in place when
 * whole, so that a start that was killed halfway leaves nothing that looks like a database.
 * Refuses files written by another major version of PostgreSQL.
 */
export async function makeCluster(
  cluster: Cluster,
  say: (line: string) => void,
): Promise<Result<void>> {
  const { folder, binaries } = cluster;
  const versionFile = path.join(folder, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const major = Number(readFileSync(versionFile, 'utf8'));
    return major === binaries.major ? ok(undefined) : otherMajor(folder, major, binaries.major);
  }
  if (existsSync(folder)) {
    return refuse(
      'not-a-database',
      `${folder} exists but holds no database. Move it away, or set DATA_DIR to another folder.`,
    );
  }
  say('Making the database (on the first start only)...');
  const draft = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, cluster.password, { mode: 0o600, flag: 'wx' });
  for (const file of [draft, passwordFile]) giveTo(cluster, file);
  try {
    const made = await initdb(cluster, draft, passwordFile);
    if (!made.ok) return made;
    renameSync(draft, folder);
    return ok(undefined);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

async function initdb(
  cluster: Cluster,
  draft: string,
  passwordFile: string,
): Promise<Result<void>> {
  // C.UTF-8 by the built-in provider: upper and lower case of all letters, and an order of text that no
  // update of the operating system can change under an index.
  const args = ['-D', draft, '-U', OWNER, '--pwfile', passwordFile, '--auth=scram-sha-256'];
  args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin');
  args.push('--builtin-locale=C.UTF-8', '--no-instructions');
  if (!cluster.durable) args.push('--no-sync');
  const child = run(cluster, 'initdb', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? '' : `ended with ${code ?? signal}`),
    );
  });
  const [failure, out, errors] = await Promise.all([
    ended,
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ]);
  if (failure === '') return ok(undefined);
  return refuse(
    'database-not-made',
    `The database could not be made in ${cluster.folder}. initdb ${failure}:\n${out}${errors}`,
  );
}

function giveTo({ account }: Cluster, file: string): void {
  chmodSync(file, file.endsWith('.password') ? 0o600 : 0o700);
  if (account !== undefined) chownSync(file, account.uid, account.gid);
}

function otherMajor(folder: string, theirs: number, ours: number): Result<never> {
  return refuse(
    'other-major',
    `The database in ${folder} was written by PostgreSQL ${theirs}; this Deskproof brings PostgreSQL ${ours} and cannot read it. Nothing was changed. To move: with the Deskproof that wrote it run npm run -s deskproof -- backup DIR, and with this one, DATA_DIR set to a new folder, npm run -s deskproof -- restore DIR.`,
  );
}

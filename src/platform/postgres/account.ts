import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { ok, type Result, refuse } from '../../lib/result.ts';

/** The user PostgreSQL runs as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so a product started by root runs it as the folder's present owner,
 * else as `postgres`, else as `nobody`. Undefined: we are not root, it runs as ourselves.
 * No user is ever added to the machine.
 * @param cluster the database's folder, if it exists already
 */
export function accountFor(cluster: string): Result<Account | undefined> {
  if (process.getuid?.() !== 0) return ok(undefined);
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) {
    return ok({ name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid });
  }
  const found = named('postgres') ?? named('nobody');
  if (found === undefined) {
    return refuse(
      'no-account',
      'PostgreSQL does not run as root, and this machine has no user named postgres or nobody. Start Deskproof as an ordinary user, or set DATABASE_URL.',
    );
  }
  return ok(found);
}

/** Can this account walk to this path and, for a file, run it? Asked as that account, so every parent counts. */
export function canReach(account: Account, target: string): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', target], {
    uid: account.uid,
    gid: account.gid,
    cwd: path.parse(target).root,
  });
  return asked.status === 0;
}

function named(name: string): Account | undefined {
  const uid = id('-u', name);
  const gid = id('-g', name);
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { name, uid, gid };
}

function id(flag: string, name: string): number | undefined {
  const asked = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return asked.status === 0 ? Number(asked.stdout.trim()) : undefined;
}

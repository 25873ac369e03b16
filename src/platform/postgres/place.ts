import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { makeFolder } from '../config/folder.ts';
import { type Account, accountFor, canReach } from './account.ts';

/** Where the database's files lie, and which account PostgreSQL runs as. */
export interface Place {
  readonly folder: string;
  readonly account: Account | undefined;
}

const remembered = z.object({ dataDir: z.string(), folder: z.string() });

/**
 * The database's folder: DATA_DIR/pg. Only when we are root, and the account PostgreSQL must run as
 * cannot walk to DATA_DIR (it lies in a home closed to others), the files go below `elsewhere`; that is
 * said once and kept in DATA_DIR/place.json. Never a temporary folder.
 * @param dataDir an existing folder
 */
export function choosePlace(
  dataDir: string,
  say: (line: string) => void,
  elsewhere = '/var/lib/deskproof',
): Result<Place> {
  const home = realpathSync(dataDir);
  const note = path.join(home, 'place.json');
  if (existsSync(note)) return recall(note, home);
  const folder = path.join(home, 'pg');
  const account = accountFor(folder);
  if (!account.ok) return account;
  if (existsSync(folder)) return checked({ folder, account: account.value }, home);
  if (account.value === undefined || canReach(account.value, home)) {
    return ok({ folder, account: account.value });
  }
  const away = path.join(elsewhere, label(home), 'pg');
  makeFolder(path.dirname(away));
  writeFileSync(note, `${JSON.stringify({ dataDir: home, folder: away }, null, 2)}\n`);
  say(
    `PostgreSQL runs as ${account.value.name}, who cannot enter ${home}. The database's files are kept in ${away}; they belong together with that folder.`,
  );
  return ok({ folder: away, account: account.value });
}

/** Where the files of a data folder that was opened before lie; for tidying up after tests. */
export function rememberedFolder(dataDir: string): string {
  const note = path.join(dataDir, 'place.json');
  if (!existsSync(note)) return path.join(dataDir, 'pg');
  return remembered.parse(JSON.parse(readFileSync(note, 'utf8'))).folder;
}

function recall(note: string, home: string): Result<Place> {
  const { dataDir, folder } = remembered.parse(JSON.parse(readFileSync(note, 'utf8')));
  if (dataDir !== home) {
    return refuse(
      'data-folder-moved',
      `${home} was copied or moved from ${dataDir}; its database is in ${folder}. If it was moved, put the new path as dataDir into ${note}. If it was copied, remove ${note} to begin anew there: two data folders cannot share one database.`,
    );
  }
  const account = accountFor(folder);
  if (!account.ok) return account;
  return checked({ folder, account: account.value }, path.dirname(folder));
}

function checked(place: Place, parent: string): Result<Place> {
  const { folder, account } = place;
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  if (account !== undefined && !canReach(account, parent)) {
    return refuse(
      'data-out-of-reach',
      `The database in ${folder} belongs to ${account.name}, who can no longer enter ${parent}. Let others pass through the folders above it (chmod o+x), then start again.`,
    );
  }
  if (account === undefined && owner !== undefined && owner !== process.getuid?.() && owner > 0) {
    return refuse(
      'data-of-another-user',
      `The database in ${folder} belongs to user ${owner}, because Deskproof was first started by root or by that user. Start it in the same way, or set DATA_DIR to another folder.`,
    );
  }
  return ok(place);
}

/** A folder name that tells two data folders apart and still says which is which. */
function label(home: string): string {
  const words = home.split(path.sep).filter((part) => part !== '' && !part.startsWith('.'));
  const name = (words.at(-1) ?? 'data').replace(/[^\w-]+/g, '-');
  return `${name}-${createHash('sha256').update(home).digest('hex').slice(0, 8)}`;
}

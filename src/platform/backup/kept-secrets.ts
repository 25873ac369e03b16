import { createHash } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readSecrets, replaceSecrets, type Secrets } from '../config/secrets.ts';

/**
 * The secrets a copy needs to go on: one opens the keys that sign checkpoints, one the authenticators'
 * secrets and the sessions, one lets the sample's people sign in. Passwords of the database stay behind.
 */
const KEPT = ['authSecret', 'logSecret', 'samplePassword'] as const;

export type KeptSecrets = Pick<Secrets, (typeof KEPT)[number]>;

const stored = z.strictObject({
  authSecret: z.string().min(1),
  logSecret: z.string().min(1),
  samplePassword: z.string().min(1),
});

/** The secrets of an installation that belong to its data. */
export function keptSecrets(dataDir: string): KeptSecrets {
  const { authSecret, logSecret, samplePassword } = readSecrets(dataDir);
  return { authSecret, logSecret, samplePassword };
}

/** Tells two installations' secrets apart without telling them: 32 hexadecimal digits. */
export function fingerprintOf({ authSecret, logSecret }: KeptSecrets): string {
  return createHash('sha256')
    .update(`deskproof backup secrets:${logSecret}:${authSecret}`)
    .digest('hex')
    .slice(0, 32);
}

/** The secrets as they stand in a backup, or null when they are none. */
export function readKept(text: string): KeptSecrets | null {
  try {
    return stored.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Takes a backup's secrets into a data folder. The ones that were there are kept beside them, because they
 * may belong to another database.
 * @returns the file the old ones were kept in, or null when there were none or they are the same
 */
export function adoptSecrets(
  dataDir: string,
  given: KeptSecrets,
  { keepOld, at }: { readonly keepOld: boolean; readonly at: Date },
): string | null {
  const file = path.join(dataDir, 'secrets.json');
  const same = existsSync(file) && fingerprintOf(keptSecrets(dataDir)) === fingerprintOf(given);
  let aside: string | null = null;
  if (keepOld && !same) {
    aside = `${file}.before-restore-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
    copyFileSync(file, aside);
  }
  replaceSecrets(dataDir, given);
  return aside;
}

import pg from 'pg';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readSecrets } from '../config/secrets.ts';
import type { OpenDatabase } from './open-database.ts';

/** A PostgreSQL of the operator's own: the same names and passwords for the two roles that serve requests. */
export async function connectTo(ownerUrl: string, dataDir: string): Promise<Result<OpenDatabase>> {
  const { host } = new URL(ownerUrl);
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (major < 15) {
      return refuse(
        'database-too-old',
        `The PostgreSQL at ${host} is version ${major}; Deskproof needs 15 or later.`,
      );
    }
  } catch (error) {
    return refuse(
      'database-not-reached',
      `The PostgreSQL that DATABASE_URL names at ${host} could not be used: ${(error as Error).message || String(error)}. Check the address, the user and the password.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
  const secrets = readSecrets(dataDir);
  const as = (user: string, password: string) => {
    const url = new URL(ownerUrl);
    url.username = user;
    url.password = password;
    return url.href;
  };
  return ok({
    ownerUrl,
    appUrl: as('deskproof_app', secrets.appPassword),
    authUrl: as('deskproof_auth', secrets.authPassword),
    answersAt: () => {},
    stop: async () => {},
  });
}

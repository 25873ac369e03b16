import path from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import pg from 'pg';
import type { Config } from '../platform/config/config.ts';
import type { Secrets } from '../platform/config/secrets.ts';
import { type Database, openPool } from '../platform/db/pool.ts';
import { buildServer } from '../platform/http/server.ts';
import { type Auth, makeAuth } from '../platform/identity/auth.ts';
import { openChanges } from '../platform/live/changes.ts';
import { endpoints, policy } from './compose.ts';
import { passwordLinkMailer } from './members/password-link.ts';

/** What serves requests: a pool as the application, sign-in with its own login, the web server. */
export interface House {
  readonly db: Database;
  readonly auth: Auth;
  readonly server: FastifyInstance;
  close(): Promise<void>;
}

const WEB = path.resolve(import.meta.dirname, '../../dist/web');

/** Opens the two pools and sign-in, without a web server: what commands need. */
export function openHouse(
  urls: { readonly appUrl: string; readonly authUrl: string },
  secrets: Pick<Secrets, 'authSecret'>,
  publicUrl: string,
  clock?: () => Date,
): Omit<House, 'server'> {
  const db = openPool(urls.appUrl, { most: 16, ...(clock ? { clock } : {}) });
  const pool = new pg.Pool({ connectionString: urls.authUrl, max: 6 });
  pool.on('error', () => {});
  const auth = makeAuth({
    pool,
    secret: secrets.authSecret,
    publicUrl,
    sendPasswordLink: passwordLinkMailer(db),
  });
  return {
    db,
    auth,
    async close() {
      await db.close();
      await pool.end();
    },
  };
}

/** Builds the web server on an opened and migrated database; the caller listens and closes. */
export async function serveHouse(
  urls: { readonly appUrl: string; readonly authUrl: string },
  secrets: Pick<Secrets, 'authSecret'>,
  settings: Pick<Config, 'publicUrl' | 'trustProxy'>,
  options: {
    readonly logger?: FastifyBaseLogger;
    readonly webFolder?: string | null;
    readonly clock?: () => Date;
  } = {},
): Promise<House> {
  const house = openHouse(urls, secrets, settings.publicUrl, options.clock);
  const webFolder = options.webFolder === undefined ? WEB : options.webFolder;
  const changes = openChanges(house.db, options.logger ? { log: options.logger } : {});
  const server = await buildServer({
    db: house.db,
    changes,
    auth: house.auth,
    policy,
    endpoints: endpoints(settings.publicUrl),
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    ...(webFolder ? { webFolder } : {}),
    ...(options.logger ? { logger: options.logger } : {}),
  });
  return {
    ...house,
    server,
    async close() {
      await changes.close();
      await server.close();
      await house.close();
    },
  };
}

import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { readSecrets } from '../src/platform/config/secrets.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { openDatabase } from '../src/platform/postgres/database.ts';
import { freshDataDir, removeAtExit, removeDataDir } from './left-behind.ts';

/** How the tests reach the run's database; the database's name is put in by `workerDatabase`. */
export interface TestServer {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly authUrl: string;
  /** The migrated database that each worker's own is copied from. */
  readonly template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Ask this address for the run's database (a TestServer); it is started when first asked for. */
    databaseDoor: string;
  }
}

const TEMPLATE = 'deskproof_template';

/**
 * One PostgreSQL a run, started when the first test asks for it (a run of pure tests starts none), and
 * removed at the end. What a killed run has left is removed by the next.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: ReturnType<typeof start> | undefined;
  const secret = randomBytes(12).toString('hex');
  const door = createServer((request, response) => {
    if (request.url !== `/${secret}`) {
      response.writeHead(404).end();
      return;
    }
    started ??= start();
    started.then(
      ({ server }) => response.end(JSON.stringify(server)),
      (error) => response.writeHead(500).end(String(error?.stack ?? error)),
    );
  });
  const port = await listen(door);
  project.provide('databaseDoor', `http://127.0.0.1:${port}/${secret}`);
  return async () => {
    door.close();
    door.closeAllConnections();
    await started?.then(({ remove }) => remove()).catch(() => {});
  };
}

async function start(): Promise<{ server: TestServer; remove: () => Promise<void> }> {
  const dataDir = await freshDataDir('deskproof-test-');
  const opened = await openDatabase(
    { dataDir, databaseUrl: undefined },
    { durable: false, say: () => {} },
  );
  if (!opened.ok) {
    removeDataDir(dataDir);
    throw new Error(opened.refusal.because);
  }
  const database = opened.value;
  removeAtExit(dataDir);
  const remove = async () => {
    await database.stop();
    removeDataDir(dataDir);
  };
  try {
    await makeTemplate(database.ownerUrl, dataDir);
  } catch (error) {
    await remove();
    throw error;
  }
  const { ownerUrl, appUrl, authUrl } = database;
  return { server: { ownerUrl, appUrl, authUrl, template: TEMPLATE }, remove };
}

async function makeTemplate(ownerUrl: string, dataDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const template = new URL(ownerUrl);
  template.pathname = `/${TEMPLATE}`;
  await migrate(template.href, readSecrets(dataDir));
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    server.unref();
  });
}

import pg from 'pg';
import { inject } from 'vitest';
import type { TestServer } from './database.ts';

/** One database, by the three logins. */
export type WorkerDatabase = Pick<TestServer, 'ownerUrl' | 'appUrl' | 'authUrl'>;

let mine: Promise<WorkerDatabase> | undefined;

/**
 * This vitest worker's own database, migrated: made from the template on first use and kept for the run,
 * so tests keep apart by having an organisation each. `appUrl` is what the product's pool logs in with;
 * `ownerUrl` is for migrations, verification and tampering.
 */
export function workerDatabase(): Promise<WorkerDatabase> {
  mine ??= open(`deskproof_w${process.env['VITEST_POOL_ID'] ?? '1'}`);
  return mine;
}

/** Another database from the template, for a test that must have the whole log to itself. */
export async function freshDatabase(name: string): Promise<WorkerDatabase> {
  return open(`deskproof_w${process.env['VITEST_POOL_ID'] ?? '1'}_${name}`);
}

async function open(name: string): Promise<WorkerDatabase> {
  const answer = await fetch(inject('databaseDoor'));
  const words = await answer.text();
  if (!answer.ok) throw new Error(`The tests' database did not start: ${words}`);
  const server = JSON.parse(words) as TestServer;
  await makeOnce(server, name);
  return {
    ownerUrl: onto(server.ownerUrl, name),
    appUrl: onto(server.appUrl, name),
    authUrl: onto(server.authUrl, name),
  };
}

async function makeOnce({ ownerUrl, template }: TestServer, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
}

function onto(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { workerDatabase } from './worker-database.ts';

describe("a worker's database", () => {
  test('is migrated, and the product logs in to it without the power to pass row-level security', async () => {
    const { appUrl } = await workerDatabase();
    const client = new pg.Client({ connectionString: appUrl });
    await client.connect();
    const { rows } = await client.query(
      'select current_database() as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    );
    await client.end();
    expect(rows).toEqual([
      { name: expect.stringMatching(/^deskproof_w\d+$/), rolsuper: false, rolbypassrls: false },
    ]);
  });

  test('is the same one when asked again', async () => {
    expect(await workerDatabase()).toEqual(await workerDatabase());
  });
});

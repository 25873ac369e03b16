import pg from 'pg';
import { workerDatabase } from '../worker-database.ts';
import type { Ids } from './requests.ts';

/** The token in the mail of an ask, as its reader would press it. */
export async function askToken(ids: Ids): Promise<Ids> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query('select body from message where about_id = $1 limit 1', [
    ids['ask'],
  ]);
  await owner.end();
  return { askToken: /availability#([\w-]+)/.exec(String(rows[0]?.body))?.[1] ?? '' };
}

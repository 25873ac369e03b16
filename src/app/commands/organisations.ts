import pg from 'pg';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type Called, optionOf } from './terminal.ts';

export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly isSample: boolean;
}

/** All organisations of this database; the operator sees them, no request does. */
export async function allOrganisations(client: pg.Client): Promise<readonly OrganisationRow[]> {
  const { rows } = await client.query(
    'select id, name, is_sample from organisation order by is_sample, created_at',
  );
  return rows.map((row) => ({ id: row.id, name: row.name, isSample: row.is_sample }));
}

/**
 * The organisation a command is for: the one named by its name or id; without a name the only one that is
 * no sample.
 */
export async function organisationFor(
  client: pg.Client,
  wanted: string | undefined,
): Promise<Result<OrganisationRow>> {
  const all = await allOrganisations(client);
  const list = all.map((one) => `  ${one.name}  (${one.id})`).join('\n');
  if (wanted) {
    const found = all.filter(
      (one) => one.id === wanted || one.name.toLowerCase() === wanted.toLowerCase(),
    );
    const [only, second] = found;
    if (only && !second) return ok(only);
    return refuse(
      'organisation-not-found',
      found.length > 1
        ? `${found.length} organisations are called ${wanted}. Name one by its id:\n${list}`
        : `There is no organisation ${wanted} here. There are:\n${list || '  none'}`,
    );
  }
  const own = all.filter((one) => !one.isSample);
  const [only, second] = own;
  if (only && !second) return ok(only);
  return refuse(
    'organisation-not-found',
    own.length === 0
      ? 'There is no organisation of your own yet. Make one with: npm run -s deskproof -- create-organisation'
      : `Say which organisation, with --organisation:\n${list}`,
  );
}

/** The organisation a command line is for, see `organisationFor`, looked up as the owner of the database. */
export async function chosenOrganisation(
  called: Called,
  ownerUrl: string,
): Promise<Result<OrganisationRow>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await organisationFor(client, optionOf(called, 'organisation'));
  } finally {
    await client.end();
  }
}

import { type Kysely, sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { type Result, refuse } from '../../lib/result.ts';
import type { Database } from '../db/pool.ts';
import type { Actor } from './actor.ts';
import { type Auth, makeAccount, passwordFits } from './auth.ts';
import { createOrganisation, type NewOrganisation } from './create-organisation.ts';

/** What stands here: is there an organisation of somebody's own, and is there a sample? */
export async function firstRun({
  kysely,
}: Pick<Database, 'kysely'>): Promise<{ organisationExists: boolean; sampleId: string | null }> {
  const { rows } = await sql<{
    organisations: number;
    sample_id: string | null;
  }>`select * from first_run()`.execute(kysely);
  const row = rows[0];
  return { organisationExists: (row?.organisations ?? 0) > 0, sampleId: row?.sample_id ?? null };
}

/** Makes an organisation with its owner's account; an e-mail that has an account must show its password. */
export async function setUp(
  db: Database,
  auth: Auth,
  organisation: NewOrganisation,
  owner: { readonly name: string; readonly email: string; readonly password: string },
): Promise<Result<Actor>> {
  const account = await makeAccount(auth, owner);
  if (!account.made && !(await passwordFits(auth, owner.email, owner.password))) {
    return refuse(
      'wrong-password',
      'This e-mail has an account here already, and this is not its password.',
      undefined,
      { fields: { password: 'This is not the password of the account.' } },
    );
  }
  return createOrganisation(db, organisation, {
    id: newId(),
    authUserId: account.authUserId,
    name: owner.name,
    email: owner.email.toLowerCase(),
  });
}

const FIRST_RUN_LOCK = 7_310_002;

/**
 * The first organisation, from the first-run page: works once, also when two people press at once. Nobody
 * waits here while holding a connection: the page is open to strangers, and a pool of waiting presses would
 * leave none for the one that sets up. Refuses `already-set-up`, `set-up-busy` and what `setUp` refuses.
 */
export async function setUpFirst(
  db: Database,
  auth: Auth,
  organisation: NewOrganisation,
  owner: { readonly name: string; readonly email: string; readonly password: string },
): Promise<Result<Actor>> {
  // The lock is held on a connection of its own until the organisation is committed on another.
  return db.kysely.connection().execute(async (connection) => {
    if (await isSetUp(connection)) return ALREADY_SET_UP();
    const { rows } = await sql<{
      mine: boolean;
    }>`select pg_try_advisory_lock(${FIRST_RUN_LOCK}) as mine`.execute(connection);
    if (!rows[0]?.mine) {
      return refuse(
        'set-up-busy',
        'Somebody is setting up an organisation here at this moment. Wait a moment, then look again.',
      );
    }
    try {
      if (await isSetUp(connection)) return ALREADY_SET_UP();
      return await setUp(db, auth, organisation, owner);
    } finally {
      await sql`select pg_advisory_unlock(${FIRST_RUN_LOCK})`.execute(connection);
    }
  });
}

async function isSetUp(connection: Kysely<unknown>): Promise<boolean> {
  return (await firstRun({ kysely: connection })).organisationExists;
}

const ALREADY_SET_UP = () =>
  refuse(
    'already-set-up',
    'An organisation has been set up here. Sign in, or ask its owner to invite you.',
  );

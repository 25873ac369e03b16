import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../audit/record.ts';
import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import { signInRuleChanged } from './events.ts';
import { identityDb } from './tables.ts';

/** Must every member of this organisation sign in with an authenticator? */
export async function authenticatorRequired(tx: Tx): Promise<boolean> {
  const row = await identityDb(tx)
    .selectFrom('sign_in_rule')
    .select('authenticator_required')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .executeTakeFirst();
  return row?.authenticator_required ?? false;
}

/** The members of this organisation who sign in with an authenticator. */
export async function membersWithAuthenticator(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    member_id: string;
  }>`select member_id from members_with_authenticator()`.execute(identityDb(tx));
  return new Set(rows.map(({ member_id }) => member_id));
}

/**
 * Requires an authenticator of every member, or no longer does. Refuses `authenticator-first` to an owner who
 * has none: whoever asks it of others shows that it works.
 */
export async function setSignInRule(
  tx: Tx,
  required: boolean,
): Promise<Result<Record<string, never>>> {
  const actor = actorOf(tx);
  const before = await authenticatorRequired(tx);
  if (before === required) return ok({});
  const mine = actor.memberId !== null && (await membersWithAuthenticator(tx)).has(actor.memberId);
  if (required && !mine) {
    return refuse(
      'authenticator-first',
      'Set up your own authenticator first, on the page Authenticator: then you can ask it of everybody.',
    );
  }
  const values = {
    authenticator_required: required,
    changed_at: nowOf(tx),
    changed_by: actor.memberId ?? actor.organisationId,
  };
  await identityDb(tx)
    .insertInto('sign_in_rule')
    .values({ organisation_id: actor.organisationId, ...values })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
    .execute();
  record(tx, signInRuleChanged, {
    subjects: { organisation: actor.organisationId },
    facts: { authenticatorRequired: required },
  });
  return ok({});
}

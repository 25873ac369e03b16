import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../audit/record.ts';
import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import { identityConfirmed } from './events.ts';
import { identityDb } from './tables.ts';

/** For so many minutes a confirmation holds: long enough to read and sign, too short for an open desk. */
export const CONFIRMED_MINUTES = 10;

/**
 * Keeps that the actor has just shown that it is them. Whoever calls has checked their password, and the code of their
 * authenticator where they have one.
 * @returns until when it holds, as an ISO instant
 */
export async function keepConfirmation(
  tx: Tx,
  withCode: boolean,
): Promise<Result<{ until: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Nobody cannot confirm who they are.');
  const at = nowOf(tx);
  await identityDb(tx)
    .insertInto('identity_confirmation')
    .values({ organisation_id: organisationId, member_id: memberId, confirmed_at: at })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'member_id']).doUpdateSet({ confirmed_at: at }),
    )
    .execute();
  record(tx, identityConfirmed, { subjects: { member: memberId }, facts: { withCode } });
  return ok({ until: new Date(at.getTime() + CONFIRMED_MINUTES * 60_000).toISOString() });
}

/**
 * Has the actor shown within the last minutes that it is them? What signs for somebody asks this first. Refuses
 * `confirm-it-is-you`, and `not-with-token` where a token speaks for them.
 */
export async function confirmedLately(tx: Tx): Promise<Result<null>> {
  const { organisationId, memberId, tokenId } = actorOf(tx);
  if (tokenId !== undefined) {
    return refuse(
      'not-with-token',
      'Nobody signs by an access token: sign in and press it yourself.',
    );
  }
  const row = await identityDb(tx)
    .selectFrom('identity_confirmation')
    .select('confirmed_at')
    .where('organisation_id', '=', organisationId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  const age = row ? nowOf(tx).getTime() - row.confirmed_at.getTime() : Number.POSITIVE_INFINITY;
  if (age >= 0 && age < CONFIRMED_MINUTES * 60_000) return ok(null);
  return refuse(
    'confirm-it-is-you',
    `This signs for you: give your password again, and your authenticator’s code if you have one. It holds for ${CONFIRMED_MINUTES} minutes.`,
  );
}

import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { act } from '../audit/act.ts';
import type { Database } from '../db/pool.ts';
import { read } from '../db/read.ts';
import { acts, type Doorway, door, type Endpoint, reads } from '../http/serve.ts';
import type { Auth } from './auth.ts';
import {
  authenticatorState,
  begin,
  confirm,
  remove,
  renew,
  showItIsYou,
  takeOff,
} from './authenticator.ts';
import * as schema from './authenticator-schema.ts';
import { keepConfirmation } from './confirm.ts';
import { recordSecondFactors } from './record-second-factor.ts';
import { authenticatorRequired, setSignInRule } from './sign-in-rule.ts';
import { identityDb } from './tables.ts';

/**
 * Writes down what has just happened. It stands in the database already as due: where a log cannot be written to now,
 * the worker writes it later, and whoever sees new codes this once still sees them.
 */
async function writeDown(db: Database, authUserId: string): Promise<void> {
  await recordSecondFactors(db, authUserId).catch(() => 0);
}

/** A recovery code let somebody in: their organisations' logs say so, and how many are left. */
export async function noteRecovery(db: Database, authUserId: string): Promise<void> {
  await writeDown(db, authUserId);
}

/** The operator takes an authenticator off. @returns false when there is none */
export async function resetByOperator(
  db: Database,
  auth: Auth,
  authUserId: string,
): Promise<boolean> {
  const wasOn = await takeOff({ auth }, authUserId, 'operator');
  await (await auth.$context).internalAdapter.deleteUserSessions(authUserId);
  if (wasOn) await recordSecondFactors(db, authUserId);
  return wasOn;
}

function holderOf({ who }: Doorway) {
  if (!who.account) throw new Error('The guard lets nobody here who is not signed in.');
  return who.account;
}

async function reset(at: Doorway, memberId: string): Promise<Result<Record<string, never>>> {
  const { actor } = at.who;
  if (!actor) throw new Error('The guard lets nobody here who is no member.');
  const member = await read(at.db, actor, (tx) =>
    identityDb(tx)
      .selectFrom('member')
      .select('auth_user_id')
      .where('id', '=', memberId)
      .executeTakeFirst(),
  );
  if (!member) return refuse('member-not-found', 'There is no such member here.');
  const authUserId = member.auth_user_id;
  if (authUserId === at.who.account?.authUserId) {
    return refuse(
      'own-authenticator',
      'Take your own authenticator off on the page Authenticator, with a code of it.',
    );
  }
  const { rows } = await sql<{
    organisation_id: string;
  }>`select organisation_id from memberships_of(${authUserId})`.execute(at.db.kysely);
  if (rows.some((row) => row.organisation_id !== actor.organisationId)) {
    return refuse(
      'account-elsewhere',
      'This person works for another organisation here too, with the same account. Ask whoever runs the server to run reset-authenticator.',
    );
  }
  const wasOn = await takeOff(at, authUserId, actor.memberId ?? 'operator');
  if (!wasOn) return refuse('authenticator-not-on', 'This member signs in without one.');
  await (await at.auth.$context).internalAdapter.deleteUserSessions(authUserId);
  await writeDown(at.db, authUserId);
  return ok({});
}

/** A member's own second factor, and an organisation's rule about it. */
export const authenticatorRoutes: readonly Endpoint[] = [
  door(schema.readAuthenticator, async (at) => {
    const { actor } = at.who;
    const required = actor ? await read(at.db, actor, authenticatorRequired) : false;
    return ok({ ...(await authenticatorState(at, holderOf(at))), required });
  }),
  door(schema.beginAuthenticator, (at, { body }) => begin(at, holderOf(at), body.password)),
  door(schema.confirmAuthenticator, async (at, { body }) => {
    const on = await confirm(at, holderOf(at), body.code);
    if (on.ok) await writeDown(at.db, holderOf(at).authUserId);
    return on;
  }),
  door(schema.confirmIdentityRoute, async (at, { body }) => {
    const { actor } = at.who;
    if (!actor) return refuse('not-signed-in', 'Sign in first.');
    const shown = await showItIsYou(at, holderOf(at), body);
    if (!shown.ok) return shown;
    return act(at.db, actor, (tx) => keepConfirmation(tx, shown.value.withCode));
  }),
  door(schema.renewRecoveryCodes, async (at, { body }) => {
    const renewed = await renew(at, holderOf(at), body);
    if (renewed.ok) await writeDown(at.db, holderOf(at).authUserId);
    return renewed;
  }),
  door(schema.removeAuthenticator, async (at, { body }) => {
    const off = await remove(at, holderOf(at), body);
    if (!off.ok) return off;
    await writeDown(at.db, holderOf(at).authUserId);
    return ok({});
  }),
  door(schema.resetAuthenticator, (at, { params }) => reset(at, params.id)),
  reads(schema.readSignInRule, async (tx) =>
    ok({ authenticatorRequired: await authenticatorRequired(tx) }),
  ),
  acts(schema.changeSignInRule, (tx, { body }) => setSignInRule(tx, body.authenticatorRequired)),
];

import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { act } from '../audit/act.ts';
import { record } from '../audit/record.ts';
import type { Database } from '../db/pool.ts';
import { read } from '../db/read.ts';
import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import type { Role } from './actor.ts';
import { type Auth, makeAccount, passwordFits } from './auth.ts';
import { addMember, systemActor } from './create-organisation.ts';
import { memberInvited } from './events.ts';
import { externalTerm, mayManage } from './members.ts';
import { identityDb } from './tables.ts';

/** An invitation's link works for seven days. */
const LASTS_DAYS = 7;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Whom to invite, as what. */
export interface Invitee {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly branchId: string | null;
  /** The last day of an external verifier's role. */
  readonly externalUntil?: string | null;
}

/**
 * Keeps an invitation and gives the token for its link, which is nowhere kept: only its hash is.
 * @returns `token: null` when the same invitation was made before (its mail went out then)
 */
export async function invite(
  tx: Tx,
  invitee: Invitee,
): Promise<Result<{ invitationId: string; token: string | null }>> {
  const actor = actorOf(tx);
  if (!mayManage(actor.roles, invitee.roles)) {
    return refuse(
      'not-allowed',
      'A branch manager invites consultants, resourcers and learners, a centre administrator learners. Ask an owner for the other roles.',
    );
  }
  const term = externalTerm(tx, invitee.roles, invitee.externalUntil ?? null);
  if (!term.ok) return term;
  const db = identityDb(tx);
  const branchId = actor.roles.includes('owner') ? invitee.branchId : actor.branchId;
  const email = invitee.email.toLowerCase();
  const member = await db
    .selectFrom('member')
    .select('id')
    .where(sql`lower(email)`, '=', email)
    .executeTakeFirst();
  if (member) return refuse('already-member', `${email} is a member here already.`);
  if (branchId) {
    const branch = await db
      .selectFrom('branch')
      .select('id')
      .where('id', '=', branchId)
      .executeTakeFirst();
    if (!branch) return refuse('branch-not-found', 'There is no such branch here.');
  }
  const token = randomBytes(32).toString('base64url');
  const now = nowOf(tx);
  const made = await db
    .insertInto('invitation')
    .values({
      organisation_id: actor.organisationId,
      id: invitee.id,
      email,
      name: invitee.name,
      roles: [...new Set(invitee.roles)],
      branch_id: branchId,
      token_hash: hashOf(token),
      invited_at: now,
      invited_by: actor.memberId ?? actor.organisationId,
      expires_at: new Date(now.getTime() + LASTS_DAYS * 86_400_000),
      accepted_at: null,
      withdrawn_at: null,
      external_until: term.value,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) return ok({ invitationId: invitee.id, token: null });
  record(tx, memberInvited, {
    subjects: { invitation: invitee.id },
    facts: { roles: [...new Set(invitee.roles)] },
  });
  return ok({ invitationId: invitee.id, token });
}

const DEAD_LINK = () =>
  refuse(
    'invitation-not-found',
    'This link is used, withdrawn or older than seven days. Ask whoever invited you for a new one.',
  );

async function organisationOf(db: Database, token: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string | null;
  }>`select invitation_organisation(${hashOf(token)}) as id`.execute(db.kysely);
  return rows[0]?.id ?? null;
}

function openInvitation(tx: Tx, token: string) {
  return identityDb(tx)
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', nowOf(tx))
    .executeTakeFirst();
}

/** What an invitation's link opens; changes nothing. */
export async function lookAtInvitation(db: Database, auth: Auth, token: string) {
  const organisationId = await organisationOf(db, token);
  if (!organisationId) return DEAD_LINK();
  const found = await read(db, systemActor(organisationId), async (tx) => {
    const invitation = await openInvitation(tx, token);
    const organisation = await identityDb(tx)
      .selectFrom('organisation')
      .select('name')
      .executeTakeFirst();
    return invitation && organisation ? { invitation, organisationName: organisation.name } : null;
  });
  if (!found) return DEAD_LINK();
  const context = await auth.$context;
  const account = await context.internalAdapter.findUserByEmail(found.invitation.email);
  return ok({
    organisationName: found.organisationName,
    name: found.invitation.name,
    email: found.invitation.email,
    roles: found.invitation.roles,
    hasAccount: account !== null,
  });
}

/**
 * Accepts an invitation once: makes the account with the password given, or for somebody who has an
 * account here asks for the password they have, then makes them a member.
 */
export async function accept(
  db: Database,
  auth: Auth,
  answer: { readonly token: string; readonly name: string; readonly password: string },
): Promise<Result<{ email: string }>> {
  const seen = await lookAtInvitation(db, auth, answer.token);
  if (!seen.ok) return seen;
  const { email, hasAccount } = seen.value;
  if (hasAccount && !(await passwordFits(auth, email, answer.password))) {
    return refuse(
      'wrong-password',
      'You have an account here already, and this is not its password. Use that one, or ask for a new one on the sign-in page.',
      undefined,
      { fields: { password: 'This is not the password of your account.' } },
    );
  }
  const organisationId = await organisationOf(db, answer.token);
  if (!organisationId) return DEAD_LINK();
  const { authUserId } = await makeAccount(auth, {
    name: answer.name,
    email,
    password: answer.password,
  });
  return act(db, systemActor(organisationId), async (tx) => {
    const invitation = await openInvitation(tx, answer.token);
    if (!invitation) return DEAD_LINK();
    const taken = await identityDb(tx)
      .updateTable('invitation')
      .set({ accepted_at: nowOf(tx) })
      .where('id', '=', invitation.id)
      .where('accepted_at', 'is', null)
      .returning('id')
      .execute();
    if (taken.length === 0) return DEAD_LINK();
    const joined = await addMember(tx, organisationId, false, {
      id: newId(),
      authUserId,
      name: answer.name,
      email,
      roles: invitation.roles,
      branchId: invitation.branch_id,
      externalUntil: invitation.external_until,
    });
    return joined.ok ? ok({ email }) : joined;
  });
}

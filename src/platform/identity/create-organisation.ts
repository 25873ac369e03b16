import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { act } from '../audit/act.ts';
import { record } from '../audit/record.ts';
import type { Database } from '../db/pool.ts';
import { nowOf, type Tx } from '../db/tx.ts';
import type { Actor, Role } from './actor.ts';
import { memberJoined, organisationCreated } from './events.ts';
import { identityDb } from './tables.ts';

/** What an organisation is made with. */
export interface NewOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: 'agency' | 'centre' | 'agency_and_centre';
  readonly isSample?: boolean;
  readonly address?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** A member as they join. */
export interface NewMember {
  readonly id: string;
  readonly authUserId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly branchId?: string | null;
  /** The last day of an external verifier's role. */
  readonly externalUntil?: string | null;
}

/** The system itself inside one organisation: set-up, the sample, the mail worker. */
export function systemActor(organisationId: string, isSample = false): Actor {
  return { organisationId, memberId: null, name: 'Deskproof', roles: [], branchId: null, isSample };
}

/**
 * Makes an organisation with its first branch and its first owner, in one act.
 * @returns the owner as an actor; the same id again is refused as 'organisation-taken'
 */
export async function createOrganisation(
  db: Database,
  organisation: NewOrganisation,
  owner: Omit<NewMember, 'roles' | 'branchId'>,
  branchName = 'Main branch',
): Promise<Result<Actor>> {
  const name = organisation.name.trim();
  if (name === '') return refuse('invalid-input', 'Give the organisation a name.');
  const isSample = organisation.isSample ?? false;
  return act(db, systemActor(organisation.id, isSample), async (tx) => {
    const made = await identityDb(tx)
      .insertInto('organisation')
      .values({
        id: organisation.id,
        name,
        kind: organisation.kind,
        is_sample: isSample,
        address: organisation.address ?? '',
        email: organisation.email ?? '',
        phone: organisation.phone ?? '',
        created_at: nowOf(tx),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    if (made.length === 0)
      return refuse('organisation-taken', 'This organisation exists already. Open it instead.');
    const branchId = newId();
    await identityDb(tx)
      .insertInto('branch')
      .values({
        organisation_id: organisation.id,
        id: branchId,
        name: branchName,
        created_at: nowOf(tx),
      })
      .execute();
    record(tx, organisationCreated, {
      subjects: { organisation: organisation.id, branch: branchId },
      facts: { kind: organisation.kind, sample: isSample },
    });
    return addMember(tx, organisation.id, isSample, { ...owner, roles: ['owner'], branchId });
  });
}

/** Adds a member with their roles. Used by set-up, invitations and the sample. */
export async function addMember(
  tx: Tx,
  organisationId: string,
  isSample: boolean,
  member: NewMember,
): Promise<Result<Actor>> {
  const db = identityDb(tx);
  const inserted = await db
    .insertInto('member')
    .values({
      organisation_id: organisationId,
      id: member.id,
      auth_user_id: member.authUserId,
      name: member.name,
      email: member.email,
      branch_id: member.branchId ?? null,
      joined_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  if (inserted.length === 0)
    return refuse('already-member', `${member.email} is a member of this organisation already.`);
  await db
    .insertInto('member_role')
    .values(
      member.roles.map((role) => ({
        organisation_id: organisationId,
        member_id: member.id,
        role,
        given_at: nowOf(tx),
        given_by: null,
        until_on: role === 'external_verifier' ? (member.externalUntil ?? null) : null,
      })),
    )
    .execute();
  record(tx, memberJoined, {
    subjects: { member: member.id },
    facts: { roles: [...member.roles] },
  });
  return ok({
    organisationId,
    memberId: member.id,
    name: member.name,
    roles: member.roles,
    branchId: member.branchId ?? null,
    isSample,
  });
}

import { sql } from 'kysely';
import { ok } from '../../lib/result.ts';
import { act } from '../audit/act.ts';
import { record } from '../audit/record.ts';
import type { Database } from '../db/pool.ts';
import { read } from '../db/read.ts';
import type { Tx } from '../db/tx.ts';
import { startRounds } from '../rounds.ts';
import type { Actor } from './actor.ts';
import { systemActor } from './create-organisation.ts';
import {
  authenticatorOff,
  authenticatorOn,
  authenticatorReset,
  recoveryCodesRenewed,
  recoveryCodeUsed,
} from './events.ts';
import { actorIn } from './session.ts';
import { identityDb } from './tables.ts';

interface Due {
  readonly id: string;
  readonly member_id: string;
  readonly what: 'set_up' | 'taken_off' | 'reset' | 'codes_renewed' | 'code_used';
  readonly by_member: string | null;
  readonly codes_left: number;
}

/**
 * Writes down in every organisation of an account what happened to its second factor: each keeps its own log. What is
 * due stands since the moment of the change itself; it goes in the act that writes the entry, so that nothing is
 * written twice and nothing is lost, whatever fails between the two.
 * @param authUserId one account; left out: all, as after a failure
 * @returns how many entries were written
 */
export async function recordSecondFactors(db: Database, authUserId?: string): Promise<number> {
  const { rows } = await sql<{
    organisation_id: string;
  }>`select organisation_id from second_factors_due(${authUserId ?? null}::text)`.execute(
    db.kysely,
  );
  let written = 0;
  for (const { organisation_id: organisationId } of rows) {
    const system = systemActor(organisationId);
    const due = await read(db, system, (tx) => dueIn(tx));
    for (const one of due) {
      const by = (await memberActor(db, system, one.by_member ?? one.member_id)) ?? system;
      const done = await act(db, by, (tx) => writeDown(tx, one));
      if (done.ok && done.value) written += 1;
    }
  }
  return written;
}

const EVERY_MS = 600_000;

/**
 * Starts the worker that writes down what a failure left due, at once and then every ten minutes, until stopped. Any
 * number of processes may run one.
 */
export function startSecondFactors(
  db: Database,
  { log }: { readonly log: { error(what: object, words: string): void } },
): { stop(): Promise<void> } {
  return startRounds(
    () =>
      recordSecondFactors(db).catch((err: unknown) =>
        log.error({ err }, 'What happened to second factors could not be written down'),
      ),
    EVERY_MS,
  );
}

async function dueIn(tx: Tx): Promise<readonly Due[]> {
  return identityDb(tx)
    .selectFrom('second_factor_due')
    .select(['id', 'member_id', 'what', 'by_member', 'codes_left'])
    .orderBy('happened_at')
    .orderBy('id')
    .execute();
}

async function memberActor(db: Database, system: Actor, memberId: string): Promise<Actor | null> {
  const member = await read(db, system, (tx) =>
    identityDb(tx)
      .selectFrom('member')
      .select('auth_user_id')
      .where('id', '=', memberId)
      .executeTakeFirst(),
  );
  return member ? actorIn(db, member.auth_user_id, system.organisationId) : null;
}

async function writeDown(tx: Tx, { id, ...due }: Due) {
  const taken = await identityDb(tx)
    .deleteFrom('second_factor_due')
    .where('id', '=', id)
    .executeTakeFirst();
  // Another process was here first.
  if (taken.numDeletedRows === 0n) return ok(false);
  const subjects = { member: due.member_id };
  if (due.what === 'set_up') record(tx, authenticatorOn, { subjects, facts: {} });
  if (due.what === 'taken_off') record(tx, authenticatorOff, { subjects, facts: {} });
  if (due.what === 'codes_renewed') record(tx, recoveryCodesRenewed, { subjects, facts: {} });
  if (due.what === 'code_used') {
    record(tx, recoveryCodeUsed, { subjects, facts: { left: due.codes_left } });
  }
  if (due.what === 'reset') {
    const by = due.by_member === null ? 'operator' : 'owner';
    record(tx, authenticatorReset, { subjects, facts: { by } });
  }
  return ok(true);
}

import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { verificationDb } from './tables.ts';

/** The member who acts; every act of verification has one. */
export function whoActs(tx: Tx): string {
  const { memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Something was verified by nobody.');
  return memberId;
}

/** A cycle as it was opened. */
export async function cycleHere(tx: Tx, cycleId: string) {
  const row = await verificationDb(tx)
    .selectFrom('verification_cycle')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', cycleId)
    .executeTakeFirst();
  return row ? ok(row) : refuse('cycle-not-found', 'There is no such cycle of verification here.');
}

export type Cycle = Extract<Awaited<ReturnType<typeof cycleHere>>, { ok: true }>['value'];

/** Whatever changes one cycle happens one after the other, until the act ends. Refuses `cycle-not-found`. */
export async function lockCycle(tx: Tx, cycleId: string): Promise<Result<Cycle>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`verification:${cycleId}`}, 0))`.execute(
    verificationDb(tx),
  );
  return cycleHere(tx, cycleId);
}

/** Refuses `already-released`: a released base stays as it is. */
export async function stillOpen(tx: Tx, cycleId: string): Promise<Result<never> | null> {
  const row = await verificationDb(tx)
    .selectFrom('verification_release')
    .select('released_at')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  return row
    ? refuse('already-released', 'This base was released and stays as it is. Open another cycle.')
    : null;
}

/** The newest plan of a cycle, if any. */
export async function newestPlan(tx: Tx, cycleId: string) {
  return verificationDb(tx)
    .selectFrom('verification_plan')
    .select(['id', 'version', 'seed', 'checkpoint_size', 'percent', 'base', 'asked', 'drawn'])
    .select(['impossible', 'file_sha256', 'made_from', 'planned_at', 'planned_by'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycleId)
    .orderBy('version', 'desc')
    .executeTakeFirst();
}

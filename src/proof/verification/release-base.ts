import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { baseOf } from './base.ts';
import { beforeRelease } from './cycles.ts';
import { baseReleased, baseSigned } from './events.ts';
import { lockCycle, newestPlan, stillOpen, whoActs } from './found.ts';
import { samplesOf } from './samples.ts';
import type { recordSignatureRoute } from './schema.ts';
import { signatureOf, unsignedIn } from './signed.ts';
import { maySign } from './signing.ts';
import { verificationDb } from './tables.ts';

/**
 * The external verifier signed the base as it is now (R91), by the reference of their report: the signature covers the
 * decisions it holds. What is decided later is signed again; until then the same words change nothing. Refuses `cycle-not-found`, `already-released`, `already-signed` and `signed-in-future`, and as
 * whoever asks `onSigning`: an external verifier with an account signs themselves.
 */
export async function recordSignature(
  tx: Tx,
  cycleId: string,
  { reference, signedOn }: BodyOf<typeof recordSignatureRoute>,
): Promise<Result<{ cycleId: string }>> {
  const cycle = await lockCycle(tx, cycleId);
  if (!cycle.ok) return cycle;
  const before = await signatureOf(tx, cycleId);
  const base = await baseOf(tx, cycle.value);
  const closed = await stillOpen(tx, cycleId);
  const unsigned = closed ? [] : await unsignedIn(tx, cycleId, base);
  const same = before?.reference === reference && before.signed_on === signedOn;
  if (same && unsigned.length === 0) return ok({ cycleId });
  if (closed) return closed;
  if (before && unsigned.length === 0)
    return refuse('already-signed', 'The signature for this base is on record already.');
  const may = await maySign(tx, cycle.value);
  if (!may.ok) return may;
  if (signedOn > dateIn(nowOf(tx))) {
    return wrongField('signedOn', 'signed-in-future', 'Record it once it was signed.');
  }
  const turn = (before?.turn ?? 0) + 1;
  await verificationDb(tx)
    .insertInto('verification_signature')
    .values({
      organisation_id: actorOf(tx).organisationId,
      cycle_id: cycleId,
      turn,
      reference,
      signed_on: signedOn,
      recorded_at: nowOf(tx),
      recorded_by: whoActs(tx),
    })
    .execute();
  await sql`
    insert into signed_decision (organisation_id, cycle_id, decision_id, turn)
    select current_organisation(), ${cycleId}::uuid, id, ${turn}::int
    from unnest(${[...unsigned]}::uuid[]) as id`.execute(verificationDb(tx));
  record(tx, baseSigned, {
    subjects: { cycle: cycleId },
    facts: { on: signedOn, turn, decisions: unsigned.length },
  });
  return ok({ cycleId });
}

/**
 * Releases the sample base (W24): every decision of it is ratified from here, looked at or not. Again changes
 * nothing. Refuses `cycle-not-found` and `base-not-ready`, which names everything that is missing.
 */
export async function releaseBase(
  tx: Tx,
  cycleId: string,
): Promise<Result<{ cycleId: string; decisions: number }>> {
  const cycle = await lockCycle(tx, cycleId);
  if (!cycle.ok) return cycle;
  const db = verificationDb(tx);
  if (await stillOpen(tx, cycleId)) {
    const before = await db
      .selectFrom('ratified_decision')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('organisation_id', '=', actorOf(tx).organisationId)
      .where('cycle_id', '=', cycleId)
      .executeTakeFirstOrThrow();
    return ok({ cycleId, decisions: Number(before.n) });
  }
  const base = await baseOf(tx, cycle.value);
  const samples = await samplesOf(tx, cycle.value, base);
  const { missing } = await beforeRelease(tx, cycle.value, base, samples);
  const plan = await newestPlan(tx, cycleId);
  if (missing.length > 0 || !plan) {
    return refuse('base-not-ready', `This base is not released yet. ${missing.join(' ')}`, 'W24');
  }
  const ids = [...base.decisions.values()].map(({ decisionId }) => decisionId).sort();
  await db
    .insertInto('verification_release')
    .values({
      organisation_id: actorOf(tx).organisationId,
      cycle_id: cycleId,
      plan_id: plan.id,
      released_at: nowOf(tx),
      released_by: whoActs(tx),
    })
    .execute();
  await sql`
    insert into ratified_decision (organisation_id, decision_id, cycle_id)
    select current_organisation(), id, ${cycleId}::uuid from unnest(${ids}::uuid[]) as id`.execute(
    db,
  );
  record(tx, baseReleased, {
    subjects: { cycle: cycleId, plan: plan.id },
    facts: {
      version: plan.version,
      decisions: ids.length,
      decisionsSha256: createHash('sha256').update(ids.join('\n')).digest('hex'),
    },
  });
  return ok({ cycleId, decisions: ids.length });
}

/** Which of these decisions are ratified; the others are informal (R73). */
export async function ratified(
  tx: Tx,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, 'informal' | 'ratified'>> {
  const rows = await verificationDb(tx)
    .selectFrom('ratified_decision')
    .select('decision_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`decision_id = any(${[...decisionIds]}::uuid[])`)
    .execute();
  const released = new Set(rows.map(({ decision_id }) => decision_id));
  return new Map(
    decisionIds.map((id) => [id, released.has(id) ? ('ratified' as const) : ('informal' as const)]),
  );
}

import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { confirmedLately } from '../../platform/identity/confirm.ts';
import { cycleHere } from '../verification/index.ts';
import { appointedFor, whoActs } from './appointed.ts';
import { sampleClosed, sampleOpened, unitPicked, unitRecorded } from './events.ts';
import { besideBase, endOf, keyOfUnit, lockSample, picksOf } from './found.ts';
import type { openSampleRoute, pickRoute, recordPickRoute } from './schema.ts';
import { externalDb } from './tables.ts';

const SOURCE = 'Awarding body’s specification: external sampling';

/**
 * Opens the external sample of a base, one of a cycle: the same base as internal verification has (R79). The same id
 * again, and the same cycle by the same verifier, gives the first result. Refuses `cycle-not-found`, `not-appointed`
 * and `already-sampled`.
 */
export async function openSample(
  tx: Tx,
  { id, cycleId }: BodyOf<typeof openSampleRoute>,
): Promise<Result<{ sampleId: string }>> {
  const cycle = await cycleHere(tx, cycleId);
  if (!cycle.ok) return cycle;
  const may = await appointedFor(tx, cycle.value.framework_code);
  if (!may.ok) return may;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`external:${cycleId}`}, 0))`.execute(
    externalDb(tx),
  );
  const before = await externalDb(tx)
    .selectFrom('external_sample')
    .select(['id', 'member_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  if (before && before.member_id === whoActs(tx)) return ok({ sampleId: before.id });
  if (before) {
    return refuse('already-sampled', 'Another external verifier samples this base.', SOURCE);
  }
  await externalDb(tx)
    .insertInto('external_sample')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      cycle_id: cycleId,
      appointment_id: may.value.appointmentId,
      member_id: whoActs(tx),
      opened_at: nowOf(tx),
    })
    .execute();
  record(tx, sampleOpened, { subjects: { externalSample: id, cycle: cycleId }, facts: {} });
  return ok({ sampleId: id });
}

/** An own sample, locked, of a qualification the actor is appointed for. */
async function ownSample(tx: Tx, sampleId: string) {
  const sample = await lockSample(tx, sampleId);
  if (!sample.ok) return sample;
  if (sample.value.member_id !== whoActs(tx)) {
    return refuse(
      'not-your-sample',
      'Only the external verifier who opened this sample works on it.',
    );
  }
  const cycle = await cycleHere(tx, sample.value.cycle_id);
  if (!cycle.ok) return cycle;
  const may = await appointedFor(tx, cycle.value.framework_code);
  return may.ok ? sample : may;
}

export { ownSample };

/**
 * Picks a learner's unit of the base, looked at by the centre or not (R80). The same again gives the first result.
 * Refuses `sample-not-found`, `not-your-sample`, `not-appointed`, `already-closed`, `unit-not-in-base` and
 * `unit-not-claimed`.
 */
export async function pick(
  tx: Tx,
  sampleId: string,
  { id, learnerId, unitId }: BodyOf<typeof pickRoute>,
): Promise<Result<{ pickId: string }>> {
  const sample = await ownSample(tx, sampleId);
  if (!sample.ok) return sample;
  const before = (await picksOf(tx, sampleId)).find(
    (one) => one.learnerId === learnerId && one.unitId === unitId,
  );
  if (before) return ok({ pickId: before.pickId });
  const beside = await besideBase(tx, sample.value);
  if (!beside.ok) return beside;
  // A base may grow after its sample closed: what it then lacks is still picked.
  const whole = beside.value.standing.missing.length === 0;
  if (whole && (await endOf(tx, sampleId)).closing) {
    return refuse('already-closed', 'This sample is closed: what is in it stays as it is.');
  }
  const unit = beside.value.units.get(keyOfUnit(learnerId, unitId));
  if (!unit) {
    return refuse(
      'unit-not-in-base',
      'This unit of this learner is not in the base. Internal and external verification sample the same one.',
      'R79',
    );
  }
  if (unit.assessorId === null) {
    return wrongField(
      'unitId',
      'unit-not-claimed',
      'Nothing of it is assessed yet: there is nothing to look at. Pick one that is in hand or decided.',
    );
  }
  await externalDb(tx)
    .insertInto('external_pick')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      sample_id: sampleId,
      learner_id: learnerId,
      unit_id: unitId,
      assessor_id: unit.assessorId,
      picked_by: whoActs(tx),
      picked_at: nowOf(tx),
    })
    .execute();
  record(tx, unitPicked, {
    subjects: { externalSample: sampleId, learner: learnerId, unit: unitId },
    facts: { pick: id },
  });
  return ok({ pickId: id });
}

/**
 * What was found of a picked unit; a later record supersedes it and the earlier stays. The same id again gives the
 * first result. Refuses `pick-not-found`, as `pick`, `already-signed` and `words-needed`.
 */
export async function recordPick(
  tx: Tx,
  pickId: string,
  { id, outcome, words }: BodyOf<typeof recordPickRoute>,
): Promise<Result<{ recordId: string }>> {
  const db = externalDb(tx);
  const row = await db
    .selectFrom('external_pick')
    .select(['sample_id', 'learner_id', 'unit_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', pickId)
    .executeTakeFirst();
  if (!row) return refuse('pick-not-found', 'There is no such unit in an external sample here.');
  const sample = await ownSample(tx, row.sample_id);
  if (!sample.ok) return sample;
  const own = (await picksOf(tx, row.sample_id)).find((one) => one.pickId === pickId);
  if (own?.records.some(({ recordId }) => recordId === id)) return ok({ recordId: id });
  const beside = await besideBase(tx, sample.value);
  if (!beside.ok) return beside;
  if ((await endOf(tx, row.sample_id)).signature && beside.value.unsigned.length === 0) {
    return refuse('already-signed', 'You have signed this base: what was found stays as it is.');
  }
  if (outcome !== 'agreed' && words === '') {
    return wrongField('words', 'words-needed', 'Say what is not right, or what is to be done.');
  }
  const turn = (own?.records.length ?? 0) + 1;
  await db
    .insertInto('external_record')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      pick_id: pickId,
      turn,
      outcome,
      words,
      recorded_by: whoActs(tx),
      recorded_at: nowOf(tx),
    })
    .execute();
  record(tx, unitRecorded, {
    subjects: { externalSample: row.sample_id, learner: row.learner_id, unit: row.unit_id },
    facts: { pick: pickId, turn, outcome },
  });
  return ok({ recordId: id });
}

/**
 * Closes the sample. Again changes nothing. Refuses as `pick`, `confirm-it-is-you`, and `sample-not-whole`, which names everything that
 * the tariff still asks (R78, R80, R88) and each unit without a record.
 */
export async function closeSample(tx: Tx, sampleId: string): Promise<Result<{ sampleId: string }>> {
  const sample = await ownSample(tx, sampleId);
  if (!sample.ok) return sample;
  if ((await endOf(tx, sampleId)).closing) return ok({ sampleId });
  const confirmed = await confirmedLately(tx);
  if (!confirmed.ok) return confirmed;
  const beside = await besideBase(tx, sample.value);
  if (!beside.ok) return beside;
  const { standing, picks } = beside.value;
  const unread = picks.filter(({ records }) => records.length === 0).length;
  const missing = [
    ...standing.missing,
    ...(unread > 0 ? [`${unread} of the picked units have no record yet.`] : []),
  ];
  if (missing.length > 0) {
    return refuse('sample-not-whole', `This sample cannot close yet. ${missing.join(' ')}`, SOURCE);
  }
  const [lookedAt, asked] = standing.units;
  await externalDb(tx)
    .insertInto('external_closing')
    .values({
      organisation_id: actorOf(tx).organisationId,
      sample_id: sampleId,
      cycle_id: sample.value.cycle_id,
      member_id: whoActs(tx),
      percent: standing.percent,
      base: standing.base,
      asked,
      looked_at: lookedAt,
      closed_at: nowOf(tx),
    })
    .execute();
  record(tx, sampleClosed, {
    subjects: { externalSample: sampleId, cycle: sample.value.cycle_id },
    facts: { percent: standing.percent, base: standing.base, asked, lookedAt },
  });
  return ok({ sampleId });
}

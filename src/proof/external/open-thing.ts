import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { onReading } from '../files/index.ts';
import { unitOf } from '../frameworks/index.ts';
import { claimOf } from '../portfolio/index.ts';
import { type Appointed, appointedFor, whoActs } from './appointed.ts';
import { thingOpened } from './events.ts';
import { openRecordOf } from './opened.ts';
import type { openThingRoute } from './schema.ts';
import { externalDb } from './tables.ts';

type Thing = BodyOf<typeof openThingRoute>;

/** What the row of a thing names: of the minutes the appointment, since they are the centre's. */
const thingOf = ({ kind, thingId }: Pick<Thing, 'kind' | 'thingId'>, appointmentId: string) =>
  kind === 'minutes' || thingId === null ? appointmentId : thingId;

/**
 * Opens a staff file, a cycle with its plan, or minutes and standardisation for the rest of the day. On record once a
 * thing and day; again changes nothing. Refuses `not-appointed`.
 */
export async function openThing(tx: Tx, thing: Thing): Promise<Result<{ kind: Thing['kind'] }>> {
  const may = await appointedFor(tx, thing.frameworkCode);
  if (!may.ok) return may;
  const { appointmentId } = may.value;
  const on = dateIn(nowOf(tx));
  const thingId = thingOf(thing, appointmentId);
  const made = await externalDb(tx)
    .insertInto('external_opened')
    .values({
      organisation_id: actorOf(tx).organisationId,
      appointment_id: appointmentId,
      member_id: whoActs(tx),
      kind: thing.kind,
      thing_id: thingId,
      on_day: on,
      opened_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, thingOpened, {
      subjects: { appointment: appointmentId, [thing.kind]: thingId },
      facts: { framework: thing.frameworkCode, kind: thing.kind, on },
    });
  }
  return ok({ kind: thing.kind });
}

/** A thing that the actor may read now. Refuses `not-appointed` and `not-opened`. */
export async function openedThing(tx: Tx, thing: Thing): Promise<Result<Appointed>> {
  const may = await appointedFor(tx, thing.frameworkCode);
  if (!may.ok) return may;
  const { appointmentId } = may.value;
  const row = await externalDb(tx)
    .selectFrom('external_opened')
    .select('opened_at')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('appointment_id', '=', appointmentId)
    .where('kind', '=', thing.kind)
    .where('thing_id', '=', thingOf(thing, appointmentId))
    .where('on_day', '=', dateIn(nowOf(tx)))
    .executeTakeFirst();
  if (row) return may;
  return refuse('not-opened', 'Open it first: that you do is on record, once a day.', 'W33');
}

/** A file of evidence is read with the record of its learner, once a claim of the qualification presents it (W33). */
onReading(async (tx, claimIds) => {
  for (const claimId of claimIds) {
    const claim = await claimOf(tx, claimId);
    const unit = claim && (await unitOf(tx, claim.unitId));
    if (!claim || !unit) continue;
    if ((await openRecordOf(tx, claim.learnerId, unit.frameworkCode)).ok) return true;
  }
  return false;
});

import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { quietSet } from './events.ts';
import { type QuietHours, USUAL_QUIET } from './round.ts';
import { offersDb } from './tables.ts';

/** When the organisation's machine asks nobody; the usual hours while nobody has said. */
export async function quietHours(tx: Tx): Promise<QuietHours> {
  const row = await offersDb(tx)
    .selectFrom('offer_hours')
    .select(['quiet_from as from', 'quiet_until as until', 'unless_hours as unlessHours'])
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? USUAL_QUIET;
}

/** Says when the machine asks nobody; the same again leaves no record. */
export async function setQuietHours(tx: Tx, wanted: QuietHours): Promise<Result<QuietHours>> {
  const now = await quietHours(tx);
  const same = (['from', 'until', 'unlessHours'] as const).every((one) => now[one] === wanted[one]);
  if (same) return ok(wanted);
  const { organisationId, memberId } = actorOf(tx);
  await offersDb(tx)
    .insertInto('offer_hours')
    .values({
      organisation_id: organisationId,
      id: newId(),
      quiet_from: wanted.from,
      quiet_until: wanted.until,
      unless_hours: wanted.unlessHours,
      said_at: nowOf(tx),
      said_by: memberId,
    })
    .execute();
  record(tx, quietSet, {
    subjects: { organisation: organisationId },
    facts: {
      quietFrom: wanted.from,
      quietUntil: wanted.until,
      unlessHours: wanted.unlessHours,
    },
  });
  return ok(wanted);
}

import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { timeLogged, timeTakenBack } from './events.ts';
import { entryPassed, holdProgramme, isKept, notToCome } from './found.ts';
import type { logTimeRoute, takeBackTimeRoute } from './schema.ts';
import { programmeDb } from './tables.ts';

type Made = Result<{ timeId: string }>;

/** Learning time of a day, in minutes (R6-R8). Refuses `entry-tests-missing` (R37) and `still-to-come`. */
export async function logTime(
  tx: Tx,
  enrolmentId: string,
  { id, on, kind, minutes, words }: BodyOf<typeof logTimeRoute>,
): Promise<Made> {
  const held = await holdProgramme(tx, enrolmentId);
  if (!held.ok) return held;
  if (await isKept(tx, 'guided_time', id)) return ok({ timeId: id });
  const stops = (await entryPassed(tx, enrolmentId)) ?? notToCome('on', on, held.value.today);
  if (stops) return stops;
  await programmeDb(tx)
    .insertInto('guided_time')
    .values({
      ...held.value.row,
      id,
      on_day: on,
      kind,
      minutes,
      words,
      recorded_at: nowOf(tx),
      recorded_by: held.value.by,
      taken_back_at: null,
      taken_back_by: null,
      taken_back_because: null,
    })
    .execute();
  record(tx, timeLogged, {
    subjects: { ...held.value.subjects, time: id },
    facts: { on, kind, minutes },
  });
  return ok({ timeId: id });
}

/** Time that was entered wrongly counts no longer. Refuses `time-not-found` and `already-taken-back`. */
export async function takeBackTime(
  tx: Tx,
  id: string,
  { because }: BodyOf<typeof takeBackTimeRoute>,
): Promise<Made> {
  const db = programmeDb(tx);
  const find = () =>
    db
      .selectFrom('guided_time')
      .select(['enrolment_id', 'taken_back_at'])
      .where('id', '=', id)
      .executeTakeFirst();
  const before = await find();
  if (!before) return refuse('time-not-found', 'There is no such entry of time here.');
  const held = await holdProgramme(tx, before.enrolment_id);
  if (!held.ok) return held;
  if ((await find())?.taken_back_at) {
    return refuse('already-taken-back', 'This entry was taken back already.');
  }
  await db
    .updateTable('guided_time')
    .set({ taken_back_at: nowOf(tx), taken_back_by: held.value.by, taken_back_because: because })
    .where('id', '=', id)
    .execute();
  record(tx, timeTakenBack, { subjects: { ...held.value.subjects, time: id }, facts: {} });
  return ok({ timeId: id });
}

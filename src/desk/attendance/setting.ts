import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { attendanceSet } from './events.ts';
import { attendanceDb } from './tables.ts';

/** When people are reminded of a shift, and when nobody has heard of them. */
export interface AttendanceSetting {
  /** Minutes past the start. */
  readonly notHeardAfter: number;
  /** London time on the day before, from 12:00 on; null: none. */
  readonly eveningAt: string | null;
  /** Minutes before the start; null: none. */
  readonly beforeMinutes: number | null;
  readonly channel: 'text' | 'mail';
}

/** Until an organisation says so nobody is written to by itself. */
const AT_FIRST: AttendanceSetting = {
  notHeardAfter: 10,
  eveningAt: null,
  beforeMinutes: null,
  channel: 'text',
};

/** The organisation's setting, or what holds until it makes one. */
export async function attendanceSetting(tx: Tx): Promise<AttendanceSetting> {
  const found = await attendanceDb(tx)
    .selectFrom('attendance_setting')
    .select(['not_heard_after as notHeardAfter', 'evening_at as eveningAt', 'channel'])
    .select('before_minutes as beforeMinutes')
    .executeTakeFirst();
  return found ?? AT_FIRST;
}

/** Minutes past the start until nobody has heard of somebody. */
export async function notHeardAfter(tx: Tx): Promise<number> {
  return (await attendanceSetting(tx)).notHeardAfter;
}

const EVENING = /^(1[2-9]|2[0-3]):[0-5]\d$/;

/** Sets when people are reminded. What is as it was leaves no record. Refuses `not-in-the-evening`. */
export async function setAttendance(
  tx: Tx,
  wanted: AttendanceSetting,
): Promise<Result<Record<string, never>>> {
  if (wanted.eveningAt !== null && !EVENING.test(wanted.eveningAt)) {
    return refuse(
      'not-in-the-evening',
      'The reminder of the day before goes between 12:00 and 23:59. Choose a time after noon.',
      undefined,
      { fields: { eveningAt: 'Choose a time after noon' } },
    );
  }
  const { notHeardAfter: after, eveningAt, beforeMinutes, channel } = wanted;
  const before = await attendanceSetting(tx);
  const facts = { notHeardAfter: after, eveningAt, beforeMinutes, channel };
  if (JSON.stringify(facts) === JSON.stringify(pick(before))) return ok({});
  const { organisationId, memberId } = actorOf(tx);
  const values = {
    not_heard_after: after,
    evening_at: eveningAt,
    before_minutes: beforeMinutes,
    channel,
    set_at: nowOf(tx),
    set_by: memberId,
  };
  await attendanceDb(tx)
    .insertInto('attendance_setting')
    .values({ organisation_id: organisationId, ...values })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
    .execute();
  record(tx, attendanceSet, { subjects: { organisation: organisationId }, facts });
  return ok({});
}

function pick({ notHeardAfter: after, eveningAt, beforeMinutes, channel }: AttendanceSetting) {
  return { notHeardAfter: after, eveningAt, beforeMinutes, channel };
}

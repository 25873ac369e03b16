import { sql } from 'kysely';
import { type DateText, dateOfDayNumber } from '../../lib/days.ts';
import { LONDON } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { worktimeDb } from './tables.ts';

/** Days with time held for one hirer in one role, for the weeks of an agency worker. */
export interface AgencyDays {
  readonly hirerId: string;
  readonly role: string;
  /** Local dates on which a shift has some of its time, in order, each once. */
  readonly days: readonly DateText[];
}

/** One shift's hold on those days, for a page that leads to it. */
export interface AgencyShift {
  readonly hirerId: string;
  readonly role: string;
  readonly shiftId: string;
  readonly label: string;
  /** Local dates of its first and its last minute. */
  readonly firstDay: DateText;
  readonly lastDay: DateText;
}

export interface AgencyDaysAsked {
  /** Only at these hirers; left out: everywhere. */
  readonly hirerIds?: readonly string[];
  /** Only time taken by then, for an answer as it was; left out: all of it. */
  readonly takenBy?: Date;
}

const FIRST_DAY = sql`(starts_at at time zone ${LONDON})::date`;
const LAST_DAY = sql`((ends_at - interval '1 second') at time zone ${LONDON})::date`;
const EPOCH = sql`date '1970-01-01'`;

/**
 * Days on which these workers hold time, pencilled or accepted, by worker, hirer and role, from the first
 * day ever held on. Time that no booking speaks for is left out. One question, one packed row a worker,
 * hirer and role.
 * @param personIds null: whoever holds time there
 */
export async function agencyDaysOf(
  tx: Tx,
  personIds: readonly string[] | null,
  { hirerIds, takenBy }: AgencyDaysAsked = {},
): Promise<Map<string, readonly AgencyDays[]>> {
  const { rows } = await sql<{
    person_id: string;
    hirer_id: string;
    role: string;
    packed: string;
  }>`
    select person_id, hirer_id, role, string_agg(
        concat_ws(',', ${FIRST_DAY} - ${EPOCH}, ${LAST_DAY} - ${EPOCH}), ',' order by starts_at) as packed
    from worker_time
    where organisation_id = current_organisation() and hirer_id is not null and role is not null
      and (${personIds === null} or person_id = any(${[...(personIds ?? [])]}::uuid[]))
      and (${hirerIds === undefined} or hirer_id = any(${[...(hirerIds ?? [])]}::uuid[]))
      and (lapses_at is null or lapses_at > ${nowOf(tx)})
      and (${takenBy === undefined} or taken_at <= ${takenBy ?? nowOf(tx)})
    group by person_id, hirer_id, role
    order by person_id, hirer_id, role`.execute(worktimeDb(tx));
  const found = new Map<string, AgencyDays[]>();
  for (const { person_id, hirer_id, role, packed } of rows) {
    const one = { hirerId: hirer_id, role, days: unpacked(packed) };
    const list = found.get(person_id);
    if (list) list.push(one);
    else found.set(person_id, [one]);
  }
  return found;
}

/** The shifts of one worker that were accepted, by their start: what those days rest on. */
export async function agencyShiftsOf(tx: Tx, personId: string): Promise<readonly AgencyShift[]> {
  const { rows } = await sql<AgencyShift>`
    select hirer_id as "hirerId", role, shift_id as "shiftId", label,
      to_char(${FIRST_DAY}, 'YYYY-MM-DD') as "firstDay",
      to_char(${LAST_DAY}, 'YYYY-MM-DD') as "lastDay"
    from worker_time
    where organisation_id = current_organisation() and hirer_id is not null and role is not null
      and person_id = ${personId}::uuid and state = 'accepted'
    order by starts_at, id`.execute(worktimeDb(tx));
  return rows;
}

/** First and last days of shifts in order, as days each once. */
function unpacked(packed: string): DateText[] {
  const numbers = packed.split(',');
  const days: DateText[] = [];
  let after = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < numbers.length; at += 2) {
    const last = Number(numbers[at + 1]);
    for (let day = Math.max(Number(numbers[at]), after + 1); day <= last; day++) {
      days.push(dateOfDayNumber(day));
    }
    after = Math.max(after, last);
  }
  return days;
}

import { sql } from 'kysely';
import { dateOfMinute } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import { worktimeDb } from './tables.ts';
import { type TimeHeld, workerTimes } from './worker-times.ts';

const KINDS = ['waking', 'sleep_in', 'on_call'] as const;

/** Epoch minutes, the end not included. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

/**
 * Time these workers hold in a wide reach, for the rules that look back 17 weeks: every stint with its
 * times, breaks and kind, sorted by start; those that touch the near reach with label and shift too, the
 * others with neither. One packed row a worker: some ten times faster than a row a stint.
 */
export async function timesAround(
  tx: Tx,
  personIds: readonly string[],
  wide: Reach,
  near: Reach,
): Promise<Map<string, readonly (Stint | TimeHeld)[]>> {
  const named = await workerTimes(tx, personIds, dateOfMinute(near.from), dateOfMinute(near.to));
  const { rows } = await sql<{ person_id: string; packed: string }>`
    select person_id, string_agg(concat_ws(',',
        (date_part('epoch', starts_at) / 60)::bigint,
        (date_part('epoch', ends_at - starts_at) / 60)::int,
        break_minutes,
        case kind when 'waking' then 0 when 'sleep_in' then 1 else 2 end
          + case state when 'pencilled' then 0 else 3 end), ',' order by starts_at) as packed
    from worker_time
    where organisation_id = current_organisation() and person_id = any(${[...personIds]}::uuid[])
      and starts_at < ${dateOfMinute(wide.to)} and ends_at > ${dateOfMinute(wide.from)}
      and not (starts_at < ${dateOfMinute(near.to)} and ends_at > ${dateOfMinute(near.from)})
      and (lapses_at is null or lapses_at > ${nowOf(tx)})
    group by person_id`.execute(worktimeDb(tx));
  const all = new Map<string, readonly (Stint | TimeHeld)[]>(named);
  for (const { person_id, packed } of rows) {
    const far = unpacked(packed);
    const close = named.get(person_id);
    all.set(person_id, close ? inOrder(far, close) : far);
  }
  return all;
}

/** Stints of a packed row: start, length, break and kind with state, four numbers each. */
function unpacked(packed: string): Stint[] {
  const numbers = packed.split(',');
  const stints: Stint[] = [];
  for (let at = 0; at < numbers.length; at += 4) {
    const start = Number(numbers[at]);
    const code = Number(numbers[at + 3]);
    stints.push({
      start,
      end: start + Number(numbers[at + 1]),
      breakMinutes: Number(numbers[at + 2]),
      kind: KINDS[code % 3] ?? 'waking',
      label: '',
      id: '',
      source: code < 3 ? 'pencilled' : 'accepted',
    });
  }
  return stints;
}

/** Two lists sorted by start as one; the second lies in one piece within the first. */
function inOrder(far: readonly Stint[], close: readonly TimeHeld[]): readonly (Stint | TimeHeld)[] {
  const first = close[0]?.start ?? 0;
  const after = far.findIndex((stint) => stint.start >= first);
  if (after === -1) return [...far, ...close];
  return [...far.slice(0, after), ...close, ...far.slice(after)];
}

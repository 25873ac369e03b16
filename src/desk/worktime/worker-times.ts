import { sql } from 'kysely';
import { minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import { worktimeDb } from './tables.ts';

/** One shift's hold on a worker's time. */
export interface TimeHeld extends Stint {
  /** The shift. */
  readonly id: string;
  readonly personId: string;
  readonly lapsesAt: Date | null;
}

function heldBy(tx: Tx) {
  return worktimeDb(tx)
    .selectFrom('worker_time')
    .select([
      'person_id',
      'shift_id',
      'state',
      'kind',
      'starts_at',
      'ends_at',
      'break_minutes',
      'label',
      'lapses_at',
    ])
    .where((eb) => eb.or([eb('lapses_at', 'is', null), eb('lapses_at', '>', nowOf(tx))]));
}

type Row = Awaited<ReturnType<ReturnType<typeof heldBy>['execute']>>[number];

function timeHeld(row: Row): TimeHeld {
  return {
    id: row.shift_id,
    personId: row.person_id,
    start: minuteOfDate(row.starts_at),
    end: minuteOfDate(row.ends_at),
    breakMinutes: row.break_minutes,
    kind: row.kind,
    label: row.label,
    source: row.state,
    lapsesAt: row.lapses_at,
  };
}

/**
 * Time these workers hold, pencilled or accepted, that touches [from, to): by worker, sorted by start.
 * The id of a stint is its shift's. Lapsed pencils are left out; workers without time have no entry.
 */
export async function workerTimes(
  tx: Tx,
  personIds: readonly string[],
  from: Date,
  to: Date,
): Promise<Map<string, readonly TimeHeld[]>> {
  const rows = await heldBy(tx)
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('starts_at', '<', to)
    .where('ends_at', '>', from)
    .orderBy('starts_at')
    .execute();
  const byPerson = new Map<string, TimeHeld[]>();
  for (const row of rows) {
    const held = timeHeld(row);
    const list = byPerson.get(held.personId);
    if (list) list.push(held);
    else byPerson.set(held.personId, [held]);
  }
  return byPerson;
}

/**
 * The same of one worker as far as it was taken by a moment: for an answer as it was then. What was given
 * up since is not there any more. Sorted by start.
 */
export async function timesTakenBy(tx: Tx, personId: string, by: Date): Promise<TimeHeld[]> {
  const rows = await heldBy(tx)
    .where('person_id', '=', personId)
    .where('taken_at', '<=', by)
    .orderBy('starts_at')
    .execute();
  return rows.map(timeHeld);
}

/** Who holds time for these shifts now, by shift; a lapsed pencil is nobody. */
export async function holdersOf(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<Map<string, TimeHeld>> {
  const rows = await heldBy(tx)
    .where(sql<boolean>`shift_id = any(${[...shiftIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.shift_id, timeHeld(row)]));
}

/**
 * Start of the first time these workers ever held, in epoch minutes: the 48-hour average of somebody
 * new is taken over the weeks since then (Working Time Regulations 1998, reg 4(4)).
 */
export async function firstTimeOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ person_id: string; first: number | null }>`
    select asked.id as person_id,
      (select (date_part('epoch', t.starts_at) / 60)::int from worker_time t
        where t.organisation_id = current_organisation() and t.person_id = asked.id
          and (t.lapses_at is null or t.lapses_at > ${nowOf(tx)})
        order by t.starts_at limit 1) as first
    from unnest(${[...personIds]}::uuid[]) as asked(id)`.execute(worktimeDb(tx));
  const known = rows.filter(
    (row): row is { person_id: string; first: number } => row.first !== null,
  );
  return new Map(known.map((row) => [row.person_id, row.first]));
}

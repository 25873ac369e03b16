import { ok, type Result, refuse } from '../../lib/result.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { worktimeDb } from './tables.ts';

/** Time of one worker that one shift takes. */
export interface TimeToTake {
  readonly id: string;
  readonly personId: string;
  readonly shiftId: string;
  readonly state: 'pencilled' | 'accepted';
  readonly kind: 'waking' | 'sleep_in' | 'on_call';
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly breakMinutes: number;
  /** When a pencil lapses; null for accepted time, which stays. */
  readonly lapsesAt: Date | null;
  /** What the shift is called where it stands in the way: 'Mon 23 Nov 22:00-06:00 at Elm Lodge'. */
  readonly label: string;
  /** Whose work it is and as what: the weeks of an agency worker run by both. Null: no booking speaks for it. */
  readonly hirerId: string | null;
  readonly role: string | null;
}

onConstraint('worker_time_no_overlap', {
  code: 'worker-busy',
  because:
    'Another shift that overlaps has just taken this worker’s time, so nothing was held. Look at the worker’s week and choose another worker or another time.',
});
onConstraint('worker_time_one_a_shift', {
  code: 'shift-taken',
  because:
    'Another worker has just been pencilled or accepted for this shift, so nothing was held. Look at the shift again.',
});

/**
 * Holds a worker's time for a shift, pencilled or accepted. The workers must have been locked first
 * (`lockWorkers`) and every rule asked; the exclusion constraint is the last wall and refuses
 * `worker-busy`. The shift's own act records it. Refuses `worker-not-found` and `time-without-lapse`.
 */
export async function takeTime(tx: Tx, time: TimeToTake): Promise<Result<{ id: string }>> {
  if ((time.state === 'pencilled') !== (time.lapsesAt !== null)) {
    return refuse(
      'time-without-lapse',
      'A pencilled shift needs the moment it lapses, and an accepted one has none.',
    );
  }
  const db = worktimeDb(tx);
  const worker = await db
    .selectFrom('worker_clock')
    .select('person_id')
    .where('person_id', '=', time.personId)
    .executeTakeFirst();
  if (!worker) {
    return refuse(
      'worker-not-found',
      'There is no worker with this number on your books. Look for them among the candidates.',
    );
  }
  const actor = actorOf(tx);
  await db
    .insertInto('worker_time')
    .values({
      organisation_id: actor.organisationId,
      id: time.id,
      person_id: time.personId,
      shift_id: time.shiftId,
      state: time.state,
      kind: time.kind,
      starts_at: time.startsAt,
      ends_at: time.endsAt,
      break_minutes: time.breakMinutes,
      lapses_at: time.lapsesAt,
      label: time.label,
      hirer_id: time.hirerId,
      role: time.role,
      taken_at: nowOf(tx),
      taken_by: actor.memberId,
    })
    .execute();
  return ok({ id: time.id });
}

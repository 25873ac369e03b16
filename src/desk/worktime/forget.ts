import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { lockWorkers } from './lock-workers.ts';
import { worktimeDb } from './tables.ts';

/**
 * Forgets what is personal in a worker's time: the words they gave as reasons, and scans. Hours, opt-outs and
 * absences stay as days and figures without a name, since records of the 48-hour limit are kept for two
 * years (Working Time Regulations 1998, reg 9). Refuses `worker-has-shifts` while they hold time ahead.
 */
async function forgetTime(tx: Tx, personId: string): Promise<Result<unknown>> {
  // Whoever is giving them a shift at this moment comes first, and is then seen here.
  await lockWorkers(tx, [personId]);
  const db = worktimeDb(tx);
  const ahead = await db
    .selectFrom('worker_time')
    .select('label')
    .where('person_id', '=', personId)
    .where('ends_at', '>', nowOf(tx))
    .orderBy('starts_at')
    .executeTakeFirst();
  if (ahead) {
    return refuse(
      'worker-has-shifts',
      `They still hold ${ahead.label}. Release their shifts first, then erase their details.`,
    );
  }
  const of = sql`set reason = '', how = '' where person_id = ${personId}::uuid`;
  await sql`update availability ${of}`.execute(db);
  await sql`update availability_pattern ${of}`.execute(db);
  await sql`delete from opt_out_scan where opt_out_id in
    (select id from opt_out where person_id = ${personId}::uuid)`.execute(db);
  return ok(undefined);
}

onErasure('worktime', forgetTime);

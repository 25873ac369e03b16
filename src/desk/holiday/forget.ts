import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { holidayDb } from './tables.ts';

/**
 * Forgets the words about a person's holiday, and asks for nothing more in their name. Days and figures stay without a
 * name: records of leave are kept for six years (Working Time Regulations 1998, reg 16B).
 */
async function forgetHoliday(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = holidayDb(tx);
  const theirs = sql`organisation_id = current_organisation() and person_id = ${personId}::uuid`;
  await sql`update holiday set note = '', how = '', given_up_how = null,
      because = case when state = 'refused' then 'erased' else '' end,
      state = case when state = 'asked' then 'withdrawn' else state end
    where ${theirs}`.execute(db);
  await sql`update holiday_carry set because = '' where ${theirs}`.execute(db);
  return ok(null);
}

onErasure('holiday', forgetHoliday);

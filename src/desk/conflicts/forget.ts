import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { conflictsDb } from './tables.ts';

/**
 * Forgets every word written about somebody: what was said, offered and agreed, what they were hurt by, who saw it.
 * That something went wrong, when, what was done and what it came to stays, without a name.
 */
async function forgetConflicts(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = conflictsDb(tx);
  const theirs = sql`(select c.id from conflict c where c.organisation_id = current_organisation()
    and (c.person_id = ${personId}::uuid or exists (select 1 from conflict_shift s
      where s.organisation_id = c.organisation_id and s.conflict_id = c.id
        and ${personId}::uuid in (s.person_id, s.refilled_by))))`;
  await sql`update conflict_record set words = 'erased' where words <> '' and conflict_id in ${theirs}`.execute(
    db,
  );
  await sql`update conflict_sum set waived_because = 'erased' where waived_because <> ''
    and conflict_id in ${theirs}`.execute(db);
  await sql`update accident set doing = 'erased', injury = '', treatment = '', witnesses = ''
    where conflict_id in ${theirs}`.execute(db);
  return ok(null);
}

onErasure('conflicts', forgetConflicts);

import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { amendmentsDb } from './tables.ts';

/** Forgets in words why changes were asked for that touched somebody, and what was said to them. */
async function forgetWords(tx: Tx, personId: string): Promise<Result<unknown>> {
  const touched = sql`select a.id from amendment a
    left join amendment_shift s on s.organisation_id = a.organisation_id and s.amendment_id = a.id
    left join amendment_word w on w.organisation_id = a.organisation_id and w.amendment_id = a.id
    where ${personId}::uuid in (a.asked_by_worker, a.to_person, s.person_id, w.by_worker)`;
  await sql`update amendment set because = '' where because <> '' and id in (${touched})`.execute(
    amendmentsDb(tx),
  );
  await sql`update amendment_word set words = ''
    where words <> '' and amendment_id in (${touched})`.execute(amendmentsDb(tx));
  return ok(undefined);
}

onErasure('amendments', forgetWords);

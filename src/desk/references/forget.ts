import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { emptyMail } from '../communications/index.ts';
import { onErasure } from '../people/index.ts';
import { referencesDb } from './tables.ts';

/**
 * Forgets what was said about a candidate, or by a referee, in words; the mails that named the candidate to others
 * are emptied. That a reference was asked, came, and what it was worth stays.
 */
async function forgetReferences(tx: Tx, personId: string): Promise<Result<null>> {
  const db = referencesDb(tx);
  const { rows } = await sql<{ id: string }>`
    select m.id from reference_request r
    cross join lateral (
      select r.message_id as id
      union all select n.message_id from reference_reminder n
        where n.organisation_id = r.organisation_id and n.request_id = r.id) m
    where r.person_id = ${personId}::uuid and m.id is not null`.execute(db);
  await emptyMail(
    tx,
    rows.map(({ id }) => id),
  );
  await sql`update reference_answer a set job_title = '', leaving = '', words = '', spoke_with = '',
      spoken_number = '', number_found = ''
    from reference_request r where r.organisation_id = a.organisation_id and r.id = a.request_id
      and (r.person_id = ${personId}::uuid or r.referee_id = ${personId}::uuid)`.execute(db);
  await sql`update reference_showing s set because = ''
    from reference_request r where r.organisation_id = s.organisation_id and r.id = s.request_id
      and r.person_id = ${personId}::uuid`.execute(db);
  await sql`update reference_request set about_place = '' where person_id = ${personId}::uuid`.execute(
    db,
  );
  await sql`update employment_gap set explanation = '' where person_id = ${personId}::uuid`.execute(
    db,
  );
  return ok(null);
}

onErasure('references', forgetReferences);

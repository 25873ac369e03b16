import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { segmentsDb } from './tables.ts';

/**
 * Forgets why somebody was left out, in words, and what was searched for where they were found by it, for it may be
 * their name; the mails and texts themselves are forgotten by communications. That they were written to stays.
 */
async function forgetSegments(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = segmentsDb(tx);
  await sql`update segment_message m set source = m.source #- '{query,search}', label = 'Candidates found by words'
    where m.organisation_id = current_organisation() and m.source #> '{query,search}' is not null
      and exists (select from segment_person p where p.organisation_id = m.organisation_id
        and p.message_id = m.id and p.person_id = ${personId}::uuid)`.execute(db);
  await sql`update segment_person set because = '' where organisation_id = current_organisation()
    and person_id = ${personId}::uuid and because <> ''`.execute(db);
  return ok(null);
}

onErasure('segments', forgetSegments);

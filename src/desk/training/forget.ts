import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { trainingDb } from './tables.ts';

/** Forgets the words on a person's places; that a place was theirs and whether it was taken stays, as a number. */
async function forgetTraining(tx: Tx, personId: string): Promise<Result<unknown>> {
  await sql`update training_attendee set certificate = '', because = ''
    where organisation_id = current_organisation() and person_id = ${personId}::uuid`.execute(
    trainingDb(tx),
  );
  return ok(null);
}

onErasure('training', forgetTraining);

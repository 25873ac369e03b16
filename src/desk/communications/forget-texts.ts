import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { phonesOf, samePeople } from '../people/index.ts';
import { communicationsDb } from './tables.ts';

/**
 * Forgets what was said with a person: the words of their texts, calls and notes, and their numbers, those of
 * texts that nobody matched and of a STOP among them, unless the number is somebody else's too. That something
 * was said, when, by whom and what came of it stays. What had not left stays here for good.
 */
export async function forgetTexts(tx: Tx, personId: string): Promise<Result<null>> {
  const db = communicationsDb(tx);
  const organisation = actorOf(tx).organisationId;
  const numbers = await numbersOfTheirsAlone(tx, personId);
  const texts = sql`select id from outgoing_text where organisation_id = ${organisation}::uuid
    and (person_id = ${personId}::uuid or (person_id is null and to_number = any(${numbers}::text[])))`;
  await sql`update text_step set said = '' where organisation_id = ${organisation}::uuid
    and text_id in (${texts})`.execute(db);
  await sql`update text_delivery set last_error = '', provider_id = '',
      state = case when state in ('queued', 'sending') then 'kept' else state end
    where organisation_id = ${organisation}::uuid and text_id in (${texts})`.execute(db);
  await sql`update outgoing_text set to_number = '', body = 'Erased'
    where organisation_id = ${organisation}::uuid and id in (${texts})`.execute(db);
  await sql`update incoming_text set from_number = '', body = 'Erased', because = ''
    where organisation_id = ${organisation}::uuid and (person_id = ${personId}::uuid
      or (person_id is null and from_number = any(${numbers}::text[])))`.execute(db);
  await sql`update text_opt_out set number = '', lifted_at = coalesce(lifted_at, asked_at)
    where organisation_id = ${organisation}::uuid and number = any(${numbers}::text[])`.execute(db);
  await sql`update conversation set words = '' where organisation_id = ${organisation}::uuid
    and (person_id = ${personId}::uuid or (about_kind = 'person' and about_id = ${personId}::uuid))`.execute(
    db,
  );
  return ok(null);
}

async function numbersOfTheirsAlone(tx: Tx, personId: string): Promise<string[]> {
  const numbers = ((await phonesOf(tx, [personId])).get(personId) ?? []).map((key) => key);
  const nobody = { emails: [], givenName: '', familyName: '' };
  const holders = await samePeople(
    tx,
    numbers.map((number) => ({ ...nobody, phones: [number] })),
  );
  return numbers.filter((_, at) => (holders[at]?.length ?? 0) < 2);
}

import { sql } from 'kysely';
import { z } from 'zod';
import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import { seal } from './envelope.ts';
import { proceduresFor } from './procedures-in-force.ts';
import { eventKind } from './record.ts';
import { logDb } from './tables.ts';

/** A person's particulars went from the log; the entries whose parts went are announced. */
export const personErased = eventKind(
  'person.erased',
  1,
  z.strictObject({ reason: z.string(), entries: z.array(z.number().int().positive()) }),
);

/**
 * Erases a person's parts from every entry of the log, after announcing them in `person.erased`.
 * The chain stays whole: `verify` tells erased from missing. Takes the log head's lock at once, so it
 * must be the last write of its act.
 * @param reason why, in words that name nobody
 */
export async function erasePersonFromLog(tx: Tx, personId: string, reason: string): Promise<void> {
  const db = logDb(tx);
  const parts = await db
    .selectFrom('log_part')
    .select('seq')
    .where('person_id', '=', personId)
    .orderBy('seq')
    .execute();
  const actor = actorOf(tx);
  const { kind, version } = personErased;
  const policies = (await proceduresFor(tx, [kind])).get(kind) ?? [];
  const facts = personErased.facts.parse({ reason, entries: parts.map((part) => part.seq) });
  const entry = seal(
    { kind, version, subjects: { person: personId }, facts, policies },
    actor.organisationId,
    actor.memberId,
    nowOf(tx),
  );
  await sql`select log_erase(${personId}::uuid, ${JSON.stringify(entry)}::jsonb)`.execute(db);
}

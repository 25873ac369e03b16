import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { erasePersonFromLog } from '../../platform/audit/erase.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { withdrawLinksOf } from '../../platform/links/make-link.ts';
import { forgetContacts } from './edit-person.ts';
import { livingPerson } from './queries.ts';
import { lockPeople } from './save-people.ts';
import { ERASURE_REASONS, type ErasureReason } from './schema.ts';
import { peopleDb } from './tables.ts';

/** Forgets what a room holds about a person; a refusal says why it must be kept, and for how long. */
export type Forget = (tx: Tx, personId: string) => Promise<Result<unknown>>;

const rooms = new Map<string, Forget>();

/**
 * A room that holds personal data about people says here how it forgets them: erasure reaches every hat.
 * A room with a duty to keep records refuses, and then nothing is erased. It must not call `record`: the log
 * announces the erasure itself.
 * @param room the room's name; once a room
 */
export function onErasure(room: string, forget: Forget): void {
  rooms.set(room, forget);
}

/** The name that an erased person has wherever one must stand. */
const ERASED_NAME = 'Erased person';

/**
 * Erases a person's details in every room and in the log, and keeps that it was done. It must be the last
 * thing its act does. Twice is refused as `person-not-found`.
 * @returns the person's id, or the first room's refusal
 */
export async function erasePerson(
  tx: Tx,
  { personId, reason }: { readonly personId: string; readonly reason: ErasureReason },
): Promise<Result<{ personId: string }>> {
  await lockPeople(tx);
  const living = await livingPerson(tx, personId);
  if (!living.ok) return living;
  for (const forget of rooms.values()) {
    const forgotten = await forget(tx, personId);
    if (!forgotten.ok) return forgotten;
  }
  await withdrawLinksOf(tx, personId);
  const db = peopleDb(tx);
  await forgetContacts(tx, personId);
  await db
    .updateTable('person')
    .set({
      given_name: ERASED_NAME,
      family_name: '',
      known_as: '',
      name_key: '',
      sort_key: '',
      date_of_birth: null,
    })
    .where('id', '=', personId)
    .execute();
  await db.updateTable('consent').set({ wording: '' }).where('person_id', '=', personId).execute();
  await sql`update do_not_contact set reason = '' where person_id = ${personId}::uuid`.execute(db);
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Only a member erases a person.');
  await db
    .insertInto('person_erasure')
    .values({
      organisation_id: organisationId,
      person_id: personId,
      erased_at: nowOf(tx),
      erased_by: memberId,
      reason,
    })
    .execute();
  await erasePersonFromLog(tx, personId, ERASURE_REASONS[reason]);
  return ok({ personId });
}

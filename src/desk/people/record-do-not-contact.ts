import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { doNotContactLifted, doNotContactRecorded } from './events.ts';
import { livingPerson } from './queries.ts';
import type { Channel } from './schema.ts';
import { peopleDb } from './tables.ts';

/**
 * Records that a person asked not to be contacted, by a channel or at all: whatever hat they wear. The same
 * id again gives the first result.
 * @param input.askedAt ISO instant; now if left out
 * @returns its id, or `person-not-found`, `asked-in-future` or what `cleanText` refuses
 */
export async function recordDoNotContact(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly channel: Channel;
    readonly reason: string;
    readonly askedAt?: string | undefined;
  },
): Promise<Result<{ doNotContactId: string }>> {
  const { id, personId, channel } = input;
  const person = await livingPerson(tx, personId);
  if (!person.ok) return person;
  const reason = cleanText(input.reason, { max: 500, lines: true, what: 'The reason' });
  if (!reason.ok) return reason;
  const now = nowOf(tx);
  const askedAt = input.askedAt ? new Date(input.askedAt) : now;
  if (askedAt.getTime() > now.getTime()) {
    return refuse('asked-in-future', 'They cannot have asked later than now. Check the date.');
  }
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await peopleDb(tx)
    .insertInto('do_not_contact')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      channel,
      reason: reason.value,
      asked_at: askedAt,
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ doNotContactId: id });
  record(tx, doNotContactRecorded, {
    subjects: { person: personId },
    facts: { channel, askedAt: askedAt.toISOString() },
    people: { [personId]: { reason: reason.value } },
  });
  return ok({ doNotContactId: id });
}

/** Records that the person may be contacted again. Twice is once. Refuses `do-not-contact-not-found`. */
export async function liftDoNotContact(
  tx: Tx,
  { personId, doNotContactId }: { readonly personId: string; readonly doNotContactId: string },
): Promise<Result<{ doNotContactId: string }>> {
  const asked = await peopleDb(tx)
    .selectFrom('do_not_contact')
    .select(['channel', 'lifted_at'])
    .where('id', '=', doNotContactId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!asked) {
    return refuse('do-not-contact-not-found', 'This person did not ask that, as far as we know.');
  }
  if (asked.lifted_at) return ok({ doNotContactId });
  await peopleDb(tx)
    .updateTable('do_not_contact')
    .set({ lifted_at: nowOf(tx), lifted_by: actorOf(tx).memberId })
    .where('id', '=', doNotContactId)
    .execute();
  record(tx, doNotContactLifted, {
    subjects: { person: personId },
    facts: { channel: asked.channel },
  });
  return ok({ doNotContactId });
}

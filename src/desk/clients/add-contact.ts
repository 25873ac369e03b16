import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { counted } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import {
  cleanPerson,
  giveHat,
  lockPeople,
  particularsOf,
  peopleOf,
  samePeople,
  savePeople,
} from '../people/index.ts';
import { contactAdded } from './events.ts';
import { lockedClient } from './found.ts';
import type { addContactRoute } from './schema.ts';
import { clientsDb } from './tables.ts';

type NewContact = BodyOf<typeof addContactRoute>;

/** The person behind a contact: their id, and what is sealed of them when they are new. */
interface Behind {
  readonly personId: string;
  readonly particulars: ReturnType<typeof particularsOf> | null;
}

const FIELDS: Readonly<Record<string, string>> = {
  'not-an-email': 'email',
  'not-a-phone': 'phone',
  'no-name': 'givenName',
};

/**
 * Adds a contact of a client: somebody known (`personId`), or somebody new. Whoever has the same e-mail or
 * phone is shown first: `already-known` lists them in `details.people`, and is lifted by choosing one of them
 * or by saying that this is somebody else. The same id again gives the first result.
 * Refuses also `client-not-found`, `person-not-found`, `already-contact`, `no-way-to-reach`, and what
 * `cleanPerson` refuses.
 */
export async function addContact(
  tx: Tx,
  clientId: string,
  input: NewContact,
): Promise<Result<{ contactId: string; personId: string }>> {
  const { organisationId } = actorOf(tx);
  const db = clientsDb(tx);
  const client = await lockedClient(tx, clientId);
  if (!client.ok) return client;
  const first = await db
    .selectFrom('contact')
    .select(['id as contactId', 'person_id as personId'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (first) return ok(first);
  const behind = input.personId
    ? await knownPerson(tx, input.personId, input)
    : await newPerson(tx, input);
  if (!behind.ok) return behind;
  const { personId, particulars } = behind.value;
  const inserted = await db
    .insertInto('contact')
    .values({
      organisation_id: organisationId,
      id: input.id,
      client_id: clientId,
      person_id: personId,
      job_title: input.jobTitle,
      approves_hours: input.approvesHours,
      takes_confirmations: input.takesConfirmations,
      created_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) {
    return refuse(
      'already-contact',
      `This person is already a contact of ${client.value.name}. Change them on the client’s record.`,
    );
  }
  record(tx, contactAdded, {
    subjects: { client: clientId, contact: input.id, person: personId },
    facts: {
      approvesHours: input.approvesHours,
      takesConfirmations: input.takesConfirmations,
      person: particulars ? 'new' : 'known',
    },
    people: { [personId]: { ...particulars, jobTitle: input.jobTitle } },
  });
  return ok({ contactId: input.id, personId });
}

async function knownPerson(tx: Tx, personId: string, input: NewContact): Promise<Result<Behind>> {
  const hat = await giveHat(tx, personId, 'contact');
  if (!hat.ok) return hat;
  const card = (await peopleOf(tx, [personId])).get(personId);
  const reach = wayToReach(card?.email ?? '', card?.phone ?? '', input.takesConfirmations);
  return reach.ok ? ok({ personId, particulars: null }) : reach;
}

async function newPerson(tx: Tx, input: NewContact): Promise<Result<Behind>> {
  const { givenName, familyName } = input;
  const emails = input.email.trim() === '' ? [] : [input.email];
  const phones = input.phone.trim() === '' ? [] : [input.phone];
  const person = cleanPerson({ givenName, familyName, emails, phones }, dateIn(nowOf(tx)));
  if (!person.ok) {
    const { code, because } = person.refusal;
    return FIELDS[code] ? wrongField(FIELDS[code], code, because) : person;
  }
  const reach = wayToReach(input.email, input.phone, input.takesConfirmations);
  if (!reach.ok) return reach;
  await lockPeople(tx);
  const [same = []] = await samePeople(tx, [{ givenName, familyName, emails, phones }]);
  if (same.length > 0 && !input.isSomebodyElse) {
    return refuse(
      'already-known',
      `${counted(same.length, 'person', 'people')} in your books may be the same human. Choose them, or say that this is somebody else.`,
      undefined,
      { people: same },
    );
  }
  const personId = newId();
  await savePeople(tx, [{ ...person.value, id: personId, hat: 'contact' }]);
  return ok({ personId, particulars: particularsOf(person.value) });
}

function wayToReach(email: string, phone: string, takesConfirmations: boolean): Result<null> {
  if (takesConfirmations && email.trim() === '') {
    return wrongField(
      'email',
      'no-way-to-reach',
      'Confirmations go by e-mail and there is no address. Give one, or untick "takes confirmations".',
    );
  }
  if (`${email}${phone}`.trim() === '') {
    return wrongField(
      'phone',
      'no-way-to-reach',
      'There is no way to reach this contact. Give an e-mail address or a phone number.',
    );
  }
  return ok(null);
}

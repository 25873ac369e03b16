import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { addPerson } from '../people/index.ts';
import { addClient } from './add-client.ts';
import { addContact } from './add-contact.ts';
import { aClient, aContact } from './fixtures.ts';
import { contactsOf } from './index.ts';
import { updateContact } from './update-contact.ts';

const world = await openWorld();

async function harrow() {
  const org = await world.organisation();
  const { id: clientId, ...given } = aClient();
  await act(world.db, org.carla, (tx) => addClient(tx, { id: clientId, ...given }));
  const add = (given: Parameters<typeof aContact>[0], actor = org.carla, client = clientId) =>
    act(world.db, actor, (tx) => addContact(tx, client, aContact(given)));
  return { org, clientId, add };
}

describe('adding a contact', () => {
  test('makes a person with the hat and seals their particulars apart', async () => {
    const { org, clientId, add } = await harrow();
    const added = await add({});
    if (!added.ok) throw new Error(added.refusal.because);
    const { contactId, personId } = added.value;
    const cards = await read(world.db, org.ravi, (tx) => contactsOf(tx, [contactId]));
    expect(cards.get(contactId)).toEqual({
      contactId,
      clientId,
      personId,
      name: 'Grace Hill',
      email: 'grace.hill@harrow.example',
      phone: '0113 496 0001',
      jobTitle: 'Home manager',
      approvesHours: true,
      takesConfirmations: true,
    });
    const last = (await world.log(org)).at(-1);
    expect(last).toMatchObject({
      kind: 'contact.added',
      envelope: { subjects: { contact: contactId, person: personId }, facts: { person: 'new' } },
      parts: [{ person: personId, part: { givenName: 'Grace', jobTitle: 'Home manager' } }],
    });
    expect(JSON.stringify(last?.envelope)).not.toMatch(/Grace|harrow/);
  });

  test('shows a candidate with the same e-mail or phone before anything is saved', async () => {
    const { org, add } = await harrow();
    const rosa = newId();
    await act(world.db, org.carla, (tx) =>
      addPerson(tx, {
        id: rosa,
        givenName: 'Rosa',
        familyName: 'Ahmed',
        emails: ['Rosa@Example.com'],
        phones: ['07700 900123'],
        hat: 'candidate',
      }),
    );
    const before = (await world.log(org)).length;
    const found = await add({ givenName: 'R', email: 'rosa@example.com', phone: '+447700900123' });
    expect(found).toMatchObject({
      ok: false,
      refusal: {
        code: 'already-known',
        details: {
          people: [{ personId: rosa, displayName: 'Rosa Ahmed', because: ['email', 'phone'] }],
        },
      },
    });
    expect(await world.log(org)).toHaveLength(before);
    const chosen = await add({ personId: rosa, email: '', phone: '' });
    expect(chosen).toMatchObject({ value: { personId: rosa } });
    const kinds = (await world.log(org)).slice(before).map((entry) => entry.kind);
    expect(kinds).toEqual(['hat.given', 'contact.added']);
  });

  test('of somebody else behind the same desk phone is possible once that is said', async () => {
    const { add } = await harrow();
    const grace = await add({});
    const tom = { givenName: 'Tom', email: 'tom@harrow.example' };
    expect(await add(tom)).toMatchObject({ refusal: { code: 'already-known' } });
    const added = await add({ ...tom, isSomebodyElse: true });
    expect(added.ok && grace.ok && added.value.personId !== grace.value.personId).toBe(true);
  });

  test('twice with the same id gives the first result; the same person again is refused', async () => {
    const { add } = await harrow();
    const id = newId();
    const first = await add({ id });
    expect(await add({ id })).toEqual(first);
    const personId = first.ok ? first.value.personId : '';
    expect(await add({ personId })).toMatchObject({ refusal: { code: 'already-contact' } });
  });

  test('of one new human by two people at the same moment makes one person', async () => {
    const { org, add } = await harrow();
    const both = await Promise.all([add({}, org.carla), add({}, org.ben)]);
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect(both.find((each) => !each.ok)).toMatchObject({ refusal: { code: 'already-known' } });
  });

  test('is refused at the field that is wrong', async () => {
    const { add } = await harrow();
    for (const [given, code, field] of [
      [{ email: 'grace at harrow' }, 'not-an-email', 'email'],
      [{ phone: '12' }, 'not-a-phone', 'phone'],
      [{ givenName: '', familyName: '' }, 'no-name', 'givenName'],
      [{ email: '' }, 'no-way-to-reach', 'email'],
      [{ email: '', phone: '', takesConfirmations: false }, 'no-way-to-reach', 'phone'],
    ] as const) {
      expect(await add(given)).toMatchObject({
        refusal: { code, details: { fields: { [field]: expect.any(String) } } },
      });
    }
  });

  test('is refused for an unknown person and for another organisation’s client', async () => {
    const { clientId, add } = await harrow();
    expect(await add({ personId: newId() })).toMatchObject({
      refusal: { code: 'person-not-found' },
    });
    const rival = await world.organisation({ name: 'Rival Staffing' });
    expect(await add({}, rival.carla, clientId)).toMatchObject({
      refusal: { code: 'client-not-found' },
    });
  });
});

test('a changed job title is sealed under its person, what else changed by name only', async () => {
  const { org, add } = await harrow();
  const added = await add({});
  if (!added.ok) throw new Error(added.refusal.because);
  const { contactId, personId } = added.value;
  const change = { jobTitle: 'Regional manager', approvesHours: false, takesConfirmations: true };
  await act(world.db, org.carla, (tx) => updateContact(tx, contactId, change));
  await act(world.db, org.carla, (tx) => updateContact(tx, contactId, change));
  const entries = (await world.log(org)).filter((entry) => entry.kind === 'contact.updated');
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({
    envelope: { facts: { changed: ['job_title', 'approves_hours'] } },
    parts: [{ person: personId, part: { jobTitle: 'Regional manager' } }],
  });
});

import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { addPerson, recordConsent, recordDoNotContact } from '../people/index.ts';
import { activityOf } from './activity.ts';
import { sendMail } from './index.ts';
import { saveTemplate, templates } from './text-template.ts';
import { previewOf, writeTexts } from './write-texts.ts';

const world = await openWorld();
const org = await world.organisation();
world.at('2026-11-23T06:45:00Z');

async function person(givenName: string, phone: string): Promise<string> {
  const id = newId();
  const added = await act(world.db, org.carla, (tx) =>
    addPerson(tx, {
      id,
      givenName,
      familyName: 'Bell',
      emails: [],
      phones: [phone],
      hat: 'candidate',
    }),
  );
  if (!added.ok) throw new Error(added.refusal.because);
  return id;
}
const rosa = await person('Rosa', '07700 910001');
const tom = await person('Tom', '07700 910002');
const una = await person('Una', '0113 496 0018');
await act(world.db, org.carla, (tx) =>
  recordDoNotContact(tx, { id: newId(), personId: tom, channel: 'all', reason: 'Moved away' }),
);

const wording = (body: string, marketing = false) => ({
  personIds: [rosa, tom, una],
  body,
  marketing,
});

test('what goes out is shown with each name filled in, and who is left out with the reason', async () => {
  const shown = await act(world.db, org.ravi, (tx) =>
    previewOf(tx, wording('Hello {first name}, {my name} at {agency}')),
  );
  expect(shown).toMatchObject({
    ok: true,
    value: {
      going: [{ name: 'Rosa Bell', body: 'Hello Rosa, Ravi Rao at Brook Street Care' }],
      leftOut: [
        { personId: tom, because: expect.stringMatching(/Moved away/) },
        { personId: una, because: expect.stringMatching(/has only 0113 496 0018/) },
      ],
    },
  });
  expect(
    await act(world.db, org.ravi, (tx) => previewOf(tx, wording('Hello {nobody}'))),
  ).toMatchObject({ ok: false, refusal: { code: 'unknown-placeholder' } });
});

test('marketing goes only to whoever consented to it, and says how it ends', async () => {
  const offer = () =>
    act(world.db, org.ben, (tx) => previewOf(tx, wording('Bring a friend', true)));
  expect(await offer()).toMatchObject({ value: { going: [], leftOut: [{}, {}, {}] } });
  await act(world.db, org.ben, (tx) =>
    recordConsent(tx, {
      id: newId(),
      personId: rosa,
      purpose: 'marketing',
      wording: 'Yes to offers',
    }),
  );
  expect(await offer()).toMatchObject({
    value: { going: [{ body: 'Bring a friend\nReply STOP to get no more.' }] },
  });
});

test('a text written by hand is one message exchanged, filed, once; nobody left is refused', async () => {
  const id = newId();
  const write = (personId: string) =>
    act(world.db, org.ravi, (tx) =>
      writeTexts(tx, {
        texts: [{ id, personId }],
        body: 'Are you on your way?',
        marketing: false,
        about: null,
        template: null,
      }),
    );
  expect(await write(tom)).toMatchObject({ ok: false, refusal: { code: 'nobody-to-text' } });
  expect(await write(rosa)).toEqual({ ok: true, value: { written: 1, leftOut: [] } });
  expect((await write(rosa)).ok).toBe(true);
  const exchanged = (await world.log(org)).filter(({ kind }) => kind === 'message.exchanged');
  expect(exchanged.map(({ envelope }) => envelope.facts)).toEqual([
    { by: 'text', direction: 'out', about: 'person', people: 1 },
  ]);
});

test('the activity shows mails to a consultant and none to a resourcer', async () => {
  await act(world.db, org.carla, (tx) =>
    sendMail(tx, {
      id: newId(),
      toName: 'Rosa Bell',
      toAddress: 'rosa@example.org',
      subject: 'Your rate',
      body: 'It rises.',
      personId: rosa,
      about: { kind: 'person', id: rosa },
      attachments: [],
    }),
  );
  const kinds = async (who: typeof org.carla) => {
    const seen = await read(world.db, who, (tx) =>
      activityOf(tx, { of: 'person', id: rosa, limit: 50 }),
    );
    return seen.ok
      ? [seen.value.mailsShown, ...seen.value.rows.map(({ kind }) => kind).sort()]
      : [];
  };
  expect(await kinds(org.carla)).toEqual([true, 'mail', 'text']);
  expect(await kinds(org.ravi)).toEqual([false, 'text']);
  const other = await world.organisation();
  expect(
    await read(world.db, other.carla, (tx) =>
      activityOf(tx, { of: 'person', id: rosa, limit: 50 }),
    ),
  ).toMatchObject({ ok: false, refusal: { code: 'about-not-found' } });
});

test('a wording is saved by version, and not over somebody else’s', async () => {
  const id = newId();
  const save = (from: number, body: string, retired = false) =>
    act(world.db, org.ben, (tx) => saveTemplate(tx, { id, from, name: 'Late', body, retired }));
  expect(await save(0, 'Hello {first name}')).toMatchObject({ value: { version: 1 } });
  expect(await save(0, 'Hello {first name}')).toMatchObject({ value: { version: 1 } });
  expect(await save(1, 'Dear {first name}')).toMatchObject({ value: { version: 2 } });
  expect(await save(1, 'Oi')).toMatchObject({ ok: false, refusal: { code: 'template-changed' } });
  const kept = async () => (await read(world.db, org.ben, templates)).map(({ body }) => body);
  expect(await kept()).toEqual(['Dear {first name}']);
  expect(await save(2, 'Dear {first name}', true)).toMatchObject({ value: { version: 3 } });
  expect(await kept()).toEqual([]);
});

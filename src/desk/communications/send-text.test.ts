import { expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { addPerson, erasePerson, recordDoNotContact } from '../people/index.ts';
import { recordCall, recordNote, sendText, type TextToSend, textStates } from './index.ts';

const world = await openWorld();
const org = await world.organisation();
world.at('2026-11-23T06:45:00Z');

let last = 100_000;
async function person(phones?: readonly string[], who: TestOrganisation = org): Promise<string> {
  const id = newId();
  const own = phones ?? [`07700 ${++last}`];
  const added = await act(world.db, who.carla, (tx) =>
    addPerson(tx, {
      id,
      givenName: 'Rosa',
      familyName: 'Ahmed',
      emails: [],
      phones: own,
      hat: 'candidate',
    }),
  );
  if (!added.ok) throw new Error(added.refusal.because);
  return id;
}

const text = (personId: string, changes: Partial<TextToSend> = {}): TextToSend => ({
  id: newId(),
  personId,
  body: 'Can you work Monday 22:00 at Elm House?',
  about: { kind: 'person', id: personId },
  ...changes,
});

const send = (written: TextToSend, who: TestOrganisation = org) =>
  act(world.db, who.carla, (tx) => sendText(tx, written));

test('a text to Rosa is kept here while no provider is set, and says so in the log', async () => {
  const rosa = await person(['0113 496 0018', '07700 900 777']);
  const written = text(rosa, {
    asks: { purpose: 'offer', about: 'offer 1', expiresAt: new Date('2026-11-23T12:00:00Z') },
  });
  expect(await send(written)).toEqual({ ok: true, value: { textId: written.id } });
  expect(await send(written)).toEqual({ ok: true, value: { textId: written.id } });
  const standing = await read(world.db, org.carla, (tx) => textStates(tx, [written.id]));
  expect(standing.get(written.id)).toMatchObject({
    state: 'kept',
    toNumber: '+447700900777',
    question: { code: 1, answer: null },
  });
  const entries = (await world.log(org)).filter(({ kind }) => kind === 'text.written');
  expect(entries).toHaveLength(1);
  expect(entries[0]?.envelope.facts).toEqual({
    about: 'person',
    state: 'kept',
    segments: 1,
    asks: 'offer',
  });
  expect(entries[0]?.parts[0]?.part).toMatchObject({
    words: 'Can you work Monday 22:00 at Elm House?\nReply YES 1 or NO 1',
  });
});

test('a landline, no number, do-not-contact, another agency’s person and a long text are refused in words', async () => {
  const landline = await person(['0113 496 0018']);
  const nothing = await person([]);
  const silent = await person();
  await act(world.db, org.carla, (tx) =>
    recordDoNotContact(tx, { id: newId(), personId: silent, channel: 'text', reason: 'Ring me' }),
  );
  const stranger = await person(undefined, await world.organisation());
  const rosa = await person();
  const refusals: readonly [TextToSend, string, RegExp][] = [
    [text(landline), 'no-mobile', /has only 0113 496 0018/],
    [text(nothing), 'no-mobile', /has no phone number/],
    [text(silent), 'do-not-contact', /asked us not to text them \(“Ring me”\)/],
    [text(stranger), 'person-not-found', /no such person/],
    [text(rosa, { body: 'x'.repeat(919) }), 'text-too-long', /7 parts; 6 at the most/],
    [text(rosa, { body: '€ş'.repeat(202) }), 'text-too-long', /402 characters fit; it has 404/],
    [text(rosa, { body: '  ' }), 'empty', /empty/],
    [
      text(rosa, {
        asks: { purpose: 'offer', about: 'x', expiresAt: new Date('2026-11-23T06:45:00Z') },
      }),
      'question-over',
      /over already/,
    ],
  ];
  for (const [written, code, words] of refusals) {
    const refused = await send(written);
    expect(refused).toMatchObject({ ok: false, refusal: { code } });
    expect(refused.ok ? '' : refused.refusal.because).toMatch(words);
  }
});

test('a call is one entry, with its words erasable, and only on a record of our own', async () => {
  const rosa = await person();
  const call = {
    id: newId(),
    personId: rosa,
    about: { kind: 'person', id: rosa },
    direction: 'out',
    outcome: 'spoke',
    identityChecked: true,
    words: 'Her bus stops at six.',
  } as const;
  const recorded = () => act(world.db, org.ravi, (tx) => recordCall(tx, call));
  expect(await recorded()).toMatchObject({ ok: true, value: { conversationId: call.id } });
  expect((await recorded()).ok).toBe(true);
  const calls = (await world.log(org)).filter(({ kind }) => kind === 'call.made');
  expect(calls).toHaveLength(1);
  expect(calls[0]?.envelope.facts).toMatchObject({ identityChecked: true, about: 'person' });
  const elsewhere = { kind: 'client', id: newId() } as const;
  expect(
    await act(world.db, org.ravi, (tx) =>
      recordCall(tx, { ...call, id: newId(), about: elsewhere }),
    ),
  ).toMatchObject({ ok: false, refusal: { code: 'about-not-found' } });
  expect(
    await act(world.db, org.ravi, (tx) =>
      recordCall(tx, { ...call, id: newId(), outcome: 'no_answer' }),
    ),
  ).toMatchObject({ ok: false, refusal: { code: 'identity-of-nobody' } });
  expect(
    await act(world.db, org.ravi, (tx) =>
      recordNote(tx, { ...call, id: newId(), at: '2026-11-24T00:00:00Z' }),
    ),
  ).toMatchObject({ ok: false, refusal: { code: 'happened-in-future' } });
});

test('erasing Rosa takes the words and numbers of her texts and calls', async () => {
  const rosa = await person();
  const written = text(rosa, { body: 'Bring your grandmother’s umbrella' });
  await send(written);
  await act(world.db, org.carla, (tx) =>
    recordNote(tx, {
      id: newId(),
      personId: rosa,
      about: { kind: 'person', id: rosa },
      words: 'Fond of umbrellas',
    }),
  );
  const erased = await act(world.db, org.olivia, (tx) =>
    erasePerson(tx, { personId: rosa, reason: 'asked' }),
  );
  expect(erased.ok).toBe(true);
  const left = await world.owner.query(
    `select body as words, to_number from outgoing_text where person_id = $1
     union all select words, '' from conversation where person_id = $1`,
    [rosa],
  );
  expect(left.rows).toEqual([
    { words: 'Erased', to_number: '' },
    { words: '', to_number: '' },
  ]);
  expect(JSON.stringify(await world.log(org))).not.toContain('mbrella');
});

import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { erasePerson } from '../people/index.ts';
import { aClientWithContact } from './fixtures.ts';
import { contactsOf } from './index.ts';

const world = await openWorld();

test('an erased contact keeps neither job title nor duties, and the client keeps the rest', async () => {
  const org = await world.organisation();
  const made = await act(world.db, org.carla, async (tx) => ({
    ok: true as const,
    value: await aClientWithContact(tx),
  }));
  if (!made.ok) throw new Error(made.refusal.because);
  const { contactId, personId } = made.value;
  const erased = await act(world.db, org.omar, (tx) =>
    erasePerson(tx, { personId, reason: 'asked' }),
  );
  expect(erased.ok).toBe(true);
  const cards = await read(world.db, org.carla, (tx) => contactsOf(tx, [contactId]));
  expect(cards.get(contactId)).toMatchObject({
    name: 'Erased person',
    email: null,
    phone: null,
    jobTitle: '',
    approvesHours: false,
    takesConfirmations: false,
  });
});

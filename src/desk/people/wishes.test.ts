import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { refuse } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { addPerson } from './add-person.ts';
import { erasePerson, onErasure } from './erase-person.ts';
import { aPerson } from './fixtures.ts';
import { peopleOf, wishesOf } from './queries.ts';
import { recordConsent, withdrawConsent } from './record-consent.ts';
import { liftDoNotContact, recordDoNotContact } from './record-do-not-contact.ts';
import { samePeople } from './same-people.ts';

const world = await openWorld();
world.at('2026-11-22T09:00:00Z');

async function rosaIn(org: TestOrganisation) {
  const rosa = aPerson();
  await act(world.db, org.carla, (tx) => addPerson(tx, rosa));
  return rosa;
}

describe('consent', () => {
  it('is recorded with its wording, and withdrawn once', async () => {
    const org = await world.organisation();
    const rosa = await rosaIn(org);
    const consent = {
      id: newId(),
      personId: rosa.id,
      purpose: 'work_finding',
      wording: 'I agree that you hold my details.',
    } as const;
    for (let time = 0; time < 2; time++) {
      const given = await act(world.db, org.ravi, (tx) => recordConsent(tx, consent));
      expect(given).toEqual({ ok: true, value: { consentId: consent.id } });
    }
    for (let time = 0; time < 2; time++) {
      await act(world.db, org.ravi, (tx) =>
        withdrawConsent(tx, { personId: rosa.id, consentId: consent.id }),
      );
    }
    const wishes = await read(world.db, org.ravi, (tx) => wishesOf(tx, rosa.id));
    expect(wishes).toMatchObject({
      ok: true,
      value: { consents: [{ wording: consent.wording, withdrawnAt: '2026-11-22T09:00:00.000Z' }] },
    });
    const kinds = (await world.log(org)).map((entry) => entry.kind);
    expect(kinds.slice(-2)).toEqual(['consent.recorded', 'consent.withdrawn']);
  });

  it('is refused later than now, without wording, and for somebody unknown', async () => {
    const org = await world.organisation();
    const rosa = await rosaIn(org);
    const give = (change: object) =>
      act(world.db, org.carla, (tx) =>
        recordConsent(tx, {
          id: newId(),
          personId: rosa.id,
          purpose: 'marketing',
          wording: 'Yes.',
          ...change,
        }),
      );
    expect(await give({ givenAt: '2027-01-01T00:00:00Z' })).toMatchObject({
      refusal: { code: 'consent-in-future' },
    });
    expect(await give({ wording: ' ' })).toMatchObject({ refusal: { code: 'empty' } });
    expect(await give({ personId: newId() })).toMatchObject({
      refusal: { code: 'person-not-found' },
    });
  });
});

describe('do not contact', () => {
  it('shows on the person’s card until it is lifted', async () => {
    const org = await world.organisation();
    const rosa = await rosaIn(org);
    const id = newId();
    await act(world.db, org.carla, (tx) =>
      recordDoNotContact(tx, { id, personId: rosa.id, channel: 'phone', reason: 'Works nights' }),
    );
    const card = async () =>
      (await read(world.db, org.carla, (tx) => peopleOf(tx, [rosa.id]))).get(rosa.id);
    expect((await card())?.doNotContact).toEqual([{ channel: 'phone', reason: 'Works nights' }]);
    await act(world.db, org.carla, (tx) =>
      liftDoNotContact(tx, { personId: rosa.id, doNotContactId: id }),
    );
    expect((await card())?.doNotContact).toEqual([]);
    const last = (await world.log(org)).slice(-2);
    expect(last.map((entry) => entry.kind)).toEqual([
      'do_not_contact.recorded',
      'do_not_contact.lifted',
    ]);
    expect(JSON.stringify(last[0]?.envelope)).not.toContain('nights');
  });
});

describe('erasure', () => {
  it('takes a person’s details out of the tables, the search and the log, and says that it did', async () => {
    const org = await world.organisation();
    const rosa = await rosaIn(org);
    const erased = await act(world.db, org.omar, (tx) =>
      erasePerson(tx, { personId: rosa.id, reason: 'asked' }),
    );
    expect(erased).toEqual({ ok: true, value: { personId: rosa.id } });
    const [cards, same] = await read(world.db, org.omar, async (tx) => [
      await peopleOf(tx, [rosa.id]),
      await samePeople(tx, [rosa]),
    ]);
    expect(cards.get(rosa.id)).toMatchObject({
      displayName: 'Erased person',
      email: null,
      phone: null,
      dateOfBirth: null,
    });
    expect(same).toEqual([[]]);
    const log = await world.log(org);
    expect(log.flatMap((entry) => entry.parts)).toEqual([]);
    expect(log.at(-1)).toMatchObject({ kind: 'person.erased' });
    const left = await world.owner.query(
      `select 1 from person_word where person_id = $1 union all select 1 from person_email where person_id = $1`,
      [rosa.id],
    );
    expect(left.rowCount).toBe(0);
  });

  it('is refused a second time, and nothing more can be changed about an erased person', async () => {
    const org = await world.organisation();
    const rosa = await rosaIn(org);
    const erase = () =>
      act(world.db, org.omar, (tx) => erasePerson(tx, { personId: rosa.id, reason: 'not_needed' }));
    await erase();
    expect(await erase()).toMatchObject({ ok: false, refusal: { code: 'person-not-found' } });
    const ask = await act(world.db, org.carla, (tx) =>
      recordDoNotContact(tx, { id: newId(), personId: rosa.id, channel: 'all', reason: '' }),
    );
    expect(ask).toMatchObject({ ok: false, refusal: { code: 'person-not-found' } });
  });

  it('does nothing when a room must keep its records', async () => {
    const org = await world.organisation();
    const rosa = await rosaIn(org);
    onErasure('a room with a duty', async () =>
      refuse(
        'must-be-kept',
        'Supplied last week; kept for a year.',
        'Conduct Regulations 2003 reg 29',
      ),
    );
    const erased = await act(world.db, org.omar, (tx) =>
      erasePerson(tx, { personId: rosa.id, reason: 'asked' }),
    );
    onErasure('a room with a duty', async () => ({ ok: true, value: null }));
    expect(erased).toMatchObject({ ok: false, refusal: { code: 'must-be-kept' } });
    const cards = await read(world.db, org.omar, (tx) => peopleOf(tx, [rosa.id]));
    expect(cards.get(rosa.id)?.displayName).toBe('Rosa Marsh');
  });
});

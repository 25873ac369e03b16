import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { addPerson } from './add-person.ts';
import { editPerson } from './edit-person.ts';
import { aPerson } from './fixtures.ts';
import { giveHat } from './give-hat.ts';
import { peopleOf, wishesOf } from './queries.ts';
import { samePeople } from './same-people.ts';

const world = await openWorld();
world.at('2026-11-22T09:00:00Z');

const add = (org: TestOrganisation, person: ReturnType<typeof aPerson>) =>
  act(world.db, org.carla, (tx) => addPerson(tx, person));

describe('adding a person', () => {
  it('stores them once, and the same id again gives the first result and no second entry', async () => {
    const org = await world.organisation();
    const rosa = aPerson();
    expect(await add(org, rosa)).toEqual({ ok: true, value: { personId: rosa.id } });
    expect(await add(org, rosa)).toEqual({ ok: true, value: { personId: rosa.id } });
    const entries = (await world.log(org)).filter((entry) => entry.kind === 'person.added');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      envelope: { facts: { hat: 'candidate' }, subjects: { person: rosa.id } },
      parts: [{ person: rosa.id, part: { familyName: 'Marsh' } }],
    });
    expect(JSON.stringify(entries[0]?.envelope)).not.toContain('Marsh');
  });

  it('is refused without a name, and leaves nothing', async () => {
    const org = await world.organisation();
    const nobody = aPerson({ givenName: '', familyName: '' });
    expect(await add(org, nobody)).toMatchObject({ ok: false, refusal: { code: 'no-name' } });
    expect(await read(world.db, org.carla, (tx) => peopleOf(tx, [nobody.id]))).toEqual(new Map());
  });

  it('finds the same person by e-mail, phone, and birth date with name, and says why', async () => {
    const org = await world.organisation();
    const rosa = aPerson();
    await add(org, rosa);
    const probe = { emails: [], phones: [], givenName: 'Tom', familyName: 'Reed' };
    const answers = await read(world.db, org.ravi, (tx) =>
      samePeople(tx, [
        { ...probe, emails: ['ROSA.MARSH@example.org'] },
        { ...probe, phones: ['+44 7700 900123'] },
        { ...probe, givenName: 'ROSA Jane', familyName: 'marsh', dateOfBirth: '1991-04-09' },
        { ...probe, givenName: 'Rosa', familyName: 'Marsh' },
        { ...probe, emails: ['rosa.marsh@example.org'], phones: ['07700900123'] },
      ]),
    );
    const found = { personId: rosa.id, displayName: 'Rosa Marsh' };
    expect(answers).toEqual([
      [{ ...found, because: ['email'] }],
      [{ ...found, because: ['phone'] }],
      [{ ...found, because: ['birth date and name'] }],
      [],
      [{ ...found, because: ['email', 'phone'] }],
    ]);
  });

  it('lets two people add the same human one after the other, so that the second can see the first', async () => {
    const org = await world.organisation();
    const once = async (id: string) =>
      act(world.db, org.carla, async (tx) => {
        const added = await addPerson(tx, aPerson({ id }));
        await new Promise((done) => setTimeout(done, 30));
        return added;
      });
    const both = await Promise.all([once(aPerson().id), once(aPerson().id)]);
    expect(both.every((one) => one.ok)).toBe(true);
    const [found] = await read(world.db, org.carla, (tx) => samePeople(tx, [aPerson()]));
    expect(found).toHaveLength(2);
  });

  it('never shows one organisation’s people to another', async () => {
    const [ours, theirs] = [await world.organisation(), await world.organisation()];
    const rosa = aPerson();
    await add(ours, rosa);
    const [cards, same, wishes] = await read(world.db, theirs.carla, async (tx) => [
      await peopleOf(tx, [rosa.id]),
      await samePeople(tx, [rosa]),
      await wishesOf(tx, rosa.id),
    ]);
    expect(cards).toEqual(new Map());
    expect(same).toEqual([[]]);
    expect(wishes).toMatchObject({ ok: false, refusal: { code: 'person-not-found' } });
    const hat = await act(world.db, theirs.carla, (tx) => giveHat(tx, rosa.id, 'contact'));
    expect(hat).toMatchObject({ ok: false, refusal: { code: 'person-not-found' } });
  });
});

describe('a person we know', () => {
  it('gets a second hat once', async () => {
    const org = await world.organisation();
    const rosa = aPerson();
    await add(org, rosa);
    const give = () => act(world.db, org.carla, (tx) => giveHat(tx, rosa.id, 'contact'));
    expect(await give()).toEqual({ ok: true, value: { given: true } });
    expect(await give()).toEqual({ ok: true, value: { given: false } });
    const kinds = (await world.log(org)).map((entry) => entry.kind);
    expect(kinds.filter((kind) => kind === 'hat.given')).toHaveLength(1);
  });

  it('is edited, found by the new number and no longer by the old', async () => {
    const org = await world.organisation();
    const rosa = aPerson();
    await add(org, rosa);
    const edit = (phones: string[]) =>
      act(world.db, org.carla, (tx) => editPerson(tx, { ...rosa, personId: rosa.id, phones }));
    expect(await edit(['07700 900999'])).toEqual({ ok: true, value: { changed: ['phones'] } });
    expect(await edit(['07700 900999'])).toEqual({ ok: true, value: { changed: [] } });
    const none = { emails: [], givenName: '', familyName: '' };
    const answers = await read(world.db, org.carla, (tx) =>
      samePeople(tx, [
        { ...none, phones: ['07700 900123'] },
        { ...none, phones: ['07700 900999'] },
      ]),
    );
    expect(answers.map((found) => found.length)).toEqual([0, 1]);
    const entry = (await world.log(org)).at(-1);
    expect(entry).toMatchObject({
      kind: 'person.updated',
      envelope: { facts: { changed: ['phones'] } },
    });
  });
});

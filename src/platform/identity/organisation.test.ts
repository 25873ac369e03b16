import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { act } from '../audit/act.ts';
import { read } from '../db/read.ts';
import { changeOrganisation, organisationCard } from './organisation.ts';

const world = await openWorld();
const BROOK = {
  name: 'Brook Street Care Ltd',
  address: '1 Brook Street, Leeds LS1 1AA',
  email: 'desk@brook.example',
  phone: '0113 496 0000',
};

describe('the letterhead', () => {
  it('is changed for the papers to come, and what changed is sealed, not the words', async () => {
    const org = await world.organisation();
    const other = await world.organisation();
    expect(await act(world.db, org.olivia, (tx) => changeOrganisation(tx, BROOK))).toEqual({
      ok: true,
      value: {},
    });
    expect(await read(world.db, org.carla, organisationCard)).toMatchObject(BROOK);
    expect(await read(world.db, other.carla, organisationCard)).not.toMatchObject(BROOK);
    const last = (await world.log(org)).at(-1);
    expect(last).toMatchObject({
      kind: 'organisation.changed',
      envelope: { facts: { changed: ['name', 'address', 'email', 'phone'] } },
    });
    expect(JSON.stringify(last)).not.toContain('Brook Street');
  });

  it('left as it was leaves no record', async () => {
    const org = await world.organisation();
    await act(world.db, org.olivia, (tx) => changeOrganisation(tx, BROOK));
    const before = (await world.log(org)).length;
    await act(world.db, org.olivia, (tx) => changeOrganisation(tx, BROOK));
    expect(await world.log(org)).toHaveLength(before);
  });
});

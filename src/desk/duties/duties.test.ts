import { describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { registerCandidate } from '../candidates/index.ts';
import { aClientWithContact } from '../clients/fixtures.ts';
import { erasePerson } from '../people/index.ts';
import { A_CARE_HOME, AN_OFFICE, aSettingBody } from './fixtures.ts';
import { recordSetting, settingKey, settingsOf, withdrawSetting } from './index.ts';
import { clientDuties } from './queries.ts';

const world = await openWorld();
world.at('2026-06-01T09:00:00Z');

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}

/** Harrow House with Grace Hill, and Rosa on the books as a care assistant. */
async function harrow() {
  const org = await world.organisation();
  const place = done(
    await act(world.db, org.carla, async (tx) => ok(await aClientWithContact(tx))),
  );
  done(
    await act(world.db, org.carla, (tx) =>
      registerCandidate(tx, {
        id: newId(),
        givenName: 'Rosa',
        familyName: 'Marsh',
        emails: [],
        phones: [],
        roles: ['Care assistant'],
        someoneElse: true,
      }),
    ),
  );
  const body = (change = {}) => aSettingBody(place.contactId, change);
  const says = (change = {}, actor = org.carla) =>
    act(world.db, actor, (tx) => recordSetting(tx, place.siteId, body(change)));
  return { org, ...place, body, says };
}

async function asked(org: TestOrganisation, siteId: string, role: string) {
  const works = [{ siteId, role }];
  const found = await read(world.db, org.ravi, (tx) => settingsOf(tx, works));
  return found.get(settingKey({ siteId, role }));
}

const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

describe('what the law asks of the work at a site', () => {
  test('is not known until somebody has said it', async () => {
    const { org, siteId } = await harrow();
    expect(await asked(org, siteId, 'care-assistant')).toBeNull();
  });

  test('is said of every role there, with who said so and when', async () => {
    const { org, siteId, clientId, says } = await harrow();
    done(await says(A_CARE_HOME));
    expect(await asked(org, siteId, 'care-assistant')).toMatchObject({
      role: null,
      version: 1,
      vulnerable: 'yes',
      regulatedActivity: 'adults',
      saidOn: '2026-01-05',
    });
    const record = done(await read(world.db, org.ravi, (tx) => clientDuties(tx, clientId)));
    expect(record.sites).toMatchObject([
      { settings: [{ saidByName: 'Grace Hill', recordedBy: 'Carla Costa', version: 1 }] },
    ]);
    const [entry] = (await world.log(org)).filter(({ kind }) => kind === 'work_setting.recorded');
    expect(entry?.envelope).toMatchObject({
      subjects: { client: clientId, site: siteId },
      facts: { version: 1, role: null, answers: { vulnerable: 'yes' } },
    });
    expect(JSON.stringify(entry?.envelope)).not.toContain('Grace');
  });

  test('may be said of one role, which then speaks for itself and for no other', async () => {
    const { org, siteId, says } = await harrow();
    done(await says(A_CARE_HOME));
    done(await says({ role: 'care-assistant', nightHazard: 'yes' }));
    expect(await asked(org, siteId, 'care-assistant')).toMatchObject({
      role: 'care-assistant',
      vulnerable: 'no',
      nightHazard: 'yes',
    });
    expect(await asked(org, siteId, 'receptionist')).toMatchObject({ role: null });
  });

  test('of one role is as the rest again once somebody says so, and may differ once more', async () => {
    const { org, siteId, clientId, contactId, says } = await harrow();
    done(await says(A_CARE_HOME));
    done(await says({ role: 'care-assistant', nightHazard: 'yes' }));
    const withdraw = (from: number, id = newId()) =>
      act(world.db, org.omar, (tx) =>
        withdrawSetting(tx, siteId, {
          id,
          role: 'care-assistant',
          from,
          saidBy: contactId,
          saidOn: '2026-05-29',
        }),
      );
    expect(code(await withdraw(2))).toBe('setting-changed');
    const id = newId();
    expect(done(await withdraw(1, id))).toEqual({ settingId: id, version: 2 });
    expect(done(await withdraw(1, id))).toEqual({ settingId: id, version: 2 });
    expect(code(await withdraw(2))).toBe('setting-not-found');
    expect(await asked(org, siteId, 'care-assistant')).toMatchObject({ role: null });
    const record = done(await read(world.db, org.ravi, (tx) => clientDuties(tx, clientId)));
    expect(record.sites[0]?.settings.map(({ role }) => role)).toEqual([null]);
    expect(record.sites[0]?.earlier.map(({ version, withdrawn }) => [version, withdrawn])).toEqual([
      [2, true],
      [1, false],
    ]);
    done(await says({ role: 'care-assistant', from: 2, school: 'yes' }));
    expect(await asked(org, siteId, 'care-assistant')).toMatchObject({ version: 3, school: 'yes' });
  });

  test('is changed by a new version, and the earlier one stays to be read', async () => {
    const { org, siteId, clientId, says } = await harrow();
    done(await says());
    done(await says({ from: 1, ...A_CARE_HOME }, org.omar));
    expect(await asked(org, siteId, 'care-assistant')).toMatchObject({ version: 2 });
    const record = done(await read(world.db, org.ravi, (tx) => clientDuties(tx, clientId)));
    expect(record.sites[0]).toMatchObject({
      settings: [{ version: 2, recordedBy: 'Omar Obi' }],
      earlier: [{ version: 1, vulnerable: 'no' }],
    });
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'work_setting.recorded');
    expect(entries[1]?.envelope.facts).toMatchObject({
      changed: ['vulnerable', 'regulatedActivity', 'dbsClass'],
    });
  });

  test('sent twice is one version', async () => {
    const { org, says } = await harrow();
    const id = newId();
    const first = done(await says({ id }));
    expect(done(await says({ id }))).toEqual(first);
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'work_setting.recorded');
    expect(entries).toHaveLength(1);
  });

  test('written by two at once from the same version is taken from one, and no change is lost', async () => {
    const { org, siteId, says } = await harrow();
    done(await says());
    const both = await Promise.all([
      says({ from: 1, nightHazard: 'yes' }, org.carla),
      says({ from: 1, school: 'yes' }, org.omar),
    ]);
    expect(both.map(code).sort()).toEqual(['ok', 'setting-changed']);
    expect(await asked(org, siteId, 'care-assistant')).toMatchObject({ version: 2 });
    expect(code(await says({ from: 1, driving: 'lorry_or_coach' }))).toBe('setting-changed');
  });

  test('cannot be edited or taken away in the database by the application', async () => {
    const { rows } = await world.owner.query(
      `select privilege_type as may, column_name as of from information_schema.column_privileges
        where table_name = 'work_setting' and grantee = 'deskproof_app' and privilege_type = 'UPDATE'`,
    );
    expect(rows).toEqual([{ may: 'UPDATE', of: 'notes' }]);
  });

  test('stays without the words beside it when whoever said it is erased', async () => {
    const { org, siteId, clientId, personId, says } = await harrow();
    done(await says({ notes: 'Grace Hill: her mother lives there', nightHazard: 'yes' }));
    done(await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
    expect(await asked(org, siteId, 'care-assistant')).toMatchObject({ nightHazard: 'yes' });
    const record = done(await read(world.db, org.ravi, (tx) => clientDuties(tx, clientId)));
    expect(record.sites[0]?.settings).toMatchObject([{ notes: '', saidByName: 'Erased person' }]);
    expect(record.contacts).toEqual([]);
  });

  test('is refused for a day to come, a role nobody does, a stranger, or another organisation’s site', async () => {
    const { says, org } = await harrow();
    const other = await harrow();
    expect(code(await says({ saidOn: '2026-06-02' }))).toBe('not-yet');
    expect(code(await says({ role: 'astronaut' }))).toBe('role-not-found');
    expect(code(await says({ saidBy: other.contactId }))).toBe('contact-of-other-client');
    const theirs = await act(world.db, org.carla, (tx) =>
      recordSetting(tx, other.siteId, other.body()),
    );
    expect(code(theirs)).toBe('site-not-found');
    expect(await asked(org, other.siteId, 'care-assistant')).toBeNull();
  });

  test('is refused when one answer denies another, or when nothing was said', async () => {
    const { says } = await harrow();
    const regulated = await says({ regulatedActivity: 'adults', vulnerable: 'no' });
    expect(regulated).toMatchObject({
      refusal: {
        code: 'answers-disagree',
        details: { fields: { vulnerable: expect.stringContaining('Answer yes here') } },
      },
    });
    expect(code(await says({ dbsClass: 'regulated_activity' }))).toBe('answers-disagree');
    const nothing = Object.fromEntries(Object.keys(AN_OFFICE).map((key) => [key, 'not_known']));
    expect(code(await says(nothing))).toBe('nothing-said');
  });

  test('keeps no answer to a question that is not in question', async () => {
    const { org, siteId, says } = await harrow();
    done(
      await says({ gangmasterSector: 'none', gangmasterTask: 'production', foodForSale: 'yes' }),
    );
    expect(await asked(org, siteId, 'care-assistant')).toMatchObject({
      gangmasterTask: 'not_known',
      foodForSale: 'not_known',
    });
  });
});

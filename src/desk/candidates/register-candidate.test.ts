import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { addPerson, erasePerson, peopleOf } from '../people/index.ts';
import { archiveCandidate, restoreCandidate } from './archive-candidate.ts';
import { editCandidate } from './edit-candidate.ts';
import { aCandidate } from './fixtures.ts';
import './index.ts';
import { candidateRecord } from './queries.ts';
import { recordQualification, removeQualification } from './record-qualification.ts';
import { recordWork } from './record-work.ts';
import { registerCandidate } from './register-candidate.ts';
import { workerFacts, workersForRole } from './workers.ts';

const world = await openWorld();
world.at('2026-11-22T09:00:00Z');

const register = (org: TestOrganisation, candidate: ReturnType<typeof aCandidate>) =>
  act(world.db, org.ravi, (tx) => registerCandidate(tx, candidate));
const recordOf = async (org: TestOrganisation, personId: string) => {
  const found = await read(world.db, org.ravi, (tx) => candidateRecord(tx, personId));
  if (!found.ok) throw new Error(found.refusal.because);
  return found.value;
};

describe('registering a candidate', () => {
  it('keeps what was given, places the postcode on the map, and seals it without personal facts', async () => {
    const org = await world.organisation();
    const rosa = aCandidate({
      consents: [{ purpose: 'work_finding', wording: 'You may look for work for me.' }],
      qualifications: [{ id: newId(), name: 'Care Certificate', expiresOn: '2027-05-01' }],
      workHistory: [
        { id: newId(), employer: 'Elm House', jobTitle: 'Carer', fromOn: '2020-01-01' },
      ],
    });
    expect(await register(org, rosa)).toEqual({ ok: true, value: { personId: rosa.id } });
    expect(await recordOf(org, rosa.id)).toMatchObject({
      displayName: 'Rosa Marsh',
      postcode: 'LS1 4AP',
      roles: [{ role: 'care-assistant', name: 'Care assistant' }],
      skills: ['Medication', 'Moving and handling'],
      minimumPayPence: 1271,
      qualifications: [{ name: 'Care Certificate', expiresOn: '2027-05-01', seenOn: null }],
      workHistory: [{ employer: 'Elm House', fromOn: '2020-01-01', toOn: null }],
    });
    const facts = (await read(world.db, org.ravi, (tx) => workerFacts(tx, [rosa.id]))).get(rosa.id);
    expect(facts).toMatchObject({
      roles: ['care-assistant'],
      skills: ['medication', 'moving and handling'],
      worksNights: true,
      wantedWeeklyMinutes: 1800,
    });
    expect(facts?.latitude).toBeCloseTo(53.8, 0);
    const log = (await world.log(org)).slice(-2);
    expect(log.map((entry) => entry.kind)).toEqual(['candidate.registered', 'consent.recorded']);
    expect(JSON.stringify(log.map((entry) => entry.envelope))).not.toMatch(/Marsh|example.org|LS1/);
  });

  it('gives the first result when the same id comes again, and registers once', async () => {
    const org = await world.organisation();
    const rosa = aCandidate();
    await register(org, rosa);
    expect(await register(org, rosa)).toEqual({ ok: true, value: { personId: rosa.id } });
    const kinds = (await world.log(org)).map((entry) => entry.kind);
    expect(kinds.filter((kind) => kind === 'candidate.registered')).toHaveLength(1);
  });

  it('shows people who look the same before saving, and why', async () => {
    const org = await world.organisation();
    const rosa = aCandidate();
    await register(org, rosa);
    const again = await register(org, aCandidate({ emails: [] }));
    expect(again).toMatchObject({
      ok: false,
      refusal: {
        code: 'already-known',
        details: {
          matches: [{ personId: rosa.id, because: ['birth date and name', 'phone'] }],
        },
      },
    });
  });

  it('registers someone else with the same phone when told so, never with the same e-mail', async () => {
    const org = await world.organisation();
    await register(org, aCandidate());
    const tom = aCandidate({ givenName: 'Tom', emails: ['tom@example.org'], someoneElse: true });
    expect(await register(org, tom)).toMatchObject({ ok: true });
    const eve = aCandidate({ givenName: 'Eve', someoneElse: true });
    expect(await register(org, eve)).toMatchObject({ ok: false, refusal: { code: 'email-taken' } });
  });

  it('gives a client’s contact the candidate’s hat, and they stay one person', async () => {
    const org = await world.organisation();
    const contact = { ...aCandidate(), hat: 'contact' as const };
    await act(world.db, org.carla, (tx) => addPerson(tx, contact));
    const asSame = aCandidate({ samePersonId: contact.id, emails: ['rosa@home.example'] });
    expect(await register(org, asSame)).toEqual({ ok: true, value: { personId: contact.id } });
    expect((await recordOf(org, contact.id)).emails).toEqual([
      'rosa.marsh@example.org',
      'rosa@home.example',
    ]);
    const twice = aCandidate({ samePersonId: contact.id });
    expect(await register(org, twice)).toMatchObject({ refusal: { code: 'already-candidate' } });
  });

  it.each([
    ['a postcode that is none', { postcode: 'LS1 4A' }, 'not-a-postcode'],
    ['a role without letters', { roles: ['***'] }, 'role-without-letters'],
    ['a skill of signs alone', { skills: ['-.'] }, 'skill-without-letters'],
    ['an e-mail that is none', { emails: ['rosa'] }, 'not-an-email'],
    [
      'a job that ends before it begins',
      {
        workHistory: [{ id: newId(), employer: 'Elm', fromOn: '2021-01-01', toOn: '2020-01-01' }],
      },
      'dates-crossed',
    ],
    [
      'a qualification seen tomorrow',
      {
        qualifications: [{ id: newId(), name: 'DBS', seenOn: '2026-11-23' }],
      },
      'seen-in-future',
    ],
    ['miles below nothing', { travelMiles: -1 }, 'figure-out-of-range'],
  ])('is refused with %s, and leaves nobody', async (_what, change, code) => {
    const org = await world.organisation();
    const rosa = aCandidate(change);
    expect(await register(org, rosa)).toMatchObject({ ok: false, refusal: { code } });
    expect(await read(world.db, org.ravi, (tx) => peopleOf(tx, [rosa.id]))).toEqual(new Map());
  });
});

describe('a registered candidate', () => {
  it('is edited: what is no longer named goes, and the entry names the fields only', async () => {
    const org = await world.organisation();
    const rosa = aCandidate();
    await register(org, rosa);
    const edited = await act(world.db, org.carla, (tx) =>
      editCandidate(tx, { ...rosa, personId: rosa.id, roles: ['Nurse'], town: 'York' }),
    );
    expect(edited).toEqual({ ok: true, value: { changed: ['town', 'roles'] } });
    expect(await recordOf(org, rosa.id)).toMatchObject({
      town: 'York',
      roles: [{ role: 'nurse', name: 'Nurse' }],
    });
    const entry = (await world.log(org)).at(-1);
    expect(entry).toMatchObject({
      kind: 'candidate.updated',
      envelope: { facts: { changed: ['town', 'roles'] } },
      parts: [{ part: { town: 'York' } }],
    });
  });

  it('cannot take another person’s e-mail', async () => {
    const org = await world.organisation();
    const rosa = aCandidate();
    const tom = aCandidate({ givenName: 'Tom', emails: ['tom@example.org'], phones: [] });
    await register(org, rosa);
    await register(org, tom);
    const edited = await act(world.db, org.carla, (tx) =>
      editCandidate(tx, { ...tom, personId: tom.id, emails: rosa.emails }),
    );
    expect(edited).toMatchObject({ ok: false, refusal: { code: 'email-taken' } });
  });

  it('leaves the books and comes back', async () => {
    const org = await world.organisation();
    const rosa = aCandidate();
    await register(org, rosa);
    const onBooks = async () =>
      (await read(world.db, org.carla, (tx) => workersForRole(tx, 'care-assistant'))).length;
    expect(await onBooks()).toBe(1);
    await act(world.db, org.carla, (tx) =>
      archiveCandidate(tx, { personId: rosa.id, reason: 'Moved away' }),
    );
    expect(await onBooks()).toBe(0);
    await act(world.db, org.carla, (tx) => restoreCandidate(tx, rosa.id));
    expect(await onBooks()).toBe(1);
    const kinds = (await world.log(org)).map((entry) => entry.kind);
    expect(kinds.slice(-2)).toEqual(['candidate.archived', 'candidate.restored']);
  });

  it('has qualifications recorded, seen and removed', async () => {
    const org = await world.organisation();
    const rosa = aCandidate();
    await register(org, rosa);
    const id = newId();
    const put = (change: object, personId = rosa.id) =>
      act(world.db, org.omar, (tx) =>
        recordQualification(tx, { id, personId, name: 'Food hygiene', ...change }),
      );
    expect(await put({ expiresOn: '2027-01-31' })).toEqual({
      ok: true,
      value: { qualificationId: id },
    });
    await put({ expiresOn: '2027-01-31', seenOn: '2026-11-20' });
    expect((await recordOf(org, rosa.id)).qualifications).toMatchObject([
      { id, expiresOn: '2027-01-31', seenOn: '2026-11-20' },
    ]);
    const tom = aCandidate({ givenName: 'Tom', emails: [], phones: [] });
    await register(org, tom);
    expect(await put({}, tom.id)).toMatchObject({ refusal: { code: 'qualification-taken' } });
    const remove = () =>
      act(world.db, org.omar, (tx) =>
        removeQualification(tx, { personId: rosa.id, qualificationId: id }),
      );
    expect(await remove()).toMatchObject({ ok: true });
    expect(await remove()).toMatchObject({ refusal: { code: 'qualification-not-found' } });
  });

  it('is forgotten in this room too when the person is erased', async () => {
    const org = await world.organisation();
    const rosa = aCandidate();
    await register(org, rosa);
    await act(world.db, org.carla, (tx) =>
      recordWork(tx, { id: newId(), personId: rosa.id, employer: 'Elm House' }),
    );
    await act(world.db, org.omar, (tx) => erasePerson(tx, { personId: rosa.id, reason: 'asked' }));
    expect(await recordOf(org, rosa.id)).toMatchObject({
      displayName: 'Erased person',
      postcode: '',
      address: '',
      roles: [],
      skills: [],
      workHistory: [],
      emails: [],
    });
    expect(await read(world.db, org.carla, (tx) => workersForRole(tx, 'care-assistant'))).toEqual(
      [],
    );
  });

  it('is not found by another organisation, whatever is asked', async () => {
    const [ours, theirs] = [await world.organisation(), await world.organisation()];
    const rosa = aCandidate();
    await register(ours, rosa);
    const found = await read(world.db, theirs.carla, (tx) => candidateRecord(tx, rosa.id));
    expect(found).toMatchObject({ ok: false, refusal: { code: 'candidate-not-found' } });
    const archived = await act(world.db, theirs.carla, (tx) =>
      archiveCandidate(tx, { personId: rosa.id, reason: '' }),
    );
    expect(archived).toMatchObject({ ok: false, refusal: { code: 'candidate-not-found' } });
    const edited = await act(world.db, theirs.carla, (tx) =>
      editCandidate(tx, { ...rosa, personId: rosa.id }),
    );
    expect(edited).toMatchObject({ ok: false, refusal: { code: 'candidate-not-found' } });
    expect(await register(theirs, aCandidate())).toMatchObject({ ok: true });
  });
});

import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { candidateRecord, registerCandidate } from '../candidates/index.ts';
import { checksOf, recordRightToWork } from '../compliance/index.ts';
import { erasePerson } from '../people/index.ts';
import { answerSkills } from './answer-skills.ts';
import './index.ts';
import { keepPhoto, photosOf, removePhoto, setPhotoRole } from './keep-photo.ts';
import { openRegistration } from './open-registration.ts';
import { registrationList, registrationOf } from './queries.ts';
import { type InterviewInput, recordInterview } from './record-interview.ts';
import { recordTest } from './record-test.ts';
import type { Step } from './registration.ts';
import { takeStep } from './take-step.ts';

const world = await openWorld();
world.at('2026-11-02T09:00:00Z');

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const memberOf = ({ memberId }: Actor) => memberId ?? '';

/** Rosa, on the way onto the books as a care assistant in Ravi's care. */
async function rosaOf(org: TestOrganisation): Promise<string> {
  const rosa = {
    id: newId(),
    givenName: 'Rosa',
    familyName: 'Marsh',
    emails: ['rosa@example.org'],
    phones: [],
    roles: ['Care assistant'],
    skills: ['Hoist'],
  };
  const { personId } = done(await act(world.db, org.carla, (tx) => registerCandidate(tx, rosa)));
  const opened = { personId, role: 'care-assistant', ownerId: memberOf(org.ravi) };
  done(await act(world.db, org.ravi, (tx) => openRegistration(tx, opened)));
  return personId;
}

const step = (by: Actor, personId: string, taken: Step, reason = '', id = newId()) =>
  act(world.db, by, (tx) => takeStep(tx, { id, personId, step: taken, reason }));

const interview = (org: TestOrganisation, by: Actor, personId: string, change: object = {}) =>
  act(world.db, by, (tx) =>
    recordInterview(tx, {
      id: newId(),
      personId,
      heldAt: '2026-11-02T08:30:00Z',
      heldBy: memberOf(org.carla),
      how: 'in_person',
      needs: 'School hours',
      wants: 'Days in Leeds',
      expectations: 'A regular home by Christmas',
      identitySeen: 'Passport',
      ...change,
    } satisfies InterviewInput),
  );

const standing = async (by: Actor, personId: string) =>
  done(await read(world.db, by, (tx) => registrationOf(tx, personId)));

describe('a registration', () => {
  it('goes from the enquiry to cleared, with what compliance finds missing at each stage', async () => {
    const org = await world.organisation();
    const rosa = await rosaOf(org);
    const at = async () => (await standing(org.ravi, rosa)).registration;
    expect(await at()).toMatchObject({ stage: 'enquiry', next: 'form_out', ownerName: 'Ravi Rao' });
    const rules = async () => (await at())?.missing.map(({ rule }) => rule).sort();
    expect(await rules()).toEqual(['CR-19', 'RTW-TIMING']);
    const id = newId();
    done(await step(org.ravi, rosa, 'form_out', '', id));
    done(await step(org.ravi, rosa, 'form_out', '', id));
    expect(codeOf(await step(org.ravi, rosa, 'form_out'))).toBe('already-there');
    done(await step(org.ravi, rosa, 'form_back'));
    expect(await at()).toMatchObject({ stage: 'interview', next: 'interview' });
    done(await interview(org, org.carla, rosa));
    expect(await rules()).toEqual(['RTW-TIMING']);
    expect(await step(org.ravi, rosa, 'cleared')).toMatchObject({
      refusal: { code: 'still-missing', details: { missing: [{ rule: 'RTW-TIMING' }] } },
    });
    done(
      await act(world.db, org.omar, (tx) =>
        recordRightToWork(tx, {
          id: newId(),
          personId: rosa,
          route: 'manual',
          document: 'british_passport',
          documentState: 'current',
          outcome: 'satisfied',
          checkedOn: '2026-11-02',
          reference: 'copy kept',
        }),
      ),
    );
    done(await step(org.ravi, rosa, 'cleared'));
    expect(await at()).toMatchObject({ stage: 'cleared', missing: [], next: null });
    const list = await read(world.db, org.ravi, (tx) =>
      registrationList(tx, { show: 'open', whose: 'mine' }),
    );
    expect(list).toMatchObject({ total: 0, counts: { cleared: 1, enquiry: 0 } });
  });

  it('ends with its reason, which is needed, and may be opened again', async () => {
    const org = await world.organisation();
    const rosa = await rosaOf(org);
    expect(codeOf(await step(org.ravi, rosa, 'declined'))).toBe('reason-needed');
    done(await step(org.ravi, rosa, 'withdrawn', 'Found work nearer home'));
    expect((await standing(org.ravi, rosa)).registration).toMatchObject({
      stage: 'withdrawn',
      reason: 'Found work nearer home',
    });
    expect(codeOf(await step(org.ravi, rosa, 'cleared'))).toBe('already-there');
    done(await step(org.ravi, rosa, 'reopened'));
    expect((await standing(org.ravi, rosa)).registration?.stage).toBe('enquiry');
    const log = await world.log(org);
    expect(JSON.stringify(log.map(({ envelope }) => envelope))).not.toContain('nearer home');
  });

  it('is of a candidate, for a role we have, in the care of somebody on the desk', async () => {
    const org = await world.organisation();
    const other = await world.organisation();
    const rosa = await rosaOf(org);
    const open = async (by: Actor, change: object) =>
      codeOf(
        await act(world.db, by, (tx) =>
          openRegistration(tx, {
            personId: rosa,
            role: 'care-assistant',
            ownerId: memberOf(org.ravi),
            ...change,
          }),
        ),
      );
    expect(await open(org.ravi, { role: 'pilot' })).toBe('role-not-found');
    expect(await open(org.ravi, { ownerId: memberOf(other.ravi) })).toBe('member-not-found');
    expect(await open(other.ravi, { ownerId: memberOf(other.ravi) })).toBe('candidate-not-found');
    expect(await open(org.ravi, { ownerId: memberOf(org.carla) })).toBe('ok');
    const nobody = await step(org.ravi, newId(), 'form_out');
    expect(codeOf(nobody)).toBe('candidate-not-found');
  });
});

describe('an interview', () => {
  it('keeps facts, seals them under the person, and records identity as the check it is', async () => {
    const org = await world.organisation();
    const rosa = await rosaOf(org);
    done(await interview(org, org.carla, rosa));
    expect((await standing(org.carla, rosa)).interviews).toMatchObject([
      { heldBy: 'Carla Costa', how: 'in_person', needs: 'School hours', checked: true },
    ]);
    const checks = await read(world.db, org.carla, (tx) => checksOf(tx, [rosa]));
    expect(checks.get(rosa)).toMatchObject([{ kind: 'identity', name: 'Passport' }]);
    const [entry] = (await world.log(org)).filter(({ kind }) => kind === 'candidate.interviewed');
    expect(entry?.envelope.facts).toMatchObject({ needs: true, wants: true, identitySeen: true });
    expect(JSON.stringify(entry?.envelope)).not.toContain('School hours');
  });

  it('by a resourcer notes the document, and leaves the check to those who may record it', async () => {
    const org = await world.organisation();
    const rosa = await rosaOf(org);
    done(await interview(org, org.ravi, rosa));
    expect((await standing(org.ravi, rosa)).interviews).toMatchObject([
      { identitySeen: 'Passport', checked: false },
    ]);
    expect((await read(world.db, org.ravi, (tx) => checksOf(tx, [rosa]))).get(rosa) ?? []).toEqual(
      [],
    );
  });

  it('asks nothing about health before an offer, sees no passport by phone, and is held already', async () => {
    const org = await world.organisation();
    const rosa = await rosaOf(org);
    const code = async (change: object) => codeOf(await interview(org, org.carla, rosa, change));
    expect(
      await code({ needs: 'Do you have a disability? How many days were you off sick?' }),
    ).toBe('health-asked');
    expect(await code({ needs: 'Needs a bus route. Wants nights?' })).toBe('ok');
    expect(await code({ how: 'phone' })).toBe('identity-unseen');
    expect(await code({ heldAt: '2026-11-02T09:01:00Z' })).toBe('interview-to-come');
    expect(await code({ needs: '', wants: ' ', expectations: '' })).toBe('nothing-said');
    expect(await code({ heldBy: newId() })).toBe('member-not-found');
  });
});

describe('what somebody can do', () => {
  it('is gone through by a sector’s list, and joins the skills that compliance reads', async () => {
    const org = await world.organisation();
    const rosa = await rosaOf(org);
    const answer = (answers: readonly { skill: string; how: 'shown' | 'self_declared' }[]) =>
      act(world.db, org.ravi, (tx) =>
        answerSkills(tx, { personId: rosa, sector: 'care', answers }),
      );
    const answers = [
      { skill: 'Hoist', how: 'shown' as const },
      { skill: 'Medication', how: 'self_declared' as const },
    ];
    expect(done(await answer(answers)).added).toBe(1);
    expect(done(await answer(answers)).added).toBe(0);
    expect(codeOf(await answer([{ skill: 'Juggling', how: 'shown' }]))).toBe('skill-not-found');
    const { skills } = done(await read(world.db, org.ravi, (tx) => candidateRecord(tx, rosa)));
    expect([...skills].sort()).toEqual(['Hoist', 'Medication']);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'candidate.skills_listed')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'candidate.updated')).toHaveLength(1);
    expect((await standing(org.ravi, rosa)).skills).toMatchObject([
      { skill: 'Hoist', how: 'shown', version: '2026-11' },
      { skill: 'Medication' },
    ]);
  });

  it('is tested with a name, a version, a score and a day', async () => {
    const org = await world.organisation();
    const rosa = await rosaOf(org);
    const test = async (change: object) =>
      codeOf(
        await act(world.db, org.ravi, (tx) =>
          recordTest(tx, {
            id: newId(),
            personId: rosa,
            name: 'Medication theory',
            version: '3',
            score: 17.5,
            outOf: 20,
            takenOn: '2026-11-01',
            ...change,
          }),
        ),
      );
    expect(await test({ score: 21 })).toBe('score-too-high');
    expect(await test({ takenOn: '2026-11-03' })).toBe('not-yet');
    expect(await test({ name: ' ' })).toBe('empty');
    expect(await test({})).toBe('ok');
    expect((await standing(org.ravi, rosa)).tests).toMatchObject([{ score: 17.5, outOf: 20 }]);
  });
});

describe('a photo', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  );

  it('is kept only for a role that needs one, by its content, and goes with the person', async () => {
    const org = await world.organisation();
    const rosa = await rosaOf(org);
    const keep = async (bytes: Buffer) =>
      codeOf(await act(world.db, org.ravi, (tx) => keepPhoto(tx, { personId: rosa, bytes })));
    expect(await keep(PNG)).toBe('photo-not-needed');
    const needs = (needed: boolean) =>
      act(world.db, org.ben, (tx) =>
        setPhotoRole(tx, { role: 'care-assistant', needed, because: 'Badge' }),
      );
    done(await needs(true));
    expect(await keep(Buffer.from('<svg/>'))).toBe('not-a-picture');
    expect(await keep(PNG)).toBe('ok');
    expect(await keep(PNG)).toBe('ok');
    const kept = async () => (await read(world.db, org.ravi, (tx) => photosOf(tx, [rosa]))).size;
    expect(await kept()).toBe(1);
    expect((await standing(org.ravi, rosa)).photo).toMatchObject({ neededFor: ['Care assistant'] });
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'candidate.photo_kept')).toHaveLength(1);
    done(await act(world.db, org.ravi, (tx) => removePhoto(tx, rosa)));
    expect(codeOf(await act(world.db, org.ravi, (tx) => removePhoto(tx, rosa)))).toBe(
      'photo-not-found',
    );
    expect(await keep(PNG)).toBe('ok');
    done(await interview(org, org.carla, rosa));
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: rosa, reason: 'asked' })),
    );
    expect(await kept()).toBe(0);
    const { rows } = await world.owner.query(
      'select needs, wants, expectations, identity_seen from candidate_interview where person_id = $1',
      [rosa],
    );
    expect(rows).toEqual([{ needs: '', wants: '', expectations: '', identity_seen: '' }]);
  });
});

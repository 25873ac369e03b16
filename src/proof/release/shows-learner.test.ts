import './index.ts';
import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { writeVerifierKey } from '../../platform/audit/tree/note.ts';
import { read } from '../../platform/db/read.ts';
import { claimUnit } from '../portfolio/claim-unit.ts';
import { anEnrolment, aQualification, as, given, memberOf } from '../portfolio/fixtures.ts';
import { prepareClaim } from '../portfolio/prepare-claim.ts';
import { referenceEvidence } from '../portfolio/reference-evidence.ts';
import { type MadeUpRecord, madeUpKey, madeUpPackage } from './fixtures.ts';
import { receivePackage } from './receive-package.ts';
import { confirmKey, recordEmployment, registerEmployer } from './register-employer.ts';
import { showsLearner } from './shows-learner.ts';
import { opened } from './take-in.ts';

const world = await openWorld();
const [LENA, CARLA] = [newId(), newId()];

/** Carla did it; what the rendition says of Lena's part is one thing, the sealed record another. */
const CARLAS: MadeUpRecord = { actor: CARLA, part: 'actor' };

const shows = (record?: MadeUpRecord) => {
  const { item, rendition } = opened(
    madeUpPackage({
      organisationId: newId(),
      learner: LENA,
      code: 'ABCDE-FGHJK',
      title: 'A booking confirmed',
      ...(record ? { record } : {}),
    }),
  );
  return showsLearner(item, rendition);
};

describe('what an item from elsewhere shows of its learner', () => {
  it('R55: sealed records in which Lena acted, prepared, contributed, or that are about her, show her; Carla’s alone do not', () => {
    expect(shows({ ...CARLAS, actor: LENA })).toBe(true);
    expect(shows({ ...CARLAS, preparedBy: [LENA] })).toBe(true);
    expect(shows({ ...CARLAS, contributed: [LENA] })).toBe(true);
    expect(shows({ ...CARLAS, part: 'contributed', confirmed: true })).toBe(true);
    const given = { kind: 'testimony.given', actor: null, part: 'about' as const };
    expect(shows({ ...given, aboutLearner: true })).toBe(true);
    // Sealed, it says whose it is; by its hash alone the employer's word of the part stands.
    expect(shows(CARLAS)).toBe(false);
    expect(shows({ ...CARLAS, part: 'contributed' })).toBe(false);
    expect(shows(given)).toBe(false);
    expect(shows()).toBe(true);
  });

  it('R55: of an item that a centre before took in, the documents tell whose part is in it', () => {
    const { item, rendition } = opened(
      madeUpPackage({
        organisationId: newId(),
        learner: LENA,
        code: 'whole record',
        title: 'Released before',
        record: { kind: 'evidence.received', actor: CARLA, aboutLearner: true, part: 'about' },
      }),
    );
    const acted = (value: string) => ({
      ...rendition,
      entries: rendition.entries.map((entry) => ({
        ...entry,
        documents: [
          {
            key: 'record-1',
            title: 'Booking confirmed',
            sha256: null,
            sections: [{ heading: 'The record', rows: [{ label: 'acted', value }] }],
          },
        ],
      })),
    });
    expect(showsLearner(item, acted('Lena Lowe'))).toBe(true);
    expect(showsLearner(item, acted('Colleague K7Q-4MX'))).toBe(false);
  });
});

/** A centre where Lena learns, and an employer of hers elsewhere. */
async function aCentre() {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation({ name: 'Dales Training' });
  const qualification = await aQualification(world, org);
  await anEnrolment(world, org, qualification.frameworkId);
  return {
    org,
    unitId: qualification.unit('BA13'),
    criterionId: qualification.criterion('BA13.2.4'),
  };
}

/** Lena references an item and claims the unit. @returns the refusal, or null */
async function claimed(
  { org, unitId, criterionId }: Awaited<ReturnType<typeof aCentre>>,
  evidenceId: string,
) {
  await as(world, org.lena, (tx) => referenceEvidence(tx, { evidenceId, criterionId, note: '' }));
  const { seen } = given(
    await read(world.db, org.lena, (tx) => prepareClaim(tx, memberOf(org.lena), unitId)),
  );
  const answer = await act(world.db, org.lena, (tx) =>
    claimUnit(tx, { id: newId(), unitId, declaration: 'This is my own work.', declared: 0, seen }),
  );
  return answer.ok ? null : answer.refusal;
}

async function released(
  org: TestOrganisation,
  record?: MadeUpRecord,
  title = 'A client’s booking',
) {
  const employerId = newId();
  const contact = { givenName: 'Ben', familyName: 'Brook', email: 'ben@aire.example' };
  const name = `Aire Desk ${employerId}`;
  await as(world, org.olivia, (tx) => registerEmployer(tx, { id: employerId, name, contact }));
  const { code } = await as(world, org.olivia, (tx) =>
    recordEmployment(tx, {
      id: newId(),
      employerId,
      learnerId: memberOf(org.lena),
      fromOn: '2026-01-05',
      toOn: null,
    }),
  );
  const organisationId = newId();
  const made = madeUpPackage({
    organisationId,
    learner: LENA,
    code,
    title,
    ...(record ? { record } : {}),
  });
  const receive = () =>
    as(world, org.olivia, (tx) =>
      receivePackage(tx, { id: newId(), employerId, bytes: Buffer.from(made) }),
    );
  await receive();
  const key = writeVerifierKey(madeUpKey(organisationId));
  await as(world, org.olivia, (tx) => confirmKey(tx, employerId, key));
  return (await receive()).evidenceId ?? '';
}

describe('a claim with items from elsewhere', () => {
  it('R55: is refused while a released item shows nothing of Lena, by its name and with what to do', async () => {
    const centre = await aCentre();
    const refusal = await claimed(centre, await released(centre.org, CARLAS));
    expect(refusal).toMatchObject({ code: 'shows-nothing-of-you' });
    expect(refusal?.because).toContain('“A client’s booking” shows nothing of you');
    expect(refusal?.because).toMatch(/confirm your part .* testimony/);
  });

  it('R55: goes once another confirmed her part where she works', async () => {
    const centre = await aCentre();
    const confirmed = { ...CARLAS, part: 'contributed' as const, confirmed: true };
    expect(await claimed(centre, await released(centre.org, confirmed))).toBeNull();
  });
});

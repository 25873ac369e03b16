import './index.ts';
import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { authoriseStaff } from '../centre/authorise-staff.ts';
import {
  anEnrolment,
  aQualification,
  as,
  given,
  memberOf,
  refused,
} from '../portfolio/fixtures.ts';
import { answerTestimonyByLink } from './answer-testimony.ts';
import { askTestimony, remindWitness, withdrawTestimony } from './ask-testimony.ts';
import { recordObservation } from './record-observation.ts';
import { remindAllDue } from './remind-due.ts';

const world = await openWorld();
const URL = 'https://desk.example';
const quiet = { info: () => undefined, error: () => undefined };

async function aCentre() {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const { frameworkId, criterion, unit } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  return { org, criterion, unit };
}

function asks(org: TestOrganisation, givenName: string) {
  return as(world, org.lena, (tx) =>
    askTestimony(
      tx,
      {
        id: newId(),
        witness: {
          givenName,
          familyName: 'Quillfeather',
          email: `${givenName.toLowerCase()}@harrow.example`,
        },
        relation: 'client',
        evidenceId: null,
        what: 'The week of the flu',
      },
      URL,
    ),
  );
}

const mailsOf = async (org: TestOrganisation) => {
  const { rows } = await world.owner.query(
    `select subject, body from message where organisation_id = $1 and about_kind = 'testimony'
     order by written_at, id`,
    [org.id],
  );
  return rows as { subject: string; body: string }[];
};

describe('a witness who does not answer', () => {
  it('is reminded once by itself after a week, on the record, and who answered is not', async () => {
    const { org } = await aCentre();
    await asks(org, 'Grace');
    const [mail] = await mailsOf(org);
    const { testimonyId: open } = await asks(org, 'Tobias');
    const gone = await asks(org, 'Nobody');
    await as(world, org.lena, (tx) => withdrawTestimony(tx, gone.testimonyId));
    const token = /#([\w-]{43})/.exec(mail?.body ?? '')?.[1] ?? '';
    given(
      await answerTestimonyByLink(world.db, token, {
        id: newId(),
        declined: false,
        words: 'On Monday Lena rang four workers and told the client by noon, as she said.',
        job: 'Ward manager',
        seenOn: '2026-11-20',
        signedName: 'Grace Quillfeather',
        setting: 'work',
      }),
    );
    const before = (await mailsOf(org)).length;
    world.at('2026-11-29T09:00:00Z');
    await remindAllDue(world.db, URL, quiet);
    expect((await mailsOf(org)).length).toBe(before);
    world.at('2026-12-01T09:00:00Z');
    await remindAllDue(world.db, URL, quiet);
    await remindAllDue(world.db, URL, quiet);
    const mails = await mailsOf(org);
    expect(mails.length).toBe(before + 1);
    expect(mails.at(-1)?.subject).toContain('Reminder');
    const told = (await world.log(org)).filter(({ kind }) => kind === 'testimony.reminded');
    expect(told.map(({ envelope }) => envelope)).toMatchObject([
      { actor: null, subjects: { testimony: open }, facts: { nth: 1, byItself: true } },
    ]);
    world.at('2026-12-02T09:00:00Z');
    const again = act(world.db, org.lena, (tx) => remindWitness(tx, open, URL));
    expect(given(await again)).toEqual({ nth: 2 });
  });
});

describe('an observation in a centre that authorises its staff', () => {
  it('R22 is recorded only by an assessor authorised for the units, or an adviser authorised to advise', async () => {
    const { org, criterion } = await aCentre();
    const { quinn, asha } = await world.centre(org);
    const authorises = (member: Actor, post: 'assessor' | 'adviser', units: string[]) =>
      as(world, quinn, (tx) =>
        authoriseStaff(tx, {
          id: newId(),
          memberId: memberOf(member),
          post,
          units: { 'REC-L2-RR': units },
          fromOn: '2026-11-01',
        }),
      );
    const records = (who: Actor, actedAs: 'assessor' | 'adviser') =>
      act(world.db, who, (tx) =>
        recordObservation(tx, {
          id: newId(),
          learnerId: memberOf(org.lena),
          actedAs,
          kind: 'observation',
          heldOn: '2026-11-20',
          place: 'The desk in Leeds',
          minutes: 40,
          words: 'Lena rang four workers, kept to the order of the list and told the client.',
          setting: 'work',
          marks: [{ criterionId: criterion('RPC1.1.1'), atSecond: null, words: '' }],
        }),
      );
    given(await records(org.aidan, 'assessor'));
    await authorises(asha, 'adviser', ['RPC1']);
    expect(refused(await records(org.aidan, 'assessor'))).toBe('not-authorised');
    given(await records(asha, 'adviser'));
    await authorises(org.aidan, 'assessor', ['RPC2']);
    expect(refused(await records(org.aidan, 'assessor'))).toBe('not-authorised');
  });
});

import './index.ts';
import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { linksDb } from '../../platform/links/tables.ts';
import { claimUnit } from '../portfolio/claim-unit.ts';
import { evidenceOf } from '../portfolio/evidence.ts';
import { exportEvidence } from '../portfolio/export-evidence.ts';
import {
  aConfirmedBooking,
  anEnrolment,
  aQualification,
  as,
  given,
  heardAll,
  memberOf,
  refused,
} from '../portfolio/fixtures.ts';
import { claimOf } from '../portfolio/index.ts';
import { claimPreview } from '../portfolio/prepare-claim.ts';
import { answerTestimonyByLink, lookAtTestimonyByLink } from './answer-testimony.ts';
import { askTestimony, remindWitness, withdrawTestimony } from './ask-testimony.ts';
import { markOf, showMark } from './collected.ts';
import { collectedOf, observationsBy, witnessesOf, witnessesOfWork } from './queries.ts';
import {
  answerObservation,
  type ObservationInput,
  recordObservation,
} from './record-observation.ts';
import { type StatementInput, writeStatement } from './write-statement.ts';

const world = await openWorld();
const URL = 'https://desk.example';
const WORDS =
  'On Monday Lena rang four workers, kept to the order of the list and told the client by noon.';

async function aCentre() {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const { frameworkId, criterion, unit } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  return { org, criterion, unit };
}

function statement(org: TestOrganisation, input: Partial<StatementInput> = {}) {
  const whole = {
    id: newId(),
    title: 'How I rank workers',
    words: WORDS,
    setting: 'work' as const,
    criterionIds: [],
    ...input,
  };
  return act(world.db, org.lena, (tx) => writeStatement(tx, whole));
}

const GRACE = { givenName: 'Grace', familyName: 'Quillfeather', email: 'grace@harrow.example' };

function asked(org: TestOrganisation, id: string = newId()) {
  return as(world, org.lena, (tx) =>
    askTestimony(
      tx,
      { id, witness: GRACE, relation: 'client', evidenceId: null, what: 'The week of the flu' },
      URL,
    ),
  );
}

/** The newest link's token, from the mail it went out with. */
async function tokenOf(org: TestOrganisation): Promise<string> {
  const { rows } = await world.owner.query(
    `select body from message where organisation_id = $1 and about_kind = 'testimony'
     order by written_at desc, id desc limit 1`,
    [org.id],
  );
  return /#([\w-]{43})/.exec(rows[0]?.body ?? '')?.[1] ?? '';
}

const answer = {
  declined: false,
  words: WORDS,
  job: 'Ward manager',
  seenOn: '2026-11-20',
  signedName: 'Grace Quillfeather',
  setting: 'work' as const,
};

function observation(
  org: TestOrganisation,
  by: Actor,
  input: Partial<ObservationInput> = {},
): Promise<ReturnType<typeof recordObservation> extends Promise<infer R> ? R : never> {
  const whole = {
    id: newId(),
    learnerId: memberOf(org.lena),
    actedAs: 'assessor' as const,
    kind: 'observation' as const,
    heldOn: '2026-11-20',
    place: 'At the desk in Leeds',
    minutes: 40,
    words: WORDS,
    setting: 'work' as const,
    marks: [],
    ...input,
  };
  return act(world.db, by, (tx) => recordObservation(tx, whole));
}

const evidenceFor = (org: TestOrganisation, id: string) =>
  read(world.db, org.lena, (tx) => evidenceOf(tx, memberOf(org.lena), id));

describe('a personal statement', () => {
  it('is an item like any other: sealed, rendered and exported under its hash', async () => {
    const { org } = await aCentre();
    const { evidenceId } = given(await statement(org));
    const item = given(await evidenceFor(org, evidenceId));
    expect(item).toMatchObject({
      source: 'statement',
      caseId: null,
      caseTitle: 'Personal statement',
    });
    const [entry] = item.rendition.entries;
    expect(entry).toMatchObject({ kind: 'statement.written', part: 'actor' });
    expect(entry?.documents[0]?.sections[0]?.rows[0]?.value).toContain('rang four workers');
    const exported = await act(world.db, org.lena, (tx) => exportEvidence(tx, evidenceId));
    expect(refused(exported)).toBe('not-in-checkpoint-yet');
    const log = await world.log(org);
    expect(JSON.stringify(log.map(({ envelope }) => envelope))).not.toContain('rang four');
  });

  it('R54 never carries a criterion alone: the claim says which, and goes with other evidence beside', async () => {
    const { org, criterion, unit } = await aCentre();
    const criterionId = criterion('RPC1.1.1');
    given(await statement(org, { criterionIds: [criterionId] }));
    const unitId = unit('RPC1');
    const claim = (id: string) =>
      act(world.db, org.lena, (tx) =>
        claimUnit(tx, { id, unitId, declaration: 'My own work.', declared: 0 }),
      );
    expect(refused(await claim(newId()))).toBe('statement-alone');
    const preview = await read(world.db, org.lena, (tx) =>
      claimPreview(tx, memberOf(org.lena), unitId),
    );
    expect(given(preview).refusal?.because).toContain('RPC1.1.1');
    const id = newId();
    given(
      await observation(org, org.aidan, { id, marks: [{ criterionId, atSecond: 245, words: '' }] }),
    );
    const seen = await read(world.db, org.lena, collectedOf);
    const [one] = given(seen).observations;
    await as(world, org.lena, (tx) =>
      answerObservation(tx, id, { agreed: true, wordsSha256: one?.wordsSha256 ?? '', answer: '' }),
    );
    const claimId = newId();
    given(await claim(claimId));
    const card = await read(world.db, org.aidan, (tx) => claimOf(tx, claimId));
    expect(card?.evidence.map(({ title }) => title.split(',')[0]).sort()).toEqual([
      'How I rank workers',
      'Observation at work',
    ]);
    const seenAs = card?.evidence.flatMap(({ rendition }) => rendition.entries);
    expect(
      seenAs?.flatMap(({ documents }) => documents.flatMap((one) => one.sections)),
    ).toContainEqual({
      heading: 'Where which criterion shows',
      rows: [{ label: '4:05', value: 'RPC1.1.1' }],
    });
  });

  it('R51 refuses simulated work, says when words show nothing, and is a learner’s alone', async () => {
    const { org } = await aCentre();
    expect(refused(await statement(org, { setting: 'simulated' }))).toBe('simulated-not-allowed');
    expect(refused(await statement(org, { words: 'I did it.' }))).toBe('too-few-words');
    const id = newId();
    given(await statement(org, { id }));
    expect(given(await statement(org, { id }))).toEqual({ evidenceId: id });
    const other = act(world.db, org.carla, (tx) =>
      writeStatement(tx, {
        id: newId(),
        title: 'Mine',
        words: WORDS,
        setting: 'work',
        criterionIds: [],
      }),
    );
    expect(refused(await other)).toBe('not-a-learner');
  });
});

describe('a witness testimony', () => {
  it('is asked for by link, signed by the press with the hash of the words, and becomes an item', async () => {
    const { org } = await aCentre();
    await asked(org);
    const token = await tokenOf(org);
    const looked = given(await lookAtTestimonyByLink(world.db, token));
    expect(looked).toMatchObject({ relation: 'client', what: 'The week of the flu' });
    const id = newId();
    const signed = given(await answerTestimonyByLink(world.db, token, { ...answer, id }));
    expect(given(await answerTestimonyByLink(world.db, token, { ...answer, id }))).toEqual(signed);
    const again = await answerTestimonyByLink(world.db, token, { ...answer, id: newId() });
    expect(refused(again)).toBe('link-used');
    const { testimonies } = given(await read(world.db, org.lena, collectedOf));
    expect(testimonies).toMatchObject([{ state: 'given', witness: 'Grace Quillfeather' }]);
    const item = given(await evidenceFor(org, testimonies[0]?.evidenceId ?? ''));
    const text = JSON.stringify(item.rendition);
    expect(text).toContain(signed.wordsSha256);
    expect(text).toContain('Ward manager');
    expect(text).not.toContain('Quillfeather');
  });

  it('is asked from an item or a booking only of those who stand in one’s own work', async () => {
    const { org } = await aCentre();
    const { evidenceId } = given(await statement(org));
    const of = (id: string) => read(world.db, org.lena, (tx) => witnessesOf(tx, id));
    expect(given(await of(evidenceId)).rows).toEqual([]);
    expect(refused(await of(newId()))).toBe('evidence-not-found');
    const { bookingId, personId } = await aConfirmedBooking(world, org.lena);
    const around = () => read(world.db, org.lena, (tx) => witnessesOfWork(tx, bookingId));
    expect(refused(await around())).toBe('not-your-work');
    await heardAll(world);
    expect(given(await around()).rows.map((one) => one.personId)).toContain(personId);
  });

  it('opens to nobody with another’s link, nor after it was taken back, nor for another purpose', async () => {
    const [one, other] = [await aCentre(), await aCentre()];
    const { testimonyId } = await asked(one.org);
    await asked(other.org);
    const token = await tokenOf(one.org);
    // Another's link opens only what was asked of them, in their own organisation.
    const theirs = given(await lookAtTestimonyByLink(world.db, await tokenOf(other.org)));
    expect(theirs.learner).toBe(other.org.lena.name);
    expect(refused(await lookAtTestimonyByLink(world.db, 'x'.repeat(43)))).toBe('link-not-found');
    await world.owner.query(
      `update personal_link set purpose = 'offer' where organisation_id = $1`,
      [one.org.id],
    );
    expect(refused(await lookAtTestimonyByLink(world.db, token))).toBe('link-not-found');
    await world.owner.query(
      `update personal_link set purpose = 'testimony' where organisation_id = $1`,
      [one.org.id],
    );
    await as(world, one.org.lena, (tx) => withdrawTestimony(tx, testimonyId));
    expect(refused(await lookAtTestimonyByLink(world.db, token))).toBe('link-withdrawn');
  });

  it('may be declined, is asked for once, and reminded twice at most', async () => {
    const { org } = await aCentre();
    const { testimonyId } = await asked(org);
    const twice = act(world.db, org.lena, (tx) =>
      askTestimony(
        tx,
        { id: newId(), witness: GRACE, relation: 'client', evidenceId: null, what: 'Again' },
        URL,
      ),
    );
    expect(refused(await twice)).toBe('already-asked');
    const remind = () => act(world.db, org.lena, (tx) => remindWitness(tx, testimonyId, URL));
    world.at('2026-11-25T09:00:00Z');
    expect(given(await remind())).toEqual({ nth: 1 });
    expect(given(await remind())).toEqual({ nth: 1 });
    world.at('2026-11-27T09:00:00Z');
    expect(given(await remind())).toEqual({ nth: 2 });
    world.at('2026-11-29T09:00:00Z');
    expect(refused(await remind())).toBe('reminded-twice');
    const token = await tokenOf(org);
    const declined = { ...answer, id: newId(), declined: true };
    expect(given(await answerTestimonyByLink(world.db, token, declined)).wordsSha256).toBeNull();
    expect(refused(await remind())).toBe('already-answered');
    const { testimonies } = given(await read(world.db, org.lena, collectedOf));
    expect(testimonies).toMatchObject([{ state: 'declined', evidenceId: null }]);
  });

  it('R51 refuses simulated work, an unsigned name and a day to come', async () => {
    const { org } = await aCentre();
    await asked(org);
    const token = await tokenOf(org);
    const press = (with_: Partial<typeof answer>) =>
      answerTestimonyByLink(world.db, token, { ...answer, ...with_, id: newId() });
    const simulated = { setting: 'simulated' as never };
    expect(refused(await press(simulated))).toBe('simulated-not-allowed');
    expect(refused(await press({ signedName: ' ' }))).toBe('not-signed');
    expect(refused(await press({ seenOn: '2026-12-01' }))).toBe('not-yet');
    expect(refused(await press({ words: 'Good.' }))).toBe('too-few-words');
  });

  it('forgets the witness who is erased, and keeps that they spoke with the hash', async () => {
    const { org } = await aCentre();
    await asked(org);
    const token = await tokenOf(org);
    const words = `${WORDS} Signed, Grace Quillfeather.`;
    const signed = given(
      await answerTestimonyByLink(world.db, token, { ...answer, words, id: newId() }),
    );
    const links = await read(world.db, org.olivia, (tx) =>
      linksDb(tx).selectFrom('personal_link').select('person_id').execute(),
    );
    const personId = links[0]?.person_id ?? '';
    await as(world, org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' }));
    const { rows } = await world.owner.query(
      `select words, signed_name, encode(words_sha256, 'hex') as sha from testimony where organisation_id = $1`,
      [org.id],
    );
    expect(rows[0]).toMatchObject({ signed_name: '', sha: signed.wordsSha256 });
    expect(rows[0]?.words).not.toContain('Quillfeather');
  });
});

describe('an observation', () => {
  it('is evidence once both have signed the same words; a dispute keeps both', async () => {
    const { org, criterion } = await aCentre();
    const [first, second] = [newId(), newId()];
    const marks = [{ criterionId: criterion('RPC1.1.1'), atSecond: null, words: 'all along' }];
    given(await observation(org, org.aidan, { id: first, marks }));
    given(await observation(org, org.aidan, { id: second, kind: 'discussion' }));
    expect(refused(await evidenceFor(org, first))).toBe('evidence-not-found');
    const { observations } = given(await read(world.db, org.lena, collectedOf));
    const wordsSha256 = observations[0]?.wordsSha256 ?? '';
    const say = (id: string, agreed: boolean, answered = '', hash = wordsSha256) =>
      act(world.db, org.lena, (tx) =>
        answerObservation(tx, id, { agreed, wordsSha256: hash, answer: answered }),
      );
    expect(refused(await say(first, true, '', 'f'.repeat(64)))).toBe('observation-changed');
    expect(given(await say(first, true))).toEqual({ evidenceId: first });
    expect(refused(await say(first, false, 'No'))).toBe('already-answered');
    expect(refused(await say(second, false))).toBe('reason-needed');
    expect(given(await say(second, false, 'We spoke of another week.'))).toEqual({
      evidenceId: null,
    });
    const item = given(await evidenceFor(org, first));
    expect(item.references.map(({ code }) => code)).toEqual(['RPC1.1.1']);
    expect(item.rendition.entries.map(({ kind, part }) => [kind, part])).toEqual([
      ['observation.recorded', 'about'],
      ['observation.agreed', 'actor'],
    ]);
    const { rows } = await read(world.db, org.aidan, observationsBy);
    expect(rows.map(({ agreed }) => agreed).sort()).toEqual([false, true]);
  });

  it('R31 is an expert witness’s only from an adviser, in the database too', async () => {
    const { org } = await aCentre();
    const { asha } = await world.centre(org);
    const expert = { kind: 'expert_witness' as const };
    expect(refused(await observation(org, org.aidan, expert))).toBe('expert-witness-is-adviser');
    const asIf = { ...expert, actedAs: 'adviser' as const };
    expect(refused(await observation(org, org.aidan, asIf))).toBe('expert-witness-is-adviser');
    given(await observation(org, asha, asIf));
    const forged = world.owner.query(
      `update observation set acted_as = 'assessor' where organisation_id = $1`,
      [org.id],
    );
    await expect(forged).rejects.toThrow('expert_witness_is_adviser');
  });

  it('is of another, of real work, at a place, on a day that came, with marks inside it', async () => {
    const { org, criterion } = await aCentre();
    const of = async (input: Partial<ObservationInput>) =>
      refused(await observation(org, org.aidan, input));
    expect(await of({ learnerId: memberOf(org.aidan) })).toBe('own-observation');
    expect(await of({ learnerId: memberOf(org.carla) })).toBe('learner-not-found');
    expect(await of({ setting: 'simulated' })).toBe('simulated-not-allowed');
    expect(await of({ place: ' ' })).toBe('place-needed');
    expect(await of({ heldOn: '2026-12-24' })).toBe('not-yet');
    const criterionId = criterion('RPC1.1.1');
    expect(await of({ marks: [{ criterionId, atSecond: 2401, words: '' }] })).toBe(
      'mark-after-end',
    );
    expect(await of({ actedAs: 'adviser' })).toBe('not-in-this-role');
    expect(markOf('4:05')).toEqual({ ok: true, value: 245 });
    expect(markOf('')).toEqual({ ok: true, value: null });
    expect(refused(markOf('4.5'))).toBe('mark-not-read');
    expect([showMark(245), showMark(null)]).toEqual(['4:05', 'throughout']);
  });
});

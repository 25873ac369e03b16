import './index.ts';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { addPerson, erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { desk } from '../assessment/fixtures.ts';
import { answerAppeal } from './answer-appeal.ts';
import { enterAnswer, sendOn } from './awarding-body.ts';
import { decideAppeal, seatPanel } from './decide-appeal.ts';
import { handInFile } from './hand-in-file.ts';
import { handInPaper } from './hand-in-paper.ts';
import { fileOfPaper } from './paper-files.ts';
import { publishTerms } from './publish-terms.ts';
import { oneAppeal, ownAppeals } from './queries.ts';
import { raiseAppeal } from './raise-appeal.ts';
import { takeFurther } from './take-further.ts';

const world = await openWorld();
const PDF = Buffer.from('%PDF-1.4 what Lena kept of her week');
const does = <T>(who: Actor, work: Parameters<typeof act<T>>[2]) => act(world.db, who, work);
const idOf = (who: Actor) => who.memberId ?? '';

/** Aidan decides 'not yet' on Lena's unit; she appeals, and hands in a paper. */
async function appealed() {
  const of = await desk(world);
  const centre = await world.centre(of.org);
  await of.take();
  for (const item of of.claim.items) await of.look(item);
  await of.end({ outcome: 'not_yet', unjudgedAction: 'Bring one more week.' });
  const days = { raiseDays: 10, informalDays: 5, furtherDays: 5, formalDays: 15, bodyDays: 30 };
  const terms = { id: newId(), procedure: 'Talk first.', nation: 'england' as const, ...days };
  await does(centre.quinn, (tx) => publishTerms(tx, terms));
  const [id, paperId] = [newId(), newId()];
  const raised = await does(of.org.lena, (tx) =>
    raiseAppeal(tx, {
      id,
      about: 'decision',
      claimId: of.claim.claimId,
      refused: '',
      refusedOn: null,
      grounds: 'Two of the records show it.',
      lateBecause: '',
    }),
  );
  expect(raised).toMatchObject({ ok: true });
  await does(of.org.lena, (tx) =>
    handInPaper(tx, id, { id: paperId, title: 'Week', words: 'So.' }),
  );
  return { ...of, ...centre, id, paperId };
}
type Appealed = Awaited<ReturnType<typeof appealed>>;
const hand = (who: Actor, paperId: string, bytes = PDF, name = 'week.pdf') =>
  does(who, (tx) => handInFile(tx, paperId, { name, bytes }));
const opens = (who: Actor, paperId: string) =>
  read(world.db, who, (tx) => fileOfPaper(tx, paperId));
const ANSWER = { outcome: 'not_upheld' as const, reasons: 'I looked again.' };
const answer = (of: Appealed) => does(of.org.aidan, (tx) => answerAppeal(tx, of.id, ANSWER));
const further = (of: Appealed) =>
  does(of.org.lena, (tx) => takeFurther(tx, of.id, { why: 'It stays.', lateBecause: '' }));
const seat = (of: Appealed, ...who: Actor[]) =>
  does(of.quinn, (tx) => seatPanel(tx, of.id, { memberIds: who.map(idOf) }));
const decide = (of: Appealed) =>
  does(of.quinn, (tx) =>
    decideAppeal(tx, of.id, { ...ANSWER, heldOn: '2026-11-23', hearing: 'Both were heard.' }),
  );
const send = (of: Appealed) =>
  does(of.quinn, (tx) =>
    sendOn(tx, of.id, { sentOn: '2026-11-23', reference: 'AB-1', why: 'Lena asks for it.' }),
  );
const bodyAnswers = (of: Appealed) =>
  does(of.quinn, (tx) => enterAnswer(tx, of.id, { ...ANSWER, answeredOn: '2026-11-23' }));

test('R92: an appeal goes informal, formal, awarding body in this order, and no stage is skipped or held twice', async () => {
  const of = await appealed();
  const refused = async (...steps: ((of: Appealed) => Promise<unknown>)[]) => {
    for (const step of steps) expect(await step(of)).toMatchObject({ ok: false });
  };
  const taken = async (step: (of: Appealed) => Promise<unknown>) =>
    expect(await step(of)).toMatchObject({ ok: true });
  const seated = (one: Appealed) => seat(one, one.quinn, one.cleo);
  await refused(further, seated, decide, send, bodyAnswers);
  await taken(answer);
  await refused(seated, decide, send, bodyAnswers);
  await taken(further);
  await refused(decide, send, bodyAnswers);
  await taken(seated);
  await refused(send, bodyAnswers);
  await taken(decide);
  await refused(bodyAnswers);
  await taken(send);
  await refused(seated);
  await taken(bodyAnswers);
  const whole = await read(world.db, of.quinn, (tx) => oneAppeal(tx, of.id));
  const stages = whole.ok ? whole.value.stages : [];
  expect(stages.map(({ stage, outcome }) => `${stage} ${outcome?.outcome}`)).toEqual([
    'informal not_upheld',
    'formal not_upheld',
    'awarding_body not_upheld',
  ]);
});

test('R92 a file is opened by the two sides and who judges, and by nobody who may not sit', async () => {
  const of = await appealed();
  expect(await hand(of.org.lena, of.paperId)).toMatchObject({ ok: true });
  const bea: Actor = { ...of.org.omar, roles: ['assessor'] };
  for (const who of [of.org.lena, of.org.aidan, of.quinn, of.cleo]) {
    expect(await opens(who, of.paperId)).toMatchObject({ value: { bytes: PDF, inline: true } });
  }
  const shut = { refusal: { code: 'appeal-file-not-found' } };
  for (const who of [bea, of.org.omar, of.org.olivia, of.ivan]) {
    expect(await opens(who, of.paperId)).toMatchObject(shut);
  }
  await answer(of);
  await further(of);
  await seat(of, of.quinn, of.org.olivia);
  expect(await opens(of.org.olivia, of.paperId)).toMatchObject({ ok: true });
  await world.owner.query(
    `insert into tie (organisation_id, id, member_id, learner_id, kind, words, declared_at, declared_by)
     select $1, gen_random_uuid(), who, $2, 'friend', 'Old friends', now(), who from unnest($3::uuid[]) as who`,
    [of.org.id, idOf(of.org.lena), [idOf(of.org.olivia), idOf(of.cleo)]],
  );
  for (const who of [of.org.olivia, of.cleo]) {
    expect(await opens(who, of.paperId)).toMatchObject(shut);
    const seen = await read(world.db, who, (tx) => oneAppeal(tx, of.id));
    expect(seen).toMatchObject({ value: { papers: [{ file: { mayOpen: false } }] } });
  }
  const elsewhere = await world.centre(await world.organisation());
  expect(await opens(elsewhere.quinn, of.paperId)).toMatchObject(shut);
  const own = await read(world.db, of.org.lena, (tx) => ownAppeals(tx));
  expect(own).toMatchObject({
    value: { rows: [{ papers: [{ mine: true, file: { name: 'week.pdf', mayOpen: true } }] }] },
  });
});

test('a file comes from whoever handed its paper in, once, and is what its content says', async () => {
  const of = await appealed();
  const notTheirs = { refusal: { code: 'paper-not-found' } };
  for (const who of [of.org.aidan, of.quinn, of.org.omar]) {
    expect(await hand(who, of.paperId)).toMatchObject(notTheirs);
  }
  expect(await hand(of.org.lena, newId())).toMatchObject(notTheirs);
  for (const text of ['<html>', 'MZ', '{"a":1}', 'PK\x03\x04', 'GIF89a', '']) {
    expect(await hand(of.org.lena, of.paperId, Buffer.from(text), 'photo.jpg')).toMatchObject({
      refusal: { code: 'wrong-type' },
    });
  }
  const twice = await Promise.all([hand(of.org.lena, of.paperId), hand(of.org.lena, of.paperId)]);
  expect(twice).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await hand(of.org.lena, of.paperId, Buffer.from('%PDF-1.4 other'))).toMatchObject({
    refusal: { code: 'file-there' },
  });
  const said = (await world.log(of.org)).filter(({ kind }) => kind === 'appeal.file_handed_in');
  expect(said.map(({ envelope }) => envelope.facts)).toEqual([
    {
      paper: of.paperId,
      sha256: createHash('sha256').update(PDF).digest('hex'),
      contentType: 'application/pdf',
      bytes: PDF.length,
    },
  ]);
  const past = world.owner.query(
    'update appeal_paper_file set handed_by = $2 where paper_id = $1',
    [of.paperId, idOf(of.org.aidan)],
  );
  await expect(past).rejects.toThrow('appeal_file_by_its_hand');
});

test('a photo is kept without what it says of place and device', async () => {
  const of = await appealed();
  const exif = Buffer.from('Exif\0\0GPSLatitude Lena’s kitchen');
  const segment = Buffer.concat([Buffer.from('ffe10000', 'hex'), exif]);
  segment.writeUInt16BE(exif.length + 2, 2);
  const photo = Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    segment,
    Buffer.from('ffda0002', 'hex'),
    Buffer.from('picture'),
    Buffer.from('ffd9', 'hex'),
  ]);
  expect(await hand(of.org.lena, of.paperId, photo, 'week.jpg')).toMatchObject({ ok: true });
  const opened = await opens(of.org.aidan, of.paperId);
  const kept = opened.ok ? opened.value.bytes.toString('latin1') : '';
  expect(kept).toContain('picture');
  expect(kept).not.toContain('GPSLatitude');
  expect(await hand(of.org.lena, of.paperId, photo, 'week.jpg')).toMatchObject({ ok: true });
});

test('a file goes with a person who is named with it, and its hash stays', async () => {
  const of = await appealed();
  const personId = newId();
  const rosa = { givenName: 'Rosa', familyName: 'Quillfeather', emails: [], phones: [] };
  await does(of.org.olivia, (tx) => addPerson(tx, { id: personId, ...rosa, hat: 'candidate' }));
  await hand(of.org.lena, of.paperId, PDF, 'Letter of Rosa Quillfeather.pdf');
  await does(of.org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' }));
  expect(await opens(of.org.lena, of.paperId)).toMatchObject({ refusal: { code: 'file-emptied' } });
  const own = await read(world.db, of.org.lena, (tx) => ownAppeals(tx));
  expect(JSON.stringify(own)).not.toContain('Quillfeather');
  expect(own).toMatchObject({ value: { rows: [{ papers: [{ file: { emptied: true } }] }] } });
});

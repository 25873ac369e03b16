import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { addPerson, erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply, PiecedFile } from '../../platform/http/serve.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aClaim, aDiscussion, aJudgement, hands } from '../assessment/fixtures.ts';
import { aFile, inputFor, opened } from '../files/fixtures.ts';
import { handInFile, itemContent } from './item-file.ts';
import { itemView } from './item-view.ts';
import { agreeItem, judgeItem, uncoverItem } from './judge-item.ts';
import { claimToStandardise, openFileItem, openItem } from './open-item.ts';
import { itemLines } from './queries.ts';
import './index.ts';

const world = await openWorld();
const idOf = (who: Actor) => who.memberId ?? '';
const does = <T>(who: Actor, command: (tx: Tx) => Promise<Result<T>>) =>
  act(world.db, who, command);
const asks = <T>(who: Actor, question: (tx: Tx) => Promise<T>) => read(world.db, who, question);
const codeOf = async (answer: Promise<Result<unknown>>) => {
  const result = await answer;
  return result.ok ? 'done' : result.refusal.code;
};
const given = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
};
const SOUND = Buffer.concat([
  Buffer.from('RIFF\x24\x00\x00\x00WAVEfmt ', 'latin1'),
  Buffer.alloc(200, 7),
]);
const ROSA = {
  givenName: 'Rosa',
  familyName: 'Marsh',
  emails: [],
  phones: [],
  hat: 'candidate' as const,
};
const PDF = Buffer.from('%PDF-1.4 a call as the trainers made it up');

/** A centre whose claim of Lena is decided by Aidan, with a recording of hers among what it presents. */
async function centre({ others = false } = {}) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const staff = await world.centre(org);
  const claim = await aClaim(world, org);
  const aidan = hands(world, org, claim);
  given(await aidan.take());
  for (const at of [0, 1, 2, 3]) {
    given(await aidan.say(at === 0 ? aDiscussion(aidan.id(0)) : aJudgement(aidan.id(at))));
  }
  given(await aidan.end());
  const input = inputFor(SOUND, {
    name: 'lena-lowe.wav',
    title: 'Lena rings Rosa',
    ...(others
      ? { others, toldOn: '2026-11-19', toldHow: 'Rosa Marsh was told by telephone' }
      : {}),
  });
  given(await aFile(world, org.lena, SOUND, input));
  await presents(claim.claimId, input.id);
  const mark = (by: Actor, as: string, note: string) =>
    world.owner.query(
      `insert into evidence_file_mark (organisation_id, id, file_id, learner_id, criterion_id, at_second, page, note,
         made_by, made_as, made_at) values ($1, $2, $3, $4, $5, 65, null, $6, $7, $8, now())`,
      [
        org.id,
        newId(),
        input.id,
        idOf(org.lena),
        claim.criteria[1]?.criterionId,
        note,
        idOf(by),
        as,
      ],
    );
  await mark(org.lena, 'learner', 'Here Lena asks for both days');
  await mark(org.aidan, 'assessor', 'This is what convinced me');
  return { org, staff, claim, fileId: input.id };
}
type Centre = Awaited<ReturnType<typeof centre>>;

/** Past the command that froze the claim before the file came. */
async function presents(claimId: string, evidenceId: string): Promise<void> {
  const client = await world.owner.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    await client.query(
      `insert into claim_evidence (organisation_id, claim_id, evidence_id, rendition, rendition_sha256)
       select organisation_id, claim_id, $2, words, sha256(convert_to(words, 'UTF8')) from (
         select organisation_id, claim_id,
           jsonb_set(rendition::jsonb, '{title}', '"Lena rings Rosa"')::text as words
         from claim_evidence where claim_id = $1 limit 1) r`,
      [claimId, evidenceId],
    );
  } finally {
    client.release(true);
  }
}

const asked = (of: Centre, id = newId()) => ({
  id,
  criterionIds: of.claim.criteria.slice(0, 1).map(({ criterionId }) => criterionId),
  memberIds: [idOf(of.staff.quinn), idOf(of.staff.asha)],
  dueOn: '2026-12-01',
});
const openIt = (of: Centre, id: string, evidenceId = of.fileId) =>
  codeOf(
    does(of.staff.ivan, (tx) =>
      openItem(tx, { ...asked(of, id), claimId: of.claim.claimId, evidenceId }),
    ),
  );
const openOwn = (of: Centre, id: string, more: object = {}) =>
  codeOf(
    does(of.staff.quinn, (tx) =>
      openFileItem(tx, {
        ...asked(of, id),
        unitId: of.claim.unitId,
        title: 'A call with Rosa Marsh',
        ...more,
      }),
    ),
  );
const hand = (who: Actor, id: string, bytes = PDF, type = 'application/pdf') =>
  codeOf(does(who, (tx) => handInFile(tx, id, { name: 'call.pdf', type, bytes })));
const judges = (of: Centre, who: Actor, id: string) =>
  codeOf(
    does(who, (tx) =>
      judgeItem(tx, id, {
        answers: asked(of).criterionIds.map((criterionId) => ({
          criterionId,
          says: 'met',
          why: `Heard by ${idOf(who)}`,
        })),
      }),
    ),
  );
const agrees = (of: Centre, id: string) =>
  does(of.staff.ivan, (tx) =>
    agreeItem(tx, id, {
      answers: asked(of).criterionIds.map((criterionId) => ({
        criterionId,
        says: 'met',
        reasons: 'Both days are asked for.',
      })),
      attendedIds: [idOf(of.staff.quinn)],
      conclusion: 'Ask for both days.',
      actions: [],
    }),
  );
const opens = (who: Actor, id: string) => asks(who, (tx) => itemContent(tx, id));
const bytesOf = async (who: Actor, reply: Result<FileReply | PiecedFile>) => {
  const file = given(reply);
  return 'bytes' in file ? file.bytes : asks(who, (tx) => file.read(tx, 0, 1_000_000));
};

test('C12 a learner’s recording is judged blind: only who was asked opens it, under no name, with its index, until it is agreed', async () => {
  const of = await centre();
  const { ivan, quinn, asha } = of.staff;
  const choice = given(await asks(ivan, (tx) => claimToStandardise(tx, of.claim.claimId)));
  expect(choice.items.filter(({ kind }) => kind === 'audio')).toHaveLength(1);
  const id = newId();
  expect(await openIt(of, id)).toBe('done');
  const heard = await opens(quinn, id);
  expect(await bytesOf(quinn, heard)).toEqual(SOUND);
  expect(given(heard)).toMatchObject({
    fileName: 'item.wav',
    contentType: 'audio/wav',
    inline: true,
  });
  const view = given(await asks(quinn, (tx) => itemView(tx, id)));
  expect(view.file).toMatchObject({ kind: 'audio', state: 'here', mayOpen: true });
  // The assessor's own marks would tell what they judged.
  expect(view.file?.marks).toMatchObject([
    { atSecond: 65, code: of.claim.criteria[1]?.code, note: 'Here [a learner] asks for both days' },
  ]);
  expect(JSON.stringify(view)).not.toMatch(/Lena|Lowe|convinced/);
  expect(await codeOf(opens(of.org.aidan, id))).toBe('not-asked');
  expect(await codeOf(opens(of.org.lena, id))).toBe('not-asked');
  const other = await centre();
  expect(await codeOf(opens(other.staff.quinn, id))).toBe('item-not-found');
  expect(await judges(of, quinn, id)).toBe('done');
  // Nobody sees the other's answer before it is uncovered.
  expect(given(await asks(asha, (tx) => itemView(tx, id))).criteria[0]?.answers).toEqual([]);
  expect(await judges(of, asha, id)).toBe('done');
  given(await does(ivan, (tx) => uncoverItem(tx, id)));
  expect(await codeOf(opens(asha, id))).toBe('done');
  given(await agrees(of, id));
  expect(await codeOf(opens(asha, id))).toBe('exercise-over');
  expect(given(await asks(asha, (tx) => itemView(tx, id))).file?.mayOpen).toBe(false);
  expect(await codeOf(opens(ivan, id))).toBe('done');
});

test('C12 a file that is not here whole is not given to be judged', async () => {
  const of = await centre();
  const unfinished = inputFor(SOUND, { title: 'On its way' });
  given(await opened(world, of.org.lena, unfinished));
  expect(await openIt(of, newId(), unfinished.id)).toBe('evidence-not-found');
  await presents(of.claim.claimId, unfinished.id);
  expect(await openIt(of, newId(), unfinished.id)).toBe('file-missing');
});

test('C12 after an erasure the recording of a person opens no more, and is given to nobody anew', async () => {
  const of = await centre({ others: true });
  const id = newId();
  expect(await openIt(of, id)).toBe('done');
  const personId = newId();
  given(await does(of.org.olivia, (tx) => addPerson(tx, { id: personId, ...ROSA })));
  given(await does(of.org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
  expect(await codeOf(opens(of.staff.quinn, id))).toBe('file-emptied');
  expect(given(await asks(of.staff.quinn, (tx) => itemView(tx, id))).file).toMatchObject({
    state: 'emptied',
    mayOpen: false,
  });
  expect(await openIt(of, newId())).toBe('file-emptied');
});

test('C12 a file handed in for the purpose is nobody’s evidence: judged once it is here, by who was asked', async () => {
  const of = await centre();
  const { ivan, quinn, asha } = of.staff;
  const id = newId();
  expect(await openOwn(of, id, { unitId: newId() })).toBe('unit-not-found');
  expect(await openOwn(of, id, { criterionIds: [newId()] })).toBe('criterion-not-found');
  expect(await openOwn(of, id, { memberIds: [idOf(quinn), newId()] })).toBe('member-not-found');
  expect(await openOwn(of, id, { dueOn: '2026-11-01' })).toBe('due-in-past');
  expect(await openOwn(of, id)).toBe('done');
  expect(await openOwn(of, id)).toBe('done');
  const line = () => asks(asha, itemLines).then((all) => all.find(({ itemId }) => itemId === id));
  expect(await line()).toMatchObject({ waits: true, mine: false });
  expect(await judges(of, asha, id)).toBe('file-missing');
  expect(await codeOf(opens(asha, id))).toBe('file-missing');
  expect(await hand(ivan, newId())).toBe('item-not-found');
  expect(await hand(ivan, id, Buffer.from('<script>alert(1)</script>'))).toBe('wrong-type');
  expect(await hand(ivan, id, PDF, 'audio/mpeg')).toBe('wrong-type');
  expect(await hand(ivan, id)).toBe('done');
  expect(await hand(ivan, id)).toBe('done');
  expect(await hand(ivan, id, Buffer.from('%PDF-1.4 another'))).toBe('file-there');
  expect(await line()).toMatchObject({ waits: false, mine: true });
  expect(await bytesOf(asha, await opens(asha, id))).toEqual(PDF);
  expect(given(await opens(asha, id)).fileName).toBe('item.pdf');
  expect(await codeOf(opens(of.org.aidan, id))).toBe('not-asked');
  expect(await judges(of, asha, id)).toBe('done');
  expect(await judges(of, quinn, id)).toBe('done');
  given(await does(ivan, (tx) => uncoverItem(tx, id)));
  given(await agrees(of, id));
  expect(given(await asks(asha, (tx) => itemView(tx, id)))).toMatchObject({
    state: 'agreed',
    title: 'A call with Rosa Marsh',
    rendition: null,
    alike: { percent: 100, pairs: 1 },
  });
  expect(JSON.stringify(await world.log(of.org))).not.toMatch(/Rosa|call\.pdf/);
});

test('C12 its content goes with a person named with it, and another tenant finds nothing of it', async () => {
  const of = await centre();
  const other = await centre();
  const id = newId();
  expect(await openOwn(of, id)).toBe('done');
  expect(await hand(other.staff.ivan, id)).toBe('item-not-found');
  expect(await hand(of.staff.ivan, id)).toBe('done');
  expect(await codeOf(opens(other.staff.quinn, id))).toBe('item-not-found');
  const personId = newId();
  given(await does(of.org.olivia, (tx) => addPerson(tx, { id: personId, ...ROSA })));
  given(await does(of.org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
  expect(await codeOf(opens(of.staff.quinn, id))).toBe('file-emptied');
  const view = given(await asks(of.staff.quinn, (tx) => itemView(tx, id)));
  expect(view.title).not.toContain('Rosa');
  expect(view.file?.state).toBe('emptied');
  const { rows } = await world.owner.query(
    'select content, name from standardised_file where item_id = $1',
    [id],
  );
  expect(rows).toMatchObject([{ content: null }]);
});

test('C12 the database holds that nothing is judged before its file, that a seat says whose work it is, and that evidence gets no other file', async () => {
  const of = await centre();
  const [evidence, own] = [newId(), newId()];
  expect(await openIt(of, evidence)).toBe('done');
  expect(await openOwn(of, own)).toBe('done');
  const past = (text: string, values: readonly unknown[]) => world.owner.query(text, [...values]);
  await expect(
    past(
      `insert into standardised_answer (organisation_id, item_id, member_id, criterion_id, says, why, answered_at)
       values ($1, $2, $3, $4, 'met', 'So', now())`,
      [of.org.id, own, idOf(of.staff.quinn), asked(of).criterionIds[0]],
    ),
  ).rejects.toThrow(/not here yet/);
  await expect(
    past(
      'insert into standardised_seat (organisation_id, item_id, learner_id, member_id) values ($1, $2, null, $3)',
      [of.org.id, evidence, idOf(of.org.lena)],
    ),
  ).rejects.toThrow(/whose work/);
  await expect(
    past(
      `insert into standardised_file (organisation_id, item_id, name, media, sha256, size, content, handed_by, handed_at)
       values ($1, $2, 'x', 'application/pdf', sha256('x'), 1, 'x', $3, now())`,
      [of.org.id, evidence, idOf(of.staff.ivan)],
    ),
  ).rejects.toThrow(/no file to be handed in/);
  await expect(
    past('update standardised_item set title = $2 where id = $1', [evidence, 'Both']),
  ).rejects.toThrow(/standardised_is_one_thing/);
});

test('C12 pressed twice at once, one file is kept', async () => {
  const of = await centre();
  const id = newId();
  expect(await openOwn(of, id)).toBe('done');
  const both = await Promise.all([hand(of.staff.ivan, id), hand(of.staff.quinn, id)]);
  expect(both).toEqual(['done', 'done']);
  const log = await world.log(of.org);
  expect(log.filter(({ kind }) => kind === 'standardisation.file_handed_in')).toHaveLength(1);
});

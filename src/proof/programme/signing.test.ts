import './index.ts';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { askSigning } from './ask-signing.ts';
import { centreWithLearner, done } from './fixtures.ts';
import { programmeOf } from './queries.ts';
import { review } from './record-step.ts';
import { answerReviewByLink, lookAtReviewByLink, openReviewByLink } from './sign-review.ts';

const world = await openWorld();
const WORDS = 'Lena runs the night desk alone now; her manager lets her take the next intake.';
const MARTA = { givenName: 'Marta', familyName: 'Quillfeather', email: 'marta@harrow.example' };
const refused = (code: string) => ({ ok: false, refusal: { code } });

/** Lena's centre with one review recorded by Asha, and hands to have it signed. */
async function reviewed() {
  world.at('2026-11-23T09:00:00Z');
  const of = await centreWithLearner(world);
  const reviews = (on: string, nextOn: string) =>
    of.does(of.asha, (tx) =>
      review(tx, of.enrolmentId, { id: newId(), on, who: 'Marta Q', words: WORDS, nextOn }),
    );
  const { stepId } = await done(reviews('2026-11-20', '2027-01-20'));
  const asks = (more: object = {}, step = stepId, who = of.asha) =>
    of.does(who, (tx) =>
      askSigning(
        tx,
        step,
        { id: newId(), ...MARTA, relation: 'line_manager', ...more },
        'https://desk.example',
      ),
    );
  const token = async () => {
    const { rows } = await world.owner.query(
      `select body from message where organisation_id = $1 and about_kind = 'review'
        order by written_at desc, id desc limit 1`,
      [of.id],
    );
    return /#([\w-]{43})/.exec(rows[0]?.body ?? '')?.[1] ?? '';
  };
  const signings = async () => {
    const way = await of.asks(of.asha, (tx) => programmeOf(tx, of.lena.memberId ?? ''));
    if (!way.ok) throw new Error(way.refusal.because);
    return way.value.programmes.flatMap((one) => one.reviews.flatMap((each) => each.signings));
  };
  const answers = (link: string, more: object = {}) =>
    answerReviewByLink(world.db, link, {
      id: newId(),
      agreed: true,
      textSha256: '0'.repeat(64),
      comment: '',
      signedName: 'Marta Quillfeather',
      job: 'Night manager',
      ...more,
    });
  return { of, stepId, reviews, asks, token, signings, answers };
}

describe('a review signed from outside', () => {
  it('C6: lets Marta, who has no account, read the review by her own link and sign the very words', async () => {
    const { of, asks, token, signings, answers } = await reviewed();
    const id = newId();
    await done(asks({ id }));
    expect(await done(asks({ id }))).toEqual({ signingId: id });
    const link = await token();
    const seen = await done(lookAtReviewByLink(world.db, link));
    expect(seen).toMatchObject({ name: 'Marta Quillfeather', learner: 'Lena Lowe' });
    expect(JSON.stringify(seen)).not.toContain(WORDS);
    expect((await signings())[0]).toMatchObject({ state: 'asked', relation: 'line_manager' });
    expect(await answers(link)).toMatchObject(refused('not-opened'));
    const opened = await done(openReviewByLink(world.db, link));
    expect(opened).toMatchObject({ words: WORDS, nextOn: '2027-01-20' });
    expect((await signings())[0]).toMatchObject({ state: 'opened' });
    expect(await answers(link)).toMatchObject(refused('review-changed'));
    const { textSha256 } = opened;
    expect(await answers(link, { textSha256, signedName: '' })).toMatchObject(
      refused('not-signed'),
    );
    expect(await answers(link, { textSha256, agreed: false })).toMatchObject(refused('say-why'));
    const answer = { textSha256, id: newId(), comment: 'She is ready for it.' };
    const twice = await Promise.all([answers(link, answer), answers(link, answer)]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await answers(link, { textSha256 })).toMatchObject(refused('link-used'));
    expect((await signings())[0]).toMatchObject({
      state: 'signed',
      signedName: 'Marta Quillfeather',
      job: 'Night manager',
      comment: 'She is ready for it.',
    });
    const log = await world.log(of);
    const entry = log.filter(({ kind }) => kind === 'review_signing.answered');
    expect(entry).toHaveLength(1);
    expect(entry[0]?.envelope.facts).toMatchObject({ agreed: true, commented: true, textSha256 });
    expect(await asks()).toMatchObject(refused('already-signed'));
  });

  it('C6: refuses the link of another matter, a lapsed one and one that a later review withdrew, with what to do', async () => {
    const { of, asks, reviews, token, signings } = await reviewed();
    await done(asks());
    const first = await token();
    await done(asks());
    const second = await token();
    expect(await lookAtReviewByLink(world.db, first)).toMatchObject(refused('link-withdrawn'));
    expect((await signings()).map(({ state }) => state).sort()).toEqual(['asked', 'withdrawn']);
    world.at('2026-12-22T09:00:00Z');
    expect(await openReviewByLink(world.db, second)).toMatchObject(refused('link-expired'));
    expect((await signings()).map(({ state }) => state).sort()).toEqual(['lapsed', 'withdrawn']);
    await done(asks());
    const third = await token();
    await done(reviews('2026-12-21', '2027-02-20'));
    expect(await lookAtReviewByLink(world.db, third)).toMatchObject({
      refusal: { code: 'link-withdrawn', because: expect.stringContaining('Ring us') },
    });
    const { rows } = await world.owner.query(
      `update personal_link set purpose = 'testimony' where organisation_id = $1 returning id`,
      [of.id],
    );
    expect(rows.length).toBe(3);
    expect(await lookAtReviewByLink(world.db, third)).toMatchObject(refused('link-not-found'));
  });

  it('C6: asks nobody about a review that is superseded, no member, and nobody elsewhere', async () => {
    const { of, stepId, reviews, asks } = await reviewed();
    const { rows } = await world.owner.query('select email from member where id = $1', [
      of.lena.memberId,
    ]);
    expect(await asks({ email: rows[0].email })).toMatchObject(refused('own-review'));
    const elsewhere = await reviewed();
    expect(await elsewhere.asks({}, stepId)).toMatchObject(refused('review-not-found'));
    await done(reviews('2026-11-21', '2027-01-20'));
    expect(await asks()).toMatchObject(refused('review-superseded'));
  });

  it('forgets Marta: her name, her words and the mail to her go, that she signed stays', async () => {
    const { of, asks, token, signings, answers } = await reviewed();
    await done(asks());
    const link = await token();
    const { textSha256 } = await done(openReviewByLink(world.db, link));
    await done(answers(link, { textSha256, comment: 'Ask Marta Quillfeather at the desk.' }));
    const { rows } = await world.owner.query(
      'select signer_id from review_signing where organisation_id = $1',
      [of.id],
    );
    await done(
      of.does(of.olivia, (tx) => erasePerson(tx, { personId: rows[0].signer_id, reason: 'asked' })),
    );
    const [signing] = await signings();
    expect(signing).toMatchObject({ state: 'signed', signedName: '', job: '' });
    expect(JSON.stringify(signing)).not.toContain('Quillfeather');
    expect(await token()).toBe('');
  });
});

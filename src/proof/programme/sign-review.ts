import { peopleOf } from '../../desk/people/index.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import type { Database } from '../../platform/db/pool.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import type { Link } from '../../platform/links/links.ts';
import { markUsed } from '../../platform/links/make-link.ts';
import { actWithLink, linkUsed, lookWithLink } from '../../platform/links/with-link.ts';
import { reviewOpened, reviewSigned } from './events.ts';
import type { answerReviewRoute, lookAtReview, openReviewRoute } from './review-schema.ts';
import { reviewText } from './review-text.ts';
import { programmeDb } from './tables.ts';

/** What a signer's link is for, before they open the review. Changes nothing; after an answer `link-used`. */
export function lookAtReviewByLink(
  db: Database,
  token: string,
): Promise<Result<ReplyIn<typeof lookAtReview>>> {
  return lookWithLink(db, token, 'review', async (tx, link) => {
    const found = await signingOf(tx, link);
    if (!found.ok) return found;
    if (found.value.answered_at) return answeredOn(tx, found.value.answered_at);
    const agency = await organisationCard(tx);
    return ok({
      agency: { name: agency.name, isSample: agency.isSample },
      name: (await peopleOf(tx, [link.personId])).get(link.personId)?.displayName ?? '',
      learner: (await memberNames(tx)).get(found.value.learner_id) ?? '',
      until: link.expiresAt.toISOString(),
    });
  });
}

/** The signer opens the review: it is shown, and the first opening noted. Refuses as `actWithLink`, and `link-used`. */
export function openReviewByLink(
  db: Database,
  token: string,
): Promise<Result<ReplyIn<typeof openReviewRoute>>> {
  return actWithLink(db, token, 'review', async (tx, link) => {
    const found = await signingOf(tx, link);
    if (!found.ok) return found;
    const signing = found.value;
    if (signing.answered_at) return answeredOn(tx, signing.answered_at);
    const text = await reviewText(tx, signing.step_id);
    if (!text) throw new Error('A signing without its review.');
    if (signing.opened_at === null) {
      await programmeDb(tx)
        .updateTable('review_signing')
        .set({ opened_at: nowOf(tx) })
        .where('id', '=', signing.id)
        .execute();
      record(tx, reviewOpened, {
        subjects: subjectsOf(signing, link),
        facts: { link: link.id },
      });
    }
    const { learner, qualification, on, who, words, nextOn, textSha256 } = text;
    return ok({
      learner,
      qualification,
      on,
      who,
      words,
      nextOn,
      relation: signing.relation,
      textSha256,
    });
  });
}

/**
 * The signer's press, once: yes to the very words they opened, or no with the reason. The same id again gives the
 * first result. Refuses as `actWithLink`, and `link-used`, `not-opened`, `review-changed`, `not-signed`, `say-why`.
 */
export function answerReviewByLink(
  db: Database,
  token: string,
  input: Omit<BodyOf<typeof answerReviewRoute>, 'token'>,
): Promise<Result<{ answeredAt: string }>> {
  return actWithLink(db, token, 'review', async (tx, link) => {
    const found = await signingOf(tx, link);
    if (!found.ok) return found;
    const signing = found.value;
    if (signing.answered_at && signing.answer_id === input.id) {
      return ok({ answeredAt: signing.answered_at.toISOString() });
    }
    if (signing.answered_at) return answeredOn(tx, signing.answered_at);
    if (signing.opened_at === null) {
      return refuse('not-opened', 'Open the review first: only what was read is signed.');
    }
    const text = await reviewText(tx, signing.step_id);
    if (
      text?.textSha256 !== input.textSha256 ||
      signing.text_sha256.toString('hex') !== input.textSha256
    ) {
      return refuse(
        'review-changed',
        'This is not what was put before you. Open the link again, or ask who sent it for a new one.',
      );
    }
    if (input.signedName === '') {
      return wrongField('signedName', 'not-signed', 'Sign with your name as you write it.');
    }
    if (!input.agreed && input.comment === '') {
      return wrongField('comment', 'say-why', 'Say what is not so, in your words.');
    }
    const now = nowOf(tx);
    await programmeDb(tx)
      .updateTable('review_signing')
      .set({
        answered_at: now,
        answer_id: input.id,
        agreed: input.agreed,
        comment: input.comment,
        signed_name: input.signedName,
        job: input.job,
      })
      .where('id', '=', signing.id)
      .execute();
    await markUsed(tx, link.id);
    record(tx, reviewSigned, {
      subjects: subjectsOf(signing, link),
      facts: {
        relation: signing.relation,
        agreed: input.agreed,
        commented: input.comment !== '',
        textSha256: input.textSha256,
        link: link.id,
      },
    });
    return ok({ answeredAt: now.toISOString() });
  });
}

type Signing = Extract<Awaited<ReturnType<typeof signingOf>>, { ok: true }>['value'];

const subjectsOf = (signing: Signing, link: Link) => ({
  learner: signing.learner_id,
  step: signing.step_id,
  signing: signing.id,
  person: link.personId,
});

/** What this link is about, and it is this person's. */
async function signingOf(tx: Tx, link: Link) {
  const row = await programmeDb(tx)
    .selectFrom('review_signing')
    .selectAll()
    .where('id', '=', link.about)
    .where('signer_id', '=', link.personId)
    .executeTakeFirst();
  if (!row || row.withdrawn_at) {
    return refuse('review-not-asked', 'This is not asked of you any more. Ask who sent it.');
  }
  return ok(row);
}

function answeredOn(tx: Tx, at: Date): Result<never> {
  return linkUsed(`You answered on ${showDate(dateIn(at), dateIn(nowOf(tx)))}; thank you.`);
}

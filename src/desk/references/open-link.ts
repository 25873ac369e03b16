import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import type { Database } from '../../platform/db/pool.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import type { Link } from '../../platform/links/links.ts';
import { markUsed } from '../../platform/links/make-link.ts';
import { actWithLink, linkUsed, lookWithLink } from '../../platform/links/with-link.ts';
import { peopleOf } from '../people/index.ts';
import { type AnswerInput, answerReference } from './answer-reference.ts';
import { requestFound } from './found.ts';
import type { lookAtReference } from './schema.ts';

type Seen = ReplyIn<typeof lookAtReference>;

/** What a referee's own link opens: about whom they are asked. Changes nothing; after an answer `link-used`. */
export function lookAtReferenceByLink(db: Database, token: string): Promise<Result<Seen>> {
  return lookWithLink(db, token, 'reference', seenBy);
}

/** Answers by link, once. Refuses as `actWithLink` and `answerReference` do, and `link-used`. */
export function answerReferenceByLink(
  db: Database,
  token: string,
  answer: AnswerInput,
): Promise<Result<{ answeredAt: string }>> {
  return actWithLink(db, token, 'reference', async (tx, link) => {
    const used = await answeredBefore(tx, link.about, answer.id);
    if (used) return used;
    const answered = await answerReference(tx, link.about, answer, null);
    if (answered.ok) await markUsed(tx, link.id);
    return answered;
  });
}

/** An answer that another press or the desk took down; null: none, or the very same one. */
async function answeredBefore(
  tx: Tx,
  requestId: string,
  answerId?: string,
): Promise<Result<never> | null> {
  const found = await requestFound(tx, requestId);
  if (!found.ok) return found;
  const { answer } = found.value;
  if (!answer || answer.id === answerId) return null;
  const on = showDate(dateIn(answer.received_at), dateIn(nowOf(tx)));
  return linkUsed(`You answered on ${on}; thank you.`);
}

async function seenBy(tx: Tx, link: Link): Promise<Result<Seen>> {
  const used = await answeredBefore(tx, link.about);
  if (used) return used;
  const found = await requestFound(tx, link.about);
  if (!found.ok) return found;
  const { request } = found.value;
  const agency = await organisationCard(tx);
  const people = await peopleOf(tx, [request.person_id, link.personId]);
  return ok({
    agency: { name: agency.name, phone: agency.phone, isSample: agency.isSample },
    name: people.get(link.personId)?.displayName ?? '',
    candidate: people.get(request.person_id)?.displayName ?? '',
    speaksAs: request.speaks_as,
    aboutPlace: request.about_place,
    today: dateIn(nowOf(tx)),
    until: request.expires_at.toISOString(),
  });
}

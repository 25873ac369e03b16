import { sql } from 'kysely';
import { sendMail } from '../../desk/communications/index.ts';
import { addPerson, giveHat, peopleOf, samePeople } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { linkAddress } from '../../platform/links/links.ts';
import { makeLink, withdrawLinks } from '../../platform/links/make-link.ts';
import { signingAsked } from './events.ts';
import { holdProgramme } from './found.ts';
import type { askSigningRoute } from './review-schema.ts';
import { reviewText } from './review-text.ts';
import { programmeDb } from './tables.ts';

/** How long a signer's link opens. */
const LINK_DAYS = 28;
const DAY = 86_400_000;

/**
 * Asks a learner's line manager, sponsor or mentor, who needs no account, to read the review and sign it by a link of
 * their own (C6, U30). Asked again, the link before opens nothing any more. The same id again gives the first result.
 * Refuses `review-not-found`, `review-superseded`, `own-review`, `already-signed`, `do-not-contact`, and what
 * `holdProgramme`, `addPerson` and `sendMail` refuse.
 * @param publicUrl where people reach Deskproof
 */
export async function askSigning(
  tx: Tx,
  stepId: string,
  input: BodyOf<typeof askSigningRoute>,
  publicUrl: string,
): Promise<Result<{ signingId: string }>> {
  const step = await reviewText(tx, stepId);
  if (!step) return refuse('review-not-found', 'There is no such review here.');
  const held = await holdProgramme(tx, step.enrolmentId);
  if (!held.ok) return held;
  const db = programmeDb(tx);
  const own = await db
    .selectFrom('review_signing')
    .select(['id', 'answered_at', 'agreed', 'withdrawn_at'])
    .where('step_id', '=', stepId)
    .execute();
  if (own.some(({ id }) => id === input.id)) return ok({ signingId: input.id });
  if (step.superseded) {
    return refuse('review-superseded', 'A later review stands. Have that one signed.');
  }
  if (own.some(({ agreed }) => agreed === true)) {
    return refuse('already-signed', 'This review is signed. Record the next one, then ask again.');
  }
  const signer = await signerOf(tx, step.learnerId, input);
  if (!signer.ok) return signer;
  await withdrawSignings(
    tx,
    own.filter((one) => one.answered_at === null && one.withdrawn_at === null).map(({ id }) => id),
  );
  const now = nowOf(tx);
  const expiresAt = new Date(now.getTime() + LINK_DAYS * DAY);
  await db
    .insertInto('review_signing')
    .values({
      organisation_id: held.value.row.organisation_id,
      id: input.id,
      step_id: stepId,
      learner_id: step.learnerId,
      signer_id: signer.value,
      relation: input.relation,
      text_sha256: Buffer.from(step.textSha256, 'hex'),
      asked_at: now,
      asked_by: held.value.by,
      expires_at: expiresAt,
      message_id: null,
      opened_at: null,
      withdrawn_at: null,
      answered_at: null,
      answer_id: null,
      agreed: null,
    })
    .execute();
  const sent = await mail(tx, { id: input.id, signer: signer.value, expiresAt, publicUrl, step });
  if (!sent.ok) return sent;
  record(tx, signingAsked, {
    subjects: { ...held.value.subjects, step: stepId, signing: input.id, person: signer.value },
    facts: { relation: input.relation, textSha256: step.textSha256 },
  });
  return ok({ signingId: input.id });
}

/** What is waited for no more: their links open nothing, and say so. */
export async function withdrawSignings(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await programmeDb(tx)
    .updateTable('review_signing')
    .set({ withdrawn_at: nowOf(tx) })
    .where('id', 'in', ids)
    .execute();
  await withdrawLinks(tx, 'review', ids);
}

/** A later review supersedes those before it: what is not signed yet of them is not asked any more. */
export async function supersedeSignings(tx: Tx, enrolmentId: string): Promise<void> {
  const rows = await programmeDb(tx)
    .selectFrom('review_signing as s')
    .innerJoin('programme_step as p', (join) =>
      join.onRef('p.organisation_id', '=', 's.organisation_id').onRef('p.id', '=', 's.step_id'),
    )
    .select('s.id')
    .where('p.enrolment_id', '=', enrolmentId)
    .where(
      sql<boolean>`exists (select from programme_step later where later.organisation_id = p.organisation_id
        and later.enrolment_id = p.enrolment_id and later.kind = 'review'
        and (later.on_day, later.recorded_at, later.id) > (p.on_day, p.recorded_at, p.id))`,
    )
    .where('s.answered_at', 'is', null)
    .where('s.withdrawn_at', 'is', null)
    .execute();
  await withdrawSignings(
    tx,
    rows.map(({ id }) => id),
  );
}

async function signerOf(
  tx: Tx,
  learnerId: string,
  { givenName, familyName, email }: BodyOf<typeof askSigningRoute>,
): Promise<Result<string>> {
  const { members } = await membersOf(tx);
  const folded = email.trim().toLowerCase();
  const member = members.find((one) => one.email.toLowerCase() === folded);
  if (member) {
    return wrongField(
      'email',
      'own-review',
      member.id === learnerId
        ? 'This is the learner’s own address. Give that of the employer’s line manager.'
        : 'This is the address of a member here. A review is signed by the employer’s side.',
    );
  }
  const asked = { givenName, familyName, emails: [email], phones: [] };
  const [matches = []] = await samePeople(tx, [asked]);
  const known = matches.find(({ because }) => because.includes('email'));
  if (!known) {
    const added = await addPerson(tx, { ...asked, id: newId(), hat: 'contact' });
    return added.ok ? ok(added.value.personId) : added;
  }
  const card = (await peopleOf(tx, [known.personId])).get(known.personId);
  if (card?.doNotContact.some((wish) => wish.channel === 'all')) {
    return wrongField(
      'email',
      'do-not-contact',
      'This person asked not to be contacted. Ask somebody else at the employer.',
    );
  }
  const given = await giveHat(tx, known.personId, 'contact');
  return given.ok ? ok(known.personId) : given;
}

async function mail(
  tx: Tx,
  {
    id,
    signer,
    expiresAt,
    publicUrl,
    step,
  }: {
    readonly id: string;
    readonly signer: string;
    readonly expiresAt: Date;
    readonly publicUrl: string;
    readonly step: NonNullable<Awaited<ReturnType<typeof reviewText>>>;
  },
): Promise<Result<null>> {
  const person = (await peopleOf(tx, [signer])).get(signer);
  if (!person?.email) {
    return wrongField('email', 'signer-without-address', 'No e-mail address of them is on file.');
  }
  const made = await makeLink(tx, {
    id: newId(),
    purpose: 'review',
    personId: signer,
    about: id,
    expiresAt,
  });
  if (!made.ok) return made;
  const { name } = await organisationCard(tx);
  const today = dateIn(nowOf(tx));
  const sent = await sendMail(tx, {
    id: newId(),
    toName: person.displayName,
    toAddress: person.email,
    subject: `The review of ${step.learner} on ${showDate(step.on, today)}`,
    body: [
      `Hello ${person.displayName},`,
      '',
      `${step.learner} works towards a qualification. Read what was agreed at the review on ${showDate(step.on, today)}, and sign it or say what is not so:`,
      '',
      linkAddress(publicUrl, 'review', made.value.token ?? ''),
      '',
      `The link is yours alone, needs no password, and works until ${showDate(dateIn(expiresAt), today)}.`,
      '',
      name,
    ].join('\n'),
    personId: signer,
    about: { kind: 'review', id },
    attachments: [],
  });
  if (!sent.ok) return sent;
  await programmeDb(tx)
    .updateTable('review_signing')
    .set({ message_id: sent.value.messageId })
    .where('id', '=', id)
    .execute();
  return ok(null);
}

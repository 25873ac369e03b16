import { sendMail } from '../../desk/communications/index.ts';
import { peopleOf } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import type { Database } from '../../platform/db/pool.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { linkAddress } from '../../platform/links/links.ts';
import { makeLink, markUsed, withdrawLinks } from '../../platform/links/make-link.ts';
import { actWithLink, lookWithLink } from '../../platform/links/with-link.ts';
import { fileBesideOf, filesHere, finishReleasedFile, takeReleasedPiece } from './beside.ts';
import { employerLinked } from './events.ts';
import { receivePackage } from './receive-package.ts';
import { lockEmployer } from './register-employer.ts';
import type { lookAtEmployerLink, lookAtPostedFile } from './schema.ts';
import { releaseDb } from './tables.ts';
import { opened } from './take-in.ts';

/** How long an employer's link takes packages. */
export const LINK_DAYS = 60;
const DAY = 86_400_000;

/**
 * Gives an employer a receiving link: it posts packages of this one employer to this centre and opens nothing
 * else. A link before it opens nothing any more. Refuses `employer-not-found`, `contact-without-address`, and
 * what `makeLink` and `sendMail` refuse.
 * @param input.id of the link: the same id again sends nothing more
 */
export async function giveEmployerLink(
  tx: Tx,
  input: { readonly id: string; readonly employerId: string },
  publicUrl: string,
): Promise<Result<{ until: string }>> {
  const found = await lockEmployer(tx, input.employerId);
  if (!found.ok) return found;
  const { contact_id: personId, id: employerId } = found.value;
  const contact = (await peopleOf(tx, [personId])).get(personId);
  if (!contact?.email) {
    return refuse(
      'contact-without-address',
      'No e-mail address of this employer’s contact is on file. Send packages in yourself.',
    );
  }
  const expiresAt = new Date(nowOf(tx).getTime() + LINK_DAYS * DAY);
  const made = await makeLink(tx, {
    id: input.id,
    purpose: 'release',
    personId,
    about: employerId,
    expiresAt,
  });
  if (!made.ok) return made;
  const until = dateIn(expiresAt);
  if (made.value.token === null) return ok({ until });
  await withdrawLinks(tx, 'release', [employerId], undefined, input.id);
  const { name: centre, isSample } = await organisationCard(tx);
  const sent = await sendMail(tx, {
    id: newId(),
    toName: contact.displayName,
    toAddress: contact.email,
    subject: `Your link for evidence to ${centre}`,
    body: [
      `Hello ${contact.displayName},`,
      '',
      `your people learn at ${centre}. What you release in Deskproof, send us here:`,
      linkAddress(publicUrl, 'release', made.value.token),
      '',
      `The link takes packages of yours and nothing else, needs no password, and works until ${showDate(until, dateIn(nowOf(tx)))}.`,
      ...(isSample ? ['', 'Sample, not evidence.'] : []),
      '',
      centre,
    ].join('\n'),
    personId,
    about: { kind: 'employer', id: employerId },
    attachments: [],
  });
  if (!sent.ok) return sent;
  record(tx, employerLinked, {
    subjects: { employer: employerId, person: personId, link: input.id },
    facts: { until: expiresAt.toISOString() },
  });
  return ok({ until });
}

/** What an employer's link opens: whose it is and for which centre. Changes nothing. */
export function lookAtLink(
  db: Database,
  token: string,
): Promise<Result<ReplyIn<typeof lookAtEmployerLink>>> {
  return lookWithLink(db, token, 'release', async (tx, link) => {
    const row = await releaseDb(tx)
      .selectFrom('employer')
      .select('name')
      .where('id', '=', link.about)
      .executeTakeFirst();
    if (!row) return refuse('employer-not-found', 'This link is of no employer any more.');
    const centre = await organisationCard(tx);
    return ok({
      centre: { name: centre.name, isSample: actorOf(tx).isSample },
      employer: row.name,
      until: link.expiresAt.toISOString(),
      missing: await filesMissing(tx, link.about),
    });
  });
}

/** Packages of an employer whose file is not whole here, the newest first, as they named their items. */
async function filesMissing(
  tx: Tx,
  employerId: string,
): Promise<ReplyIn<typeof lookAtEmployerLink>['missing'][number][]> {
  const rows = await releaseDb(tx)
    .selectFrom('released_package as p')
    .innerJoin('released_file as f', (join) =>
      join.onRef('f.organisation_id', '=', 'p.organisation_id').onRef('f.package_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.package', 'p.received_at', 'f.evidence_id'])
    .where('p.employer_id', '=', employerId)
    .orderBy('p.received_at', 'desc')
    .orderBy('p.id')
    .execute();
  const here = await filesHere(
    tx,
    rows.map(({ evidence_id }) => evidence_id),
  );
  return rows.flatMap(({ id: packageId, package: text, received_at, evidence_id }) => {
    const missing = here.get(evidence_id);
    if (!missing) return [];
    const { title } = opened(text).rendition;
    return [{ packageId, title, receivedAt: received_at.toISOString(), ...missing }];
  });
}

/** A package through an employer's own link. Refuses as `actWithLink` and `receivePackage` do. */
export function receiveByLink(
  db: Database,
  token: string,
  input: { readonly id: string; readonly bytes: Buffer },
): Promise<Result<{ waits: boolean; packageId: string }>> {
  return actWithLink(db, token, 'release', async (tx, link) => {
    const received = await receivePackage(tx, { ...input, employerId: link.about });
    if (!received.ok) return received;
    await markUsed(tx, link.id);
    const { evidenceId, packageId } = received.value;
    return ok({ waits: evidenceId === null, packageId });
  });
}

/** How far the file of a posted package is. Changes nothing. Refuses as `lookWithLink` and `fileBesideOf` do. */
export function lookAtFile(
  db: Database,
  token: string,
  packageId: string,
): Promise<Result<ReplyIn<typeof lookAtPostedFile>>> {
  return lookWithLink(db, token, 'release', (tx, link) =>
    fileBesideOf(tx, { packageId, employerId: link.about }),
  );
}

/** One piece of a file through an employer's own link. Refuses as `actWithLink` and `takeReleasedPiece` do. */
export function pieceByLink(
  db: Database,
  token: string,
  packageId: string,
  piece: Parameters<typeof takeReleasedPiece>[2],
): Promise<Result<{ have: number; pieces: number }>> {
  return actWithLink(db, token, 'release', (tx, link) =>
    takeReleasedPiece(tx, { packageId, employerId: link.about }, piece),
  );
}

/** All pieces were posted. Refuses as `actWithLink` and `finishReleasedFile` do. */
export function fileByLink(
  db: Database,
  token: string,
  packageId: string,
): Promise<Result<{ whole: boolean }>> {
  return actWithLink(db, token, 'release', async (tx, link) => {
    const done = await finishReleasedFile(tx, { packageId, employerId: link.about });
    return done.ok ? ok({ whole: true }) : done;
  });
}

import { addDays, type DateText } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate, showMoment } from '../../lib/show.ts';
import { dateIn, dateOfMinute, minuteOfDate, startOfDay } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { linkAddress } from '../../platform/links/links.ts';
import { makeLink, withdrawLinks } from '../../platform/links/make-link.ts';
import { toldOf } from '../bookings/index.ts';
import { contactsOf, placesOfWork } from '../clients/index.ts';
import { sendMail } from '../communications/index.ts';
import { gatehouseRevoked, gatehouseSent } from './events.ts';
import { type Standing, startsBetween } from './expected.ts';
import { attendanceDb } from './tables.ts';

/** The moment a link to a day's list ends: when the day after does, in London. */
export function opensUntil(onDate: DateText): Date {
  return dateOfMinute(startOfDay(addDays(onDate, 2)));
}

/** Whoever is confirmed in writing to both sides for a site and a London day: nobody else is named at its gate. */
export async function confirmedAt(
  tx: Tx,
  siteId: string,
  onDate: DateText,
): Promise<readonly Standing[]> {
  const from = dateOfMinute(startOfDay(onDate));
  const to = dateOfMinute(startOfDay(addDays(onDate, 1)));
  const starts = await startsBetween(tx, from, to, siteId);
  const told = await toldOf(
    tx,
    starts.flatMap(({ assignmentId }) => assignmentId ?? []),
  );
  return starts.filter(({ assignmentId }) => assignmentId !== null && told.has(assignmentId));
}

/**
 * Mails a contact of the site's client a link to the day's list for the gatehouse: names, photos, roles, times and
 * whom to report to, and nothing else. It opens until the end of the day after; a newer one takes the one before
 * back. The same id again gives the first result.
 * @returns `site-not-found`, `contact-not-found`, `nobody-confirmed`, `day-over`, `no-address` or what `sendMail` refuses
 */
export async function sendGatehouse(
  tx: Tx,
  input: {
    readonly id: string;
    readonly siteId: string;
    readonly onDate: DateText;
    readonly contactId: string;
  },
  publicUrl: string,
): Promise<Result<{ listId: string; sentTo: string }>> {
  const { id, siteId, onDate, contactId } = input;
  const site = (await placesOfWork(tx, [siteId])).get(siteId);
  if (!site) return refuse('site-not-found', 'There is no such site. Open the board again.');
  const contact = (await contactsOf(tx, [contactId])).get(contactId);
  if (!contact || contact.clientId !== site.clientId) {
    return refuse(
      'contact-not-found',
      'This contact is not of this site’s client. Choose another.',
    );
  }
  const sentTo = contact.email ?? '';
  const db = attendanceDb(tx);
  const before = await db
    .selectFrom('attendance_list')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) return ok({ listId: id, sentTo });
  const now = nowOf(tx);
  const expiresAt = opensUntil(onDate);
  if (expiresAt <= now) {
    return refuse('day-over', 'That day is over, and so is the one after. Choose a day to come.');
  }
  const people = await confirmedAt(tx, siteId, onDate);
  if (people.length === 0) {
    return refuse(
      'nobody-confirmed',
      'Nobody is confirmed for this site on that day. Confirm them to both sides first: nobody else is named at the gate.',
    );
  }
  if (sentTo === '') {
    return refuse('no-address', 'This contact has no mail address. Print the list, or add one.');
  }
  const older = await db
    .selectFrom('attendance_list')
    .select('id')
    .where('site_id', '=', siteId)
    .where('on_date', '=', onDate)
    .where('kind', '=', 'gatehouse')
    .where('revoked_at', 'is', null)
    .execute();
  for (const one of older) await takeBack(tx, one.id);
  const link = await makeLink(tx, {
    id: newId(),
    purpose: 'gatehouse',
    personId: contact.personId,
    about: id,
    expiresAt,
  });
  if (!link.ok) return link;
  const { name: agency } = await organisationCard(tx);
  const today = dateIn(now);
  const date = showDate(onDate, today);
  const sent = await sendMail(tx, {
    id: newId(),
    toName: contact.name,
    toAddress: sentTo,
    personId: contact.personId,
    subject: `For the gatehouse, ${date}: ${site.siteName}`,
    body: [
      `Who we send to ${site.siteName} on ${date}, with photos, to look at and to print:`,
      '',
      linkAddress(publicUrl, 'gatehouse', link.value.token ?? ''),
      '',
      `It needs no password: give it to nobody but the gatehouse. It opens until ${showMoment(minuteOfDate(expiresAt), today)}.`,
      '',
      agency,
    ].join('\n'),
    about: { kind: 'attendance_list', id },
    attachments: [],
  });
  if (!sent.ok) return sent;
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('attendance_list')
    .values({
      organisation_id: organisationId,
      id,
      site_id: siteId,
      on_date: onDate,
      kind: 'gatehouse',
      contact_id: contactId,
      sent_id: sent.value.messageId,
      made_at: now,
      made_by: memberId,
      revoked_at: null,
      revoked_by: null,
    })
    .execute();
  record(tx, gatehouseSent, {
    subjects: { list: id, site: siteId, contact: contactId },
    facts: { list: id, onDate, expected: people.length, expiresAt: expiresAt.toISOString() },
  });
  return ok({ listId: id, sentTo });
}

async function takeBack(tx: Tx, listId: string): Promise<void> {
  await withdrawLinks(tx, 'gatehouse', [listId]);
  await attendanceDb(tx)
    .updateTable('attendance_list')
    .set({ revoked_at: nowOf(tx), revoked_by: actorOf(tx).memberId })
    .where('id', '=', listId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Takes the gatehouse's link back. Twice is the same as once. Refuses `list-not-found`. */
export async function revokeGatehouse(tx: Tx, listId: string): Promise<Result<{ listId: string }>> {
  const row = await attendanceDb(tx)
    .selectFrom('attendance_list')
    .select(['site_id', 'revoked_at'])
    .where('id', '=', listId)
    .where('kind', '=', 'gatehouse')
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('list-not-found', 'There is no such list. Open the day again.');
  if (row.revoked_at) return ok({ listId });
  await takeBack(tx, listId);
  record(tx, gatehouseRevoked, {
    subjects: { list: listId, site: row.site_id },
    facts: { list: listId },
  });
  return ok({ listId });
}

/** The links that the gatehouse of a site was given for a day, and when each was looked at; the newest first. */
export async function gatehouseLists(tx: Tx, siteId: string, onDate: DateText) {
  const db = attendanceDb(tx);
  const rows = await db
    .selectFrom('attendance_list')
    .select(['id', 'contact_id', 'made_at', 'revoked_at'])
    .where('site_id', '=', siteId)
    .where('on_date', '=', onDate)
    .where('kind', '=', 'gatehouse')
    .orderBy('made_at', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const contacts = await contactsOf(
    tx,
    rows.map((row) => row.contact_id),
  );
  const shown = await db
    .selectFrom('gatehouse_shown')
    .select(['list_id', 'shown_on', 'shown_at', 'assignment_ids'])
    .where(
      'list_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('shown_on')
    .execute();
  const expiresAt = opensUntil(onDate);
  return rows.map((row) => ({
    listId: row.id,
    contactName: contacts.get(row.contact_id)?.name ?? '',
    madeAt: row.made_at.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    open: row.revoked_at === null && expiresAt > nowOf(tx),
    shown: shown
      .filter(({ list_id }) => list_id === row.id)
      .map((one) => ({
        on: one.shown_on,
        at: one.shown_at.toISOString(),
        people: one.assignment_ids.length,
      })),
  }));
}

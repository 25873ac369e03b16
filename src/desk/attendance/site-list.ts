import { addDays, type DateText } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { showDate, showTimes } from '../../lib/show.ts';
import { dateIn, dateOfMinute, minuteOfDate, startOfDay } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { linkAddress } from '../../platform/links/links.ts';
import { makeLink, withdrawLinks } from '../../platform/links/make-link.ts';
import { roleNames } from '../candidates/index.ts';
import { contactsAtClient, contactsOf, placesOfWork } from '../clients/index.ts';
import { sendMail } from '../communications/index.ts';
import { photosOf } from '../registration/index.ts';
import { attendanceListMade } from './events.ts';
import { type Standing, startsBetween } from './expected.ts';
import { gatehouseLists } from './gatehouse.ts';
import type { showSiteDay } from './schema.ts';
import { attendanceDb } from './tables.ts';

/** A site's list of a day, as its contact may see it: names, roles and times, nothing more. */
export interface SiteDay {
  readonly siteName: string;
  readonly onDate: DateText;
  readonly rows: readonly (Standing & { readonly roleName: string })[];
}

/** Who is expected at a site on a London day, those without a worker left out. */
export async function siteDay(tx: Tx, siteId: string, onDate: DateText): Promise<Result<SiteDay>> {
  const site = (await placesOfWork(tx, [siteId])).get(siteId);
  if (!site) return refuse('site-not-found', 'There is no such site. Open the board again.');
  const from = dateOfMinute(startOfDay(onDate));
  const to = dateOfMinute(startOfDay(addDays(onDate, 1)));
  const roles = await roleNames(tx);
  const starts = await startsBetween(tx, from, to, siteId);
  const rows = starts
    .filter(({ assignmentId }) => assignmentId !== null)
    .map((one) => ({ ...one, roleName: roles.get(one.role) ?? one.role }));
  return ok({ siteName: site.siteName, onDate, rows });
}

/** The list of a site's day for the desk, with the contacts it can go to. Refuses `site-not-found`. */
export async function siteDayForDesk(
  tx: Tx,
  siteId: string,
  date: DateText = dateIn(nowOf(tx)),
): Promise<Result<ReplyIn<typeof showSiteDay>>> {
  const day = await siteDay(tx, siteId, date);
  if (!day.ok) return day;
  const site = (await placesOfWork(tx, [siteId])).get(siteId);
  const known = await contactsAtClient(tx, site?.clientId ?? '');
  const people = day.value.rows.flatMap(({ personId }) => personId ?? []);
  const photos = await photosOf(tx, people);
  return ok({
    siteName: day.value.siteName,
    onDate: date,
    contacts: (known.ok ? known.value.contacts : []).map(({ contactId, name, email }) => ({
      contactId,
      name,
      email,
    })),
    rows: day.value.rows.map((row) => ({
      shiftId: row.shiftId,
      name: row.workerName ?? '',
      roleName: row.roleName,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      state: row.start.state,
      photoOf: row.personId !== null && photos.has(row.personId) ? row.personId : null,
    })),
    gatehouse: [...(await gatehouseLists(tx, siteId, date))],
  });
}

/**
 * Makes a site's list of a day for its contact: mailed with a link on which they tap who is there ('list'), or a
 * link to be shown as a code at the door ('code'), on which whoever arrives says so with the end of their number.
 * A newer one of the same kind withdraws the one before.
 * @returns the address of a code, to be drawn once and kept nowhere; or `site-not-found`, `contact-not-found`,
 *   `nobody-expected`, `day-over`, `no-address`, what `sendMail` refuses
 */
export async function makeSiteList(
  tx: Tx,
  input: {
    readonly id: string;
    readonly siteId: string;
    readonly onDate: DateText;
    readonly kind: 'list' | 'code';
    readonly contactId: string;
  },
  publicUrl: string,
): Promise<Result<{ listId: string; address: string | null; sentTo: string }>> {
  const { id, siteId, onDate, kind, contactId } = input;
  const day = await siteDay(tx, siteId, onDate);
  if (!day.ok) return day;
  const contact = (await contactsOf(tx, [contactId])).get(contactId);
  const site = (await placesOfWork(tx, [siteId])).get(siteId);
  if (!contact || contact.clientId !== site?.clientId) {
    return refuse(
      'contact-not-found',
      'This contact is not of this site’s client. Choose another.',
    );
  }
  const made = await attendanceDb(tx)
    .selectFrom('attendance_list')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  const sentTo = kind === 'list' ? (contact.email ?? '') : '';
  if (made) return ok({ listId: id, address: null, sentTo });
  const { rows } = day.value;
  if (rows.length === 0) {
    return refuse('nobody-expected', 'Nobody is expected there on that day, so there is no list.');
  }
  // The last shift of the day may end on the next.
  const ends = Math.max(...rows.map(({ endsAt }) => endsAt.getTime()));
  if (ends <= nowOf(tx).getTime()) {
    return refuse('day-over', 'All shifts of that day are over. Choose a day to come.');
  }
  if (kind === 'list' && sentTo === '') {
    return refuse('no-address', 'This contact has no mail address. Print the list, or add one.');
  }
  const { organisationId, memberId } = actorOf(tx);
  const older = await attendanceDb(tx)
    .selectFrom('attendance_list')
    .select('id')
    .where('site_id', '=', siteId)
    .where('on_date', '=', onDate)
    .where('kind', '=', kind)
    .execute();
  await withdrawLinks(
    tx,
    'arrival',
    older.map((row) => row.id),
  );
  const link = await makeLink(tx, {
    id: newId(),
    purpose: 'arrival',
    personId: contact.personId,
    about: id,
    expiresAt: new Date(ends),
  });
  if (!link.ok) return link;
  const address = linkAddress(publicUrl, 'arrival', link.value.token ?? '');
  let sentId: string | null = null;
  if (kind === 'list') {
    const { name: agency } = await organisationCard(tx);
    const sent = await sendMail(tx, {
      id: newId(),
      toName: contact.name,
      toAddress: sentTo,
      ...listMail(day.value, { address, agency, today: dateIn(nowOf(tx)) }),
      about: { kind: 'attendance_list', id },
      attachments: [],
    });
    if (!sent.ok) return sent;
    sentId = sent.value.messageId;
  }
  await attendanceDb(tx)
    .insertInto('attendance_list')
    .values({
      organisation_id: organisationId,
      id,
      site_id: siteId,
      on_date: onDate,
      kind,
      contact_id: contactId,
      sent_id: sentId,
      made_at: nowOf(tx),
      made_by: memberId,
      revoked_at: null,
      revoked_by: null,
    })
    .execute();
  record(tx, attendanceListMade, {
    subjects: { list: id, site: siteId, contact: contactId },
    facts: { list: id, kind, onDate, expected: rows.length },
  });
  return ok({ listId: id, address: kind === 'code' ? address : null, sentTo });
}

function listMail(
  { siteName, onDate, rows }: SiteDay,
  { address, agency, today }: { address: string; agency: string; today: DateText },
) {
  const lines = rows.map(({ startsAt, endsAt, workerName, roleName }) => {
    const times = showTimes(minuteOfDate(startsAt), minuteOfDate(endsAt));
    return `${times}  ${workerName}, ${roleName}`;
  });
  const date = showDate(onDate, today);
  return {
    subject: `Who we send on ${date}: ${siteName}`,
    body: [
      `Expected at ${siteName} on ${date}:`,
      '',
      ...lines,
      '',
      `Tap here who has arrived and who has not: ${address}`,
      '',
      agency,
    ].join('\n'),
  };
}

import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { normaliseEmail } from '../../lib/email.ts';
import { ok } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { SAMPLE_MARK } from '../../platform/print/sheet.ts';
import { visitsIn } from './kept-visits.ts';
import { whoActs } from './partners.ts';
import { VISIT_KINDS } from './schema.ts';

/** Text a calendar may hold: no control characters but line ends (RFC 5545 3.3.11). */
const plain = (text: string): string => text.toWellFormed().replace(/\p{Cc}/gu, ' ');

/**
 * One's own visits as a calendar file, cancelled ones too, so that taking it in again takes them out. An event keeps
 * its UID; SEQUENCE counts its steps. Nothing of messages or outcomes is in it.
 */
export async function visitCalendar(tx: Tx) {
  const me = whoActs(tx);
  const names = await memberNames(tx);
  const { name, email, isSample } = await organisationCard(tx);
  const address = normaliseEmail(email);
  const mark = isSample ? `${SAMPLE_MARK}: ` : '';
  const calendar = ical({
    prodId: { company: 'Deskproof', product: 'Visits', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name: `${mark.replace(',', '\\,')}Visits`,
  });
  for (const visit of await visitsIn(tx)) {
    if (visit.learnerId !== me && visit.memberId !== me) continue;
    const off = visit.state === 'cancelled';
    const other = names.get(visit.learnerId === me ? visit.memberId : visit.learnerId) ?? '';
    calendar.createEvent({
      id: `${visit.visitId}@deskproof`,
      sequence: visit.steps.length,
      stamp: visit.steps.at(-1)?.writtenAt ?? visit.startsAt,
      start: visit.startsAt,
      end: visit.endsAt,
      summary: plain(`${mark}${off ? 'Cancelled: ' : ''}${VISIT_KINDS[visit.kind]}, ${other}`),
      location: plain(visit.place),
      status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer: {
        name: plain(name).trim() || 'Centre',
        email: address.ok ? address.value : 'nobody@deskproof.invalid',
      },
    });
  }
  return ok({
    fileName: 'visits.ics',
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    bytes: Buffer.from(calendar.toString()),
  });
}

import ical, {
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { normaliseEmail } from '../../lib/email.ts';
import { showMinutes } from '../../lib/show.ts';
import { dateOfMinute } from '../../lib/time.ts';
import { SAMPLE_MARK } from '../../platform/print/sheet.ts';
import type { ConfirmationPaper } from './confirmation-document.ts';
import { shiftLabel, shiftsOf } from './confirmation-sections.ts';

/**
 * The shifts of a paper as a calendar file (RFC 5545), one event a shift, times in UTC, so that a night
 * on which the clocks change needs no zone table and is as long as it is.
 *
 * Its method is PUBLISH with STATUS:CANCELLED for what is off, and not REQUEST: all events of one
 * REQUEST or CANCEL must share one UID and neither may hold a cancelled event beside a standing one
 * (RFC 5546 sections 3.2.2 and 3.2.5), while PUBLISH takes any number of either in one file (3.2.1).
 * Nor do we ask a calendar to answer: the worker's yes is recorded on the booking.
 *
 * An event keeps its UID through all versions; SEQUENCE is the version, so the newest wins.
 * @param before the version of this side it replaces, null for the first: its shifts that are gone are cancelled
 */
export function confirmationCalendar(
  paper: ConfirmationPaper,
  before: ConfirmationPaper | null,
): string {
  return calendarOf([{ paper, before }], `Booking ${paper.bookingNumber}`);
}

/** A paper with the version of its side that it replaces. */
export interface PaperAndBefore {
  readonly paper: ConfirmationPaper;
  readonly before: ConfirmationPaper | null;
}

/** The shifts of several papers to one reader in one calendar file; each event as in the file of its own paper. */
export function joinedCalendar(papers: readonly PaperAndBefore[]): string {
  return calendarOf(papers, 'Confirmations');
}

/** @param name our own words alone: the generator writes them as they are */
function calendarOf(papers: readonly PaperAndBefore[], name: string): string {
  const isSample = papers.some(({ paper }) => paper.organisation.isSample);
  const calendar = ical({
    prodId: { company: 'Deskproof', product: 'Confirmation', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    // The generator writes this name as it is, its comma escaped here.
    name: `${isSample ? `${SAMPLE_MARK.replace(',', '\\,')}: ` : ''}${name}`,
  });
  for (const { paper, before } of papers) {
    const now = shiftsOf(paper);
    const held = new Set(now.map(({ shiftId }) => shiftId));
    const gone = before ? shiftsOf(before).filter(({ shiftId }) => !held.has(shiftId)) : [];
    for (const shift of now) addShift(calendar, paper, shift, shift.cancelledBecause !== null);
    for (const shift of gone) addShift(calendar, paper, shift, true);
  }
  return calendar.toString();
}

type Shift = ReturnType<typeof shiftsOf>[number];

function addShift(
  calendar: ICalCalendar,
  paper: ConfirmationPaper,
  shift: Shift,
  cancelled: boolean,
): void {
  const { organisation, site, hirer, worker, side, edition } = paper;
  const address = normaliseEmail(organisation.email);
  const off = cancelled || edition.reason === 'cancellation';
  const who = side === 'worker' ? `${shift.role}, ${hirer.name}` : `${worker.name}, ${shift.role}`;
  const marks = `${organisation.isSample ? `${SAMPLE_MARK}: ` : ''}${off ? 'Cancelled: ' : ''}`;
  calendar.createEvent({
    id: `${shift.shiftId}.${worker.personId}.${side}@deskproof`,
    sequence: edition.version,
    stamp: dateOfMinute(edition.madeAt),
    start: dateOfMinute(shift.start),
    end: dateOfMinute(shift.end),
    summary: plain(marks + who),
    location: plain(
      [site.name, site.address, site.postcode].filter((one) => one !== '').join(', '),
    ),
    description: plain(descriptionOf(paper, shift, off)),
    status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: off ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    // PUBLISH must name an organiser; the top domain 'invalid' is one that mail never reaches (RFC 2606).
    organizer: {
      name: plain(organisation.name).trim() || 'Agency',
      email: address.ok ? address.value : 'nobody@deskproof.invalid',
    },
  });
}

function descriptionOf(paper: ConfirmationPaper, shift: Shift, off: boolean): string {
  const { organisation, reportTo, bookingNumber, edition } = paper;
  return [
    `${shiftLabel(shift)} (UK time), ${showMinutes(shift.end - shift.start)}`,
    off ? 'This shift is cancelled.' : '',
    !off && shift.breakMinutes > 0 ? `Break: ${showMinutes(shift.breakMinutes)}` : '',
    !off && reportTo.trim() !== '' ? `Report to: ${reportTo}` : '',
    `Booking ${bookingNumber}, version ${edition.version}. The confirmation itself is the attached paper.`,
    [organisation.name, organisation.phone].filter((one) => one.trim() !== '').join(', '),
    organisation.isSample ? SAMPLE_MARK : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Text a calendar may hold: control characters other than line ends have no place in it (RFC 5545 3.3.11). */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\p{Cc}/gu, (found) => (found === '\n' ? found : found === '\t' ? ' ' : ''));
}

import { showDate } from '../../lib/show.ts';
import { counted, cutTo, listed } from '../../lib/text.ts';
import { localOf } from '../../lib/time.ts';
import { SAMPLE_MARK } from '../../platform/print/sheet.ts';
import { joinedCalendar, type PaperAndBefore } from './confirmation-calendar.ts';
import {
  type ConfirmationMail,
  changesOf,
  fileNameOf,
  oneLine,
  shiftLines,
  spokenOf,
  todayOf,
} from './confirmation-mail.ts';
import { asBefore } from './confirmation-sections.ts';

/** A paper that goes with others in one mail to its reader. */
export interface PaperToJoin extends PaperAndBefore {
  readonly pdf: Buffer;
  /** What others say under it: where it is accepted; '' for nothing. */
  readonly under: string;
}

/** Papers one mail takes: it may carry ten files, and one is the calendar. */
export const MOST_JOINED = 9;

const WORD = { first: 'Confirmed', change: 'Changed', cancellation: 'Cancelled' } as const;

/**
 * One mail to one reader with several papers, of several bookings: what each says, each as its own file, and one
 * calendar file for all of them.
 * @param papers at least two, at most `MOST_JOINED`, all to the same side
 */
export function joinedMail(papers: readonly PaperToJoin[]): ConfirmationMail {
  const [first] = papers;
  if (!first) throw new Error('A mail without a paper.');
  const names = new Map<string, number>();
  const unique = (name: string) => {
    const seen = (names.get(name) ?? 0) + 1;
    names.set(name, seen);
    return seen === 1 ? name : `${name}-${seen}`;
  };
  const sample = first.paper.organisation.isSample
    ? `${SAMPLE_MARK.toLowerCase().replace(/\W+/g, '-')}-`
    : '';
  return {
    subject: subjectOf(papers),
    body: bodyOf(papers),
    attachments: [
      ...papers.map(({ paper, pdf }) => ({
        fileName: `${unique(fileNameOf(paper))}.pdf`,
        contentType: 'application/pdf',
        content: pdf,
      })),
      {
        fileName: `${sample}confirmations.ics`,
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: Buffer.from(joinedCalendar(papers)),
      },
    ],
  };
}

function subjectOf(papers: readonly PaperToJoin[]): string {
  const { paper } = papers[0] as PaperToJoin;
  const starts = papers.flatMap((one) => spokenOf(one.paper).map(({ start }) => start));
  const from =
    starts.length === 0
      ? ''
      : ` from ${showDate(localOf(Math.min(...starts)).date, todayOf(paper))}`;
  const about =
    paper.side === 'worker'
      ? `at ${listed(named(papers.map((one) => one.paper.hirer.name)))}`
      : `for ${listed(named(papers.map((one) => one.paper.worker.name)))}`;
  const mark = paper.organisation.isSample ? `${SAMPLE_MARK}: ` : '';
  const bookings = [...new Set(papers.map((one) => one.paper.bookingNumber))];
  const all = `${mark}${counted(papers.length, 'confirmation')}:${from} ${about}`;
  return `${cutTo(oneLine(all), 150)} (${bookings.length === 1 ? 'booking' : 'bookings'} ${cutTo(bookings.join(', '), 40)})`;
}

function named(names: readonly string[]): string[] {
  const once = [...new Set(names.map(oneLine))];
  return once.length <= 3 ? once : [...once.slice(0, 2), `${once.length - 2} more`];
}

function bodyOf(papers: readonly PaperToJoin[]): string {
  const { paper } = papers[0] as PaperToJoin;
  const { organisation, side, worker } = paper;
  const opening =
    side === 'worker'
      ? `Dear ${oneLine(worker.name)},\n\nthis tells you of ${counted(papers.length, 'booking')} at once. Each has a paper of its own, attached.`
      : `This tells you of ${counted(papers.length, 'confirmation')} at once. Each has a paper of its own, attached.`;
  const blocks = [
    organisation.isSample ? SAMPLE_MARK : '',
    opening,
    ...papers.map(blockOf),
    'One calendar file holds all the shifts. If anything is not right, please tell us at once.',
    [organisation.name, organisation.phone, organisation.email]
      .filter((line) => line.trim() !== '')
      .join('\n'),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function blockOf({ paper, before, under }: PaperToJoin): string {
  const { edition, side, hirer, worker, bookingNumber, reportTo } = paper;
  const who = side === 'worker' ? `at ${oneLine(hirer.name)}` : `for ${oneLine(worker.name)}`;
  const standing = edition.reason !== 'cancellation';
  const off =
    side === 'worker' ? 'This is cancelled. Please do not go.' : 'They will not come for these.';
  return [
    `${WORD[edition.reason]}: booking ${bookingNumber} ${who}`,
    standing ? '' : off,
    edition.because.trim() === '' ? '' : `Why: ${edition.because.trim()}`,
    shiftLines(paper),
    standing && before ? changesOf(paper, before) : '',
    standing && side === 'worker' && reportTo.trim() !== '' ? `Report to: ${reportTo}` : '',
    standing && edition.short ? asBefore(edition.short, side) : '',
    under,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

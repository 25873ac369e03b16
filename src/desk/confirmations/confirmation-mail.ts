import { showDate, showMinutes } from '../../lib/show.ts';
import { counted, cutTo } from '../../lib/text.ts';
import { type DateText, localOf } from '../../lib/time.ts';
import { SAMPLE_MARK } from '../../platform/print/sheet.ts';
import { changeLines, compared } from './confirmation-changes.ts';
import type { ConfirmationPaper, ConfirmationReason } from './confirmation-document.ts';
import { asBefore, shiftLabel, shiftsOf } from './confirmation-sections.ts';

/** A mail's words and files, for sendMail. */
export interface ConfirmationMail {
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  readonly attachments: readonly {
    readonly fileName: string;
    readonly contentType: string;
    readonly content: Buffer;
  }[];
}

/** Shifts and changes a mail lists; the rest is on the paper. */
const MOST_LINES = 14;

const WORD: Readonly<Record<ConfirmationReason, string>> = {
  first: 'Confirmed',
  change: 'Changed',
  cancellation: 'Cancelled',
};

/**
 * The mail that carries a paper: short and plain, with its PDF and calendar file.
 * @param before the version of this side it replaces, null for the first
 */
export function confirmationMail(
  paper: ConfirmationPaper,
  before: ConfirmationPaper | null,
  files: { readonly pdf: Buffer; readonly calendar: string },
): ConfirmationMail {
  const name = fileNameOf(paper);
  return {
    subject: subjectOf(paper),
    body: bodyOf(paper, before),
    attachments: [
      { fileName: `${name}.pdf`, contentType: 'application/pdf', content: files.pdf },
      {
        fileName: `${name}.ics`,
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: Buffer.from(files.calendar),
      },
    ],
  };
}

/** The name of its files, without their ending. */
export function fileNameOf({ bookingNumber, edition, organisation }: ConfirmationPaper): string {
  const sample = organisation.isSample ? `${SAMPLE_MARK.toLowerCase().replace(/\W+/g, '-')}-` : '';
  const kind = edition.reason === 'cancellation' ? 'cancellation' : 'confirmation';
  return `${sample}${kind}-booking-${bookingNumber}-version-${edition.version}`;
}

/** The day a paper was made, in London. */
export function todayOf({ edition }: ConfirmationPaper): DateText {
  return localOf(edition.madeAt).date;
}

/** The shifts a mail speaks of: those that stand, or on a cancellation all. */
export function spokenOf(paper: ConfirmationPaper) {
  const shifts = shiftsOf(paper);
  if (paper.edition.reason === 'cancellation') return shifts;
  return shifts.filter(({ cancelledBecause }) => cancelledBecause === null);
}

function subjectOf(paper: ConfirmationPaper): string {
  const { edition, hirer, worker, side, bookingNumber, organisation } = paper;
  const today = todayOf(paper);
  const shifts = spokenOf(paper);
  const [first] = shifts;
  const when =
    first === undefined
      ? ''
      : shifts.length === 1
        ? shiftLabel(first, today)
        : `${counted(shifts.length, 'shift')} from ${showDate(localOf(first.start).date, today)}`;
  const who = side === 'worker' ? `at ${hirer.name}` : `for ${worker.name}`;
  const mark = organisation.isSample ? `${SAMPLE_MARK}: ` : '';
  const subject = `${mark}${WORD[edition.reason]}: ${when === '' ? '' : `${when} `}${who}`;
  // Cut before the number, by which the mail is found.
  return `${cutTo(oneLine(subject), 160)} (booking ${bookingNumber})`;
}

function bodyOf(paper: ConfirmationPaper, before: ConfirmationPaper | null): string {
  const { organisation, edition, reportTo } = paper;
  const standing = edition.reason !== 'cancellation';
  const blocks = [
    organisation.isSample ? SAMPLE_MARK : '',
    openingOf(paper),
    edition.because.trim() === '' ? '' : `Why: ${edition.because.trim()}`,
    shiftLines(paper),
    standing && before ? changesOf(paper, before) : '',
    standing && paper.side === 'worker' && reportTo.trim() !== '' ? `Report to: ${reportTo}` : '',
    standing && paper.edition.short ? asBefore(paper.edition.short, paper.side) : '',
    standing && paper.edition.short
      ? 'The attached paper says so too; the calendar file puts the shifts into your diary. If anything is not right, please tell us at once.'
      : standing
        ? 'The attached paper says everything that was agreed; the calendar file puts the shifts into your diary. If anything is not right, please tell us at once.'
        : 'The attached calendar file takes the shifts out of your diary.',
    [organisation.name, organisation.phone, organisation.email]
      .filter((line) => line.trim() !== '')
      .join('\n'),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function openingOf({ side, worker, hirer, edition, bookingNumber }: ConfirmationPaper): string {
  const hello = side === 'worker' ? `Dear ${oneLine(worker.name)},\n\n` : '';
  const at = side === 'worker' ? `your work at ${oneLine(hirer.name)}` : oneLine(worker.name);
  const said: Record<ConfirmationReason, string> = {
    first: `this confirms ${at} (booking ${bookingNumber}).`,
    change: `something has changed for ${at} (booking ${bookingNumber}). This replaces what we sent before.`,
    cancellation:
      side === 'worker'
        ? `${at} (booking ${bookingNumber}) is cancelled. Please do not go.`
        : `${at} will not come for the shifts below (booking ${bookingNumber}).`,
  };
  const sentence = said[edition.reason];
  return hello === '' ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : hello + sentence;
}

/** Its shifts, one a line. */
export function shiftLines(paper: ConfirmationPaper): string {
  const today = todayOf(paper);
  const shifts = spokenOf(paper);
  const lines = shifts
    .slice(0, MOST_LINES)
    .map(
      (shift) =>
        `- ${shiftLabel(shift, today)}, ${showMinutes(shift.end - shift.start)}, ${oneLine(shift.role)}`,
    );
  return capped(lines, shifts.length);
}

/** What it changes of the version before, one a line; '' for nothing that it says. */
export function changesOf(paper: ConfirmationPaper, before: ConfirmationPaper): string {
  const changes = changeLines(compared(paper, before));
  if (changes.length === 0) return '';
  const lines = changes.slice(0, MOST_LINES).map((line) => `- ${line}`);
  return `What changed since version ${before.edition.version}:\n${capped(lines, changes.length)}`;
}

function capped(lines: readonly string[], all: number): string {
  const more = all > lines.length ? [`- and ${all - lines.length} more on the attached paper`] : [];
  return [...lines, ...more].join('\n');
}

/** Text on one line. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

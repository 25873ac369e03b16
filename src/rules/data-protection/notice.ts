import { addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { date, maybe, oneOf } from '../book/fields.ts';
import { question } from '../book/question.ts';
import type { Finding, WorkingLine } from '../finding.ts';
import { versionOn } from '../versions.ts';
import { NOTICE_MONTHS } from './months-data.ts';

/** Where somebody's data came from. */
export const DATA_SOURCES = ['direct', 'job_board', 'referral', 'other'] as const;

export interface DataObtained {
  readonly source: (typeof DATA_SOURCES)[number];
  readonly obtained: DateText;
  /** Left out: not contacted yet. */
  readonly firstContact?: DateText | undefined;
  /** Left out: not passed to anybody yet. */
  readonly firstDisclosure?: DateText | undefined;
}

/**
 * The last day for the privacy notice: at collection when the person gave the data; otherwise the
 * earliest of a month on, the first contact and the first disclosure (UK GDPR Arts 13(1) and 14(3)).
 * Refuses `dates-out-of-order` for a contact or disclosure before the data was had, and `no-version`
 * before 25 May 2018.
 */
export function noticeBy(facts: DataObtained): Result<DateText> {
  if (facts.source === 'direct') return ok(facts.obtained);
  const uses = [facts.firstContact, facts.firstDisclosure].filter((day) => day !== undefined);
  const before = uses.find((day) => day < facts.obtained);
  if (before !== undefined) {
    return refuse(
      'dates-out-of-order',
      `The data was obtained on ${showDate(facts.obtained)}, so it cannot have been used on ${showDate(before)}. Check the days.`,
    );
  }
  const months = versionOn(NOTICE_MONTHS, facts.obtained, 'DP-NOTICE');
  if (!months.ok) return months;
  return ok([addMonths(facts.obtained, months.value), ...uses].sort()[0] as DateText);
}

/**
 * DP-NOTICE: data passed to somebody without a notice given before or on that day blocks; a notice that
 * is late warns; one that is not due yet is not found.
 */
export function checkNotice(
  facts: DataObtained & { readonly noticeGiven?: DateText; readonly asOf: DateText },
): Result<readonly Finding[]> {
  const by = noticeBy(facts);
  if (!by.ok) return by;
  const { noticeGiven: given, firstDisclosure: passedOn, asOf } = facts;
  const source = sourceOf(facts.source);
  const clears = 'Send the privacy notice.';
  if (passedOn !== undefined && passedOn <= asOf && (given === undefined || given > passedOn)) {
    const because = `The data was passed on on ${showDate(passedOn)}, and the person had no privacy notice by then.`;
    return ok([{ rule: 'DP-NOTICE', outcome: 'block', because, source, clears }]);
  }
  if ((given ?? asOf) <= by.value) return ok([]);
  const because =
    given === undefined
      ? `The privacy notice was due by ${showDate(by.value)} and is not given.`
      : `The privacy notice was due by ${showDate(by.value)} and came on ${showDate(given)}.`;
  return ok([{ rule: 'DP-NOTICE', outcome: 'warn', because, source, clears }]);
}

export const privacyNotice = question({
  rule: 'DP-NOTICE',
  asks: 'By when must this person have our privacy notice?',
  takes: {
    source: oneOf(DATA_SOURCES, 'where the data came from; direct: from the person'),
    obtained: date('the day we had the data'),
    first_contact: maybe(date('the day we first wrote or spoke to the person; left out: not yet')),
    first_disclosure: maybe(
      date('the day we first passed the data on, as to a hirer; left out: not yet'),
    ),
  },
  gives: { privacy_notice_by: date('the last day for the notice') },
  answer: (given, { asOf }) => {
    const facts: DataObtained = {
      source: given.source,
      obtained: given.obtained,
      firstContact: given.first_contact,
      firstDisclosure: given.first_disclosure,
    };
    const by = noticeBy(facts);
    if (!by.ok) return by;
    return ok({
      gives: { privacy_notice_by: by.value },
      because: `The privacy notice is due by ${showDate(by.value, asOf)}.`,
      working: workingOf(facts),
      source: sourceOf(given.source),
      keyDate: given.obtained,
    });
  },
});

function workingOf(facts: DataObtained): readonly WorkingLine[] {
  if (facts.source === 'direct') {
    return [{ what: 'Had from the person: at collection', comes: showDate(facts.obtained) }];
  }
  const shown = (day: DateText | undefined) => (day === undefined ? 'not yet' : showDate(day));
  return [
    { what: 'A month after it was had', comes: showDate(addMonths(facts.obtained, 1)) },
    { what: 'First contact', comes: shown(facts.firstContact) },
    { what: 'First passed on', comes: shown(facts.firstDisclosure) },
    { what: 'The earliest counts', comes: 'see above' },
  ];
}

function sourceOf(from: DataObtained['source']): string {
  return from === 'direct' ? 'UK GDPR Art 13(1)' : 'UK GDPR Art 14(3)';
}

import { type Holidays, type Nation, nthBusinessDayAfter } from '../../lib/calendar.ts';
import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import type { Finding } from '../finding.ts';
import { conductSource } from './law.ts';
import { conductWindows } from './windows-data.ts';

/** A particular that one side must be given, with its plain name. */
export interface Particular {
  readonly key: string;
  readonly name: string;
}

/** What the worker is given with the offer: the facts from the hirer, and the rate. */
export const TO_WORKER: readonly Particular[] = [
  { key: 'hirer_identity', name: 'who the hirer is and the kind of business' },
  { key: 'start_and_duration', name: 'the day it starts and how long it is likely to last' },
  { key: 'position', name: 'the position and the type of work' },
  { key: 'location', name: 'the place' },
  { key: 'hours', name: 'the hours' },
  {
    key: 'health_safety_risks',
    name: 'known risks to health and safety and what is done about them',
  },
  {
    key: 'skills_required',
    name: 'the experience, training, qualifications and authorisation needed',
  },
  { key: 'expenses', name: 'expenses' },
  { key: 'rate', name: 'the rate of pay' },
];

/** What the hirer is given with the proposal: the facts on the candidate, and the kind of contract. */
export const TO_HIRER: readonly Particular[] = [
  { key: 'worker_identity', name: 'who the worker is' },
  { key: 'skills_confirmed', name: 'that they have the experience, training and qualifications' },
  { key: 'authorisation_confirmed', name: 'that they have the authorisation needed' },
  { key: 'willing', name: 'that they are willing to do this position' },
  { key: 'contract_kind', name: 'whether they work under a contract of service or for services' },
];

/** CR-21S: what is given instead for 5 business days or less, where all the rest was given before. */
export const SHORT_TO_HIRER: readonly Particular[] = [
  {
    key: 'worker_name_to_hirer',
    name: "the worker's name and that what was said before still holds",
  },
];
export const SHORT_TO_WORKER: readonly Particular[] = [
  { key: 'hirer_identity_to_worker', name: 'who the hirer is' },
  { key: 'dates_to_worker', name: 'the dates' },
];

/**
 * Last day to confirm in writing what was said: the end of the 3rd business day after, in the nation of
 * the place of work. Refuses `no-version` and `calendar-unknown`.
 */
export function confirmBy(saidOn: DateText, nation: Nation, holidays: Holidays): Result<DateText> {
  const windows = conductWindows(saidOn);
  if (!windows.ok) return windows;
  return nthBusinessDayAfter(saidOn, windows.value.information, nation, holidays);
}

/**
 * CR-21S, extended beyond 5 business days: last day for the full facts, the end of the 8th business day
 * of the assignment (its first day counts if it is one) or its end, if that comes sooner.
 */
export function fullFactsBy(
  start: DateText,
  extendedTo: DateText,
  nation: Nation,
  holidays: Holidays,
): Result<DateText> {
  const windows = conductWindows(start);
  if (!windows.ok) return windows;
  const { lengthened } = windows.value;
  const eighth = nthBusinessDayAfter(addDays(start, -1), lengthened, nation, holidays);
  if (!eighth.ok) return eighth;
  return ok(extendedTo < eighth.value ? extendedTo : eighth.value);
}

/**
 * May the short form serve? Only up to 5 business days, with everything else given before, unchanged.
 * @param date picks the version of the law: the first day of the assignment
 */
export function shortFormServes(
  businessDays: number,
  givenBefore: boolean,
  date: DateText,
): Result<boolean> {
  const windows = conductWindows(date);
  if (!windows.ok) return windows;
  return ok(businessDays <= windows.value.shortAssignment && givenBefore);
}

export interface InformationFacts {
  /** Day the particulars were given by word of mouth; left out: not yet given at all. */
  readonly saidOn?: DateText;
  /** Day each side had them in writing; left out: not yet. */
  readonly writtenToWorker?: DateText;
  readonly writtenToHirer?: DateText;
  /** Particulars that the writing lacks, by side. */
  readonly lackingToWorker?: readonly Particular[];
  readonly lackingToHirer?: readonly Particular[];
  readonly nation: Nation;
  readonly asOf: DateText;
}

/**
 * CR-21: both sides have the particulars in writing by the end of the 3rd business day after they were
 * told. Open or given late warns on the first business day after that; an open one escalates to the list
 * from the next business day on. Before the day it is due nothing is found. Dates the calendar does not
 * cover escalate.
 */
export function checkInformation(facts: InformationFacts, holidays: Holidays): readonly Finding[] {
  const lacking = lackingFinding(facts);
  if (facts.saidOn === undefined) return lacking;
  const due = confirmBy(facts.saidOn, facts.nation, holidays);
  if (!due.ok) {
    return [...lacking, uncounted(facts, due.refusal.because)];
  }
  const late = lateSides(facts, due.value);
  if (late.sides.length === 0) return lacking;
  const grave = late.open && businessDayPassed(due.value, facts, holidays);
  const dueText = showDate(due.value, facts.asOf);
  return [
    ...lacking,
    {
      rule: 'CR-21',
      outcome: grave ? 'escalate' : 'warn',
      ...(grave ? { stops: false } : {}),
      because: `Told on ${showDate(facts.saidOn, facts.asOf)}, so due in writing by ${dueText}: ${
        late.open ? 'still to be sent' : 'sent late'
      } to the ${listed(late.sides)}.`,
      source: conductSource(facts.nation, 'reg 21(1) and (2)'),
      figures: { confirmBy: due.value, saidOn: facts.saidOn },
      ...(late.open ? { clears: `Send the confirmation to the ${listed(late.sides)} now.` } : {}),
    },
  ];
}

function lateSides(facts: InformationFacts, due: DateText) {
  const sides = [
    { name: 'worker', written: facts.writtenToWorker },
    { name: 'hirer', written: facts.writtenToHirer },
  ];
  const open = sides.filter(({ written }) => written === undefined && facts.asOf > due);
  const late = sides.filter(({ written }) => written !== undefined && written > due);
  const found = open.length > 0 ? open : late;
  return { open: open.length > 0, sides: found.map(({ name }) => name) };
}

/** Has a whole business day gone by since the day it was due? */
function businessDayPassed(due: DateText, facts: InformationFacts, holidays: Holidays): boolean {
  const next = nthBusinessDayAfter(due, 1, facts.nation, holidays);
  return next.ok && facts.asOf > next.value;
}

function lackingFinding(facts: InformationFacts): readonly Finding[] {
  const worker = (facts.lackingToWorker ?? []).map(({ name }) => `the worker: ${name}`);
  const hirer = (facts.lackingToHirer ?? []).map(({ name }) => `the hirer: ${name}`);
  const all = [...worker, ...hirer];
  if (all.length === 0) return [];
  return [
    {
      rule: 'CR-21',
      outcome: 'warn',
      because: `Not yet given to ${all.join('; ')}.`,
      source: conductSource(facts.nation, 'reg 21(1)'),
      figures: { count: all.length },
      clears: 'Add what is missing and send the confirmation again.',
    },
  ];
}

function uncounted(facts: InformationFacts, because: string): Finding {
  return {
    rule: 'CR-21',
    outcome: 'escalate',
    stops: false,
    because: `The day the confirmation is due cannot be counted. ${because}`,
    source: conductSource(facts.nation, 'reg 21(2)'),
    clears: 'Bring the calendar of bank holidays up to date.',
  };
}

/** When papers about one assignment are due; a date the calendar does not reach is left out. */
export interface InformationDue {
  /** Written confirmation of what was told. */
  readonly confirmBy?: DateText;
  /** The full facts, where a short assignment was lengthened. */
  readonly fullFactsBy?: DateText;
  /** Why a date is left out. */
  readonly uncounted?: string;
}

/**
 * CR-21 and CR-21S: the days on which papers fall due, in the nation of the place of work.
 * @param facts day it was told; first day and new last day, where a short assignment was lengthened
 */
export function informationDue(
  facts: {
    readonly saidOn?: DateText;
    readonly start?: DateText;
    readonly extendedTo?: DateText;
    readonly nation: Nation;
  },
  holidays: Holidays,
): InformationDue {
  const { saidOn, start, extendedTo, nation } = facts;
  const confirm = saidOn === undefined ? undefined : confirmBy(saidOn, nation, holidays);
  const full =
    start === undefined || extendedTo === undefined
      ? undefined
      : fullFactsBy(start, extendedTo, nation, holidays);
  const refused = [confirm, full].find((one) => one && !one.ok);
  return {
    ...(confirm?.ok ? { confirmBy: confirm.value } : {}),
    ...(full?.ok ? { fullFactsBy: full.value } : {}),
    ...(refused && !refused.ok ? { uncounted: refused.refusal.because } : {}),
  };
}

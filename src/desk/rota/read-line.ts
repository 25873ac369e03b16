import { type DateText, datesFrom, daysBetween, weekday } from '../../lib/days.ts';
import { showDate, showMinutes, showShift } from '../../lib/show.ts';
import { counted, fold, listed } from '../../lib/text.ts';
import { momentOf, shiftTimes } from '../../lib/time.ts';
import { codeAt, type Known, type KnownSite, rolesCalled, sitesCalled } from './known.ts';
import {
  BETWEEN_DATES,
  MOST_IN_FIELD,
  ONE_LINE,
  type RotaLine,
  SAID_FIELDS,
  type SaidField,
  type ShiftKind,
} from './rota.ts';
import { kindOf, placesOf, rateOf, sameOf } from './said-asks.ts';
import { dayName, outOfReach, readDate, readWeekday, readWeekdays } from './said-date.ts';
import { type Clocks, readBreak, readRange, readTime } from './said-time.ts';

/** What keeps a line from being booked as it stands. */
export interface Problem {
  /** `refused`: it must be corrected; `doubtful`: the desk chooses. */
  readonly kind: 'refused' | 'doubtful';
  readonly field: SaidField | 'line';
  readonly because: string;
  /** What the desk may choose to settle it. */
  readonly ask?: 'site' | 'role' | 'hour' | 'doubled' | 'already';
  /** Ids of sites or roles to choose from. */
  readonly among?: readonly string[];
}

/** One worker-place in time that a line asks for. */
export interface Planned {
  readonly date: DateText;
  readonly start: string;
  readonly end: string;
  /** Epoch minutes. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Places still to book: fewer than asked for when some are there already. */
  readonly places: number;
}

/** A line as it was read; what could not be read is null or 0. */
export interface ReadLine {
  readonly line: number;
  readonly site: KnownSite | null;
  readonly role: string | null;
  readonly planned: readonly Planned[];
  readonly places: number;
  readonly breakMinutes: number;
  readonly kind: ShiftKind;
  readonly payPence: number | null;
  readonly chargePence: number | null;
  readonly samePerson: 'must' | 'prefer' | 'no' | null;
  /** Dates of the line that are bank holidays at the site. */
  readonly holidays: readonly DateText[];
  /** Alike shifts there already, of how many the line asks for. */
  readonly already: number;
  readonly problems: readonly Problem[];
}

/** Longest shift awake; asleep or on call it may last a day. */
const MOST_AWAKE_MINUTES = 16 * 60;
const MOST_SHIFTS_A_LINE = 400;

/** Reads one line against what is known. Pure; every problem of the line is named, not the first alone. */
export function readLine({ said, chosen, line }: RotaLine, known: Known): ReadLine {
  const problems: Problem[] = [];
  const refused = (field: SaidField, because: string) =>
    problems.push({ kind: 'refused', field, because });
  const site = siteOf(known, said.site, said.client, chosen.siteId, problems);
  const role = roleOf(known, said.role, chosen.role, problems);
  const dates = datesOf(said, known.today, refused);
  const when = clocksOf(said, site, known, refused);
  const places = placesOf(said.places, refused);
  if (said.worker !== '' && places > 1) {
    refused(
      'places',
      `${said.worker} is one person, and the line asks for ${places} places. Write 1, or ask for nobody by name.`,
    );
  }
  for (const field of ONE_LINE) {
    if (said[field].length > MOST_IN_FIELD || said[field].includes('\n')) {
      refused(
        field,
        `${SAID_FIELDS[field]} is longer than ${MOST_IN_FIELD} characters or one line. Shorten it.`,
      );
    }
  }
  const breakSaid = said.break === '' ? null : readBreak(said.break);
  if (breakSaid && !breakSaid.ok) refused('break', breakSaid.refusal.because);
  const kindSaid = kindOf(said.kind);
  if (kindSaid === null) {
    refused('kind', `“${said.kind}” is no kind of shift. Write waking, sleep-in or on call.`);
  }
  const kind = kindSaid || when?.kind || 'waking';
  const breakMinutes = breakSaid?.ok ? breakSaid.value : (when?.breakMinutes ?? 0);
  const same = sameOf(said.samePerson);
  if (same === undefined) {
    refused(
      'samePerson',
      `“${said.samePerson}” does not say whether one face is wanted. Write must, prefer or no.`,
    );
  }
  const pay = rateOf('pay', said.pay, refused);
  const charge = rateOf('charge', said.charge, refused);
  const planned: Planned[] = [];
  if (when && dates.length * places > MOST_SHIFTS_A_LINE) {
    refused(
      'until',
      `One line may ask for ${MOST_SHIFTS_A_LINE} shifts; this asks for ${dates.length * places}. Split it.`,
    );
  } else if (when) {
    const whole = { kind, breakMinutes, places, hour: chosen.hour };
    for (const date of dates) plan(date, when.clocks, whole, planned, problems);
  }
  if (site) findClosed(site, dates, refused);
  return {
    line,
    site,
    role,
    planned,
    places,
    breakMinutes,
    kind,
    payPence: pay,
    chargePence: charge,
    samePerson: same ?? null,
    holidays: site ? [...new Set(dates)].filter((date) => site.holidays.has(date)) : [],
    already: 0,
    problems,
  };
}

function siteOf(
  known: Known,
  text: string,
  client: string,
  chosen: string | undefined,
  problems: Problem[],
): KnownSite | null {
  const picked = known.sites.find(({ siteId }) => siteId === chosen);
  if (picked) return picked;
  const { sure, likely } = sitesCalled(known, text, client);
  if (sure) return sure;
  const name = text === '' ? client : text;
  const among = likely.map(({ siteId }) => siteId);
  if (likely.length > 0) {
    const names = likely.slice(0, 4).map((one) => `${one.siteName} (${one.clientName})`);
    const because =
      text === ''
        ? 'The line names no site. Choose the one that is meant.'
        : `Which site is meant by “${name}”: ${listed(names, 'or')}${likely.length > 4 ? ' or another' : ''}?`;
    problems.push({ kind: 'doubtful', field: 'site', because, ask: 'site', among });
  } else {
    const because =
      name === ''
        ? 'The line names no site. Write one, or choose a site for the whole rota.'
        : `There is no site called “${name}”${client && text ? ` at ${client}` : ''}. Correct the name, choose the site, or add it to the client first.`;
    problems.push({ kind: 'refused', field: 'site', because, ask: 'site' });
  }
  return null;
}

function roleOf(
  known: Known,
  text: string,
  chosen: string | undefined,
  problems: Problem[],
): string | null {
  if (chosen !== undefined && known.roles.has(chosen)) return chosen;
  const { sure, likely } = rolesCalled(known, text);
  if (sure) return sure;
  if (text === '' || likely.length === 0) {
    const because =
      text === ''
        ? 'The line names no role. Write one, or choose a role for the whole rota.'
        : `There is no role called “${text}”. Correct the name, or choose the role that is meant.`;
    problems.push({ kind: 'refused', field: 'role', because, ask: 'role' });
    return null;
  }
  const names = likely.slice(0, 4).map((role) => known.roles.get(role) ?? role);
  problems.push({
    kind: 'doubtful',
    field: 'role',
    because: `Which role is meant by “${text}”: ${listed(names, 'or')}?`,
    ask: 'role',
    among: likely,
  });
  return null;
}

type Refuse = (field: SaidField, because: string) => void;

/** The dates of a line: one, or the days of a block that are named (Monday to Friday if none). */
function datesOf(said: RotaLine['said'], today: DateText, refused: Refuse): readonly DateText[] {
  const [first = '', last = said.until, more] = said.date.split(BETWEEN_DATES);
  if (more !== undefined) {
    refused('date', `“${said.date}” names more than two dates. Write a first and a last day.`);
    return [];
  }
  if (said.until !== '' && fold(last) !== fold(said.until)) {
    refused(
      'until',
      `The line names two last days, ${last} and ${said.until}. Say which is meant.`,
    );
    return [];
  }
  const from = readDate(first, today);
  if (!from.ok) {
    refused('date', from.refusal.because);
    return [];
  }
  const beyond = outOfReach(from.value, today);
  if (beyond) {
    refused('date', beyond);
    return [];
  }
  if (last === '') return single(from.value, said.days, refused);
  const to = readDate(last, from.value);
  if (!to.ok) {
    refused('until', to.refusal.because);
    return [];
  }
  const late = outOfReach(to.value, today);
  if (late || daysBetween(from.value, to.value) < 0) {
    refused(
      'until',
      late ??
        `The last day, ${showDate(to.value)}, lies before the first, ${showDate(from.value)}.`,
    );
    return [];
  }
  const days = said.days === '' ? [1, 2, 3, 4, 5] : readWeekdays(said.days);
  if (!days) {
    refused('days', `“${said.days}” names no days. Write them like Mon-Fri or Tue, Thu.`);
    return [];
  }
  const dates = datesFrom(from.value, to.value).filter((date) => days.includes(weekday(date)));
  if (dates.length === 0) refused('days', 'None of these days lies between the two dates.');
  return dates;
}

/** A date alone; a weekday beside it must be its own. */
function single(date: DateText, days: string, refused: Refuse): readonly DateText[] {
  const day = days === '' ? null : readWeekday(days);
  if (days !== '' && day === null) {
    refused('days', `“${days}” is no day of the week.`);
    return [];
  }
  if (day === null || day === weekday(date)) return [date];
  refused(
    'date',
    `${showDate(date)} is a ${dayName(weekday(date))}, and the line says ${dayName(day)}. Say which is meant.`,
  );
  return [];
}

/** Days of the line on which the site is closed: nobody works there then. */
function findClosed(site: KnownSite, dates: readonly DateText[], refused: Refuse): void {
  for (const { from, to, because } of site.closed ?? []) {
    const days = [...new Set(dates)].filter((date) => from <= date && date <= to);
    if (days.length === 0) continue;
    refused(
      'date',
      `${site.siteName} is closed on ${listed(days.slice(0, 3).map((date) => showDate(date)))}${days.length > 3 ? ` and ${counted(days.length - 3, 'more day')}` : ''} (${because}). Leave the line out, correct its days, or lift the closure on the client’s page.`,
    );
  }
}

interface When {
  readonly clocks: Clocks;
  readonly breakMinutes: number;
  readonly kind: ShiftKind | null;
}

function clocksOf(
  said: RotaLine['said'],
  site: KnownSite | null,
  known: Known,
  refused: Refuse,
): When | null {
  if (said.start !== '' || said.end !== '') {
    // Both times in the column of the start happen often.
    const both = said.end === '' ? readRange(said.start) : null;
    if (both?.ok) return { clocks: both.value, breakMinutes: 0, kind: null };
    const [start, end] = [readTime(said.start), readTime(said.end)];
    if (!start.ok) refused('start', start.refusal.because);
    if (!end.ok) refused('end', end.refusal.because);
    return start.ok && end.ok
      ? { clocks: { start: start.value, end: end.value }, breakMinutes: 0, kind: null }
      : null;
  }
  if (said.shift === '') {
    refused('start', 'The line names no times and no shift code.');
    return null;
  }
  const code = site ? codeAt(known, site, said.shift) : undefined;
  if (code?.times) return { clocks: code.times, breakMinutes: code.breakMinutes, kind: code.kind };
  if (code) {
    refused('shift', `${code.code} means that nobody works. Leave the line out.`);
    return null;
  }
  const range = readRange(said.shift);
  if (range?.ok) return { clocks: range.value, breakMinutes: 0, kind: null };
  if (range) refused('shift', range.refusal.because);
  else if (site) {
    refused(
      'shift',
      `${site.siteName} has no shift code “${said.shift}”. Say what it means once, under its shift codes, or write the times.`,
    );
  } else refused('shift', `What “${said.shift}” means is known once the site is.`);
  return null;
}

function plan(
  date: DateText,
  { start, end }: Clocks,
  of: {
    kind: ShiftKind;
    breakMinutes: number;
    places: number;
    hour: 'first' | 'second' | undefined;
  },
  planned: Planned[],
  problems: Problem[],
): void {
  const refused = (field: SaidField, because: string) => {
    problems.push({ kind: 'refused', field, because });
  };
  if (start === end) {
    if (!problems.some(({ field }) => field === 'end')) {
      refused('end', `The end equals the start, ${start}. Write when the shift ends.`);
    }
    return;
  }
  const hour = of.hour ?? 'first';
  const times = shiftTimes(date, start, end, undefined, { start: hour, end: hour });
  if (!times.ok) {
    refused(momentOf(date, start).ok ? 'end' : 'start', times.refusal.because);
    return;
  }
  const { minutes, twice } = times.value;
  if (twice && of.hour === undefined) {
    problems.push({
      kind: 'doubtful',
      field: 'start',
      because: `The clocks go back on the night of ${showDate(date)} and ${start}-${end} comes twice. Say whether the first or the second hour is meant.`,
      ask: 'hour',
    });
  }
  if (of.kind === 'waking' && minutes > MOST_AWAKE_MINUTES) {
    const when = showShift(times.value.start, times.value.end);
    refused(
      'end',
      `${when} would be ${showMinutes(minutes)} awake; ${showMinutes(MOST_AWAKE_MINUTES)} is the most. Check the times, split the shift, or say sleep-in.`,
    );
    return;
  }
  if (of.breakMinutes >= minutes) {
    refused(
      'break',
      `A break of ${counted(of.breakMinutes, 'minute')} leaves no work in ${showMinutes(minutes)}.`,
    );
    return;
  }
  planned.push({
    date,
    start,
    end,
    startsAt: times.value.start,
    endsAt: times.value.end,
    places: of.places,
  });
}

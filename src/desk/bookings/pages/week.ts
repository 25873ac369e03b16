import { dayNumber, daysBetween } from '../../../lib/days.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { addDays, dateIn, isDate, mondayOf } from '../../../lib/time.ts';
import type { GridBar, GridRow } from '../../../ui/week-grid.tsx';
import type { readWeek, ShiftRow, weekWorkersRoute } from '../schema.ts';
import { SHIFT_LOOKS, type ShownState, shownState } from './looks.ts';
import { minute } from './words.ts';

type Week = ReplyOf<typeof readWeek>;

/** The filters of the week, as they stand in the address. */
export interface WeekFilters {
  readonly client?: string | undefined;
  readonly site?: string | undefined;
  readonly role?: string | undefined;
  readonly state?: string | undefined;
}

/** What the grid draws. */
export interface WeekShown {
  readonly rows: readonly GridRow[];
  readonly bars: readonly GridBar[];
  /** Undefined where gaps stand in their own rows: by site. */
  readonly gaps: readonly GridBar[] | undefined;
}

/** The Monday an address asks for; the present week's when it asks for none that exists. */
export function weekOf(text: string | undefined, today: string): string {
  return mondayOf(text !== undefined && isDate(text) ? text : today);
}

/** The Monday so many weeks on, as the address says it; undefined for the present week. */
export function weekAfter(monday: string, weeks: number, today: string): string | undefined {
  const next = addDays(monday, weeks * 7);
  return next === mondayOf(today) ? undefined : next;
}

/** Does this shift pass the filters? */
export function passes(shift: ShiftRow, filters: WeekFilters): boolean {
  if (filters.client !== undefined && shift.clientName !== filters.client) return false;
  if (filters.site !== undefined && shift.siteId !== filters.site) return false;
  if (filters.role !== undefined && shift.role !== filters.role) return false;
  return filters.state === undefined || shownState(shift) === filters.state;
}

function isGap({ state }: ShiftRow): boolean {
  return state === 'open';
}

/** Who changed which shift while the grid was open, and from when on a shift can still be moved. */
export interface Marked {
  readonly initials: ReadonlyMap<string, string>;
  /** Epoch minutes; undefined: nothing can be moved here. */
  readonly movableAfter?: number | undefined;
}

const UNMARKED: Marked = { initials: new Map() };

interface Span {
  /** Epoch minutes. */
  readonly start: number;
  readonly end: number;
  /** Number of the London day on which it starts. */
  readonly day: number;
}

const spans = new WeakMap<ShiftRow, Span>();

/** When a shift is, read from its instants once: all of a grid's are laid out again at the change of one. */
function spanOf(shift: ShiftRow): Span {
  const known = spans.get(shift);
  if (known !== undefined) return known;
  const span = {
    start: minute(shift.startsAt),
    end: minute(shift.endsAt),
    day: dayNumber(dateIn(new Date(shift.startsAt))),
  };
  spans.set(shift, span);
  return span;
}

function barOf(shift: ShiftRow, rowId: string, label: string, marked: Marked): GridBar {
  const initials = marked.initials.get(shift.shiftId);
  const { start, end } = spanOf(shift);
  return {
    id: shift.shiftId,
    rowId,
    start,
    end,
    label,
    state: SHIFT_LOOKS[shownState(shift)],
    movable:
      marked.movableAfter !== undefined && end > marked.movableAfter && shift.state !== 'cancelled',
    ...(initials === undefined ? {} : { initials }),
  };
}

/**
 * Rows, bars and gaps of a week by worker: what nobody holds stands on top. With a filter only rows
 * that hold a shift it lets through stay.
 */
export function byWorker(
  week: Week,
  filters: WeekFilters,
  workers: readonly WorkerOfWeek[] = [],
  marked: Marked = UNMARKED,
): WeekShown {
  const shifts = week.shifts.filter((shift) => passes(shift, filters));
  const held = shifts.filter((shift) => shift.personId !== null);
  const bars = held.map((shift) =>
    barOf(shift, shift.personId ?? '', `${shift.siteName}, ${shift.roleName}`, marked),
  );
  const gaps = shifts
    .filter((shift) => shift.personId === null && isGap(shift))
    .map((shift) => barOf(shift, '', `${shift.siteName}, ${shift.roleName}`, marked));
  const rows = withFacts(rowsOf(week, bars, filters), week, workers);
  return { rows, bars, gaps };
}

/** How one worker stands with the rules that follow them through the weeks. */
export type WorkerOfWeek = ReplyOf<typeof weekWorkersRoute>['rows'][number];

/** From this week at one hirer the row says how far the clock has come: rights come with week 12 (AWR). */
const WEEKS_SHOWN_FROM = 10;
/** A right to work that ends within so many days is shown. */
const RIGHT_TO_WORK_DAYS = 56;
/** Below this a rest between two shifts is shown: 11 h is the daily rest (reg 10, WTR 1998). */
const REST_SHOWN_MINUTES = 12 * 60;

/** Rows with hours and rest of the weeks shown, counted from the shifts as they stand this moment. */
function withFacts(
  rows: readonly GridRow[],
  week: Week,
  workers: readonly WorkerOfWeek[],
): readonly GridRow[] {
  const held = new Map<string, ShiftRow[]>();
  for (const shift of week.shifts) {
    if (shift.personId === null || shift.state === 'cancelled') continue;
    const own = held.get(shift.personId);
    if (own) own.push(shift);
    else held.set(shift.personId, [shift]);
  }
  const known = new Map(workers.map((worker) => [worker.personId, worker]));
  return rows.map(({ sub: _sub, ...row }) => {
    const shifts = held.get(row.id) ?? [];
    const worker = known.get(row.id);
    return {
      ...row,
      figures: figuresOf(shifts, week.monday),
      marks: worker === undefined ? [] : marksOf(worker),
      spans: (worker?.away ?? []).map(({ start, end }) => ({
        start: minute(start),
        end: minute(end),
        state: AWAY,
      })),
    };
  });
}

const AWAY = { word: 'Unavailable', meaning: 'quiet', mark: 'dash' } as const;

/** '38 h', and the shortest rest where it is near what the law asks. */
function figuresOf(shifts: readonly ShiftRow[], monday: string): NonNullable<GridRow['figures']> {
  if (shifts.length === 0) return [];
  const weeks = new Map<number, number>();
  const first = dayNumber(monday);
  for (const shift of shifts) {
    const { start, end, day } = spanOf(shift);
    const week = Math.floor((day - first) / 7);
    const minutes = end - start - shift.breakMinutes;
    weeks.set(week, (weeks.get(week) ?? 0) + minutes);
  }
  const most = Math.max(...weeks.values());
  const rest = shortestRest(shifts);
  const hours = showMinutes(most);
  return [
    ...(rest === undefined || rest >= REST_SHOWN_MINUTES
      ? []
      : [{ text: `rest ${showMinutes(rest)}`, words: `shortest rest ${showMinutes(rest)}` }]),
    { text: hours, words: weeks.size > 1 ? `${hours} in the fullest week` : `${hours} this week` },
  ];
}

function shortestRest(shifts: readonly ShiftRow[]): number | undefined {
  const sorted = shifts.map(spanOf).sort((a, b) => a.start - b.start);
  const rests = sorted.slice(1).map(({ start }, index) => start - (sorted[index]?.end ?? start));
  return rests.length === 0 ? undefined : Math.min(...rests);
}

function marksOf(worker: WorkerOfWeek): NonNullable<GridRow['marks']> {
  const today = dateIn(new Date());
  const { rightToWorkUntil: until, agencyWeeks, averageMinutes } = worker;
  const ends = until !== null && daysBetween(today, until) <= RIGHT_TO_WORK_DAYS;
  const over = averageMinutes !== null && averageMinutes > 48 * 60 && !worker.optedOut;
  return [
    ...(worker.stopped
      ? [{ word: 'A rule stops them: see Rules today', meaning: 'stop', mark: 'octagon' } as const]
      : []),
    ...(over
      ? [
          {
            word: `Averages ${showMinutes(averageMinutes)} a week; 48 h without an opt-out`,
            short: showMinutes(averageMinutes),
            meaning: 'stop',
            mark: 'clock',
          } as const,
        ]
      : []),
    ...(ends
      ? [
          {
            word: `Right to work ${until < today ? 'ended' : 'ends'} ${showDate(until, today)}`,
            short: `RTW ${showDate(until, today).split(' ').slice(1).join(' ')}`,
            meaning: until < today ? 'stop' : 'attention',
            mark: 'triangle',
          } as const,
        ]
      : []),
    ...(agencyWeeks !== null && agencyWeeks.weeks >= WEEKS_SHOWN_FROM
      ? [
          {
            word: `${agencyWeeks.weeks} weeks at one hirer${
              agencyWeeks.rightsFrom === null
                ? ''
                : `; equal treatment from ${showDate(agencyWeeks.rightsFrom, today)}`
            }`,
            short: `wk ${agencyWeeks.weeks}`,
            meaning: 'attention',
            mark: 'flag',
          } as const,
        ]
      : []),
  ];
}

/** Rows and bars of a week by site: sites with gaps first, each shift named by who holds it. */
export function bySite(week: Week, filters: WeekFilters, marked: Marked = UNMARKED): WeekShown {
  const shifts = week.shifts.filter((shift) => passes(shift, filters));
  const bars = shifts.map((shift) =>
    barOf(shift, shift.siteId, `${shift.workerName ?? 'Nobody'}, ${shift.roleName}`, marked),
  );
  const gaps = new Map<string, number>();
  for (const shift of shifts.filter(isGap)) {
    gaps.set(shift.siteId, (gaps.get(shift.siteId) ?? 0) + 1);
  }
  const rows = rowsOf(week, bars, filters)
    .map((row) => {
      const count = gaps.get(row.id) ?? 0;
      if (count === 0) return row;
      const word = count === 1 ? '1 gap' : `${count} gaps`;
      return { ...row, marks: [{ ...SHIFT_LOOKS.open, word }] };
    })
    .sort((a, b) => Number(gaps.has(b.id)) - Number(gaps.has(a.id)));
  return { rows, bars, gaps: undefined };
}

function rowsOf(week: Week, bars: readonly GridBar[], filters: WeekFilters): readonly GridRow[] {
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const used = new Set(bars.map(({ rowId }) => rowId));
  return week.rows
    .filter((row) => !filtered || used.has(row.id))
    .map((row) => ({ id: row.id, label: row.name, sub: row.detail }));
}

/** The choices of each filter, from what stands in this week; a value set elsewhere stays to be seen. */
export function choicesOf(week: Week): {
  readonly clients: readonly Choice[];
  readonly sites: readonly Choice[];
  readonly roles: readonly Choice[];
  readonly states: readonly Choice[];
} {
  const { shifts } = week;
  const states = new Set<ShownState>(shifts.map(shownState));
  return {
    clients: once(shifts, (shift) => [shift.clientName, shift.clientName]),
    sites: once(shifts, (shift) => [shift.siteId, shift.siteName]),
    roles: once(shifts, (shift) => [shift.role, shift.roleName]),
    states: (Object.keys(SHIFT_LOOKS) as ShownState[])
      .filter((state) => states.has(state))
      .map((state) => ({ value: state, label: SHIFT_LOOKS[state].word })),
  };
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function once(
  shifts: readonly ShiftRow[],
  of: (shift: ShiftRow) => readonly [string, string],
): readonly Choice[] {
  return [...new Map(shifts.map(of))]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
}

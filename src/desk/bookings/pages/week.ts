import type { ReplyOf } from '../../../lib/route.ts';
import { addDays, isDate, mondayOf } from '../../../lib/time.ts';
import type { GridBar, GridRow } from '../../../ui/week-grid.tsx';
import type { readWeek, ShiftRow } from '../schema.ts';
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

function barOf(shift: ShiftRow, rowId: string, label: string): GridBar {
  return {
    id: shift.shiftId,
    rowId,
    start: minute(shift.startsAt),
    end: minute(shift.endsAt),
    label,
    state: SHIFT_LOOKS[shownState(shift)],
  };
}

/**
 * Rows, bars and gaps of a week by worker: what nobody holds stands on top. With a filter only rows
 * that hold a shift it lets through stay.
 */
export function byWorker(week: Week, filters: WeekFilters): WeekShown {
  const shifts = week.shifts.filter((shift) => passes(shift, filters));
  const held = shifts.filter((shift) => shift.personId !== null);
  const bars = held.map((shift) =>
    barOf(shift, shift.personId ?? '', `${shift.siteName}, ${shift.roleName}`),
  );
  const gaps = shifts
    .filter((shift) => shift.personId === null && isGap(shift))
    .map((shift) => barOf(shift, '', `${shift.siteName}, ${shift.roleName}`));
  return { rows: rowsOf(week, bars, filters), bars, gaps };
}

/** Rows and bars of a week by site: sites with gaps first, each shift named by who holds it. */
export function bySite(week: Week, filters: WeekFilters): WeekShown {
  const shifts = week.shifts.filter((shift) => passes(shift, filters));
  const bars = shifts.map((shift) =>
    barOf(shift, shift.siteId, `${shift.workerName ?? 'Nobody'}, ${shift.roleName}`),
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

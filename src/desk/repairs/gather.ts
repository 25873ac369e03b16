import { milesBetween } from '../../lib/distance.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type ShiftHeld, shiftsHeldBetween, workOf } from '../bookings/index.ts';
import { type WorkerFacts, workersForRole } from '../candidates/index.ts';
import { type ReadyToAsk, readyToAsk } from '../compliance/index.ts';
import type { Gap } from './gap.ts';
import type { Desk, Giver, Unit } from './repair.ts';

/** Shifts this far before and after the gap are looked at. Milliseconds. */
const REACH = 3 * 86_400_000;
/** A way, or whether somebody is free, that is not known counts as much as this many miles. */
const UNKNOWN_MILES = 10;

/** The desk around a gap, read once, and what a page shows of it. */
export interface Gathered {
  readonly desk: Desk;
  readonly rules: ReadyToAsk;
  readonly workers: ReadonlyMap<string, WorkerFacts>;
  /** Every shift within reach, by id. */
  readonly shifts: ReadonlyMap<string, ShiftHeld>;
  readonly from: Date;
  readonly to: Date;
  /** Shifts that could be moved. */
  readonly movable: number;
}

/**
 * Reads everything a search for a repair asks, in a fixed number of set questions: the shifts three days
 * around the gap, whoever could do them, and all that the rules read of these workers.
 * @param without people who are not to be asked for anything
 * @param declined people who said no to the gap
 */
export async function gather(
  tx: Tx,
  gap: Gap,
  {
    without,
    declined,
  }: { readonly without: ReadonlySet<string>; readonly declined: ReadonlySet<string> },
): Promise<Gathered> {
  const last = Math.max(...gap.shifts.map(({ endsAt }) => endsAt.getTime()));
  const from = new Date(Math.min(...gap.shifts.map(({ startsAt }) => startsAt.getTime())) - REACH);
  const to = new Date(last + REACH);
  const around = await shiftsHeldBetween(tx, from, to);
  const shifts = new Map(around.map((one) => [one.shift.shiftId, one]));
  const units = unitsOf(around, gap, nowOf(tx));
  const held = heldBy(around, units);
  const staff = await staffFor(tx, gap.first.role, (personId) =>
    (held.get(personId) ?? []).flatMap(({ unit, role }) => (unit ? [role] : [])),
  );
  const gapUnit: Unit = {
    id: 'gap',
    shiftIds: gap.shifts.map(({ shiftId }) => shiftId),
    holder: null,
    confirmed: 0,
    faces: 0,
  };
  const mine = units.filter(({ holder }) => holder !== null && staff.facts.has(holder));
  const works = [
    ...gap.shifts,
    ...mine.flatMap(({ shiftIds }) => shiftIds.flatMap((id) => shifts.get(id)?.shift ?? [])),
  ].map(workOf);
  const rules = await readyToAsk(tx, [...staff.facts.keys()], works);
  const desk = deskOf(gap, gapUnit, { staff, held, shifts, rules, without, declined });
  return { desk, rules, workers: staff.facts, shifts, from, to, movable: mine.length };
}

/** Time of a worker within reach; the unit it would move in, or null when it may not be moved. */
interface Holding extends Span {
  readonly role: string;
  readonly unit: Unit | null;
}

/** Epoch milliseconds. */
interface Span {
  readonly start: number;
  readonly end: number;
}

function spanOf({ startsAt, endsAt }: ShiftHeld['shift']): Span {
  return { start: startsAt.getTime(), end: endsAt.getTime() };
}

/**
 * What could be moved: each shift that somebody holds and that has not begun, and lines for one face as a
 * whole, as long as one person has all that is to come of them and nothing has begun.
 */
export function unitsOf(around: readonly ShiftHeld[], gap: Gap, now: Date): readonly Unit[] {
  const lines = new Map<string, ShiftHeld[]>();
  for (const one of around) {
    const list = lines.get(one.shift.lineId);
    if (list) list.push(one);
    else lines.set(one.shift.lineId, [one]);
  }
  const units: Unit[] = [];
  for (const [lineId, line] of lines) {
    const must = line[0]?.shift.samePerson === 'must';
    if (must && lineId === gap.first.lineId) continue;
    if (must) {
      const [first] = line;
      const holder = first?.holder?.personId ?? null;
      const whole = line.every(
        (one) => one.holder?.personId === holder && one.shift.startsAt > now,
      );
      if (holder !== null && whole) units.push(aUnit(lineId, holder, line, 0));
      continue;
    }
    const faces = new Map<string, number>();
    for (const { holder } of line) {
      if (holder) faces.set(holder.personId, (faces.get(holder.personId) ?? 0) + 1);
    }
    for (const one of line) {
      const holder = one.holder?.personId;
      if (!holder || one.shift.startsAt <= now) continue;
      const face = one.shift.samePerson === 'prefer' && (faces.get(holder) ?? 0) > 1 ? 1 : 0;
      units.push(aUnit(one.shift.shiftId, holder, [one], face));
    }
  }
  return units;
}

function aUnit(id: string, holder: string, of: readonly ShiftHeld[], faces: number): Unit {
  return {
    id,
    shiftIds: of.map(({ shift }) => shift.shiftId),
    holder,
    confirmed: of.filter(({ told }) => told).length,
    faces,
  };
}

function heldBy(
  around: readonly ShiftHeld[],
  units: readonly Unit[],
): ReadonlyMap<string, readonly Holding[]> {
  const unitOf = new Map(units.flatMap((unit) => unit.shiftIds.map((id) => [id, unit] as const)));
  const held = new Map<string, Holding[]>();
  for (const { shift, holder } of around) {
    if (!holder) continue;
    const unit = unitOf.get(shift.shiftId) ?? null;
    const holding = { ...spanOf(shift), role: shift.role, unit };
    const list = held.get(holder.personId);
    if (list) list.push(holding);
    else held.set(holder.personId, [holding]);
  }
  return held;
}

interface Staff {
  readonly facts: ReadonlyMap<string, WorkerFacts>;
  readonly byRole: ReadonlyMap<string, readonly string[]>;
}

/** Whoever does the role of the gap, of what these people hold, and of what those hold in turn. */
async function staffFor(
  tx: Tx,
  role: string,
  rolesHeld: (personId: string) => readonly string[],
): Promise<Staff> {
  const facts = new Map<string, WorkerFacts>();
  const byRole = new Map<string, readonly string[]>();
  let roles: readonly string[] = [role];
  for (let people = 1; people <= 3 && roles.length > 0; people++) {
    for (const one of roles) {
      const workers = await workersForRole(tx, one);
      byRole.set(
        one,
        workers.map(({ personId }) => personId),
      );
      for (const worker of workers) facts.set(worker.personId, worker);
    }
    roles = [...new Set([...facts.keys()].flatMap(rolesHeld))].filter((one) => !byRole.has(one));
  }
  return { facts, byRole };
}

interface DeskFacts {
  readonly staff: Staff;
  readonly held: ReadonlyMap<string, readonly Holding[]>;
  readonly shifts: ReadonlyMap<string, ShiftHeld>;
  readonly rules: ReadyToAsk;
  readonly without: ReadonlySet<string>;
  readonly declined: ReadonlySet<string>;
}

function deskOf(gap: Gap, gapUnit: Unit, facts: DeskFacts): Desk {
  const { staff, held, shifts, rules, without, declined } = facts;
  const shiftOf = new Map(gap.shifts.map((shift) => [shift.shiftId, shift]));
  const shiftsOf = (unit: Unit) =>
    unit.shiftIds.flatMap((id) => shiftOf.get(id) ?? shifts.get(id)?.shift ?? []);
  const mayHaveGap = (personId: string) =>
    !declined.has(personId) &&
    !gap.lostBy.includes(personId) &&
    gap.restHeldBy.every((other) => other === personId);
  const spans = new Map<Unit, readonly Span[]>();
  const spansOf = (unit: Unit) => {
    const found = spans.get(unit) ?? shiftsOf(unit).map(spanOf);
    spans.set(unit, found);
    return found;
  };
  /** What of their time lies across a unit. */
  const across = (personId: string, unit: Unit): readonly Holding[] => {
    const mine = held.get(personId);
    if (mine === undefined) return [];
    const asked = spansOf(unit);
    return mine.filter((one) => asked.some(({ start, end }) => one.start < end && one.end > start));
  };
  const taking = (personId: string, unit: Unit, gives: readonly Unit[]) => ({
    personId,
    takes: unit.shiftIds,
    gives: gives.flatMap(({ shiftIds }) => shiftIds),
  });
  const stops = new Map<string, string | null>();
  /** The rule that stops them from taking it as they are. */
  const stopOf = (personId: string, unit: Unit) => {
    const key = `${personId} ${unit.id}`;
    const known = stops.get(key);
    if (known !== undefined) return known;
    const rule = rules.stoppedBy(taking(personId, unit, []));
    stops.set(key, rule);
    return rule;
  };
  // Most shifts of a week have few different times, so who is free then is worked out once a time.
  const sorted = new Map<string, Sorted>();
  const sortedFor = once((unit) => {
    const role = shiftsOf(unit)[0]?.role ?? '';
    const key = `${role} ${spansOf(unit).map(({ start, end }) => `${start}-${end}`)}`;
    const found = sorted.get(key) ?? sort(role, unit);
    sorted.set(key, found);
    return found;
  });
  const sort = (role: string, unit: Unit): Sorted => {
    const free: string[] = [];
    const busy: Giver[] = [];
    for (const personId of staff.byRole.get(role) ?? []) {
      if (without.has(personId)) continue;
      const [first, ...others] = across(personId, unit);
      if (first === undefined) {
        const away = unit.shiftIds.some((id) => rules.said(personId, id) === 'unavailable');
        if (!away) free.push(personId);
      } else if (first.unit && others.every((one) => one.unit === first.unit)) {
        busy.push({ personId, gives: first.unit });
      }
    }
    return { free, busy };
  };
  const asksFor = (unit: Unit) => (personId: string) =>
    personId !== unit.holder && (unit !== gapUnit || mayHaveGap(personId));
  /** Where nothing lies across it, only a rule over several days would let them by for a shift less. */
  const byDays = (personId: string, unit: Unit): readonly Giver[] => {
    const rule = stopOf(personId, unit);
    if (rule === null || rule.startsWith('OWN-')) return [];
    const all = [...new Set((held.get(personId) ?? []).flatMap((one) => one.unit ?? []))];
    if (all.length === 0 || rules.stoppedBy(taking(personId, unit, all)) !== null) return [];
    return all.map((gives) => ({ personId, gives }));
  };
  const free = (unit: Unit) => sortedFor(unit).free.filter(asksFor(unit));
  return {
    gap: gapUnit,
    free,
    givers: once((unit) => {
      const asks = asksFor(unit);
      return [
        ...sortedFor(unit).busy.filter(({ personId }) => asks(personId)),
        ...free(unit).flatMap((personId) => byDays(personId, unit)),
      ];
    }),
    mayTake(personId, unit, gives) {
      if (across(personId, unit).some((one) => gives === null || one.unit !== gives)) return false;
      if (gives === null) return stopOf(personId, unit) === null;
      return rules.stoppedBy(taking(personId, unit, [gives])) === null;
    },
    warnings: (personId, unit) =>
      [...rules.findings(taking(personId, unit, [])).values()]
        .flat()
        .filter(({ outcome }) => outcome !== 'record').length,
    burden(personId, unit) {
      const [shift] = shiftsOf(unit);
      const unsure = unit.shiftIds.some((id) => rules.said(personId, id) === 'unknown');
      const miles = shift ? milesTo(staff.facts.get(personId), shift) : null;
      return (miles ?? UNKNOWN_MILES) + (unsure ? UNKNOWN_MILES : 0);
    },
  };
}

/** Who of a role is free at some times, and who would be if they gave one unit up. */
interface Sorted {
  readonly free: readonly string[];
  readonly busy: readonly Giver[];
}

/** An answer about a unit that is worked out once. */
function once<Answer>(answer: (unit: Unit) => Answer): (unit: Unit) => Answer {
  const known = new Map<Unit, Answer>();
  return (unit) => {
    const before = known.get(unit);
    if (before !== undefined) return before;
    const made = answer(unit);
    known.set(unit, made);
    return made;
  };
}

/** Miles in a straight line from a worker's home to a place of work; null when one is not known. */
export function milesTo(
  worker: WorkerFacts | undefined,
  { place }: ShiftHeld['shift'],
): number | null {
  if (!worker || worker.latitude === null || worker.longitude === null) return null;
  if (place.latitude === null || place.longitude === null) return null;
  return milesBetween(
    { lat: worker.latitude, lng: worker.longitude },
    { lat: place.latitude, lng: place.longitude },
  );
}

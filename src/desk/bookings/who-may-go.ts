import { sql } from 'kysely';
import { type DateText, mondayOf } from '../../lib/days.ts';
import { milesBetween } from '../../lib/distance.ts';
import { ok, type Result } from '../../lib/result.ts';
import { fold } from '../../lib/text.ts';
import {
  addDays,
  dateIn,
  dateOfMinute,
  isoOfMinute,
  localOf,
  minuteOfDate,
  startOfDay,
} from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Finding } from '../../rules/finding.ts';
import { type WorkerFacts, workersForRole } from '../candidates/index.ts';
import type { PlaceOfWork } from '../clients/index.ts';
import { cleared, placeWishesOf, wishAbout } from '../compliance/index.ts';
import { alertsOf } from '../tasks/index.ts';
import { availabilityOf } from '../worktime/index.ts';
import { lineNotFound } from './amend-line.ts';
import { missingOfOrder, orderOf } from './hirer-facts.ts';
import { holdersOfShifts } from './lock.ts';
import type { OfferState } from './offer.ts';
import { type Barred, type Race, type Ranked, type Runner, rank } from './rank.ts';
import type { RankingQuery } from './schema.ts';
import { bookingsDb } from './tables.ts';
import { type LoadedShift, loadShifts, shiftNotFound, shiftsOfLine, workOf } from './work.ts';

/** Who may go, best first with reasons, and who may not, each with the findings that stop them. */
export interface WhoMayGo {
  readonly shifts: readonly LoadedShift[];
  readonly samePerson: 'must' | 'prefer' | 'no';
  /** Reg 18 facts still missing: nobody may be proposed before they are there. */
  readonly missing: readonly { readonly fact: string; readonly because: string }[];
  readonly may: readonly Ranked[];
  readonly mayNot: readonly Barred[];
  /** The newest offer of each worker for these shifts. */
  readonly offers: ReadonlyMap<string, OfferState>;
  /** Workers who hold one of these shifts. */
  readonly holders: ReadonlySet<string>;
}

/** Who may go to one shift. Refuses `shift-not-found`. */
export async function whoMayGoToShift(tx: Tx, shiftId: string): Promise<Result<WhoMayGo>> {
  const shifts = await loadShifts(tx, [shiftId]);
  if (shifts.length === 0) return shiftNotFound();
  return ok(await whoMayGo(tx, shifts, 'no'));
}

/**
 * Who may go to the shifts of a line that are still to fill; when all are filled, to those still to come.
 * Where one face is a must a worker needs all of them. Refuses `line-not-found`.
 */
export async function whoMayGoToLine(tx: Tx, lineId: string): Promise<Result<WhoMayGo>> {
  const all = await shiftsOfLine(tx, lineId);
  const [first] = all;
  if (!first) return lineNotFound();
  const now = nowOf(tx);
  const toCome = all.filter((shift) => !shift.cancelledAt && shift.endsAt > now);
  const holders = await holdersOfShifts(
    tx,
    toCome.map(({ shiftId }) => shiftId),
  );
  const open = toCome.filter(({ shiftId }) => !holders.has(shiftId));
  const asked = open.length > 0 ? open : toCome;
  return ok(await whoMayGo(tx, asked.length > 0 ? asked : [first], first.samePerson));
}

/** Who may go to these shifts of one line, in the line's own way. Refuses `shift-not-found`. */
export async function whoMayGoToShifts(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<Result<WhoMayGo>> {
  const shifts = await loadShifts(tx, shiftIds);
  const [first] = shifts;
  if (!first || shifts.length < new Set(shiftIds).size) return shiftNotFound();
  return ok(await whoMayGo(tx, shifts, first.samePerson));
}

/**
 * Ranks every worker with the role, archived ones left out. A fixed number of set questions, however
 * many workers there are.
 */
async function whoMayGo(
  tx: Tx,
  shifts: readonly LoadedShift[],
  samePerson: 'must' | 'prefer' | 'no',
): Promise<WhoMayGo> {
  const [first] = shifts;
  if (!first) throw new Error('A ranking without a shift.');
  const workers = await workersForRole(tx, first.role);
  const ids = workers.map(({ personId }) => personId);
  const spans = shifts.map((shift) => ({ start: shift.startsAt, end: shift.endsAt }));
  const availability = await availabilityOf(tx, ids, spans);
  const wishes = await placeWishesOf(tx, ids);
  const answers = await cleared(tx, ids, shifts.map(workOf), {
    availability,
    wishes,
    works: samePerson === 'must' ? 'together' : 'apart',
    workers: new Map(workers.map((worker) => [worker.personId, worker])),
  });
  const deeds = await deedsOf(tx, ids, shifts);
  const race: Race = {
    shiftIds: shifts.map(({ shiftId }) => shiftId),
    samePerson,
    night: shifts.some(atNight),
    payPence: Math.min(...shifts.map(({ payPence }) => payPence)),
    now: minuteOfDate(nowOf(tx)),
  };
  const runners = workers.map((worker) => ({
    ...about(worker, first.place),
    ...(deeds.get(worker.personId) ?? NO_DEEDS),
    availability: leastSure(availability.get(worker.personId) ?? []),
    likesPlace: wishAbout(wishes.get(worker.personId) ?? [], first.place)?.likes ?? null,
    findings: answers.get(worker.personId) ?? new Map<string, readonly Finding[]>(),
  }));
  const holders = await holdersOfShifts(tx, race.shiftIds);
  return {
    shifts,
    samePerson,
    missing: missingOfOrder(orderOf(first)),
    ...rank(runners, race),
    offers: new Map([...deeds].flatMap(([id, { offer }]) => (offer ? [[id, offer] as const] : []))),
    holders: new Set([...holders.values()].map(({ personId }) => personId)),
  };
}

function about(worker: WorkerFacts, place: PlaceOfWork) {
  const known =
    worker.latitude !== null &&
    worker.longitude !== null &&
    place.latitude !== null &&
    place.longitude !== null;
  return {
    personId: worker.personId,
    displayName: worker.displayName,
    miles: known
      ? milesBetween(
          { lat: worker.latitude ?? 0, lng: worker.longitude ?? 0 },
          { lat: place.latitude ?? 0, lng: place.longitude ?? 0 },
        )
      : null,
    travelMiles: worker.travelMiles,
    worksNights: worker.worksNights,
    minimumPayPence: worker.minimumPayPence,
    wantedMinutes: worker.wantedWeeklyMinutes,
  };
}

function atNight({ startsAt, endsAt }: LoadedShift): boolean {
  const start = localOf(minuteOfDate(startsAt));
  const end = localOf(minuteOfDate(endsAt) - 1);
  return end.day > start.day || start.minuteOfDay < 300;
}

type Availability = Runner['availability'];
const SURENESS = { unavailable: 0, unknown: 1, available: 2 } as const;

/** The least sure answer over the spans, with the age of its word. */
function leastSure(
  spans: readonly { readonly state: Availability['state']; readonly saidAt: string | null }[],
): Availability {
  let least: Availability = { state: spans.length > 0 ? 'available' : 'unknown', saidAt: null };
  let found = false;
  for (const { state, saidAt } of spans) {
    const at = saidAt === null ? null : minuteOfDate(new Date(saidAt));
    const older = at !== null && least.saidAt !== null && at < least.saidAt;
    if (!found || SURENESS[state] < SURENESS[least.state] || (state === least.state && older)) {
      least = { state, saidAt: at };
      found = true;
    }
  }
  return least;
}

/** What a worker did and holds with us. */
interface Deeds {
  readonly beenThere: Runner['beenThere'];
  readonly heldMinutes: number;
  readonly otherOffers: number;
  readonly saidYes: number | null;
  readonly onThisLine: number;
  readonly offer: OfferState | null;
}

const NO_DEEDS: Deeds = {
  beenThere: { times: 0, last: null },
  heldMinutes: 0,
  otherOffers: 0,
  saidYes: null,
  onThisLine: 0,
  offer: null,
};

interface DeedRow {
  personId: string;
  times: number;
  last: Date | null;
  held: number;
  onLine: number;
}

interface OfferRow {
  personId: string;
  others: number;
  yesAt: Date | null;
  state: OfferState | null;
}

/** Two questions over this room's own tables: what they worked and hold, and what they were asked. */
async function deedsOf(
  tx: Tx,
  personIds: readonly string[],
  shifts: readonly LoadedShift[],
): Promise<ReadonlyMap<string, Deeds>> {
  const now = nowOf(tx);
  const { from, to } = weeksOf(shifts);
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  const [first] = shifts;
  const db = bookingsDb(tx);
  const worked = await sql<DeedRow>`
    select a.person_id as "personId",
      count(*) filter (where b.site_id = ${first?.siteId} and s.ends_at <= ${now}
        and a.accepted_at is not null) as times,
      max(s.ends_at) filter (where b.site_id = ${first?.siteId} and s.ends_at <= ${now}
        and a.accepted_at is not null) as last,
      coalesce(sum(extract(epoch from s.ends_at - s.starts_at) / 60 - s.break_minutes)
        filter (where s.starts_at >= ${from} and s.starts_at < ${to}), 0)::int as held,
      count(*) filter (where s.line_id = ${first?.lineId}) as "onLine"
    from assignment a
    join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
    join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
    where a.organisation_id = current_organisation() and a.ended_at is null
      and a.person_id = any(${[...personIds]}::uuid[])
      and (a.accepted_at is not null or a.lapses_at > ${now})
      and (b.site_id = ${first?.siteId} or (s.starts_at >= ${from} and s.starts_at < ${to}))
    group by a.person_id`.execute(db);
  const offered = await sql<OfferRow>`
    select o.person_id as "personId",
      count(*) filter (where o.answer is null and not o.shift_id = any(${shiftIds}::uuid[])) as others,
      max(o.yes_at) filter (where o.answer = 'accepted'
        and o.shift_id = any(${shiftIds}::uuid[])) as "yesAt",
      (array_agg(coalesce(o.answer, 'made') order by o.made_at desc, o.id desc)
        filter (where o.shift_id = any(${shiftIds}::uuid[])))[1] as state
    from offer o
    where o.organisation_id = current_organisation()
      and o.person_id = any(${[...personIds]}::uuid[])
      and (o.answer is null or o.shift_id = any(${shiftIds}::uuid[]))
    group by o.person_id`.execute(db);
  const deeds = new Map<string, Deeds>();
  for (const row of worked.rows) {
    deeds.set(row.personId, {
      ...NO_DEEDS,
      beenThere: { times: row.times, last: row.last ? minuteOfDate(row.last) : null },
      heldMinutes: row.held,
      onThisLine: row.onLine,
    });
  }
  for (const row of offered.rows) {
    deeds.set(row.personId, {
      ...(deeds.get(row.personId) ?? NO_DEEDS),
      otherOffers: row.others,
      saidYes: row.yesAt ? minuteOfDate(row.yesAt) : null,
      offer: row.state,
    });
  }
  return deeds;
}

/** The week, Monday to Sunday, in which the first of these shifts begins. */
function weeksOf(shifts: readonly LoadedShift[]): { from: Date; to: Date } {
  const first: DateText = dateIn(shifts[0]?.startsAt ?? new Date(0));
  const monday = mondayOf(first);
  return {
    from: dateOfMinute(startOfDay(monday)),
    to: dateOfMinute(startOfDay(addDays(monday, 7))),
  };
}

/**
 * A page of a ranking: totals over everyone, how many each rule stops, and the rows asked for. The name
 * filter looks for the words' beginnings, without accents or case.
 */
export function rankingPage(all: WhoMayGo, query: RankingQuery) {
  const named = nameFilter(query.name ?? '');
  const may = all.may.filter(({ runner }) => named(runner.displayName));
  const mayNot = all.mayNot.filter(
    ({ runner, findings }) =>
      named(runner.displayName) &&
      (!query.rule || findings.some(({ rule }) => rule === query.rule)),
  );
  const page = <Row>(rows: readonly Row[]) => rows.slice(query.from, query.from + query.size);
  const showMay = query.show === 'may';
  return {
    shifts: all.shifts.length,
    samePerson: all.samePerson,
    missing: [...all.missing],
    mayTotal: all.may.length,
    mayNotTotal: all.mayNot.length,
    byRule: byRule(all.mayNot),
    total: showMay ? may.length : mayNot.length,
    may: showMay ? page(may).map((row) => mayGoRow(row, all)) : [],
    mayNot: showMay ? [] : page(mayNot).map(mayNotRow),
  };
}

/** The same with what is pinned to the workers of the page, one question more. */
export async function rankingFor(tx: Tx, all: WhoMayGo, query: RankingQuery) {
  const page = rankingPage(all, query);
  const shown = [...page.may, ...page.mayNot].map(({ personId }) => personId);
  const pinned = await pinnedTo(tx, shown);
  const withAlerts = <Row extends { readonly personId: string }>(row: Row) => ({
    ...row,
    alerts: pinned(row.personId),
  });
  return { ...page, may: page.may.map(withAlerts), mayNot: page.mayNot.map(withAlerts) };
}

/** What is pinned to these people, as the reader may see it. */
export async function pinnedTo(tx: Tx, personIds: readonly string[]) {
  const found = await alertsOf(tx, personIds);
  return (personId: string) =>
    (found.get(personId) ?? []).map(({ kind, words }) => ({ kind, words }));
}

function nameFilter(text: string): (name: string) => boolean {
  const words = fold(text).split(' ').filter(Boolean);
  if (words.length === 0) return () => true;
  return (name) => {
    const parts = fold(name).split(' ');
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
}

/** Workers each rule stops, most first. A worker may be stopped by several. */
function byRule(mayNot: readonly Barred[]): { rule: string; workers: number }[] {
  const counts = new Map<string, number>();
  for (const { findings } of mayNot) {
    for (const rule of new Set(findings.map((finding) => finding.rule))) {
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([rule, workers]) => ({ rule, workers }))
    .sort((a, b) => b.workers - a.workers || (a.rule < b.rule ? -1 : 1));
}

function mayGoRow({ runner, score, reasons, clear, findings }: Ranked, all: WhoMayGo) {
  return {
    personId: runner.personId,
    displayName: runner.displayName,
    score,
    reasons: [...reasons],
    miles: runner.miles === null ? null : Math.round(runner.miles * 10) / 10,
    availability: {
      state: runner.availability.state,
      saidAt: runner.availability.saidAt === null ? null : isoOfMinute(runner.availability.saidAt),
    },
    shiftsClear: clear.length,
    shiftIds: [...clear],
    offer: all.offers.get(runner.personId) ?? null,
    holds: all.holders.has(runner.personId),
    findings,
  };
}

function mayNotRow({ runner, findings }: Barred) {
  return { personId: runner.personId, displayName: runner.displayName, findings };
}

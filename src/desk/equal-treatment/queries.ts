import { sql } from 'kysely';
import { addMonths, type DateText, datesFrom } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { clockOf } from '../../rules/agency-workers/clock.ts';
import type { Clock } from '../../rules/agency-workers/clock-facts.ts';
import { roleNames } from '../candidates/index.ts';
import { type AgencyShift, absencesOf, agencyShiftsOf } from '../worktime/index.ts';
import { comparatorRows } from './comparator-rows.ts';
import { workerOf } from './found.ts';
import { shutdownAbsences, shutdownsOf } from './hirer-shutdown.ts';
import { comparatorOn, type EarlierOnFile, earlierFor, type HirerAndRole } from './on-file.ts';
import { hirersOf } from './places.ts';
import { earlierWeeksOf, placeKey } from './questions.ts';
import { agencyAbsences } from './reasons.ts';
import type { readClocks } from './schema.ts';
import { equalTreatmentDb } from './tables.ts';
import { weekFigures } from './week-figures.ts';

type Clocks = ReplyIn<typeof readClocks>;
type Names = ReadonlyMap<string, string>;

/** Months ahead that a clock is shown by what is booked. */
const AHEAD = 24;

/**
 * A worker's clocks, one a hirer and role, as at a day: today, or another one with what is on file now.
 * Those whose weeks are nearest to the rights come first, those that were reset last. Refuses
 * `worker-not-found`, and `too-far-ahead` for a day more than two years on.
 */
export async function clocksOf(
  tx: Tx,
  personId: string,
  asked?: DateText,
): Promise<Result<Clocks>> {
  const worker = await workerOf(tx, personId);
  if (!worker.ok) return worker;
  const today = dateIn(nowOf(tx));
  const asOf = asked ?? today;
  if (asOf > addMonths(today, AHEAD)) {
    return refuse(
      'too-far-ahead',
      'This day lies more than two years ahead, and nothing is booked so far on. Choose an earlier one.',
    );
  }
  const shifts = await agencyShiftsOf(tx, personId);
  const absences = agencyAbsences((await absencesOf(tx, [personId])).get(personId) ?? []);
  const shutdowns = (await shutdownsOf(tx, [personId])).get(personId) ?? [];
  const words = (await earlierWeeksOf(tx, [personId])).get(personId) ?? [];
  const roles = await roleNames(tx);
  const hirers = await hirersOf(tx);
  const places = placesNamed(shifts, words);
  const pay = await comparatorRows(tx, [...new Set(places.map(({ hirerId }) => hirerId))], roles);
  const clocks = places.map((place) => {
    const own = shifts.filter((shift) => placeKey(shift) === placeKey(place));
    const earlier = earlierFor(words, place);
    const clock = clockOf({
      worked: own.flatMap(workedDays),
      absences: [...absences, ...shutdownAbsences(shutdowns, place.hirerId)],
      earlier,
      asOf,
    });
    const hirer = hirers.get(place.hirerId);
    const rows = pay.get(placeKey(place)) ?? [];
    const speaks = comparatorOn(
      rows.map((row) => ({ ...row, id: row.comparatorId, from: row.fromOn })),
      asOf,
    );
    return {
      ...shown(clock),
      hirerId: place.hirerId,
      hirerName: hirer?.name ?? '',
      clientId: hirer?.clientId ?? null,
      role: place.role,
      roleName: roles.get(place.role) ?? place.role,
      comparator: rows.find(({ comparatorId }) => comparatorId === speaks?.id) ?? null,
      earlier: earlier && {
        weeks: earlier.weeks,
        lastOn: earlier.lastDay,
        saidOn: earlier.saidOn,
        lapsed: earlier.answersUntil < asOf,
      },
    };
  });
  return ok({
    today,
    asOf,
    weeks: weekFigures(asOf),
    clocks: clocks
      .filter(({ weeksLabelled }) => weeksLabelled.length > 0)
      .sort((a, b) => b.weeks - a.weeks || a.hirerName.localeCompare(b.hirerName)),
    declarations: await declarationRows(tx, personId, asOf, roles, hirers),
    hirers: [...hirers.values()],
    roles: [...roles].map(([role, name]) => ({ role, name })),
  });
}

/** Hirers and roles with shifts or with words about them, each once. */
function placesNamed(
  shifts: readonly AgencyShift[],
  words: readonly EarlierOnFile[],
): readonly HirerAndRole[] {
  const named = new Map<string, HirerAndRole>();
  for (const { hirerId, role } of [...shifts, ...words]) {
    if (hirerId !== null && role !== null)
      named.set(placeKey({ hirerId, role }), { hirerId, role });
  }
  return [...named.values()];
}

function workedDays({ shiftId, label, firstDay, lastDay }: AgencyShift) {
  const restsOn = { kind: 'shift', id: shiftId, label };
  return datesFrom(firstDay, lastDay).map((date) => ({ date, restsOn }));
}

function shown({ labelled, duties, ...clock }: Clock) {
  return {
    ...clock,
    duties: [...duties],
    weeksLabelled: labelled.map((week) => ({
      ...week,
      // A night shift has two days in a week and is one record.
      restsOn: [...new Map(week.restsOn.map((one) => [one.id, one])).values()],
    })),
  };
}

async function declarationRows(
  tx: Tx,
  personId: string,
  asOf: DateText,
  roles: Names,
  hirers: ReadonlyMap<string, { readonly name: string }>,
): Promise<Clocks['declarations']> {
  const members = await memberNames(tx);
  const rows = await equalTreatmentDb(tx)
    .selectFrom('earlier_weeks')
    .selectAll()
    .where(sql<boolean>`person_id = ${personId}::uuid`)
    .orderBy('said_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    declarationId: row.id,
    hirerId: row.hirer_id,
    hirerName: row.hirer_id === null ? null : (hirers.get(row.hirer_id)?.name ?? ''),
    role: row.role,
    roleName: row.role === null ? null : (roles.get(row.role) ?? row.role),
    weeks: row.weeks,
    lastOn: row.last_on,
    saidOn: row.said_on,
    answersUntil: row.answers_until,
    lapsed: row.answers_until < asOf,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by === null ? 'the system' : (members.get(row.recorded_by) ?? ''),
  }));
}

import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { roleNames, workerFacts } from '../candidates/index.ts';
import { peopleOf } from '../people/index.ts';
import { askedFor } from './ask-holiday.ts';
import { type Balance, balanceOn } from './balance.ts';
import { daysOfLeave } from './days-of-leave.ts';
import { holidayOf } from './found.ts';
import { holidayFacts, noTerms, termsOf } from './load.ts';
import { lookAhead, type Outlook } from './look-ahead.ts';
import { lastDayToRefuse } from './notice.ts';
import { periodsTo } from './periods.ts';
import type {
  listHolidays,
  listLimits,
  lookAheadRoute,
  showHoliday,
  showWorkerHoliday,
} from './schema.ts';
import { type HolidayTables, holidayDb } from './tables.ts';

type Row = ReplyIn<typeof listHolidays>['rows'][number];
type Seen = ReplyIn<typeof lookAheadRoute>;

/** Holidays of everybody: what waits, by its last day to refuse; what is to come or being taken; who is away today. */
export async function holidayList(
  tx: Tx,
  which: QueryOf<typeof listHolidays>['which'],
): Promise<Result<ReplyIn<typeof listHolidays>>> {
  const today = dateIn(nowOf(tx));
  let asked = holidayDb(tx).selectFrom('holiday').selectAll();
  if (which === 'asked') asked = asked.where('state', '=', 'asked');
  if (which === 'coming' || which === 'away') {
    asked = asked.where('state', '=', 'approved').where('to_on', '>=', today);
  }
  if (which === 'away') asked = asked.where('from_on', '<=', today);
  const rows = await asked
    .orderBy('from_on', which === 'all' ? 'desc' : 'asc')
    .orderBy('id')
    .limit(1000)
    .execute();
  const shown = await rowsOf(tx, rows);
  const order = (row: Row) => (which === 'asked' ? row.refuseBy : '');
  return ok({
    today,
    total: shown.length,
    overdue: shown.filter(({ overdue }) => overdue).length,
    rows: shown.sort((a, b) => order(a).localeCompare(order(b))),
  });
}

async function rowsOf(tx: Tx, rows: readonly HolidayTables['holiday'][]): Promise<Row[]> {
  const today = dateIn(nowOf(tx));
  const people = await peopleOf(tx, [...new Set(rows.map((row) => row.person_id))]);
  const members = await memberNames(tx);
  return rows.map((row) => {
    const days = {
      fromOn: row.from_on,
      toOn: row.to_on,
      weekdays: row.weekdays,
      minutesADay: row.minutes_a_day,
    };
    const refuseBy = lastDayToRefuse({
      fromOn: row.from_on,
      askedOn: row.asked_on,
      askBy: row.ask_by,
      refuseBy: row.refuse_by,
    });
    return {
      ...days,
      holidayId: row.id,
      personId: row.person_id,
      personName: people.get(row.person_id)?.displayName ?? '',
      days: daysOfLeave(days).length,
      askedOn: row.asked_on,
      how: row.how,
      note: row.note,
      state: row.state,
      recordedBy: members.get(row.recorded_by ?? '') ?? '',
      askedLate: row.asked_on > row.ask_by,
      refuseBy,
      overdue: row.state === 'asked' && refuseBy < today,
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedBy: members.get(row.decided_by ?? '') ?? '',
      because: row.because,
      givenUpOn: row.given_up_on,
    };
  });
}

/** A holiday with what speaks for and against it. Refuses `holiday-not-found`. */
export async function holidayRecord(
  tx: Tx,
  holidayId: string,
): Promise<Result<ReplyIn<typeof showHoliday>>> {
  const found = await holidayOf(tx, holidayId);
  if (!found.ok) return found;
  const row = found.value;
  const [holiday] = await rowsOf(tx, [row]);
  if (!holiday) return refuse('holiday-not-found', 'There is no such holiday.');
  const terms = (await termsOf(tx, [row.person_id])).get(row.person_id) ?? [];
  const outlook = await lookAhead(
    tx,
    row.person_id,
    {
      ...holiday,
      askBy: row.ask_by,
      refuseBy: row.refuse_by,
      terms: periodsTo(terms, row.from_on).at(-1)?.terms ?? null,
    },
    row.state === 'asked',
  );
  if (!outlook.ok) return outlook;
  // What is decided warns of nothing any more.
  const findings = row.state === 'asked' ? outlook.value.findings : [];
  return ok({
    today: dateIn(nowOf(tx)),
    holiday,
    seen: seenOf(holiday.days, row.ask_by, holiday.refuseBy, { ...outlook.value, findings }),
  });
}

/** What would speak against a holiday that is about to be asked for. Refuses as `askedFor` does. */
export async function holidayOutlook(
  tx: Tx,
  personId: string,
  query: QueryOf<typeof lookAheadRoute>,
): Promise<Result<Seen>> {
  if (!(await workerFacts(tx, [personId])).has(personId)) return notOnTheBooks();
  const weekdays = query.weekdays.split(',').map(Number);
  const terms = (await termsOf(tx, [personId])).get(personId) ?? [];
  const asked = askedFor(terms, { ...query, weekdays });
  if (!asked.ok) return asked;
  const days = { ...asked.value, fromOn: query.fromOn, toOn: query.toOn, weekdays };
  const outlook = await lookAhead(tx, personId, { ...days, askedOn: query.askedOn }, false);
  if (!outlook.ok) return outlook;
  const refuseBy = lastDayToRefuse({ ...days, askedOn: query.askedOn });
  return ok(seenOf(asked.value.days, asked.value.askBy, refuseBy, outlook.value));
}

function seenOf(days: number, askBy: DateText, refuseBy: DateText, outlook: Outlook): Seen {
  return {
    days,
    askBy,
    refuseBy,
    findings: outlook.findings.map(({ rule, outcome, because, source }) => ({
      rule,
      outcome,
      because,
      source,
    })),
    held: [...outlook.held],
    balance: outlook.balance && shownBalance(outlook.balance),
    leftWith: outlook.leftWith,
  };
}

function shownBalance(balance: Balance) {
  return {
    ...balance,
    accruals: [...balance.accruals],
    working: [...balance.working],
    notes: [...balance.notes],
  };
}

/**
 * A worker's holiday: how it is reckoned, what is left on a day and how that comes out, what they asked for. Refuses
 * `candidate-not-found`.
 * @param on left out: today
 */
export async function workerHoliday(
  tx: Tx,
  personId: string,
  on: DateText | undefined,
): Promise<Result<ReplyIn<typeof showWorkerHoliday>>> {
  if (!(await workerFacts(tx, [personId])).has(personId)) return notOnTheBooks();
  const db = holidayDb(tx);
  const today = dateIn(nowOf(tx));
  const day = on ?? today;
  const members = await memberNames(tx);
  const terms = (await termsOf(tx, [personId])).get(personId) ?? [];
  const recorded = await db
    .selectFrom('holiday_terms')
    .select(['id', 'recorded_by'])
    .where('person_id', '=', personId)
    .execute();
  const by = new Map(recorded.map((row) => [row.id, members.get(row.recorded_by ?? '') ?? '']));
  const facts = (await holidayFacts(tx, [personId], day)).get(personId);
  const found = facts ? balanceOn(facts, day) : noTerms();
  const balance = found.ok ? found.value : null;
  const carried = await db
    .selectFrom('holiday_carry')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('into_on', 'desc')
    .orderBy('id')
    .execute();
  const holidays = await db
    .selectFrom('holiday')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
  return ok({
    today,
    on: day,
    terms: terms.map(({ id, ...one }) => ({ ...one, termsId: id, recordedBy: by.get(id) ?? '' })),
    balance: balance && shownBalance(balance),
    because: balance
      ? ''
      : found.ok
        ? 'No terms reach this day: their leave is reckoned from a later one.'
        : found.refusal.because,
    carried: carried.map((row) => ({
      carryId: row.id,
      intoOn: row.into_on,
      unit: row.unit,
      amount: row.hundredths / 100,
      ground: row.ground,
      useBy: row.use_by,
      because: row.because,
      recordedBy: members.get(row.recorded_by ?? '') ?? '',
    })),
    holidays: await rowsOf(tx, holidays),
  });
}

/** The limits in force and to come, by their first day. */
export async function limitList(tx: Tx): Promise<Result<ReplyIn<typeof listLimits>>> {
  const today = dateIn(nowOf(tx));
  const names = await roleNames(tx);
  const members = await memberNames(tx);
  const rows = await holidayDb(tx)
    .selectFrom('holiday_limit')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('to_on', '>=', today)
    .orderBy('from_on')
    .orderBy('id')
    .execute();
  return ok({
    today,
    roles: [...names].map(([role, name]) => ({ role, name })),
    rows: rows.map((row) => ({
      limitId: row.id,
      role: row.role,
      roleName: row.role === null ? '' : (names.get(row.role) ?? row.role),
      fromOn: row.from_on,
      toOn: row.to_on,
      most: row.most,
      because: row.because,
      setBy: members.get(row.set_by ?? '') ?? '',
    })),
  });
}

function notOnTheBooks(): Result<never> {
  return refuse('candidate-not-found', 'There is no such candidate in your books.');
}

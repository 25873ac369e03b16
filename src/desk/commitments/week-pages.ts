import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type DateText, dateIn, mondayOf } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { peopleOf } from '../people/index.ts';
import { type Margin, marginOf, payOfWeek, reckoningOf, shownMargin } from '../rates/index.ts';
import type { readWeekEffects, readWeekPay } from './schema.ts';
import { commitmentsDb } from './tables.ts';
import { type ShiftOfWeek, shiftsOfWeek, weekOf } from './week-of.ts';

type WeekReply = Reply<typeof readWeekPay>;

/** A worker's week, client by client. */
export async function weekOfWorker(
  tx: Tx,
  personId: string,
  date: DateText | undefined,
): Promise<WeekReply> {
  return shownWeek(tx, [personId], date ?? dateIn(nowOf(tx)), () => true);
}

/**
 * The week of everybody who holds a shift of this booking in it, as far as it is worked for the booking's client.
 * Without a date: the week of the next shift still to end, else of the last. Refuses `booking-not-found`.
 */
export async function weekOfBooking(
  tx: Tx,
  bookingId: string,
  date: DateText | undefined,
): Promise<Result<WeekReply>> {
  const now = nowOf(tx);
  const { rows } = await sql<{ startsAt: Date; clientId: string }>`
    select s.starts_at as "startsAt", s.client_id as "clientId" from shifts_published s
    where s.organisation_id = current_organisation() and s.booking_id = ${bookingId}
    order by s.cancelled_at is not null, s.ends_at <= ${now}, abs(extract(epoch from s.ends_at - ${now}))
    limit 1`.execute(commitmentsDb(tx));
  const [next] = rows;
  if (!next) return refuse('booking-not-found', 'There is no such booking. Look in the list.');
  const day = date ?? dateIn(next.startsAt);
  const shifts = await shiftsOfWeek(
    tx,
    day,
    sql`s.booking_id = ${bookingId} and e.person_id is not null`,
  );
  const people = [...new Set(shifts.flatMap(({ personId }) => personId ?? []))];
  return ok(await shownWeek(tx, people, day, (clientId) => clientId === next.clientId));
}

async function shownWeek(
  tx: Tx,
  personIds: readonly string[],
  date: DateText,
  of: (clientId: string) => boolean,
): Promise<WeekReply> {
  const weeks = await weekOf(tx, personIds, date);
  const names = await peopleOf(tx, [...weeks.keys()]);
  const rows = [...weeks].flatMap(([personId, clients]) =>
    clients
      .filter(({ clientId }) => of(clientId))
      .map(({ clientId, clientName, shifts, pay, margin }) => ({
        personId,
        name: names.get(personId)?.displayName ?? '',
        clientId,
        clientName,
        shifts: shifts.length,
        lines: [...pay.lines],
        payPence: pay.payPence,
        chargePence: pay.chargePence,
        overtimeMinutes: pay.overtimeMinutes,
        margin: margin && shownMargin(margin),
      })),
  );
  const monday = mondayOf(date);
  return {
    monday,
    rows: rows.sort(
      (a, b) =>
        a.name.localeCompare(b.name, 'en') || a.clientName.localeCompare(b.clientName, 'en'),
    ),
  };
}

type Effects = Reply<typeof readWeekEffects>;

/**
 * What giving a shift to each worker who has hours under the same card at its hirer that week adds to it beyond what
 * the shift comes to by itself: overtime of the day and of the week. Whoever holds it is among them. Four questions,
 * however many workers. Refuses `shift-not-found`.
 */
export async function weekEffects(tx: Tx, shiftId: string): Promise<Result<Effects>> {
  const head = await commitmentsDb(tx)
    .selectFrom('shifts_published')
    .select(['starts_at', 'client_id', 'hirer_id', 'rate_card_id', 'cancelled_at'])
    .where('shift_id', '=', shiftId)
    .executeTakeFirst();
  if (!head) return refuse('shift-not-found', 'There is no such shift. Look for its booking.');
  if (head.rate_card_id === null || head.cancelled_at !== null) return ok({ alone: [], rows: [] });
  const around = await shiftsOfWeek(
    tx,
    dateIn(head.starts_at),
    sql`(s.shift_id = ${shiftId} or (s.hirer_id = ${head.hirer_id}
      and s.rate_card_id = ${head.rate_card_id} and e.person_id is not null))`,
  );
  const shift = around.find((one) => one.shiftId === shiftId);
  if (!shift) return ok({ alone: [], rows: [] });
  const { basis, floor } = await reckoningOf(tx, head.client_id);
  const alone = payOfWeek([shift]);
  const marginOn = (sums: { payPence: number; chargePence: number }): Margin | null => {
    const minutes = shift.parts.reduce((sum, part) => sum + part.minutes, 0);
    const { contractKind } = shift;
    const margin = marginOf({ ...sums, minutes, on: dateIn(shift.startsAt), contractKind, basis });
    return margin.ok ? margin.value : null;
  };
  const before = marginOn(alone)?.netPoints ?? null;
  const others = Map.groupBy(
    around.filter((one) => one.shiftId !== shiftId && one.personId !== null),
    ({ personId }) => personId ?? '',
  );
  const found = [...others].flatMap(([personId, held]) => {
    const grown = growth(held, shift);
    const morePay = grown.payPence - alone.payPence;
    const moreCharge = grown.chargePence - alone.chargePence;
    if (morePay === 0 && moreCharge === 0) return [];
    const after = marginOn(grown)?.netPoints ?? null;
    return [
      {
        personId,
        holds: shift.personId === personId,
        overtime: grown.overtime,
        morePayPence: morePay,
        moreChargePence: moreCharge,
        netPointsBefore: before,
        netPointsAfter: after,
        belowFloor: after !== null && floor !== null && after < floor,
      },
    ];
  });
  const names = await peopleOf(
    tx,
    found.map(({ personId }) => personId),
  );
  const rows = found
    .map((row) => ({ ...row, name: names.get(row.personId)?.displayName ?? '' }))
    .sort((a, b) => Number(b.holds) - Number(a.holds) || a.name.localeCompare(b.name, 'en'));
  return ok({
    alone: alone.lines.some(({ kind }) => kind !== 'time') ? [...alone.lines] : [],
    rows,
  });
}

/** What a week grows by when this shift is added to it: pay, charge and overtime minutes by name. */
function growth(held: readonly ShiftOfWeek[], shift: ShiftOfWeek) {
  const [was, will] = [payOfWeek(held), payOfWeek([...held, shift])];
  const minutesOf = (name: string) =>
    was.lines
      .filter((line) => line.kind === 'overtime' && line.name === name)
      .reduce((sum, line) => sum + line.minutes, 0);
  const named = new Map<string, number>();
  for (const { kind, name, minutes } of will.lines) {
    if (kind === 'overtime') named.set(name, (named.get(name) ?? 0) + minutes);
  }
  return {
    payPence: will.payPence - was.payPence,
    chargePence: will.chargePence - was.chargePence,
    overtime: [...named].flatMap(([name, minutes]) => {
      const more = minutes - minutesOf(name);
      return more > 0 ? [{ name, minutes: more }] : [];
    }),
  };
}

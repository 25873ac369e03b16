import { sql } from 'kysely';
import {
  addDays,
  type DateText,
  dateOfMinute,
  minuteOfDate,
  mondayOf,
  startOfDay,
} from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import {
  type Beyond,
  cardsByIds,
  type Margin,
  marginOfWeek,
  payOfWeek,
  plainRate,
  type RatePart,
  reckoningOf,
  type ShiftKind,
  type WeekPay,
  type WeekShift,
} from '../rates/index.ts';
import { commitmentsDb } from './tables.ts';

/** A shift with what its week is reckoned from. */
export interface ShiftOfWeek extends WeekShift {
  readonly bookingId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly siteName: string;
  readonly role: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly contractKind: 'paye' | 'umbrella' | 'limited_company';
  /** Who accepted it; null: nobody yet. */
  readonly personId: string | null;
}

/** What one worker's week for one client comes to. */
export interface ClientWeek {
  readonly clientId: string;
  readonly clientName: string;
  readonly shifts: readonly ShiftOfWeek[];
  readonly pay: WeekPay;
  /** Of all of it together; null where the on-costs of a day are not known. */
  readonly margin: Margin | null;
}

/**
 * What the week of each of these workers comes to, by worker and then by client: every shift they accepted that
 * begins in the seven days from Monday, at its rates and its card's terms. Three questions however many workers.
 * @param weekStart any date of the week; no client keeps another first day than Monday
 */
export async function weekOf(
  tx: Tx,
  personIds: readonly string[],
  weekStart: DateText,
): Promise<ReadonlyMap<string, readonly ClientWeek[]>> {
  const shifts = await shiftsOfWeek(
    tx,
    weekStart,
    sql`e.person_id = any(${[...personIds]}::uuid[])`,
  );
  const { basis } = await reckoningOf(tx, null);
  const byPerson = Map.groupBy(shifts, ({ personId }) => personId ?? '');
  return new Map(
    [...byPerson].map(([personId, own]) => {
      const byClient = Map.groupBy(own, ({ clientId }) => clientId);
      const weeks = [...byClient.values()].map((of): ClientWeek => {
        const pay = payOfWeek(of);
        const { clientId = '', clientName = '' } = of[0] ?? {};
        return { clientId, clientName, shifts: of, pay, margin: marginOfWeek(pay, of, basis) };
      });
      return [personId, weeks];
    }),
  );
}

interface Row {
  shiftId: string;
  bookingId: string;
  clientId: string;
  clientName: string;
  siteName: string;
  hirerId: string;
  role: string;
  kind: ShiftKind;
  startsAt: Date;
  endsAt: Date;
  minutes: number;
  payPence: number;
  chargePence: number;
  cardId: string | null;
  cardVersion: number | null;
  rateName: string;
  parts: readonly RatePart[] | null;
  contractKind: ShiftOfWeek['contractKind'];
  personId: string | null;
}

/**
 * Shifts that stand and begin in this week, by start, as a week is reckoned from them: two questions.
 * @param which a condition in SQL. Aliases: s the shift, e who accepted it
 */
export async function shiftsOfWeek(
  tx: Tx,
  week: DateText,
  which: ReturnType<typeof sql>,
): Promise<readonly ShiftOfWeek[]> {
  const monday = mondayOf(week);
  const [from, to] = [monday, addDays(monday, 7)].map((date) => dateOfMinute(startOfDay(date)));
  const { rows } = await sql<Row>`
    select s.shift_id as "shiftId", s.booking_id as "bookingId", s.client_id as "clientId",
      h.client_name as "clientName", h.name as "siteName", s.hirer_id as "hirerId", s.role, s.kind,
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.minutes, s.pay_pence as "payPence",
      s.charge_pence as "chargePence", s.rate_card_id as "cardId",
      s.rate_card_version as "cardVersion", s.rate_name as "rateName", s.rate_parts as parts,
      s.contract_kind as "contractKind", e.person_id as "personId"
    from shifts_published s
    join expected_published e on e.organisation_id = s.organisation_id and e.shift_id = s.shift_id
    join sites_published h on h.organisation_id = s.organisation_id and h.site_id = s.site_id
    where s.organisation_id = current_organisation() and ${which}
      and s.starts_at >= ${from} and s.starts_at < ${to}
    order by s.starts_at, s.shift_id`.execute(commitmentsDb(tx));
  const cards = await cardsByIds(tx, [
    ...new Set(rows.flatMap(({ cardId }) => (cardId ? [cardId] : []))),
  ]);
  return rows.map((row) => {
    const card = cards.find(
      ({ cardId, version }) => cardId === row.cardId && version === row.cardVersion,
    );
    const { minutes, payPence, chargePence, rateName, parts, cardVersion: _, ...shift } = row;
    const name = rateName === '' ? 'Hours' : rateName;
    return {
      ...shift,
      start: minuteOfDate(row.startsAt),
      parts: parts ?? [{ name, minutes, payPence, chargePence }],
      plain: card ? plainRate(card, row) : null,
      beyond: card?.beyond ?? (null as Beyond | null),
    };
  });
}

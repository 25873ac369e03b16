import { sql } from 'kysely';
import type { Nation } from '../../lib/calendar.ts';
import { dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { holidaysOf } from '../../platform/calendar/holidays.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { minimumWageOn } from '../../rules/pay/minimum-wage.ts';
import { showNumber } from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import {
  type CardVersion,
  cardsFor,
  priceFrom,
  type Reckoning,
  reckoningOf,
  type ShiftKind,
} from '../rates/index.ts';
import type { ChargeRise, PayRise, previewRise } from './schema.ts';
import { commitmentsDb } from './tables.ts';
import { type RaisedCard, type Rise, raisedCards, raisedRate, risenTerms } from './wage-rise.ts';

/** What somebody asked to raise. */
export interface RiseAsked {
  readonly on?: string | undefined;
  readonly minimumPence: number | null;
  readonly pay: PayRise;
  readonly more: number;
  readonly charge: ChargeRise;
}

/** A shift past the day whose rate changes. */
export interface ShiftToRaise {
  readonly shiftId: string;
  readonly bookingId: string;
  readonly number: number;
  readonly clientId: string;
  readonly clientName: string;
  readonly hirerId: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly nation: Nation;
  readonly role: string;
  readonly kind: ShiftKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly breakMinutes: number;
  readonly payPence: number;
  readonly chargePence: number;
  readonly cardId: string | null;
}

/** Everything a rise would change. */
export interface RisePlan {
  readonly on: string;
  readonly rise: Rise | null;
  readonly known: boolean;
  readonly cards: readonly RaisedCard[];
  readonly shifts: readonly {
    readonly shift: ShiftToRaise;
    readonly to: { readonly payPence: number; readonly chargePence: number };
  }[];
}

/** The first day of April still to come: the minimum wage rises then. */
export function nextApril(today: string): string {
  const year = Number(today.slice(0, 4));
  return today < `${year}-04-01` ? `${year}-04-01` : `${year + 1}-04-01`;
}

/**
 * What rises, on which day, to what: every card of every client and our own, and the shifts booked past the day
 * that are paid from one of them or below the minimum. Without a known or named minimum there is nothing to plan.
 */
export async function planRise(tx: Tx, asked: RiseAsked): Promise<RisePlan> {
  const on = asked.on ?? nextApril(dateIn(nowOf(tx)));
  const law = minimumWageOn(on, null, false);
  const known = law.ok && asked.minimumPence === null;
  const minimumPence = asked.minimumPence ?? (law.ok ? law.value.pence : null);
  if (minimumPence === null) return { on, rise: null, known: false, cards: [], shifts: [] };
  const rise: Rise = { ...asked, on, minimumPence };
  const reckoning = await reckoningOf(tx, null);
  const versions = await cardsFor(tx, 'all', 'all');
  const cards = raisedCards(versions, rise, reckoning.basis);
  const shifts = await shiftsPast(tx, on, minimumPence, [
    ...new Set(cards.map(({ version }) => version.cardId)),
  ]);
  return {
    on,
    rise,
    known,
    cards,
    shifts: await raisedShifts(tx, shifts, versions, cards, rise, reckoning),
  };
}

async function raisedShifts(
  tx: Tx,
  shifts: readonly ShiftToRaise[],
  versions: readonly CardVersion[],
  cards: readonly RaisedCard[],
  rise: Rise,
  { basis }: Reckoning,
): Promise<RisePlan['shifts']> {
  if (shifts.length === 0) return [];
  const holidays = await holidaysOf(tx, BANK_HOLIDAYS);
  const after = [
    ...versions,
    ...cards.map(({ version, fromOn, rates, beyond }) => ({
      ...version,
      fromOn,
      rates,
      beyond,
      version: version.version + 1_000,
    })),
  ];
  return shifts.flatMap((shift) => {
    const price = shift.cardId ? priceFrom(after, shift, holidays) : null;
    const to =
      price && price.chargePence !== null
        ? { payPence: price.payPence, chargePence: price.chargePence }
        : raisedRate(shift, rise, basis);
    if (to.payPence === shift.payPence && to.chargePence === shift.chargePence) return [];
    return [{ shift, to: { payPence: to.payPence, chargePence: to.chargePence } }];
  });
}

async function shiftsPast(
  tx: Tx,
  on: string,
  minimumPence: number,
  cardIds: readonly string[],
): Promise<readonly ShiftToRaise[]> {
  const { rows } = await sql<ShiftToRaise>`
    select s.shift_id as "shiftId", s.booking_id as "bookingId", s.number,
      s.client_id as "clientId", h.client_name as "clientName", s.hirer_id as "hirerId",
      s.site_id as "siteId", h.name as "siteName", h.nation, s.role, s.kind,
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.break_minutes as "breakMinutes",
      s.pay_pence as "payPence", s.charge_pence as "chargePence", s.rate_card_id as "cardId"
    from shifts_published s
    join sites_published h on h.organisation_id = s.organisation_id and h.site_id = s.site_id
    where s.organisation_id = current_organisation() and s.cancelled_at is null
      and s.starts_at >= ${dateOfMinute(startOfDay(on))} and s.starts_at > ${nowOf(tx)}
      and (s.pay_pence < ${minimumPence} or s.rate_card_id = any(${[...cardIds]}::uuid[]))
    order by s.starts_at, s.shift_id`.execute(commitmentsDb(tx));
  return rows;
}

/** The plan as the page shows it. */
export async function shownRise(tx: Tx, plan: RisePlan): Promise<Reply<typeof previewRise>> {
  const roles = await roleNames(tx);
  const clients = new Map(
    (
      await commitmentsDb(tx)
        .selectFrom('clients_published')
        .select(['client_id', 'name'])
        .execute()
    ).map((row) => [row.client_id, row.name]),
  );
  const places = new Map(
    (
      await commitmentsDb(tx)
        .selectFrom('sites_published')
        .select(['site_id', 'name', 'hirer_id', 'hirer_name'])
        .execute()
    ).flatMap((row) => [[row.site_id, row.name] as const, [row.hirer_id, row.hirer_name] as const]),
  );
  const cards = plan.cards.map(({ version, fromOn, rates, beyond }) => ({
    cardId: version.cardId,
    version: version.version,
    fromOn,
    clientId: version.clientId,
    clientName: clients.get(version.clientId ?? '') ?? 'Our own card',
    holdsFor: places.get(version.siteId ?? version.hirerId ?? '') ?? '',
    terms: risenTerms(version.beyond, beyond),
    rates: version.rates.flatMap((rate, at) => {
      const to = rates[at];
      if (!to || to.payPence === rate.payPence) return [];
      const roleName = roles.get(rate.role) ?? rate.role;
      return [{ ...rate, roleName, newPayPence: to.payPence, newChargePence: to.chargePence }];
    }),
  }));
  return {
    on: plan.on,
    minimumPence: plan.rise?.minimumPence ?? null,
    known: plan.known,
    cards: cards.sort(
      (a, b) => a.clientName.localeCompare(b.clientName, 'en') || a.fromOn.localeCompare(b.fromOn),
    ),
    shifts: plan.shifts.map(({ shift, to }) => ({
      shiftId: shift.shiftId,
      bookingId: shift.bookingId,
      number: showNumber(shift.number),
      clientName: shift.clientName,
      siteName: shift.siteName,
      roleName: roles.get(shift.role) ?? shift.role,
      startsAt: shift.startsAt.toISOString(),
      endsAt: shift.endsAt.toISOString(),
      fromCard: shift.cardId !== null,
      payPence: shift.payPence,
      chargePence: shift.chargePence,
      newPayPence: to.payPence,
      newChargePence: to.chargePence,
    })),
  };
}

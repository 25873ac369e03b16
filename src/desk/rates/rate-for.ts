import { sql } from 'kysely';
import type { Holidays, Nation } from '../../lib/calendar.ts';
import { ok, type Result } from '../../lib/result.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { holidaysOf } from '../../platform/calendar/holidays.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import {
  type CardPrice,
  type CardRate,
  type CardVersion,
  priceOn,
  versionInForce,
} from './card.ts';
import type { ShiftKind } from './schema.ts';
import { ratesDb } from './tables.ts';

/** A shift whose rate is asked for. */
export interface RateAsk {
  readonly key: string;
  readonly clientId: string;
  readonly hirerId?: string | undefined;
  readonly siteId: string;
  readonly role: string;
  readonly kind: ShiftKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly breakMinutes?: number | undefined;
  /** Of the place of work: its bank holidays. */
  readonly nation: Nation;
}

/**
 * What the cards say of each of these shifts, by key: the site's card before the hirer's, the client's and the
 * agency's own, each in the version of the day it starts; null where none has the rate. Two questions however many
 * shifts are asked about.
 */
export async function rateFor(
  tx: Tx,
  asks: readonly RateAsk[],
): Promise<Map<string, CardPrice | null>> {
  if (asks.length === 0) return new Map();
  const cards = await cardsFor(
    tx,
    [...new Set(asks.map(({ clientId }) => clientId))],
    [...new Set(asks.map(({ role }) => role))],
  );
  if (cards.length === 0) return new Map(asks.map(({ key }) => [key, null]));
  const holidays = await holidaysOf(tx, BANK_HOLIDAYS);
  return new Map(asks.map((ask) => [ask.key, priceFrom(cards, ask, holidays)]));
}

/** The price of one shift from these cards, the closest first; null where none has it. */
export function priceFrom(
  cards: readonly CardVersion[],
  ask: Omit<RateAsk, 'key'>,
  holidays: Holidays,
): CardPrice | null {
  const date = dateIn(ask.startsAt);
  const shift = {
    role: ask.role,
    kind: ask.kind,
    nation: ask.nation,
    start: minuteOfDate(ask.startsAt),
    end: minuteOfDate(ask.endsAt),
    breakMinutes: ask.breakMinutes ?? 0,
  };
  for (const holds of CLOSENESS) {
    const card = versionInForce(
      cards.filter((one) => holds(one, ask)),
      date,
    );
    const price: Result<CardPrice | null> = card ? priceOn(card, shift, holidays) : ok(null);
    if (price.ok && price.value) return price.value;
  }
  return null;
}

type Holds = (card: CardVersion, ask: Omit<RateAsk, 'key'>) => boolean;

const CLOSENESS: readonly Holds[] = [
  ({ siteId }, ask) => siteId === ask.siteId,
  ({ hirerId }, ask) => hirerId !== null && hirerId === ask.hirerId,
  (card, ask) => card.clientId === ask.clientId && card.hirerId === null && card.siteId === null,
  ({ clientId }) => clientId === null,
];

/** Every version of the cards of these clients and of the agency's own, with the rates of these roles. */
export async function cardsFor(
  tx: Tx,
  clientIds: readonly string[] | 'all',
  roles: readonly string[] | 'all',
): Promise<readonly CardVersion[]> {
  return cardsWhere(
    tx,
    clientIds === 'all'
      ? sql`true`
      : sql`(c.client_id is null or c.client_id = any(${[...clientIds]}::uuid[]))`,
    roles,
  );
}

/** Every version of these cards, with the rates of every role. One question. */
export function cardsByIds(tx: Tx, cardIds: readonly string[]): Promise<readonly CardVersion[]> {
  return cardsWhere(tx, sql`c.id = any(${[...cardIds]}::uuid[])`, 'all');
}

async function cardsWhere(
  tx: Tx,
  which: ReturnType<typeof sql>,
  roles: readonly string[] | 'all',
): Promise<readonly CardVersion[]> {
  const { rows } = await sql<Omit<CardVersion, 'rates'> & { rates: CardRate[] }>`
    select v.card_id as "cardId", v.version, to_char(v.from_on, 'YYYY-MM-DD') as "fromOn",
      c.client_id as "clientId", c.hirer_id as "hirerId", c.site_id as "siteId",
      v.night_from as "nightFrom", v.night_to as "nightTo", v.mixed, v.beyond,
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'kind', r.kind,
          'dayType', r.day_type, 'part', r.part, 'payPence', r.pay_pence,
          'chargePence', r.charge_pence) order by r.role, r.kind, r.day_type, r.part)
        from rate_card_rate r
        where r.organisation_id = v.organisation_id and r.card_id = v.card_id
          and r.version = v.version
          and ${roles === 'all' ? sql`true` : sql`r.role = any(${[...roles]}::text[])`}), '[]') as rates
    from rate_card c
    join rate_card_version v on v.organisation_id = c.organisation_id and v.card_id = c.id
    where c.organisation_id = current_organisation() and ${which}
    order by v.card_id, v.version`.execute(ratesDb(tx));
  return rows;
}

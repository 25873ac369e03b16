import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate, showPence } from '../../lib/show.ts';
import { nameKey } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { recordRefusal } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { authorised } from '../policies/index.ts';
import { bookingRefused } from './events.ts';
import { ratesDb } from './tables.ts';

/** How a bill-to stands with us. */
export interface CreditTerms {
  readonly billToId: string;
  readonly name: string;
  /** Pence; null: no limit was set. */
  readonly limitPence: number | null;
  readonly insuredUntil: string | null;
  readonly stop: {
    readonly stopId: string;
    readonly because: string;
    readonly stoppedAt: Date;
    readonly stoppedBy: string | null;
  } | null;
}

/** Work about to be booked for a bill-to. */
export interface WorkToBook {
  readonly billToId: string;
  readonly about: { readonly kind: string; readonly id: string };
  /** Charge of the work, in pence. */
  readonly addPence: number;
  /** The same by the purchase order it names; '' is left out. */
  readonly orders: ReadonlyMap<string, number>;
  /** The last day of the work under each order number; asked only where the order has an end. */
  readonly orderDays?: ReadonlyMap<string, string>;
  /** What this bill-to owes or will owe already; asked only where a limit was set. */
  readonly bookedPence: () => Promise<number>;
  /** What was booked already under an order number; asked only where the order has a value. */
  readonly orderPence: (number: string) => Promise<number>;
}

/** The terms of these bill-tos, by id; ids that are none of ours are left out. One question. */
export async function creditTerms(
  tx: Tx,
  billToIds: readonly string[],
): Promise<Map<string, CreditTerms>> {
  const { rows } = await sql<{
    billToId: string;
    name: string;
    limitPence: number | null;
    insuredUntil: string | null;
    stopId: string | null;
    because: string | null;
    stoppedAt: Date | null;
    stoppedBy: string | null;
  }>`
    select b.bill_to_id as "billToId", b.name, c.limit_pence as "limitPence",
      to_char(c.insured_until, 'YYYY-MM-DD') as "insuredUntil", s.id as "stopId", s.because,
      s.stopped_at as "stoppedAt", s.stopped_by as "stoppedBy"
    from bill_tos_published b
    left join credit c on c.organisation_id = b.organisation_id and c.bill_to_id = b.bill_to_id
    left join credit_stop s on s.organisation_id = b.organisation_id
      and s.bill_to_id = b.bill_to_id and s.lifted_at is null
    where b.organisation_id = current_organisation()
      and b.bill_to_id = any(${[...billToIds]}::uuid[])`.execute(ratesDb(tx));
  return new Map(
    rows.map(({ stopId, because, stoppedAt, stoppedBy, ...terms }) => [
      terms.billToId,
      {
        ...terms,
        stop: stopId && stoppedAt ? { stopId, because: because ?? '', stoppedAt, stoppedBy } : null,
      },
    ]),
  );
}

/**
 * May this work be booked for this bill-to? Refuses `client-on-stop`, naming who stopped it and who may lift it;
 * beyond the credit limit, after the insurance's last day, beyond the value of a purchase order or after its last day the
 * act needs authority (`beyond-authority`). Every refusal leaves a record of it.
 */
export async function mayBook(
  tx: Tx,
  work: WorkToBook,
): Promise<Result<{ approvedBy: readonly string[] }>> {
  const terms = (await creditTerms(tx, [work.billToId])).get(work.billToId);
  if (!terms) return ok({ approvedBy: [] });
  if (terms.stop) {
    leaveRecord(tx, work, 'stop', work.addPence);
    return onStop(tx, terms);
  }
  await lockPayer(tx, work.billToId);
  const over = await overOf(tx, terms, work);
  if (over.pence <= 0) return ok({ approvedBy: [] });
  const may = await authorised(tx, { kind: 'credit_over', amount: over.pence, about: work.about });
  if (may.ok) return may;
  leaveRecord(tx, work, over.why, over.pence);
  return {
    ok: false,
    refusal: { ...may.refusal, because: `${over.because} ${may.refusal.because}` },
  };
}

/**
 * Two bookings at once for one payer are added up one after the other, so that together they pass no limit. It
 * comes after the locks of workers and bookings, and before that of the log.
 */
async function lockPayer(tx: Tx, billToId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payer ${billToId}`}, 0))`.execute(
    ratesDb(tx),
  );
}

type Why = 'stop' | 'limit' | 'insurance' | 'order';

interface Over {
  readonly pence: number;
  readonly why: Why;
  readonly because: string;
}

const NOTHING_OVER: Over = { pence: 0, why: 'limit', because: '' };

/** How far the work goes beyond what is allowed, and which of its reasons is the widest. */
async function overOf(tx: Tx, terms: CreditTerms, work: WorkToBook): Promise<Over> {
  const overs: Over[] = [];
  const today = dateIn(nowOf(tx));
  if (terms.limitPence !== null) {
    const booked = await work.bookedPence();
    overs.push({
      pence: booked + work.addPence - terms.limitPence,
      why: 'limit',
      because: `${terms.name} may owe ${showPence(terms.limitPence)}; ${showPence(booked)} is booked or worked already and this adds ${showPence(work.addPence)}.`,
    });
  }
  if (terms.insuredUntil !== null && terms.insuredUntil < today) {
    overs.push({
      pence: work.addPence,
      why: 'insurance',
      because: `What ${terms.name} owes was insured until ${showDate(terms.insuredUntil, today)}.`,
    });
  }
  overs.push(...(await overOrders(tx, terms, work)));
  return overs.reduce((widest, one) => (one.pence > widest.pence ? one : widest), NOTHING_OVER);
}

async function overOrders(tx: Tx, terms: CreditTerms, work: WorkToBook): Promise<Over[]> {
  const numbers = [...work.orders.keys()].filter((number) => number !== '');
  if (numbers.length === 0) return [];
  const orders = await ratesDb(tx)
    .selectFrom('purchase_order')
    .select(['number', 'number_key', 'value_pence', 'ends_on'])
    .where('bill_to_id', '=', terms.billToId)
    .where(sql<boolean>`number_key = any(${numbers.map(nameKey)}::text[])`)
    .execute();
  const overs: Over[] = [];
  for (const order of orders) {
    const add = numbers
      .filter((number) => nameKey(number) === order.number_key)
      .reduce((sum, number) => sum + (work.orders.get(number) ?? 0), 0);
    const ends = order.ends_on;
    const last = numbers
      .filter((number) => nameKey(number) === order.number_key)
      .map((number) => work.orderDays?.get(number) ?? '')
      .sort()
      .at(-1);
    if (ends !== null && last !== undefined && last > ends) {
      const today = dateIn(nowOf(tx));
      overs.push({
        pence: add,
        why: 'order',
        because: `Order ${order.number} pays for work until ${showDate(ends, today)}; this goes on until ${showDate(last, today)}.`,
      });
    }
    const used = await work.orderPence(order.number);
    overs.push({
      pence: used + add - order.value_pence,
      why: 'order',
      because: `Order ${order.number} is worth ${showPence(order.value_pence)}; ${showPence(used)} of it is used and this adds ${showPence(add)}.`,
    });
  }
  return overs;
}

async function onStop(tx: Tx, { name, stop }: CreditTerms): Promise<Result<never>> {
  const names = await memberNames(tx);
  const who = stop?.stoppedBy ? (names.get(stop.stoppedBy) ?? 'a colleague') : 'a colleague';
  const since = stop ? showDate(dateIn(stop.stoppedAt), dateIn(nowOf(tx))) : '';
  return refuse(
    'client-on-stop',
    `${name} is on stop: nothing new can be booked for it. ${who} stopped it on ${since}: ${stop?.because ?? ''} Ask ${who}, an owner or a branch manager to lift it.`,
    undefined,
    { stopId: stop?.stopId, stoppedBy: who },
  );
}

function leaveRecord(tx: Tx, work: WorkToBook, why: Why, overPence: number): void {
  recordRefusal(tx, bookingRefused, {
    subjects: { billTo: work.billToId, [work.about.kind]: work.about.id },
    facts: { why, addPence: work.addPence, overPence },
  });
}

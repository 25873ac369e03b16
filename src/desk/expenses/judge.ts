import { sql } from 'kysely';
import { addDays, mondayOf } from '../../lib/days.ts';
import { showPence } from '../../lib/show.ts';
import { dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Finding } from '../../rules/finding.ts';
import { taxOnMiles, taxYearStart } from '../../rules/pay/mileage.ts';
import { unpaidExpense } from '../../rules/pay/unpaid-expense.ts';
import { workerFacts } from '../candidates/index.ts';
import { isCostOfJob } from './claim.ts';
import type { ClaimRow } from './found.ts';
import { expensesDb } from './tables.ts';

/** What of a claim is taxed as pay, whole pence; null: payroll judges. */
export interface Taxed {
  readonly pence: number | null;
  readonly because: string;
  readonly source: string;
}

const ITEPA = 'Income Tax (Earnings and Pensions) Act 2003';

/** Tenths of a mile by car in the work that are approved for this worker in the tax year, this claim left out. */
async function carTenthsBefore(tx: Tx, claim: ClaimRow, on: string): Promise<number> {
  const from = dateOfMinute(startOfDay(taxYearStart(on)));
  const to = dateOfMinute(
    startOfDay(addDays(`${Number(taxYearStart(on).slice(0, 4)) + 1}-04-05`, 1)),
  );
  const { rows } = await sql<{ tenths: number }>`
    select coalesce(sum(c.miles_tenths), 0)::int as tenths
    from expense_claim c
    join expense_entry e on e.organisation_id = c.organisation_id and e.claim_id = c.id
      and e.what = 'approved'
    join shifts_published s on s.organisation_id = c.organisation_id and s.shift_id = c.shift_id
    where c.organisation_id = current_organisation() and c.person_id = ${claim.person_id}::uuid
      and c.kind = 'mileage' and c.vehicle = 'car' and c.journey = 'in_work' and c.standing
      and c.id <> ${claim.id}::uuid and s.starts_at >= ${from} and s.starts_at < ${to}`.execute(
    expensesDb(tx),
  );
  return rows[0]?.tenths ?? 0;
}

/** What of a claim is taxed. @param on the day of its shift */
export async function taxOf(tx: Tx, claim: ClaimRow, on: string): Promise<Taxed> {
  const { kind, journey, pence, miles_tenths: tenths, vehicle } = claim;
  if (kind === 'bonus') {
    return { pence, because: 'A bonus is pay: all of it is taxed.', source: `${ITEPA}, s 62` };
  }
  if (kind === 'mileage' && tenths !== null && vehicle !== null) {
    const commuting = journey === 'to_work';
    const taxed = taxOnMiles({
      tenths,
      paidPence: pence,
      vehicle,
      commuting,
      tenthsBefore: commuting || vehicle !== 'car' ? 0 : await carTenthsBefore(tx, claim, on),
      on,
    });
    if (!taxed.ok)
      return { pence: null, because: taxed.refusal.because, source: `${ITEPA}, s 230` };
    const { approvedPence, taxablePence, reliefPence, source } = taxed.value;
    const words = commuting
      ? 'From home to work is as a rule ordinary commuting: all of it is taxed as pay.'
      : `${showPence(approvedPence)} may be paid for these miles without tax; ${showPence(taxablePence)} of it is taxed as pay.`;
    const relief =
      reliefPence > 0 ? ` The worker may ask HMRC for relief on ${showPence(reliefPence)}.` : '';
    return { pence: taxablePence, because: words + relief, source };
  }
  if (kind === 'public_transport' && journey === 'to_work') {
    return {
      pence,
      because: 'From home to work is as a rule ordinary commuting: all of it is taxed as pay.',
      source: `${ITEPA}, ss 338 and 339`,
    };
  }
  if (kind === 'parking') {
    return {
      pence: 0,
      because: 'Parking at or near the place of work is paid back without tax.',
      source: `${ITEPA}, s 237`,
    };
  }
  return {
    pence: null,
    because: 'Whether it is taxed hangs on what it was for: payroll judges.',
    source: `${ITEPA}, ss 336 to 339`,
  };
}

/**
 * What it comes to for the minimum wage if a cost of the job stays unpaid: held against the pay of the week, Monday to
 * Sunday, of the shifts the worker holds in it, at their lowest rates; with what of that week was refused before.
 * Sleep-ins and time on call are left out, hours and pay.
 */
export async function unpaidOf(
  tx: Tx,
  claim: ClaimRow,
  startsAt: Date,
): Promise<{ readonly findings: readonly Finding[]; readonly shortPence: number }> {
  if (!isCostOfJob(claim.kind, claim.journey)) return { findings: [], shortPence: 0 };
  const monday = mondayOf(dateIn(startsAt));
  const from = dateOfMinute(startOfDay(monday));
  const to = dateOfMinute(startOfDay(addDays(monday, 7)));
  const db = expensesDb(tx);
  const { rows } = await sql<{ pay: number; minutes: number }>`
    select coalesce(round(sum(s.pay_pence::numeric * s.minutes / 60)), 0)::int as pay,
      coalesce(sum(s.minutes), 0)::int as minutes
    from expected_published x
    join shifts_published s on s.organisation_id = x.organisation_id and s.shift_id = x.shift_id
    where x.organisation_id = current_organisation() and x.person_id = ${claim.person_id}::uuid
      and x.kind = 'waking' and x.starts_at >= ${from} and x.starts_at < ${to}`.execute(db);
  const unpaid = await sql<{ pence: number }>`
    select coalesce(sum(c.pence), 0)::int as pence from expense_claim c
    join expense_entry e on e.organisation_id = c.organisation_id and e.claim_id = c.id
      and e.what = 'refused'
    join shifts_published s on s.organisation_id = c.organisation_id and s.shift_id = c.shift_id
    where c.organisation_id = current_organisation() and c.person_id = ${claim.person_id}::uuid
      and c.standing and c.id <> ${claim.id}::uuid and (c.kind = 'ppe' or c.journey = 'in_work')
      and s.starts_at >= ${from} and s.starts_at < ${to}`.execute(db);
  const born = (await workerFacts(tx, [claim.person_id])).get(claim.person_id)?.dateOfBirth ?? null;
  return unpaidExpense({
    unpaidPence: claim.pence,
    payPence: (rows[0]?.pay ?? 0) - (unpaid.rows[0]?.pence ?? 0),
    minutes: rows[0]?.minutes ?? 0,
    start: monday,
    who: { dateOfBirth: born },
  });
}

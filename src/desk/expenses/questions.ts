import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import type { ExpenseKind } from './shapes-schema.ts';
import { expensesDb } from './tables.ts';

/** A sum of a claim as pay and invoice take it: an approval, or its opposite with the signs turned. Pence. */
export interface ExpenseSum {
  readonly claimId: string;
  readonly shiftId: string;
  readonly personId: string;
  readonly kind: ExpenseKind;
  readonly what: 'approved' | 'taken_back';
  readonly at: Date;
  readonly payPence: number;
  readonly chargePence: number;
  /** Taxed as pay; null: payroll judges. */
  readonly taxablePence: number | null;
}

/** What the expenses of a shift come to. Pence. */
export interface ShiftExpenses {
  readonly payPence: number;
  readonly chargePence: number;
  /** Said and not decided yet. */
  readonly openPence: number;
  /** Lacking of the minimum wage because a cost of the job was refused: paid on top. */
  readonly topUpPence: number;
  readonly sums: readonly ExpenseSum[];
}

/** What was claimed for these shifts and approved, less what was taken back; shifts without any are left out. One question. */
export async function expensesOfShifts(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<ReadonlyMap<string, ShiftExpenses>> {
  type Row = Omit<ExpenseSum, 'what'> & {
    pence: number;
    standing: boolean;
    what: 'approved' | 'taken_back' | 'refused' | 'withdrawn' | null;
    shortPence: number | null;
  };
  const { rows } = await sql<Row>`
    select c.id as "claimId", c.shift_id as "shiftId", c.person_id as "personId", c.kind, c.pence,
      c.standing, e.what, e.decided_at as at, e.pay_pence as "payPence",
      e.charge_pence as "chargePence", e.taxable_pence as "taxablePence",
      e.short_pence as "shortPence"
    from expense_claim c
    left join expense_entry e on e.organisation_id = c.organisation_id and e.claim_id = c.id
    where c.organisation_id = current_organisation() and c.shift_id = any(${[...shiftIds]}::uuid[])
    order by c.recorded_at, c.id, e.decided_at`.execute(expensesDb(tx));
  const found = new Map<string, ShiftExpenses>();
  for (const { pence, standing, what, shortPence, ...row } of rows) {
    const so = found.get(row.shiftId) ?? {
      payPence: 0,
      chargePence: 0,
      openPence: 0,
      topUpPence: 0,
      sums: [],
    };
    const money = what === 'approved' || what === 'taken_back';
    found.set(row.shiftId, {
      payPence: so.payPence + (row.payPence ?? 0),
      chargePence: so.chargePence + (row.chargePence ?? 0),
      openPence: so.openPence + (what === null ? pence : 0),
      topUpPence: so.topUpPence + (standing ? (shortPence ?? 0) : 0),
      sums: money ? [...so.sums, { ...row, what }] : so.sums,
    });
  }
  return found;
}

import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { stateOf } from './claim.ts';
import type { ClaimState } from './shapes-schema.ts';
import { type ExpensesTables, expensesDb } from './tables.ts';

export type ClaimRow = ExpensesTables['expense_claim'];
export type EntryRow = ExpensesTables['expense_entry'];

export function claimNotFound(): Result<never> {
  return refuse('expense-not-found', 'There is no such claim. Look at the list again.');
}

/** A claim with what became of it. */
export interface Loaded {
  readonly claim: ClaimRow;
  readonly entries: readonly EntryRow[];
  readonly state: ClaimState;
}

/** The steps of a claim in their order. */
export async function entriesOf(tx: Tx, claimId: string): Promise<readonly EntryRow[]> {
  return expensesDb(tx)
    .selectFrom('expense_entry')
    .selectAll()
    .where('claim_id', '=', claimId)
    .orderBy('decided_at')
    .execute();
}

/**
 * A claim, its row locked. Of mileage all of that worker's are, in the order of their ids: what of one is taxed hangs
 * on the miles approved before it. Refuses `expense-not-found`.
 */
export async function lockClaim(tx: Tx, claimId: string): Promise<Result<Loaded>> {
  const db = expensesDb(tx);
  const seen = await db
    .selectFrom('expense_claim')
    .select(['kind', 'person_id'])
    .where('id', '=', claimId)
    .executeTakeFirst();
  if (!seen) return claimNotFound();
  const all = db.selectFrom('expense_claim').selectAll().orderBy('id').forUpdate();
  const locked = await (seen.kind === 'mileage'
    ? all.where('person_id', '=', seen.person_id).where('kind', '=', 'mileage')
    : all.where('id', '=', claimId)
  ).execute();
  const claim = locked.find(({ id }) => id === claimId);
  if (!claim) return claimNotFound();
  const entries = await entriesOf(tx, claimId);
  return ok({ claim, entries, state: stateOf(entries.map(({ what }) => what)) });
}

/** Whom and what its entries are about. */
export function subjectsOf(claim: ClaimRow): Record<string, string> {
  return {
    expense: claim.id,
    worker: claim.person_id,
    shift: claim.shift_id,
    booking: claim.booking_id,
    client: claim.client_id,
  };
}

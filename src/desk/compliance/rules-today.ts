import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { dossiersAround } from './load-dossiers.ts';
import { complianceDb } from './tables.ts';
import { stateOf, type WorkerState } from './worker-state.ts';

/**
 * How everyone on the books stands with the rules today, over 17 weeks of shifts behind and what is booked
 * ahead: a fixed number of set questions however many workers there are, then one pass over each. In the
 * order of their names. Sentences name people and places: they are personal.
 */
export async function rulesToday(tx: Tx): Promise<readonly WorkerState[]> {
  const rows = await complianceDb(tx)
    .selectFrom('candidates_published')
    .select('person_id')
    .where('archived', '=', false)
    .execute();
  const states = await workerStates(
    tx,
    rows.map((row) => row.person_id),
  );
  return states.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en-GB'));
}

/** The same of these workers, in no order. */
export async function workerStates(tx: Tx, personIds: readonly string[]): Promise<WorkerState[]> {
  const now = nowOf(tx);
  const asking = { now: minuteOfDate(now), today: dateIn(now) };
  const reach = { from: asking.now, to: asking.now };
  const dossiers = await dossiersAround(tx, personIds, [], reach);
  return dossiers.map((dossier) => stateOf(dossier, asking));
}

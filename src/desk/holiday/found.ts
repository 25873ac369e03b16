import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { workerFacts } from '../candidates/index.ts';
import { holdWorkers } from '../worktime/index.ts';
import type { HolidayState } from './schema.ts';
import { holidayDb } from './tables.ts';

/** The worker, locked until the act ends, or `candidate-not-found`. */
export async function lockWorker(tx: Tx, personId: string): Promise<Result<null>> {
  if (!(await workerFacts(tx, [personId])).has(personId)) {
    return refuse('candidate-not-found', 'There is no such candidate in your books.');
  }
  await holdWorkers(tx, [personId]);
  return ok(null);
}

/** A holiday as it stands, or `holiday-not-found`. */
export async function holidayOf(tx: Tx, holidayId: string) {
  const row = await holidayDb(tx)
    .selectFrom('holiday')
    .selectAll()
    .where('id', '=', holidayId)
    .executeTakeFirst();
  return row
    ? ok(row)
    : refuse('holiday-not-found', 'There is no such holiday. Look at the list again.');
}

/** The same with its worker locked, so that nobody decides it meanwhile. */
export async function lockHoliday(tx: Tx, holidayId: string) {
  const found = await holidayOf(tx, holidayId);
  if (!found.ok) return found;
  await holdWorkers(tx, [found.value.person_id]);
  return holidayOf(tx, holidayId);
}

const ENDED: Readonly<Record<HolidayState, string>> = {
  asked: 'has not been decided yet',
  approved: 'has been approved',
  refused: 'has been refused',
  withdrawn: 'was withdrawn by the worker',
  cancelled: 'was given up',
};

/** Somebody else came first. */
export function alreadyEnded(state: HolidayState): Result<never> {
  return refuse('already-decided', `This holiday ${ENDED[state]}. Look at it again.`);
}

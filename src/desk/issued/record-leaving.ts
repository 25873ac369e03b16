import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { archiveCandidate, restoreCandidate, workerFacts } from '../candidates/index.ts';
import { holdWorkers } from '../worktime/index.ts';
import { leavingClosed, workerBack, workerLeft } from './events.ts';
import { outWith, shiftsAfter, toCheckAgain } from './queries.ts';
import { LEAVING_REASONS, type recordLeavingRoute } from './schema.ts';
import { type Again, keptAfter } from './settle.ts';
import { issuedDb } from './tables.ts';

/**
 * A worker leaves. Shifts after the last day are given up first; where that day has come, no list offers them from
 * now on (`archiveCandidate`). The same id again gives the first result. Refuses `candidate-not-found`,
 * `still-booked` with the shifts, and `already-left`.
 */
export async function recordLeaving(
  tx: Tx,
  personId: string,
  { id, reason, lastDay, note }: BodyOf<typeof recordLeavingRoute>,
): Promise<Result<{ leavingId: string }>> {
  if (!(await workerFacts(tx, [personId])).has(personId)) {
    return refuse('candidate-not-found', 'There is no such candidate in your books.');
  }
  // Whoever books them at this moment waits, and then finds them gone.
  await holdWorkers(tx, [personId]);
  const db = issuedDb(tx);
  const before = await db
    .selectFrom('leaving')
    .select('id')
    .where((where) =>
      where.or([
        where('id', '=', id),
        where.and([where('person_id', '=', personId), where('back_at', 'is', null)]),
      ]),
    )
    .executeTakeFirst();
  if (before?.id === id) return ok({ leavingId: id });
  if (before) {
    return refuse('already-left', 'It is on record already that they leave. See their record.');
  }
  const shifts = await shiftsAfter(tx, personId, lastDay);
  if (shifts.length > 0) {
    return wrongField(
      'lastDay',
      'still-booked',
      `They hold ${listed(shifts.slice(0, 3))}${shifts.length > 3 ? ` and ${shifts.length - 3} more` : ''} after that day. Release them first, or choose a later day.`,
    );
  }
  const out = await outWith(tx, personId);
  const closes = lastDay <= dateIn(nowOf(tx));
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('leaving')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      reason,
      last_day: lastDay,
      note,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
      closed_at: closes ? nowOf(tx) : null,
      back_on: null,
      back_at: null,
      back_by: null,
    })
    .execute();
  record(tx, workerLeft, {
    subjects: { worker: personId, leaving: id },
    facts: {
      leaving: id,
      reason,
      lastDay,
      stillOut: out.length,
      keepUntil: keptAfter(lastDay)[0]?.until ?? null,
    },
    ...(note === '' ? {} : { people: { [personId]: { note } } }),
  });
  if (!closes) return ok({ leavingId: id });
  const archived = await offTheBooks(tx, personId, reason, lastDay);
  return archived.ok ? ok({ leavingId: id }) : archived;
}

function offTheBooks(
  tx: Tx,
  personId: string,
  reason: keyof typeof LEAVING_REASONS,
  lastDay: string,
) {
  const said = `Left on ${showDate(lastDay)}: ${LEAVING_REASONS[reason].toLowerCase()}`;
  return archiveCandidate(tx, { personId, reason: said });
}

/**
 * The last day has gone: takes the worker off the books. Twice is once. Refuses `leaving-not-found`, `not-yet`,
 * `already-back` and `still-booked`.
 */
export async function closeLeaving(
  tx: Tx,
  leavingId: string,
): Promise<Result<{ leavingId: string }>> {
  const found = await lockLeaving(tx, leavingId);
  if (!found.ok) return found;
  const { person_id: personId, last_day: lastDay, reason, closed_at, back_at } = found.value;
  if (closed_at !== null) return ok({ leavingId });
  if (back_at !== null) return refuse('already-back', 'They are back on the books.');
  if (lastDay > dateIn(nowOf(tx))) {
    return refuse('not-yet', `Their last day is ${showDate(lastDay)}. Do this once it has come.`);
  }
  const shifts = await shiftsAfter(tx, personId, lastDay);
  if (shifts.length > 0) {
    return refuse('still-booked', `They hold ${listed(shifts.slice(0, 3))}. Release that first.`);
  }
  await issuedDb(tx)
    .updateTable('leaving')
    .set({ closed_at: nowOf(tx) })
    .where('id', '=', leavingId)
    .execute();
  record(tx, leavingClosed, {
    subjects: { worker: personId, leaving: leavingId },
    facts: { leaving: leavingId },
  });
  const archived = await offTheBooks(tx, personId, reason, lastDay);
  return archived.ok ? ok({ leavingId }) : archived;
}

/**
 * Who had left is back on the books, with what must be checked again; compliance goes on stopping what it stops.
 * Twice is once. Refuses `leaving-not-found` and `back-before-leaving`.
 */
export async function comeBack(
  tx: Tx,
  leavingId: string,
  { backOn }: { readonly backOn: string },
): Promise<Result<{ leavingId: string; again: Again[] }>> {
  const found = await lockLeaving(tx, leavingId);
  if (!found.ok) return found;
  const { person_id: personId, last_day: lastDay, back_at } = found.value;
  const again = [...(await toCheckAgain(tx, personId, lastDay))];
  if (back_at !== null) return ok({ leavingId, again });
  if (backOn < lastDay) {
    return wrongField('backOn', 'back-before-leaving', 'That is before their last day.');
  }
  await issuedDb(tx)
    .updateTable('leaving')
    .set({ back_on: backOn, back_at: nowOf(tx), back_by: actorOf(tx).memberId })
    .where('id', '=', leavingId)
    .execute();
  record(tx, workerBack, {
    subjects: { worker: personId, leaving: leavingId },
    facts: { leaving: leavingId, backOn, toCheckAgain: again.map(({ source }) => source) },
    people: { [personId]: { again: again.map(({ what, because }) => `${what}: ${because}`) } },
  });
  const restored = await restoreCandidate(tx, personId);
  return restored.ok ? ok({ leavingId, again }) : restored;
}

async function lockLeaving(tx: Tx, leavingId: string) {
  const row = await issuedDb(tx)
    .selectFrom('leaving')
    .selectAll()
    .where('id', '=', leavingId)
    .forUpdate()
    .executeTakeFirst();
  return row ? ok(row) : refuse('leaving-not-found', 'There is no such leaver. Look again.');
}

import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { accept, cancelShift, planChanges, takeElsewhere } from '../bookings/index.ts';
import type { PlaceOfWork } from '../clients/index.ts';
import type { Asked } from './asked.ts';
import type { LoadedAmendment } from './load-amendment.ts';

const TAKEN_HOW = {
  phone: 'phone',
  email: 'email',
  text: 'other',
  in_person: 'in_person',
} as const;

/**
 * Makes shifts a booking of their own at another site of the same hirer, under the number of the amendment, so that a
 * press repeated finds it: a booking is for one place, and its papers say one. The old shifts are cancelled by the desk,
 * which charges nobody; whoever held them is given the new ones after every rule was asked anew for the other place.
 * Both bookings' papers are owed. Refuses `worker-pencilled`, and what `cancelShift`, `takeElsewhere` and `accept`
 * refuse.
 * @returns the shifts there
 */
export async function moveToSite(
  tx: Tx,
  amendment: LoadedAmendment,
  { shifts, holders, changes, at }: Asked & { readonly at: PlaceOfWork },
): Promise<Result<readonly string[]>> {
  const pencilled = shifts.find(({ shiftId }) => holders.get(shiftId)?.acceptedAt === null);
  if (pencilled) {
    return refuse(
      'worker-pencilled',
      `Somebody is pencilled into ${pencilled.label}. Assign them or release them first: a pencil is for one place.`,
    );
  }
  const plan = await planChanges(tx, changes, at);
  if (!plan.ok) return plan;
  for (const { shiftId } of shifts) {
    const cancelled = await cancelShift(tx, {
      shiftId,
      because: `Moved to ${at.siteName}, as agreed.`,
      by: 'desk',
    });
    if (!cancelled.ok) return cancelled;
  }
  const moved = plan.value.planned.map(({ after }) => ({ id: newId(), after }));
  const taken = await takeElsewhere(tx, {
    id: amendment.amendmentId,
    siteId: at.siteId,
    reportTo: amendment.terms.reportTo,
    how: TAKEN_HOW[amendment.how],
    shifts: moved,
  });
  if (!taken.ok) return taken;
  const { toPersonId } = amendment;
  const goes = Map.groupBy(
    moved,
    ({ after }) => toPersonId ?? holders.get(after.shiftId)?.personId ?? '',
  );
  goes.delete('');
  for (const [personId, theirs] of goes) {
    const given = await accept(tx, {
      personId,
      assignments: theirs.map(({ id }) => ({ id: newId(), shiftId: id })),
      ...yesOf(amendment, personId),
    });
    if (!given.ok) return given;
  }
  return ok(moved.map(({ id }) => id));
}

/** How and when a worker said yes to an amendment, as an assignment keeps it. */
export function yesOf({ words }: LoadedAmendment, personId: string) {
  const word = words.find(({ said, workerId }) => said === 'agreed' && workerId === personId);
  return {
    how: word?.how === 'email' || word?.how === 'text' ? 'in_writing' : 'spoken',
    // They agreed to do these shifts, which is what is asked of them.
    willing: true,
    ...(word ? { saidAt: word.saidAt } : {}),
  } as const;
}

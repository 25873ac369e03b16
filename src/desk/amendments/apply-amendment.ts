import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import {
  accept,
  amendBooking,
  changeShifts,
  holdersOfShifts,
  loadShifts,
  lockAll,
  release,
  shiftSubjects,
} from '../bookings/index.ts';
import { hasAgreed, mayNotMove, partsOf } from './amendment.ts';
import { type Asked, readAsked } from './asked.ts';
import { amendmentApplied } from './events.ts';
import { type LoadedAmendment, loadAmendment } from './load-amendment.ts';
import { moveToSite, yesOf } from './move-to-site.ts';
import { saveApplied } from './say-word.ts';

export interface Applied {
  readonly amendmentId: string;
  readonly shifts: number;
  /** Workers whose papers are out of date by it. */
  readonly toConfirm: number;
  /** The booking that they became at another site. */
  readonly movedTo: string | null;
}

/**
 * Makes a change that everybody agreed to, through bookings' own commands, whole or not at all: under the locks of
 * everybody who holds the shifts and of whoever comes, then every rule is asked for them as they will be. Refuses
 * `amendment-not-found`, `not-agreed`, `already-applied` and its like, `booking-changed` when a shift is not as it was
 * asked about, and what `readAsked`, `changeShifts`, `release`, `accept`, `amendBooking` and `moveToSite` refuse. Pressed twice, the
 * first result comes back.
 */
export async function applyAmendment(
  tx: Tx,
  input: { readonly amendmentId: string; readonly id: string },
): Promise<Result<Applied>> {
  const seen = await loadAmendment(tx, input.amendmentId);
  if (!seen.ok) return seen;
  const shiftIds = seen.value.shifts.map(({ shiftId }) => shiftId);
  const holders = await holdersOfShifts(tx, shiftIds);
  const { toPersonId, bookingId } = seen.value;
  const people = [...holders.values()].map(({ personId }) => personId);
  const everybody = [...new Set([...people, ...(toPersonId === null ? [] : [toPersonId])])].sort();
  await lockAll(tx, everybody, [bookingId]);
  const locked = await loadAmendment(tx, input.amendmentId, true);
  if (!locked.ok) return locked;
  const amendment = locked.value;
  if (amendment.words.some(({ id }) => id === input.id)) return ok(result(amendment));
  const stopped = mayNotMove('apply', amendment.state);
  if (stopped) return stopped;
  const asked = await readAsked(tx, { ...amendment, shiftIds });
  if (!asked.ok) return asked;
  const fresh = asAskedAbout(amendment, asked.value);
  if (!fresh.ok) return fresh;
  const done = await make(tx, amendment, asked.value);
  if (!done.ok) return done;
  await saveApplied(tx, amendment, input.id);
  writeDown(tx, amendment, await holdersNow(tx, done.value));
  return ok(result(amendment));
}

function result({ amendmentId, shifts, needed, terms }: LoadedAmendment): Applied {
  const workers = [
    ...needed.flatMap(({ workerId }) => workerId ?? []),
    ...shifts.flatMap(({ personId }) => personId ?? []),
  ];
  return {
    amendmentId,
    shifts: shifts.length,
    toConfirm: new Set(workers).size,
    movedTo: terms.siteId === undefined ? null : amendmentId,
  };
}

/** What was agreed about the shifts as they were must not be done to shifts that changed since. */
function asAskedAbout(amendment: LoadedAmendment, { shifts, holders }: Asked): Result<null> {
  const was = new Map(amendment.shifts.map((shift) => [shift.shiftId, shift]));
  const other = shifts.find(
    ({ shiftId, revision, cancelledAt }) =>
      cancelledAt !== null ||
      was.get(shiftId)?.revision !== revision ||
      (was.get(shiftId)?.personId ?? null) !== (holders.get(shiftId)?.personId ?? null),
  );
  if (!other) return ok(null);
  return refuse(
    'booking-changed',
    `${other.label} is not as it was when this was asked, so nothing was changed. Withdraw this, look at the shift, and ask anew.`,
  );
}

/** @returns the shifts as they are now: others, where they moved to another site */
async function make(
  tx: Tx,
  amendment: LoadedAmendment,
  asked: Asked,
): Promise<Result<readonly string[]>> {
  const { booking, shifts, holders, changes } = asked;
  const { terms, toPersonId } = amendment;
  if (asked.at) return moveToSite(tx, amendment, { ...asked, at: asked.at });
  const made = ok(shifts.map(({ shiftId }) => shiftId));
  const parts = partsOf(terms, toPersonId);
  if (toPersonId !== null) {
    for (const { assignmentId } of holders.values()) {
      const freed = await release(tx, {
        assignmentId,
        because: amendment.because || 'Somebody else goes, as agreed.',
      });
      if (!freed.ok) return freed;
    }
  }
  if (parts.includes('time') || parts.includes('rate')) {
    const changed = await changeShifts(tx, changes);
    if (!changed.ok) return changed;
  }
  if (terms.reportTo !== undefined) {
    const { bookingId } = booking;
    const amended = await amendBooking(tx, { bookingId, reportTo: terms.reportTo });
    if (!amended.ok) return amended;
  }
  if (toPersonId === null) return made;
  const given = await accept(tx, {
    personId: toPersonId,
    assignments: shifts.map(({ shiftId }) => ({ id: newId(), shiftId })),
    ...yesOf(amendment, toPersonId),
  });
  return given.ok ? made : given;
}

async function holdersNow(tx: Tx, shiftIds: readonly string[]): Promise<number> {
  const standing = await loadShifts(tx, shiftIds);
  const holders = await holdersOfShifts(
    tx,
    standing.map(({ shiftId }) => shiftId),
  );
  return new Set([...holders.values()].map(({ personId }) => personId)).size;
}

function writeDown(tx: Tx, amendment: LoadedAmendment, held: number): void {
  const { words, needed, shifts, askedAt } = amendment;
  const ids = shifts.map(({ shiftId }) => shiftId);
  const [only] = needed.flatMap(({ workerId }) => workerId ?? []);
  record(tx, amendmentApplied, {
    subjects: {
      booking: amendment.bookingId,
      amendment: amendment.amendmentId,
      ...shiftSubjects(ids),
      ...(held === 1 && only !== undefined ? { worker: only } : {}),
    },
    facts: {
      amendment: amendment.amendmentId,
      parts: [...partsOf(amendment.terms, amendment.toPersonId)],
      askedBy: amendment.askedSide,
      askedHow: amendment.how,
      agreed: words.flatMap(({ said, side, how }) =>
        said === 'agreed' && side !== null && how !== null ? [{ side, how }] : [],
      ),
      allAgreed: needed.every((one) => hasAgreed(words, one)),
      shifts: ids,
      held,
      minutes: Math.max(0, Math.floor((nowOf(tx).getTime() - askedAt.getTime()) / 60_000)),
    },
    preparedBy: amendment.recordedBy === actorOf(tx).memberId ? [] : [amendment.recordedBy],
  });
}

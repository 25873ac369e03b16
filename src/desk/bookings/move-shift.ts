import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { may } from '../../platform/identity/policy.ts';
import { peopleOf } from '../people/index.ts';
import { lockWorkers } from '../worktime/index.ts';
import { accept } from './accept.ts';
import type { FindingOnShifts } from './clear.ts';
import { type Holder, holdersOfShifts } from './lock.ts';
import { type Held, pencil } from './pencil.ts';
import { policy } from './policy.ts';
import { release } from './release.ts';
import { bookingsDb } from './tables.ts';
import { loadShifts, shiftNotFound } from './work.ts';

/** A shift as it is moved on the grid: from whoever held it to somebody else, or to nobody. */
export interface MoveInput {
  readonly shiftId: string;
  /** Names the assignment that the move makes. */
  readonly id: string;
  /** The assignment that the page showed; null: nobody held it. */
  readonly from: string | null;
  /** The worker it goes to; null: the shift is open again. */
  readonly to: string | null;
  readonly as: 'pencil' | 'accept';
  /** Why whoever held it gives it up; needed when they had accepted. */
  readonly because: string;
  /** When the worker said yes, if not just now: undoing a move keeps the word they gave. */
  readonly saidAt?: Date | undefined;
  readonly how: 'spoken' | 'in_writing';
  readonly willing: boolean;
}

/** How a shift was held before or is held now. */
export interface HeldAs {
  readonly assignmentId: string;
  readonly personId: string;
  readonly as: 'pencil' | 'accept';
  readonly acceptedAt: Date | null;
  readonly lapsesAt: Date | null;
}

export interface Moved {
  readonly was: HeldAs | null;
  readonly now: HeldAs | null;
  /** What may go on but must be seen. */
  readonly findings: readonly FindingOnShifts[];
}

/**
 * Moves one shift to another worker in one act: whoever held it is released and the other is pencilled or
 * assigned, each under its own rules, or nothing happens. Both workers are locked first, in id order.
 * Refuses `shift-not-found`, `shift-changed` when it is no longer as the page showed it, `reason-needed`,
 * and as `release`, `pencil` and `accept` do. Pressed twice, the first result comes back.
 */
export async function moveShift(tx: Tx, input: MoveInput): Promise<Result<Moved>> {
  const mayAssign = may(policy, actorOf(tx).roles, 'bookings.assign');
  if (input.to !== null && input.as === 'accept' && !mayAssign) {
    return refuse(
      'not-allowed',
      'A consultant or a manager assigns. Pencil the worker, or ask one.',
    );
  }
  const [shift] = await loadShifts(tx, [input.shiftId]);
  if (!shift) return shiftNotFound();
  const seen = await holderOf(tx, input.shiftId);
  const both = [seen?.personId, input.to].filter((one) => typeof one === 'string');
  await lockWorkers(tx, [...new Set(both)]);
  const held = await holderOf(tx, input.shiftId);
  if (!isDone(input, held)) {
    if ((held?.assignmentId ?? null) !== input.from) return changed(tx, shift.label, held);
    const freed = held ? await takeOff(tx, held, input.because.trim()) : ok(null);
    if (!freed.ok) return freed;
  }
  const was = input.from === null ? null : await heldOnce(tx, input.from);
  if (input.to === null) return ok({ was, now: null, findings: [] });
  const taken = await give(tx, input, input.to);
  if (!taken.ok) return taken;
  const after = await holderOf(tx, input.shiftId);
  return ok({ was, now: after && heldAs(after), findings: taken.value.findings });
}

async function takeOff(tx: Tx, held: Holder, because: string): Promise<Result<unknown>> {
  if (held.acceptedAt && because === '') {
    return refuse(
      'reason-needed',
      'They had accepted this shift. Say why they give it up: both sides read it on the new version of their papers.',
      undefined,
      { fields: { because: 'Say why they give it up.' } },
    );
  }
  const { assignmentId } = held;
  return release(tx, { assignmentId, because: because || 'Moved on the week.' });
}

async function give(tx: Tx, input: MoveInput, personId: string): Promise<Result<Held>> {
  const holding = { personId, assignments: [{ id: input.id, shiftId: input.shiftId }] };
  if (input.as === 'pencil') return pencil(tx, holding);
  return accept(tx, {
    ...holding,
    how: input.how,
    willing: input.willing,
    ...(input.saidAt ? { saidAt: input.saidAt } : {}),
  });
}

/** How an assignment was held before it ended. */
async function heldOnce(tx: Tx, assignmentId: string): Promise<HeldAs | null> {
  const row = await bookingsDb(tx)
    .selectFrom('assignment')
    .select(['id', 'person_id', 'accepted_at', 'lapses_at'])
    .where('id', '=', assignmentId)
    .executeTakeFirst();
  if (!row) return null;
  const { id, person_id: personId, accepted_at: acceptedAt, lapses_at: lapsesAt } = row;
  return heldAs({ assignmentId: id, personId, acceptedAt, lapsesAt });
}

/** Who holds the shift now; a lapsed pencil holds nothing. */
async function holderOf(tx: Tx, shiftId: string): Promise<Holder | null> {
  const holder = (await holdersOfShifts(tx, [shiftId])).get(shiftId) ?? null;
  if (!holder || holder.acceptedAt) return holder;
  return holder.lapsesAt !== null && holder.lapsesAt > nowOf(tx) ? holder : null;
}

function heldAs({
  assignmentId,
  personId,
  acceptedAt,
  lapsesAt,
}: Pick<Holder, 'assignmentId' | 'personId' | 'acceptedAt' | 'lapsesAt'>): HeldAs {
  return {
    assignmentId,
    personId,
    as: acceptedAt ? 'accept' : 'pencil',
    acceptedAt,
    lapsesAt: acceptedAt ? null : lapsesAt,
  };
}

/** The same move pressed again: what it was to make stands already. */
function isDone(input: MoveInput, held: Holder | null): boolean {
  if (input.to === null) return held === null && input.from !== null;
  return held?.assignmentId === input.id && held.personId === input.to;
}

async function changed(tx: Tx, label: string, held: Holder | null): Promise<Result<never>> {
  const name = held && (await peopleOf(tx, [held.personId])).get(held.personId)?.displayName;
  return refuse(
    'shift-changed',
    held
      ? `${label} is with ${name ?? 'another worker'} now: somebody changed it while you looked. Look again and move it from there.`
      : `Nobody holds ${label} any more: somebody changed it while you looked. Look again and move it from there.`,
  );
}

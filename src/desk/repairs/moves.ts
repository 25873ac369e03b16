import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Holder, LoadedShift } from '../bookings/index.ts';

/** One move of a repair as it is asked for. */
export interface AskedMove {
  readonly personId: string;
  /** They said yes: assigned; else pencilled until they do. */
  readonly saidYes: boolean;
  /** Each shift with the id that names the assignment made. */
  readonly takes: readonly { readonly id: string; readonly shiftId: string }[];
  /** Assignments they give up. */
  readonly gives: readonly string[];
}

/** The shifts a move takes. */
export function shiftIdsOf({ takes }: AskedMove): readonly string[] {
  return takes.map(({ shiftId }) => shiftId);
}

/**
 * Do these moves hang together: the first takes the whole gap, each next takes just what the one before
 * gives up, the last gives up nothing, and nobody comes twice? Refuses `not-a-chain`, and `repair-changed`
 * where an assignment is gone since the proposal was read.
 */
export function isChain(
  moves: readonly AskedMove[],
  gapShiftIds: readonly string[],
  held: ReadonlyMap<string, Holder>,
): Result<null> {
  const people = new Set(moves.map(({ personId }) => personId));
  const last = moves.at(-1);
  const shiftOf = new Map([...held.values()].map((one) => [one.assignmentId, one.shiftId]));
  if (people.size < moves.length || !last || last.gives.length > 0) return notAChain();
  let open: readonly string[] = gapShiftIds;
  for (const move of moves) {
    if (!sameSet(shiftIdsOf(move), open)) return move === moves[0] ? gapChanged() : notAChain();
    const given = move.gives.map((id) => shiftOf.get(id));
    if (given.some((id) => id === undefined)) return gapChanged();
    open = given.flatMap((id) => id ?? []);
    if (open.length === 0 && move !== last) return notAChain();
  }
  return ok(null);
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  const all = new Set(some);
  return (
    all.size === some.length && all.size === others.length && others.every((id) => all.has(id))
  );
}

function notAChain(): Result<never> {
  return refuse(
    'not-a-chain',
    'These moves do not hang together: each must take just what the one before gives up, and nobody may come twice. Take a repair from the list.',
  );
}

function gapChanged(): Result<never> {
  return refuse(
    'repair-changed',
    'Nothing was moved, because what these moves begin with is not open as it was proposed. Look at what is proposed now.',
  );
}

/** Does everybody still hold what they would give up, and has none of it begun? Refuses `repair-changed`. */
export function heldByNow(
  moves: readonly AskedMove[],
  held: ReadonlyMap<string, Holder>,
  shifts: readonly LoadedShift[],
  now: Date,
  names: (personId: string) => string,
): Result<null> {
  const byId = new Map([...held.values()].map((one) => [one.assignmentId, one]));
  const shiftOf = new Map(shifts.map((shift) => [shift.shiftId, shift]));
  for (const { personId, gives } of moves) {
    for (const id of gives) {
      const holder = byId.get(id);
      const shift = shiftOf.get(holder?.shiftId ?? '');
      const begun = shift !== undefined && shift.startsAt <= now;
      if (holder?.personId === personId && shift && !begun) continue;
      const why = begun
        ? `${shift.label} has begun.`
        : `${names(personId)} no longer has what they were to give up.`;
      return refuse(
        'repair-changed',
        `Nothing was moved, because something changed since this was proposed. ${why} Look at what is proposed now.`,
      );
    }
  }
  return ok(null);
}

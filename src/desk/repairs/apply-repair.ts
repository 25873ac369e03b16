import { ok, type Result, refuse } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import {
  accept,
  type Holder,
  holdersOfShifts,
  type LoadedShift,
  loadShifts,
  lockAll,
  pencil,
  release,
  shiftSubjects,
  showNumber,
  toldOf,
} from '../bookings/index.ts';
import { peopleOf } from '../people/index.ts';
import { repairApplied } from './events.ts';
import { gapOf } from './gap.ts';
import { type AskedMove, heldByNow, isChain, shiftIdsOf } from './moves.ts';
import type { applyRepairRoute } from './schema.ts';

type Applied = Reply<typeof applyRepairRoute>;

/**
 * Makes all moves of a repair in one act: whoever gives something up is released, then each takes what is
 * theirs, assigned where they said yes and else pencilled until they do. All workers are locked first, in
 * id order, then the bookings; everything is read again and every rule is asked again, or nothing happens.
 * Refuses as `gapOf`; `not-a-chain`, `word-needed` when somebody would lose accepted work without their
 * yes, and `repair-changed` when anything is no longer as the proposal said. Pressed twice, the first
 * result comes back.
 */
export async function applyRepair(
  tx: Tx,
  input: { readonly shiftId: string; readonly moves: readonly AskedMove[] },
): Promise<Result<Applied>> {
  const { moves, shiftId } = input;
  const shiftIds = moves.flatMap(shiftIdsOf);
  if (await isDone(tx, moves)) return ok(await applied(tx, moves));
  const seen = await holdersOfShifts(tx, shiftIds);
  const shifts = await loadShifts(tx, shiftIds);
  const people = [...moves.map(({ personId }) => personId), ...holdersIn(seen)];
  await lockAll(
    tx,
    [...new Set(people)],
    shifts.map(({ bookingId }) => bookingId),
  );
  // Of the same press twice at once the second finds here what the first did.
  if (await isDone(tx, moves)) return ok(await applied(tx, moves));
  const gap = await gapOf(tx, shiftId);
  if (!gap.ok) return gap.refusal.code === 'shift-held' ? changed(gap.refusal.because) : gap;
  const held = await holdersOfShifts(tx, shiftIds);
  const checked = isChain(
    moves,
    gap.value.shifts.map((shift) => shift.shiftId),
    held,
  );
  if (!checked.ok) return checked;
  const names = await namesOf(tx, moves);
  const asItWas = heldByNow(moves, held, await loadShifts(tx, shiftIds), nowOf(tx), names);
  if (!asItWas.ok) return asItWas;
  const word = wordGiven(moves, held, names);
  if (!word.ok) return word;
  const given = moves.flatMap(({ gives }) => gives);
  const told = await toldOf(tx, given);
  const moved = await moveAll(tx, moves, shifts, names);
  if (!moved.ok) return moved;
  recordIt(tx, { moves, held, told, since: gap.value.since, first: gap.value.first });
  return ok(await applied(tx, moves));
}

function holdersIn(held: ReadonlyMap<string, Holder>): readonly string[] {
  return [...held.values()].map(({ personId }) => personId);
}

async function namesOf(tx: Tx, moves: readonly AskedMove[]): Promise<(id: string) => string> {
  const cards = await peopleOf(
    tx,
    moves.map(({ personId }) => personId),
  );
  return (id) => cards.get(id)?.displayName ?? 'This worker';
}

/** The same repair pressed again: everybody has what it gave them. */
async function isDone(tx: Tx, moves: readonly AskedMove[]): Promise<boolean> {
  const held = await holdersOfShifts(tx, moves.flatMap(shiftIdsOf));
  return moves.every(({ personId, takes }) =>
    takes.every(({ id, shiftId }) => {
      const holder = held.get(shiftId);
      return holder?.assignmentId === id && holder.personId === personId;
    }),
  );
}

/** Whoever accepted what they would give up is asked first. */
function wordGiven(
  moves: readonly AskedMove[],
  held: ReadonlyMap<string, Holder>,
  names: (id: string) => string,
): Result<null> {
  const accepted = new Set(
    [...held.values()].flatMap((one) => (one.acceptedAt ? [one.assignmentId] : [])),
  );
  const unasked = moves.filter(
    ({ saidYes, gives }) => !saidYes && gives.some((id) => accepted.has(id)),
  );
  if (unasked.length === 0) return ok(null);
  const who = listed(unasked.map(({ personId }) => names(personId)));
  return refuse(
    'word-needed',
    `${who} accepted work that this would take from them, and nobody is moved without their word. Ring ${unasked.length === 1 ? 'them' : 'each of them'}, and tick that they said yes.`,
  );
}

async function moveAll(
  tx: Tx,
  moves: readonly AskedMove[],
  shifts: readonly LoadedShift[],
  names: (id: string) => string,
): Promise<Result<null>> {
  const labels = new Map(shifts.map(({ shiftId, label }) => [shiftId, label]));
  for (const { takes, gives } of moves) {
    const because = `Moved to ${labels.get(takes[0]?.shiftId ?? '') ?? 'another shift'}, which had nobody.`;
    for (const assignmentId of gives) {
      const freed = await release(tx, { assignmentId, because });
      if (!freed.ok)
        return freed.refusal.code === 'not-allowed' ? freed : changed(freed.refusal.because);
    }
  }
  for (const { personId, takes, saidYes } of moves) {
    const holding = { personId, assignments: takes };
    const taken = saidYes
      ? await accept(tx, { ...holding, how: 'spoken', willing: true })
      : await pencil(tx, holding);
    if (taken.ok) continue;
    const { code, because, ...rest } = taken.refusal;
    if (code === 'particulars-missing' || code === 'not-allowed') return taken;
    return changed(`${names(personId)} can no longer go: ${because}`, rest);
  }
  return ok(null);
}

/** Nothing was done: the page shows what could be done now. */
function changed(because: string, rest: object = {}): Result<never> {
  return {
    ok: false,
    refusal: {
      ...rest,
      code: 'repair-changed',
      because: `Nothing was moved, because something changed since this was proposed. ${because} Look at what is proposed now.`,
    },
  };
}

function recordIt(
  tx: Tx,
  {
    moves,
    held,
    told,
    since,
    first,
  }: {
    readonly moves: readonly AskedMove[];
    readonly held: ReadonlyMap<string, Holder>;
    readonly told: ReadonlySet<string>;
    readonly since: Date | null;
    readonly first: LoadedShift;
  },
): void {
  const shiftOf = new Map([...held.values()].map((one) => [one.assignmentId, one.shiftId]));
  const given = moves.flatMap(({ gives }) => gives);
  const [gap, ...others] = [...new Set(moves.flatMap(shiftIdsOf))];
  record(tx, repairApplied, {
    subjects: {
      booking: first.bookingId,
      ...shiftSubjects([gap ?? first.shiftId, ...others]),
      ...Object.fromEntries(moves.map(({ personId }, at) => [`worker_${at + 1}`, personId])),
    },
    facts: {
      moves: moves.map(({ personId, takes, gives, saidYes }) => ({
        worker: personId,
        takes: takes.map(({ shiftId }) => shiftId),
        gives: gives.flatMap((id) => shiftOf.get(id) ?? []),
        as: saidYes ? 'assigned' : 'pencilled',
        saidYes,
      })),
      people: moves.length,
      moved: given.length,
      confirmedMoved: given.filter((id) => told.has(id)).length,
      minutesSinceGap: since
        ? Math.max(0, Math.floor((nowOf(tx).getTime() - since.getTime()) / 60_000))
        : null,
    },
  });
}

/** What was done, read as it stands. */
async function applied(tx: Tx, moves: readonly AskedMove[]): Promise<Applied> {
  const names = await namesOf(tx, moves);
  const shifts = await loadShifts(tx, moves.flatMap(shiftIdsOf));
  const held = await holdersOfShifts(tx, moves.flatMap(shiftIdsOf));
  const bookings = new Map(
    shifts.map(({ bookingId, number, place }) => [
      bookingId,
      { bookingId, number: showNumber(number), siteName: place.siteName },
    ]),
  );
  return {
    moves: moves.map(({ personId, takes }) => ({
      personId,
      name: names(personId),
      as: held.get(takes[0]?.shiftId ?? '')?.acceptedAt ? 'assigned' : 'pencilled',
    })),
    bookings: [...bookings.values()],
  };
}

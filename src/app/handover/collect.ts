import { todaysNeeds } from '../../desk/bookings/index.ts';
import { peopleOf } from '../../desk/people/index.ts';
import { LIMITS, openApprovals, showAmount } from '../../desk/policies/index.ts';
import { type OpenItem, tasksDueBefore } from '../../desk/tasks/index.ts';
import { showShift } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';

/** How far ahead whoever has the desk in the evening must see, in hours. */
export const HOURS_AHEAD = 36;

/** An open item as it was found, by a key under which it is found again. */
export type Found = Omit<OpenItem, 'ownerId'> & {
  readonly key: string;
  /** Whose it is already: a task's owner. Null: whoever takes the desk over. */
  readonly ownedBy: string | null;
};

type Needs = Awaited<ReturnType<typeof todaysNeeds>>;
type Shift = Needs['unfilled']['rows'][number];

function placeAndTime(shift: Shift, today: string): string {
  const at = (instant: string) => minuteOfDate(new Date(instant));
  return `${shift.roleName}, ${showShift(at(shift.startsAt), at(shift.endsAt), today)}, ${shift.siteName}`;
}

function ofShift(
  shift: Shift,
  kind: 'gap' | 'offer',
  words: string,
  personIds: readonly string[] = [],
): Found {
  return {
    key: `${kind} ${shift.shiftId}`,
    kind,
    words,
    about: { kind: 'shift', id: shift.shiftId },
    personIds,
    ownedBy: null,
    dueAt: new Date(shift.startsAt),
  };
}

function shiftItems({ unfilled, answered, lapsing }: Needs, today: string): readonly Found[] {
  const waiting = new Set(answered.rows.map(({ shiftId }) => shiftId));
  return [
    ...answered.rows.map((shift) =>
      ofShift(
        shift,
        'offer',
        `${counted(shift.saidYes.length, 'worker')} said yes and ${shift.saidYes.length === 1 ? 'waits' : 'wait'} for us: ${placeAndTime(shift, today)}`,
      ),
    ),
    ...unfilled.rows
      .filter(({ shiftId }) => !waiting.has(shiftId))
      .map((shift) =>
        shift.offersOpen > 0
          ? ofShift(
              shift,
              'offer',
              `${counted(shift.offersOpen, 'offer')} without an answer: ${placeAndTime(shift, today)}`,
            )
          : ofShift(shift, 'gap', `Nobody asked yet: ${placeAndTime(shift, today)}`),
      ),
    ...lapsing.rows.map((shift) => ({
      ...ofShift(
        shift,
        'offer',
        `Pencil lapses, ${shift.workerName ?? 'a worker'}: ${placeAndTime(shift, today)}`,
        shift.personId ? [shift.personId] : [],
      ),
      key: `pencil ${shift.shiftId}`,
      dueAt: shift.lapsesAt ? new Date(shift.lapsesAt) : null,
    })),
  ];
}

const paperItems = ({ papers }: Needs): readonly Found[] =>
  papers.rows.map((paper) => ({
    key: `confirmation ${paper.bookingId} ${paper.personId}`,
    kind: 'confirmation',
    words: `${paper.late ? 'Late: confirm' : 'Confirm'} ${paper.workerName} on ${paper.number}, ${paper.siteName}`,
    about: { kind: 'booking', id: paper.bookingId },
    personIds: [paper.personId],
    ownedBy: null,
    dueAt: paper.nextStartsAt ? new Date(paper.nextStartsAt) : null,
  }));

async function taskItems(tx: Tx, before: Date): Promise<readonly Found[]> {
  const tasks = await tasksDueBefore(tx, before);
  const people = await peopleOf(
    tx,
    tasks.flatMap(({ personId }) => personId ?? []),
  );
  return tasks.map((task) => {
    const person = task.personId === null ? undefined : people.get(task.personId);
    const number = task.kind === 'ring_back' && person?.phone ? ` on ${person.phone}` : '';
    const who = person ? `${person.displayName}${number}: ` : '';
    return {
      key: `task ${task.taskId}`,
      kind: task.kind,
      words: `${who}${task.title}`,
      about: { kind: 'task', id: task.taskId },
      personIds: task.personId ? [task.personId] : [],
      ownedBy: task.ownerId,
      dueAt: task.dueAt,
    };
  });
}

async function approvalItems(tx: Tx): Promise<readonly Found[]> {
  return (await openApprovals(tx)).map((one) => ({
    key: `approval ${one.approvalId}`,
    kind: 'approval' as const,
    words: `${one.askedBy} asks: ${LIMITS[one.kind].words.toLowerCase()}, ${showAmount(one.kind, one.amount)}`,
    about: { kind: 'approval', id: one.approvalId },
    personIds: [],
    ownedBy: null,
    dueAt: one.expiresAt,
  }));
}

/**
 * All that is open at this moment and that whoever has the desk must know: places of the next 36 hours and offers
 * on them, pencils that lapse, confirmations due, people to ring back, tasks due, approvals that wait. Fifty of
 * a kind at the most, as on Today. What is due first stands first, what has no time last.
 */
export async function openItems(tx: Tx): Promise<readonly Found[]> {
  const now = nowOf(tx);
  const today = dateIn(now);
  const before = new Date(now.getTime() + HOURS_AHEAD * 3_600_000);
  const needs = await todaysNeeds(tx, { hours: HOURS_AHEAD });
  const found = [
    ...shiftItems(needs, today),
    ...(await taskItems(tx, before)),
    ...paperItems(needs),
    ...(await approvalItems(tx)),
  ];
  const due = ({ dueAt }: Found) => dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return found.sort((a, b) => due(a) - due(b));
}

import { ok, type Result, refuse } from '../../lib/result.ts';
import { counted } from '../../lib/text.ts';
import { type Move, type Said, START_STATES, type StartState } from './shapes-schema.ts';

/** One record, the oldest first in a list. */
export interface StartRecord {
  readonly id: string;
  readonly assignmentId: string;
  readonly said: Said;
  readonly at: Date;
  readonly expectedAt: Date | null;
  readonly minutesLate: number | null;
  readonly takesBack: string | null;
}

/** A shift's start, and who holds it. */
export interface StartFacts {
  readonly startsAt: Date;
  readonly assignmentId: string | null;
  /** When its holder accepted it. */
  readonly acceptedAt: Date | null;
  /** Minutes past the start until nobody has heard of them. */
  readonly notHeardAfter: number;
}

/** Where a start stands. */
export interface Start<R extends StartRecord = StartRecord> {
  readonly state: StartState;
  /** The record that says so; null where nothing was said. */
  readonly by: R | null;
  /** They said they come, and are not there when they should be. */
  readonly overdue: boolean;
  readonly expectedAt: Date | null;
  /** Whole minutes after the start; null while not known. */
  readonly minutesLate: number | null;
  /** When the hirer was told of what stands now; null: not yet. */
  readonly hirerToldAt: Date | null;
  /** Earlier holders who were replaced, by assignment. */
  readonly replaced: readonly string[];
}

/** Whoever steps in is given this long from their yes. */
export const STEP_IN_MINUTES = 60;

const STATE: Partial<Readonly<Record<Said, StartState>>> = {
  on_the_way: 'on_the_way',
  arrived: 'arrived',
  late: 'late',
  no_show: 'no_show',
  cannot_come: 'cannot_come',
};

/** The records that stand: what was taken back, and the taking back, are left out. */
export function standing<R extends StartRecord>(records: readonly R[]): readonly R[] {
  const gone = new Set(records.map(({ takesBack }) => takesBack));
  return records.filter(({ id, said }) => said !== 'taken_back' && !gone.has(id));
}

/**
 * Where a start stands at a moment.
 * @param records all of the shift, the oldest first, those of earlier holders too
 */
export function startOf<R extends StartRecord>(
  { startsAt, assignmentId, acceptedAt, notHeardAfter }: StartFacts,
  records: readonly R[],
  now: Date,
): Start<R> {
  const all = standing(records);
  const replaced = all
    .filter(({ said, assignmentId: of }) => said === 'replacement' && of !== assignmentId)
    .map(({ assignmentId: of }) => of);
  const own = all.filter(({ assignmentId: of }) => of === assignmentId);
  const by = own.findLast(({ said }) => STATE[said] !== undefined) ?? null;
  const told = own.findLast(({ said }) => said === 'hirer_told');
  const isNews = by !== null && told !== undefined && own.indexOf(told) < own.indexOf(by);
  const start = {
    by,
    overdue: false,
    expectedAt: by?.expectedAt ?? null,
    minutesLate: by?.minutesLate ?? null,
    hirerToldAt: told && !isNews ? told.at : null,
    replaced,
  };
  if (assignmentId === null) return { ...start, state: 'open' };
  const over = (from: Date, minutes: number) => now.getTime() >= from.getTime() + minutes * 60_000;
  if (by) {
    const state = STATE[by.said] ?? 'due';
    const due = by.expectedAt ?? startsAt;
    const overdue = (state === 'on_the_way' || state === 'late') && over(due, notHeardAfter);
    return { ...start, state, overdue };
  }
  if (replaced.length > 0) {
    const from = acceptedAt && acceptedAt > startsAt ? acceptedAt : startsAt;
    return { ...start, state: 'replacement_sent', overdue: over(from, STEP_IN_MINUTES) };
  }
  return { ...start, state: over(startsAt, notHeardAfter) ? 'not_heard' : 'due' };
}

/**
 * What can be said, from which states, and from how many minutes before the start on (null: any time before). One
 * table for desk, link, text, list and code.
 */
export const MOVES = {
  on_the_way: { from: ['due', 'not_heard', 'late', 'cannot_come', 'replacement_sent'], opens: 240 },
  arrived: {
    from: ['due', 'not_heard', 'on_the_way', 'late', 'no_show', 'cannot_come', 'replacement_sent'],
    opens: 120,
  },
  late: {
    from: ['due', 'not_heard', 'on_the_way', 'late', 'no_show', 'replacement_sent'],
    opens: null,
  },
  no_show: { from: ['due', 'not_heard', 'on_the_way', 'late', 'replacement_sent'], opens: 0 },
  cannot_come: {
    from: ['due', 'not_heard', 'on_the_way', 'late', 'replacement_sent'],
    opens: null,
  },
  hirer_told: { from: ['not_heard', 'late', 'no_show', 'cannot_come'], opens: null },
  replacement: {
    from: ['due', 'not_heard', 'on_the_way', 'late', 'no_show', 'cannot_come', 'replacement_sent'],
    opens: null,
  },
} as const satisfies Readonly<
  Record<Move, { readonly from: readonly StartState[]; readonly opens: number | null }>
>;

/** What can be said stops this long after the end: the hours are then for the timesheet. */
const CLOSES_AFTER_MS = 24 * 3_600_000;

const STANDS: Readonly<Record<StartState, string>> = {
  open: 'nobody holds this shift',
  due: 'they are due',
  not_heard: 'nobody has heard of them',
  on_the_way: 'they are on the way',
  late: 'they are late',
  arrived: 'they have arrived',
  no_show: 'they are down as not come',
  cannot_come: 'they said they cannot come',
  replacement_sent: 'they step in for somebody',
};

/** When something of a shift can be said first: an instant; null: at any time before. */
export function opensAt(move: Move, startsAt: Date): Date | null {
  const { opens } = MOVES[move];
  return opens === null ? null : new Date(startsAt.getTime() - opens * 60_000);
}

/** May this be said now? Refuses `before-window`, `already-said`, `not-from-here`, `shift-long-over`. */
export function maySay(
  move: Move,
  state: StartState,
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  at: Date,
): Result<null> {
  const opens = opensAt(move, startsAt);
  if (opens !== null && at < opens) {
    const early = Math.ceil((opens.getTime() - at.getTime()) / 60_000);
    const rule = { arrived: 'two hours', on_the_way: 'four hours' }[move as string];
    return refuse(
      'before-window',
      rule
        ? `This can be said from ${rule} before the start, in ${counted(early, 'minute')}. Check that it is the right shift.`
        : 'The shift has not begun, so nobody can have missed its start. Say that they are late or cannot come instead.',
    );
  }
  if (at.getTime() > endsAt.getTime() + CLOSES_AFTER_MS) {
    return refuse(
      'shift-long-over',
      'This shift ended more than a day ago. What is to be put right now belongs on its timesheet.',
    );
  }
  if ((MOVES[move].from as readonly StartState[]).includes(state)) return ok(null);
  if (state === move) {
    return refuse('already-said', `It stands already: ${STANDS[state]}. Look at the row again.`);
  }
  return refuse(
    'not-from-here',
    `As it stands ${STANDS[state]}. If that is wrong, take it back first.`,
  );
}

/** Whole minutes between a start and an arrival; none early. */
export function minutesAfter(startsAt: Date, at: Date): number {
  return Math.max(0, Math.floor((at.getTime() - startsAt.getTime()) / 60_000));
}

/** Needs somebody to ring: what stands on top of the board. */
export function needsCall({ state, overdue }: Pick<Start, 'state' | 'overdue'>): boolean {
  return overdue || state === 'not_heard' || state === 'no_show' || state === 'cannot_come';
}

/** The order of the board: who needs a call, then what is to come, then who is there. */
export function urgency({ state, overdue }: Pick<Start, 'state' | 'overdue'>): number {
  if (overdue) return START_STATES.indexOf('not_heard') + 0.5;
  return START_STATES.indexOf(state);
}

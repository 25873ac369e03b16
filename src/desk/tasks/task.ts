/** A task as far as its state goes. */
export interface TaskState {
  readonly endedHow: 'done' | 'dropped' | null;
  readonly dueAt: Date;
}

/** How pressing an open task is at a moment, in the order in which the day's list shows them. */
export type Pressing = 'late' | 'today' | 'later';

/** @param endOfToday the first instant of tomorrow in London */
export function pressing({ dueAt }: TaskState, now: Date, endOfToday: Date): Pressing {
  if (dueAt < now) return 'late';
  return dueAt < endOfToday ? 'today' : 'later';
}

/** Was it done by the minute it was due? */
export function inTime(dueAt: Date, endedAt: Date): boolean {
  return Math.floor(endedAt.getTime() / 60_000) <= Math.floor(dueAt.getTime() / 60_000);
}

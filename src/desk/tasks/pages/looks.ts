import type { ReplyOf } from '../../../lib/route.ts';
import { dateIn } from '../../../lib/time.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { listTasks } from '../schema.ts';

export type Tasks = ReplyOf<typeof listTasks>;
export type Task = Tasks['rows'][number];

/** How a task stands at a moment. */
export function taskLook({ ended, dueAt, handings }: Task, now: string): StateLook {
  if (ended?.how === 'dropped') return { word: 'Dropped', meaning: 'information', mark: 'cross' };
  if (ended)
    return ended.inTime
      ? { word: 'Done in time', meaning: 'good', mark: 'tick' }
      : { word: 'Done late', meaning: 'attention', mark: 'tick' };
  if (handings[0]?.answer === null)
    return { word: `Handed to ${handings[0].toName}`, meaning: 'attention', mark: 'half' };
  if (dueAt < now) return { word: 'Late', meaning: 'stop', mark: 'octagon' };
  return dateIn(new Date(dueAt)) === dateIn(new Date(now))
    ? { word: 'Today', meaning: 'attention', mark: 'clock' }
    : { word: 'Later', meaning: 'information', mark: 'clock' };
}

/** What a list calls a task. */
export function taskWords({ kind, title, person }: Task): string {
  if (kind === 'ring_back') return `Ring ${person?.name ?? 'back'}: ${title}`;
  return title;
}

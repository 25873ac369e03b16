import { newId } from '../../lib/ids.ts';
import type { NewTask } from './add-task.ts';

/** A task due at noon on 16 November 2026, unless said otherwise. */
export function aTask(ownerId: string, change: Partial<NewTask> = {}): NewTask {
  return {
    id: newId(),
    kind: 'task',
    title: 'Send the ward its rota',
    ownerId,
    dueAt: new Date('2026-11-16T12:00:00Z'),
    standard: 'Every shift named, in the ward’s own form',
    ...change,
  };
}

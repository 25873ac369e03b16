import { listTasks } from '../../../desk/tasks/schema.ts';
import { counted } from '../../../lib/text.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { listHandovers } from '../../handover/schema.ts';

const EVERY_MS = 60_000;

/** Tasks of mine that are late, due today or handed to me, and the desk if it is handed to me. */
export function useTaskNeeds() {
  const may = useMay();
  const when = may('tasks.read');
  const tasks = useRead(listTasks, { query: {} }, { every: EVERY_MS, when, live: ['task'] });
  const handovers = useRead(listHandovers, {}, { every: EVERY_MS, when, live: ['handover'] });
  const { late = 0, today = 0, offered = 0 } = tasks.value ?? {};
  const due = late + today;
  const forMe = handovers.value?.forMe ?? 0;
  return [
    ...(forMe === 0
      ? []
      : [
          {
            id: 'handover',
            text: 'The desk is handed to you: read it and take it over',
            href: '/handovers',
            act: 'Take the desk over',
          },
        ]),
    ...(due === 0
      ? []
      : [
          {
            id: 'tasks',
            text: `${counted(due, 'task')} of yours ${due === 1 ? 'is' : 'are'} due today${late === 0 ? '' : `, ${late} late`}`,
            href: '/tasks',
            act: `Tasks (${due})`,
          },
        ]),
    ...(offered === 0
      ? []
      : [
          {
            id: 'handed',
            text: `${counted(offered, 'task')} handed to you, to accept or decline`,
            href: '/tasks',
            act: `Handed to you (${offered})`,
          },
        ]),
  ];
}

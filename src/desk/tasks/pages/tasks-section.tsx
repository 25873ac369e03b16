import './tasks.css';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { listTasks } from '../schema.ts';
import { AddTaskForm } from './add-task-form.tsx';
import { taskLook, taskWords } from './looks.ts';

function TasksOf({
  kind,
  id,
}: {
  readonly kind: 'person' | 'client' | 'booking';
  readonly id: string;
}) {
  const may = useMay();
  const reading = useRead(listTasks, { query: { about: id, ended: 'yes' } }, { live: ['task'] });
  return (
    <Read of={reading}>
      {({ rows, now, members }) => (
        <RecordPart
          title="To do"
          add={may('tasks.write') ? 'Add a task' : undefined}
          form={(close) => <AddTaskForm members={members} about={{ kind, id }} onDone={close} />}
        >
          {rows.length === 0 ? (
            <p className="dp-dim">Nothing is to be done about it.</p>
          ) : (
            <ul className="ta-lines">
              {rows.map((task) => (
                <li key={task.taskId}>
                  <Badge state={taskLook(task, now)} />
                  <Link
                    href={`/tasks?whose=all&ended=${task.ended ? 'yes' : 'no'}&open=${task.taskId}`}
                  >
                    {taskWords(task)}
                  </Link>
                  <span className="dp-dim">
                    {task.ownerName}, due <Moment at={task.dueAt} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </RecordPart>
      )}
    </Read>
  );
}

/** What there is to do about a candidate, people to ring back too. */
export function PersonTasks({ id }: { readonly id: string }) {
  return <TasksOf kind="person" id={id} />;
}

/** What there is to do about a client. */
export function ClientTasks({ id }: { readonly id: string }) {
  return <TasksOf kind="client" id={id} />;
}

/** What there is to do about a booking. */
export function BookingTasks({ id }: { readonly id: string }) {
  return <TasksOf kind="booking" id={id} />;
}

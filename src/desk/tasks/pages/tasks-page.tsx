import './tasks.css';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listTasks } from '../schema.ts';
import { AddTaskForm } from './add-task-form.tsx';
import { type Task, type Tasks, taskLook, taskWords } from './looks.ts';
import { TaskPanel } from './task-panel.tsx';

const columns = (now: string): readonly Column<Task>[] => [
  { key: 'what', head: 'What', cell: taskWords, by: taskWords },
  {
    key: 'due',
    head: 'Due',
    cell: (row) => <Moment at={row.dueAt} />,
    by: (row) => row.dueAt,
    width: '170px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <Badge
        state={taskLook(row, now)}
        {...(row.priority === 'high' && row.ended === null ? { note: 'urgent' } : {})}
      />
    ),
    by: (row) => taskLook(row, now).word,
    width: '200px',
  },
  {
    key: 'number',
    head: 'Number',
    cell: (row) => (row.person?.mayRing ? (row.person.phone ?? '') : ''),
    width: '130px',
  },
  { key: 'owner', head: 'Whose', cell: (row) => row.ownerName, by: (row) => row.ownerName },
];

function summary({ late, today, offered }: Tasks): string {
  const said = [
    ...(late === 0 ? [] : [`${late} late`]),
    ...(today === 0 ? [] : [`${counted(today, 'task')} more today`]),
    ...(offered === 0 ? [] : [`${offered} handed to you to accept`]),
  ];
  return said.length === 0 ? 'Nothing of yours is due today.' : `${said.join(', ')}.`;
}

/** My day: what is due first stands first. */
export default function TasksPage() {
  const { query, setQuery } = useAddress();
  const whose = query['whose'] === 'all' ? 'all' : 'mine';
  const ended = query['ended'] === 'yes' ? 'yes' : 'no';
  const reading = useRead(
    listTasks,
    { query: { whose, ended } },
    { live: ['task'], every: 60_000 },
  );
  const close = () => setQuery({ open: undefined });
  return (
    <Page title="Tasks" action={<LinkButton href="/tasks?open=new">Add a task</LinkButton>}>
      <Filters
        list="tasks"
        filters={[
          {
            name: 'whose',
            label: 'Whose',
            none: 'mine',
            options: [{ value: 'all', label: 'everybody’s' }],
          },
          {
            name: 'ended',
            label: 'Show',
            none: 'open',
            options: [{ value: 'yes', label: 'done and dropped too' }],
          },
        ]}
      />
      <Read of={reading}>
        {(tasks) => {
          const { rows, total, now, members } = tasks;
          const open = rows.find(({ taskId }) => taskId === query['open']);
          const panel =
            query['open'] === 'new' ? (
              <SidePanel of="new" title="Add a task" onClose={close}>
                <AddTaskForm members={members} onDone={close} />
              </SidePanel>
            ) : open ? (
              <TaskPanel
                key={open.taskId}
                task={open}
                now={now}
                members={members}
                onClose={close}
              />
            ) : undefined;
          return (
            <Beside panel={panel}>
              <p role="status">{summary(tasks)}</p>
              <Table
                label="Tasks"
                noun={['task', 'tasks']}
                sortIn="sort"
                columns={columns(now)}
                rows={rows}
                total={total}
                id={(row) => row.taskId}
                name={taskWords}
                onOpen={(row) => setQuery({ open: row.taskId })}
                openId={query['open']}
                empty={
                  <Empty title="Nothing to do">
                    Tasks and people to ring back stand here by when they are due. Add them from a
                    candidate, a client or a booking, or here.
                  </Empty>
                }
              />
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}

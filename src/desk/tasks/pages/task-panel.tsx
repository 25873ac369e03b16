import './tasks.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { dateIn, dateOfMinute, localOf, minuteOfDate, momentOf } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import {
  CheckField,
  DateField,
  LongTextField,
  RadioField,
  SelectField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useSession } from '../../../ui/session.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { Ago, Moment } from '../../../ui/when.tsx';
import {
  answerHandingRoute,
  completeTaskRoute,
  dropTaskRoute,
  handTaskRoute,
  moveTaskRoute,
} from '../schema.ts';
import { PROMISED_TO } from '../shapes-schema.ts';
import { type Task, type Tasks, taskLook, taskWords } from './looks.ts';

type Doing = 'done' | 'move' | 'hand' | 'drop' | null;

/** One task: all that is known of it, and what can be done with it. */
export function TaskPanel({
  task,
  now,
  members,
  onClose,
}: {
  readonly task: Task;
  readonly now: string;
  readonly members: Tasks['members'];
  readonly onClose: () => void;
}) {
  const [doing, setDoing] = useState<Doing>(null);
  const stop = () => setDoing(null);
  const button = (what: Exclude<Doing, null>, words: string) => (
    <Button variant={what === 'done' ? 'filled' : 'default'} onClick={() => setDoing(what)}>
      {words}
    </Button>
  );
  return (
    <SidePanel of={task.taskId} title={taskWords(task)} onClose={onClose}>
      <Badge state={taskLook(task, now)} />
      <TaskFacts task={task} />
      {task.ended === null ? <HandingAnswers task={task} /> : null}
      {task.ended !== null ? null : doing === null ? (
        <div className="ta-acts">
          {button('done', task.kind === 'ring_back' ? 'I rang them' : 'It is done')}
          {button('hand', 'Hand it to a colleague')}
          {button('move', 'Another time')}
          {button('drop', 'Not needed')}
        </div>
      ) : null}
      {doing === 'done' ? <DoneForm task={task} close={stop} /> : null}
      {doing === 'hand' ? <HandForm task={task} members={members} close={stop} /> : null}
      {doing === 'move' ? <MoveForm task={task} close={stop} /> : null}
      {doing === 'drop' ? <DropForm task={task} close={stop} /> : null}
    </SidePanel>
  );
}

const PLACES: Readonly<Record<string, readonly [string, (id: string) => string]>> = {
  person: ['The candidate', (id) => `/candidates/${id}`],
  client: ['The client', (id) => `/clients/${id}`],
  booking: ['The booking', (id) => `/bookings/${id}`],
  shift: ['The shift', (id) => `/bookings?shift=${id}`],
};

function TaskFacts({ task }: { readonly task: Task }) {
  const place = task.about ? PLACES[task.about.kind] : undefined;
  const { person } = task;
  return (
    <FactList
      facts={[
        { label: 'Due', value: <Moment at={task.dueAt} /> },
        ...(task.firstDueAt === task.dueAt
          ? []
          : [{ label: 'First promised for', value: <Moment at={task.firstDueAt} /> }]),
        { label: 'Whose it is', value: task.ownerName },
        ...(task.standard === '' ? [] : [{ label: 'Done looks like', value: task.standard }]),
        ...(task.promisedTo === null
          ? []
          : [{ label: 'Promised to', value: task.promisedName ?? PROMISED_TO[task.promisedTo] }]),
        ...(person === null
          ? []
          : [
              {
                label: 'Who',
                value: <Link href={`/candidates/${person.personId}`}>{person.name}</Link>,
              },
              {
                label: 'Number',
                value: person.mayRing ? (
                  person.phone === null ? (
                    'None on file'
                  ) : (
                    <a className="ta-number" href={`tel:${person.phone.replaceAll(' ', '')}`}>
                      {person.phone}
                    </a>
                  )
                ) : (
                  'They asked not to be rung'
                ),
              },
            ]),
        ...(place && task.about && person === null
          ? [{ label: 'About', value: <Link href={place[1](task.about.id)}>{place[0]}</Link> }]
          : []),
        { label: 'Added', value: <Moment at={task.madeAt} />, from: task.madeBy },
        ...(task.ended === null
          ? []
          : [
              {
                label: task.ended.how === 'done' ? 'Done' : 'Dropped',
                value: <Moment at={task.ended.at} />,
                from: task.ended.by,
              },
              ...(task.ended.outcome === ''
                ? []
                : [{ label: 'What came of it', value: task.ended.outcome }]),
            ]),
        ...task.handings.map((one, at) => ({
          label: at === 0 ? 'Handed' : `Handed, ${at} before`,
          value: `${one.fromName} to ${one.toName}, ${handingWords(one)}`,
          from: <Ago at={one.answeredAt ?? one.handedAt} />,
        })),
      ]}
    />
  );
}

function handingWords({ answer, because }: Task['handings'][number]): string {
  if (answer === null) return 'waits for an answer';
  const words = { accepted: 'accepted', declined: 'declined', taken_back: 'taken back' }[answer];
  return because === '' ? words : `${words}: ${because}`;
}

function HandingAnswers({ task }: { readonly task: Task }) {
  const me = useSession()?.member.id;
  const say = useNotice();
  const { act, busy } = useAct(answerHandingRoute);
  const [declining, setDeclining] = useState(false);
  const [refusal, setRefusal] = useState<Parameters<typeof Refused>[0]['refusal']>();
  const open = task.handings.find(({ answer }) => answer === null);
  const form = useForm({
    name: `decline ${open?.handingId ?? ''}`,
    keep: false,
    start: { because: '' },
    checks: { because: needed('Say why') },
    submit: ({ because }) =>
      act({ params: { id: open?.handingId ?? '' }, body: { answer: 'declined', because } }),
    onDone: () => say('Declined; it stays with whoever handed it over'),
  });
  if (!open) return null;
  const press = async (answer: 'accepted' | 'taken_back') => {
    const done = await act({ params: { id: open.handingId }, body: { answer, because: '' } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(answer === 'accepted' ? 'The task is yours' : 'Taken back');
  };
  return (
    <>
      {refusal ? <Refused refusal={refusal} /> : null}
      {open.words === '' ? null : <p>{open.words}</p>}
      {open.toId === me && !declining ? (
        <div className="ta-acts">
          <Button aria-disabled={busy} onClick={() => void press('accepted')}>
            Accept the task
          </Button>
          <Button variant="default" onClick={() => setDeclining(true)}>
            Decline
          </Button>
        </div>
      ) : null}
      {open.fromId === me ? (
        <div className="ta-acts">
          <Button variant="default" aria-disabled={busy} onClick={() => void press('taken_back')}>
            Take it back
          </Button>
        </div>
      ) : null}
      {declining ? (
        <Form form={form} action="Decline the task" onCancel={() => setDeclining(false)}>
          <LongTextField form={form} name="because" label="Why" rows={2} />
        </Form>
      ) : null}
    </>
  );
}

interface FormProps {
  readonly task: Task;
  readonly close: () => void;
}

function DoneForm({ task, close }: FormProps) {
  const say = useNotice();
  const { act } = useAct(completeTaskRoute);
  const [callId] = useState(newId);
  const rang = task.kind === 'ring_back';
  const form = useForm({
    name: `done ${task.taskId}`,
    start: { outcome: '', call: rang ? '' : 'none', checked: false },
    checks: { call: needed('Say how the call went') },
    submit: ({ outcome, call, checked }) =>
      act({
        params: { id: task.taskId },
        body: {
          outcome,
          call: rang
            ? { id: callId, outcome: call as 'spoke', identityChecked: call === 'spoke' && checked }
            : null,
        },
      }),
    onDone: () => {
      say('Done');
      close();
    },
  });
  return (
    <Form form={form} action="It is done" onCancel={close}>
      {rang ? (
        <RadioField
          form={form}
          name="call"
          label="The call"
          options={[
            { value: 'spoke', label: 'Spoke with them' },
            { value: 'message_left', label: 'Left a message' },
            { value: 'no_answer', label: 'No answer' },
            { value: 'wrong_number', label: 'Wrong number' },
          ]}
        />
      ) : null}
      {rang && form.values.call === 'spoke' ? (
        <CheckField form={form} name="checked" label="I made sure who I spoke to" />
      ) : null}
      <LongTextField form={form} name="outcome" label="What came of it" rows={3} optional />
    </Form>
  );
}

function HandForm({ task, members, close }: FormProps & { readonly members: Tasks['members'] }) {
  const say = useNotice();
  const { act } = useAct(handTaskRoute);
  const form = useForm({
    name: `hand ${task.taskId}`,
    start: { toId: '', words: '' },
    checks: { toId: needed('Choose a colleague') },
    submit: (values, id) => act({ params: { id: task.taskId }, body: { id, ...values } }),
    onDone: () => {
      say('Handed over; it stays here until they accept');
      close();
    },
  });
  return (
    <Form form={form} action="Hand it over" onCancel={close}>
      <SelectField
        form={form}
        name="toId"
        label="To"
        options={members
          .filter(({ memberId }) => memberId !== task.ownerId)
          .map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      <LongTextField form={form} name="words" label="What they must know" rows={2} optional />
    </Form>
  );
}

function MoveForm({ task, close }: FormProps) {
  const say = useNotice();
  const { act } = useAct(moveTaskRoute);
  const due = new Date(task.dueAt);
  const form = useForm({
    name: `move ${task.taskId}`,
    start: { dueOn: dateIn(due), dueTime: localOf(minuteOfDate(due)).clock },
    checks: { dueOn: needed('Enter the day'), dueTime: needed('Enter the time') },
    submit: ({ dueOn, dueTime }) => {
      const moment = momentOf(dueOn, dueTime);
      if (!moment.ok) return Promise.resolve(moment);
      return act({
        params: { id: task.taskId },
        body: { dueAt: dateOfMinute(moment.value.minute).toISOString() },
      });
    },
    onDone: () => {
      say('Due at another time; what was first promised stays on it');
      close();
    },
  });
  return (
    <Form form={form} action="Set the time" onCancel={close}>
      <DateField form={form} name="dueOn" label="Due on" />
      <TimeField form={form} name="dueTime" label="Due at" />
    </Form>
  );
}

function DropForm({ task, close }: FormProps) {
  const say = useNotice();
  const { act } = useAct(dropTaskRoute);
  const form = useForm({
    name: `drop ${task.taskId}`,
    start: { because: '' },
    checks: { because: needed('Say why it is not needed') },
    submit: (values) => act({ params: { id: task.taskId }, body: values }),
    onDone: () => {
      say('Dropped');
      close();
    },
  });
  return (
    <Form form={form} action="Drop the task" danger onCancel={close}>
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}

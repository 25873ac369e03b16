import { dateIn, dateOfMinute, momentOf } from '../../../lib/time.ts';
import {
  CheckField,
  DateField,
  LongTextField,
  RadioField,
  SelectField,
  TextField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useSession } from '../../../ui/session.ts';
import { addTaskRoute } from '../schema.ts';
import { PROMISED_TO } from '../shapes-schema.ts';
import type { Tasks } from './looks.ts';

/** Adds a task; where it stands on a person's record, also a person to ring back. */
export function AddTaskForm({
  members,
  about,
  onDone,
}: {
  readonly members: Tasks['members'];
  readonly about?: { readonly kind: 'person' | 'client' | 'booking'; readonly id: string };
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const me = useSession()?.member.id ?? '';
  const { act } = useAct(addTaskRoute);
  const person = about?.kind === 'person' ? about.id : null;
  const form = useForm({
    name: 'task',
    start: {
      kind: 'task',
      title: '',
      standard: '',
      dueOn: dateIn(new Date()),
      dueTime: '17:00',
      ownerId: members.some(({ memberId }) => memberId === me) ? me : '',
      promisedTo: '',
      promisedMember: '',
      high: false,
    },
    checks: {
      title: needed('Say what is to be done'),
      dueOn: needed('Enter the day'),
      dueTime: needed('Enter the time'),
      ownerId: needed('Choose whose it is'),
    },
    submit: (values, id) => {
      const moment = momentOf(values.dueOn, values.dueTime);
      if (!moment.ok) return Promise.resolve(moment);
      return act({
        body: {
          id,
          kind: values.kind as 'task',
          title: values.title,
          standard: values.standard,
          priority: values.high ? 'high' : 'normal',
          about: about ?? null,
          personId: person,
          ownerId: values.ownerId,
          dueAt: dateOfMinute(moment.value.minute).toISOString(),
          promisedTo: (values.promisedTo || null) as 'client' | null,
          promisedMember: values.promisedTo === 'colleague' ? values.promisedMember || null : null,
        },
      });
    },
    onDone: (_, { kind }) => {
      say(kind === 'ring_back' ? 'The ring-back is on the list' : 'The task is on the list');
      onDone();
    },
  });
  const whose = members.map(({ memberId, name }) => ({ value: memberId, label: name }));
  return (
    <Form form={form} action="Add it" label="Add a task" onCancel={onDone}>
      {person === null ? null : (
        <RadioField
          form={form}
          name="kind"
          label="What"
          options={[
            { value: 'task', label: 'A task' },
            { value: 'ring_back', label: 'Ring them back' },
          ]}
        />
      )}
      <TextField form={form} name="title" label="What is to be done" />
      <LongTextField
        form={form}
        name="standard"
        label="What done looks like"
        hint="By what whoever asked will know that it is done well"
        rows={2}
        optional
      />
      <DateField form={form} name="dueOn" label="Due on" />
      <TimeField form={form} name="dueTime" label="Due at" />
      <SelectField form={form} name="ownerId" label="Whose it is" options={whose} />
      <SelectField
        form={form}
        name="promisedTo"
        label="Promised to"
        none="Nobody"
        optional
        options={Object.entries(PROMISED_TO).map(([value, label]) => ({ value, label }))}
      />
      {form.values.promisedTo === 'colleague' ? (
        <SelectField
          form={form}
          name="promisedMember"
          label="Which colleague"
          options={whose}
          optional
        />
      ) : null}
      <CheckField form={form} name="high" label="Urgent: before others due at the same time" />
    </Form>
  );
}

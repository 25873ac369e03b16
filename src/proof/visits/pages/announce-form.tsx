import {
  DateField,
  LongTextField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { announceVisitRoute, KINDS } from '../schema.ts';
import type { Overview } from './looks.ts';

/** A visit is announced, by either side. */
export function AnnounceForm({
  value,
  onDone,
}: {
  readonly value: Overview;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(announceVisitRoute);
  const form = useForm({
    name: 'visit',
    start: {
      appointmentId: value.appointments[0]?.appointmentId ?? '',
      kind: 'in_person',
      on: '',
      agenda: '',
      asksFor: '',
    },
    checks: {
      appointmentId: needed('Choose the qualification'),
      on: needed('Enter the day'),
      agenda: needed('Say what the visit is for'),
    },
    submit: ({ kind, ...rest }, id) =>
      act({ body: { id, kind: kind as keyof typeof KINDS, ...rest } }),
    onDone: () => {
      say('Announced: the other side answers');
      onDone();
    },
  });
  return (
    <Form form={form} action="Announce it" onCancel={onDone}>
      <SelectField
        form={form}
        name="appointmentId"
        label="Qualification and external verifier"
        options={value.appointments.map(({ appointmentId, name, frameworkCode }) => ({
          value: appointmentId,
          label: `${frameworkCode}, ${name}`,
        }))}
      />
      <RadioField
        form={form}
        name="kind"
        label="How"
        options={Object.entries(KINDS).map(([key, label]) => ({ value: key, label }))}
      />
      <DateField form={form} name="on" label="Day" />
      <LongTextField form={form} name="agenda" label="Agenda" rows={4} />
      <TextField form={form} name="asksFor" label="Who is asked for" optional />
    </Form>
  );
}

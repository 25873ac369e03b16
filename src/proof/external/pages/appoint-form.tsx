import { showDate } from '../../../lib/show.ts';
import { DateField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { appointRoute } from '../schema.ts';
import type { Overview } from './looks.ts';

/** An external verifier may come in for one qualification. */
export function AppointForm({
  value,
  onDone,
}: {
  readonly value: Overview;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(appointRoute);
  const form = useForm({
    name: 'external-appointment',
    start: { memberId: '', frameworkCode: '', fromOn: value.today, toOn: '', reference: '' },
    checks: {
      memberId: needed('Choose the external verifier'),
      frameworkCode: needed('Choose the qualification'),
      fromOn: needed('Enter the first day'),
      toOn: needed('Enter the last day'),
      reference: needed('Enter the awarding body’s reference'),
    },
    submit: (values, id) => act({ body: { id, ...values } }),
    onDone: () => {
      say('Appointed: they read this qualification from the first day to the last');
      onDone();
    },
  });
  return (
    <Form form={form} action="Appoint" onCancel={onDone}>
      <SelectField
        form={form}
        name="memberId"
        label="External verifier"
        hint="An owner gives the role on the page of members"
        options={value.verifiers.map(({ memberId, name, until }) => ({
          value: memberId,
          label: until === null ? name : `${name}, until ${showDate(until, value.today)}`,
        }))}
      />
      <SelectField
        form={form}
        name="frameworkCode"
        label="Qualification"
        options={value.frameworks.map(({ code, title }) => ({
          value: code,
          label: `${code}, ${title}`,
        }))}
      />
      <DateField form={form} name="fromOn" label="First day" />
      <DateField form={form} name="toOn" label="Last day" />
      <TextField form={form} name="reference" label="Awarding body’s reference" />
    </Form>
  );
}

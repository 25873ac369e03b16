import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { dateIn } from '../../../lib/time.ts';
import { DateField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addCheck } from '../schema.ts';
import { KIND_CHOICES, OUTCOME_CHOICES } from './words.ts';

/** Records a check of identity, DBS, a reference, or one with a name of its own. */
export function CheckForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const [checkId] = useState(newId);
  const say = useNotice();
  const { act } = useAct(addCheck);
  const form = useForm({
    name: 'check',
    start: {
      kind: '',
      name: '',
      outcome: 'satisfied',
      checkedOn: dateIn(new Date()),
      expiresOn: '',
      reference: '',
    },
    checks: {
      kind: needed('Choose what was checked'),
      name: (value, { kind }) =>
        kind === 'other' && value.trim() === '' ? 'Say what was checked' : undefined,
      checkedOn: needed('Enter the day of the check'),
    },
    submit: ({ kind, outcome, expiresOn, ...values }) =>
      act({
        params: { id },
        body: {
          id: checkId,
          ...values,
          kind: kind as 'identity',
          outcome: outcome as 'satisfied',
          ...(expiresOn === '' ? {} : { expiresOn }),
        },
      }),
    onDone: () => {
      say('The check is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the check" label="Another check" onCancel={close}>
      <SelectField form={form} name="kind" label="What was checked" options={KIND_CHOICES} />
      <TextField
        form={form}
        name="name"
        label="Its name"
        hint="As bookings ask for it: “Enhanced DBS, adult workforce”"
        optional={form.values.kind !== 'other'}
      />
      <RadioField form={form} name="outcome" label="Outcome" options={OUTCOME_CHOICES} />
      <DateField form={form} name="checkedOn" label="Checked on" />
      <DateField form={form} name="expiresOn" label="Holds until" optional />
      <TextField
        form={form}
        name="reference"
        label="Reference"
        hint="A certificate’s number, or where the paper is kept"
        optional
      />
    </Form>
  );
}

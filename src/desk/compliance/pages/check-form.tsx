import { dateIn } from '../../../lib/time.ts';
import { DateField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addCheck } from '../schema.ts';
import {
  CERTIFICATE_START,
  CertificateFields,
  certificateFaults,
  certificateOf,
  REFEREE_START,
  RefereeFields,
  refereeOf,
} from './particulars.tsx';
import { KIND_CHOICES, OUTCOME_CHOICES } from './words.ts';

/** Records a check of identity, DBS, a reference, or one with a name of its own; asks what its kind needs. */
export function CheckForm({ id, close }: { readonly id: string; readonly close: () => void }) {
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
      ...CERTIFICATE_START,
      ...REFEREE_START,
    },
    checks: {
      kind: needed('Choose what was checked'),
      name: (value, { kind }) =>
        kind === 'other' && value.trim() === '' ? 'Say what was checked' : undefined,
      checkedOn: needed('Enter the day of the check'),
      ...certificateFaults,
    },
    submit: (values, checkId) => {
      const { kind, name, outcome, checkedOn, expiresOn, reference } = values;
      return act({
        params: { id },
        body: {
          id: checkId,
          kind: kind as 'identity',
          name,
          outcome: outcome as 'satisfied',
          checkedOn,
          reference,
          ...(expiresOn === '' ? {} : { expiresOn }),
          ...(kind === 'dbs' ? { certificate: certificateOf(values) } : {}),
          ...(kind === 'reference' ? { referee: refereeOf(values) } : {}),
        },
      });
    },
    onDone: () => {
      say('The check is recorded');
      close();
    },
  });
  const { kind } = form.values;
  return (
    <Form form={form} action="Record the check" label="Another check" onCancel={close}>
      <SelectField form={form} name="kind" label="What was checked" options={KIND_CHOICES} />
      <TextField
        form={form}
        name="name"
        label="Its name"
        hint={
          kind === 'reference'
            ? 'Who gave it: two with different names count as two'
            : 'As bookings ask for it: “Enhanced DBS, adult workforce”'
        }
        optional={kind !== 'other'}
      />
      <RadioField form={form} name="outcome" label="Outcome" options={OUTCOME_CHOICES} />
      <DateField form={form} name="checkedOn" label="Checked on" />
      {kind === 'dbs' ? <CertificateFields form={form} /> : null}
      {kind === 'reference' ? <RefereeFields form={form} /> : null}
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

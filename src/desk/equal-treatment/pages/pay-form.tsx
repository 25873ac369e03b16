import { dateIn } from '../../../lib/time.ts';
import { DateField, MoneyField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { recordComparatorRoute } from '../schema.ts';
import type { ComparablePay, PayPlace } from './words.ts';

/** What the hirer said of comparable pay, or that it was asked; for one place, or for another role. */
export function PayForm({
  pay,
  place,
  close,
}: {
  readonly pay: ComparablePay;
  readonly place?: PayPlace;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordComparatorRoute);
  const form = useForm({
    name: `comparator-${place?.hirerId ?? ''}-${place?.role ?? ''}`,
    start: {
      hirerId: place?.hirerId ?? (pay.hirers.length === 1 ? (pay.hirers[0]?.hirerId ?? '') : ''),
      role: place?.role ?? '',
      answer: 'said',
      pay: undefined as number | undefined,
      fromOn: '',
      source: '',
      saidBy: '',
      askedOn: dateIn(new Date()),
    },
    checks: {
      hirerId: needed('Choose the hirer'),
      role: needed('Choose the role'),
      pay: (value, { answer }) =>
        answer === 'said' && (value === undefined || value < 1)
          ? 'Enter the pay an hour'
          : undefined,
      source: (value, { answer }) =>
        answer === 'said' && value.trim() === '' ? 'Say where the pay comes from' : undefined,
      askedOn: needed('Enter the day the hirer was asked'),
    },
    submit: (
      { hirerId, role, answer, pay: pence, fromOn, source, saidBy, askedOn },
      comparatorId,
    ) =>
      act({
        params: { id: hirerId },
        body: {
          id: comparatorId,
          role,
          payPence: answer === 'said' ? (pence ?? null) : null,
          ...(fromOn === '' ? {} : { fromOn }),
          askedOn,
          source: answer === 'said' ? source : '',
          saidBy: saidBy || null,
        },
      }),
    onDone: () => {
      say('Recorded; from week 13 the rate is held to it');
      close();
    },
  });
  const said = form.values.answer === 'said';
  return (
    <Form form={form} action="Record the pay" label="Comparable pay" onCancel={close}>
      <p>
        A comparable employee does the same or broadly similar work for this hirer, with the
        qualifications and skills it asks for.
      </p>
      {place === undefined ? (
        <>
          <SelectField
            form={form}
            name="hirerId"
            label="Hirer"
            options={pay.hirers.map(({ hirerId, name }) => ({ value: hirerId, label: name }))}
          />
          <SelectField
            form={form}
            name="role"
            label="Role"
            options={pay.roles.map(({ role, name }) => ({ value: role, label: name }))}
          />
        </>
      ) : null}
      <RadioField
        form={form}
        name="answer"
        label="What the hirer said"
        options={[
          { value: 'said', label: 'What a comparable employee earns' },
          { value: 'asked', label: 'Nothing yet: it was asked' },
        ]}
      />
      {said ? (
        <>
          <MoneyField form={form} name="pay" label="Pay" unit="an hour" />
          <TextField
            form={form}
            name="source"
            label="Where it comes from"
            hint="Pay scale of April 2026, point 4"
          />
          <DateField
            form={form}
            name="fromOn"
            label="Holds from"
            hint="The day it was asked if left empty"
            optional
          />
        </>
      ) : null}
      <DateField form={form} name="askedOn" label="Asked on" />
      <SelectField
        form={form}
        name="saidBy"
        label={said ? 'Who said so' : 'Who was asked'}
        none="Nobody named"
        options={pay.contacts.map(({ contactId, name, jobTitle }) => ({
          value: contactId,
          label: jobTitle === '' ? name : `${name}, ${jobTitle}`,
        }))}
      />
    </Form>
  );
}

import { DateField, LongTextField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { OUTCOMES, WATCHED, watchWorkRoute } from '../schema.ts';
import type { Overview } from './looks.ts';

type Watched = keyof typeof WATCHED;

/** What the external verifier saw of assessment or internal verification (R90). */
export function WatchForm({
  value,
  onDone,
}: {
  readonly value: Overview;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(watchWorkRoute);
  const form = useForm({
    name: 'external-observation',
    start: {
      frameworkCode: value.appointments[0]?.frameworkCode ?? '',
      whom: '',
      on: value.today,
      seen: '',
      outcome: 'satisfied',
    },
    checks: {
      frameworkCode: needed('Choose the qualification'),
      whom: needed('Choose whom you watched'),
      on: needed('Enter the day'),
      seen: needed('Say what you saw'),
    },
    submit: ({ whom, outcome, ...rest }, id) => {
      const [kind = '', observedId = ''] = whom.split(' ');
      return act({
        body: {
          id,
          kind: kind as Watched,
          observedId,
          outcome: outcome as keyof typeof OUTCOMES,
          ...rest,
        },
      });
    },
    onDone: () => {
      say('The observation is on record');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record it" onCancel={onDone}>
      <SelectField
        form={form}
        name="frameworkCode"
        label="Qualification"
        options={[...new Set(value.appointments.map(({ frameworkCode }) => frameworkCode))].map(
          (code) => ({ value: code, label: code }),
        )}
      />
      <SelectField
        form={form}
        name="whom"
        label="What and whom you watched"
        options={value.watched.map(({ what, memberId, name }) => ({
          value: `${what} ${memberId}`,
          label: `${WATCHED[what]}: ${name}`,
        }))}
      />
      <DateField form={form} name="on" label="Day" />
      <LongTextField form={form} name="seen" label="What you saw" rows={4} />
      <RadioField
        form={form}
        name="outcome"
        label="Outcome"
        options={Object.entries(OUTCOMES).map(([key, label]) => ({ value: key, label }))}
      />
    </Form>
  );
}

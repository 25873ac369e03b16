import {
  CheckField,
  DateField,
  LongTextField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import {
  type ARRANGEMENT_SIZES,
  agreeArrangementRoute,
  askArrangementRoute,
  BASES,
  claimPriorRoute,
  decidePriorRoute,
  endArrangementRoute,
} from '../schema.ts';
import type { FormOf } from './forms.tsx';
import { optionsOf } from './looks.ts';

/** What the forms of one thing take. */
interface OfOne {
  readonly id: string;
  readonly today: string;
  readonly close: () => void;
}

/** A special arrangement is asked for. */
export function AskArrangement({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(askArrangementRoute);
  const form = useForm({
    name: `arrangement ${programme.enrolmentId}`,
    start: { on: learner.today, size: 'minor', what: '' },
    checks: { on: needed('Enter the day'), what: needed('Say what is arranged') },
    // Often about health.
    forget: ['what'],
    submit: ({ on, size, what }, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: { id, on, size: size as keyof typeof ARRANGEMENT_SIZES, what },
      }),
    onDone: () => {
      say('The arrangement is asked for; it is used once it is agreed');
      close();
    },
  });
  return (
    <Form form={form} action="Ask for it" label="Special arrangement" onCancel={close}>
      <DateField form={form} name="on" label="Asked for on" />
      <RadioField
        form={form}
        name="size"
        label="How far it goes"
        options={[
          { value: 'minor', label: 'Minor: the external verifier agrees' },
          { value: 'significant', label: 'Significant: the awarding body agrees in writing' },
        ]}
      />
      <LongTextField form={form} name="what" label="Arrangement" />
    </Form>
  );
}

/** Who agreed an arrangement, and from when it is used. */
export function AgreeArrangement({ id, today, close }: OfOne) {
  const say = useNotice();
  const { act } = useAct(agreeArrangementRoute);
  const form = useForm({
    name: `agreement ${id}`,
    start: { with: 'awarding_body', on: today, words: '', fromOn: today, toOn: '' },
    checks: {
      on: needed('Enter the day'),
      words: needed('Say what was agreed, and in which letter'),
      fromOn: needed('Enter the first day of its use'),
    },
    submit: ({ with: partner, on, words, fromOn, toOn }) =>
      act({
        params: { id },
        body: {
          with: partner as 'awarding_body',
          on,
          words,
          fromOn,
          toOn: toOn === '' ? null : toOn,
        },
      }),
    onDone: () => {
      say('The agreement is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the agreement" label="Agreement" onCancel={close}>
      <RadioField
        form={form}
        name="with"
        label="Agreed"
        options={[{ value: 'awarding_body', label: 'By the awarding body, in writing' }]}
      />
      <DateField form={form} name="on" label="Agreed on" />
      <LongTextField
        form={form}
        name="words"
        label="What was agreed"
        hint="Name the letter"
        rows={2}
      />
      <DateField form={form} name="fromOn" label="Used from" />
      <DateField form={form} name="toOn" label="Used until" optional />
    </Form>
  );
}

/** An arrangement ends. */
export function EndArrangement({ id, close }: OfOne) {
  const say = useNotice();
  const { act } = useAct(endArrangementRoute);
  const form = useForm({
    name: `end of arrangement ${id}`,
    start: { because: '' },
    checks: { because: needed('Say why, in a few words') },
    submit: (body) => act({ params: { id }, body }),
    onDone: () => {
      say('The arrangement has ended');
      close();
    },
  });
  return (
    <Form form={form} action="End the arrangement" label="End" onCancel={close}>
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}

/** Prior learning is put forward for a unit. */
export function PriorForm({ programme, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(claimPriorRoute);
  const form = useForm({
    name: `prior learning ${programme.enrolmentId}`,
    start: {
      unitId: '',
      basis: '',
      awardedBy: '',
      achievedOn: '',
      unchanged: false,
      currency: '',
    },
    checks: {
      unitId: needed('Choose the unit'),
      basis: needed('Choose what it rests on'),
      achievedOn: needed('Enter the day'),
      currency: needed('Say why it is current'),
    },
    submit: ({ basis, ...values }, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: { id, basis: basis as keyof typeof BASES, ...values },
      }),
    onDone: () => {
      say('It waits for an assessor’s decision');
      close();
    },
  });
  return (
    <Form form={form} action="Put it forward" label="Prior learning" onCancel={close}>
      <SelectField
        form={form}
        name="unitId"
        label="Unit"
        options={programme.units.map(({ unitId, reference, title }) => ({
          value: unitId,
          label: `${reference} ${title}`,
        }))}
      />
      <SelectField form={form} name="basis" label="What it rests on" options={optionsOf(BASES)} />
      <TextField form={form} name="awardedBy" label="Awarded by" optional />
      <DateField form={form} name="achievedOn" label="Achieved on" />
      <CheckField form={form} name="unchanged" label="The unit is the same, unchanged" />
      <LongTextField form={form} name="currency" label="Why it is current" rows={3} />
    </Form>
  );
}

/** An assessor decides on prior learning. */
export function DecidePrior({ id, close }: OfOne) {
  const say = useNotice();
  const { act } = useAct(decidePriorRoute);
  const form = useForm({
    name: `decision ${id}`,
    start: { granted: '', words: '' },
    checks: { granted: needed('Choose one'), words: needed('Say what this rests on') },
    submit: ({ granted, words }) =>
      act({ params: { id }, body: { granted: granted === 'yes', words } }),
    onDone: () => {
      say('The decision is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the decision" label="Decision" onCancel={close}>
      <RadioField
        form={form}
        name="granted"
        label="Prior learning is"
        options={[
          { value: 'yes', label: 'Granted' },
          { value: 'no', label: 'Refused' },
        ]}
      />
      <LongTextField form={form} name="words" label="What this rests on" rows={3} />
    </Form>
  );
}

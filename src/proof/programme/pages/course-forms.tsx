import { DateField, LongTextField, NumberField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import {
  changeStateRoute,
  LEARNER_STATES,
  logTimeRoute,
  TIME_KINDS,
  takeBackTimeRoute,
} from '../schema.ts';
import type { FormOf } from './forms.tsx';
import { optionsOf } from './looks.ts';

/** Learning time of a day. */
export function TimeForm({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(logTimeRoute);
  const form = useForm({
    name: `time ${programme.enrolmentId}`,
    start: {
      on: learner.today,
      kind: 'guided',
      minutes: undefined as number | undefined,
      words: '',
    },
    checks: {
      on: needed('Enter the day'),
      minutes: (minutes) => (minutes ? undefined : 'Say how long it took'),
    },
    submit: ({ on, kind, minutes, words }, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: { id, on, kind: kind as keyof typeof TIME_KINDS, minutes: minutes ?? 0, words },
      }),
    onDone: () => {
      say('The time is logged');
      close();
    },
  });
  return (
    <Form form={form} action="Log the time" label="Learning time" onCancel={close}>
      <DateField form={form} name="on" label="Day" />
      <SelectField form={form} name="kind" label="Kind" options={optionsOf(TIME_KINDS)} />
      <NumberField form={form} name="minutes" label="Minutes" />
      <LongTextField form={form} name="words" label="What it was about" rows={2} optional />
    </Form>
  );
}

/** Time that was entered wrongly. */
export function TakeBackForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(takeBackTimeRoute);
  const form = useForm({
    name: `taking back ${id}`,
    start: { because: '' },
    checks: { because: needed('Say why, in a few words') },
    submit: (body) => act({ params: { id }, body }),
    onDone: () => {
      say('The time counts no longer');
      close();
    },
  });
  return (
    <Form form={form} action="Take it back" label="Time entered wrongly" onCancel={close}>
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}

const MOVES_END = ['break', 'extended'];

/** How a learner stands from a day on. */
export function StateForm({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(changeStateRoute);
  const form = useForm({
    name: `state ${programme.enrolmentId}`,
    start: { state: '', fromOn: learner.today, newEndOn: '', words: '' },
    checks: {
      state: needed('Choose a state'),
      fromOn: needed('Enter the first day of it'),
      newEndOn: (day, { state }) =>
        MOVES_END.includes(state) && day === '' ? 'Say when the programme will end' : undefined,
      words: needed('Say why, in a few words'),
    },
    submit: ({ state, fromOn, newEndOn, words }, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: {
          id,
          state: state as keyof typeof LEARNER_STATES,
          fromOn,
          newEndOn: MOVES_END.includes(state) ? newEndOn : null,
          words,
        },
      }),
    onDone: () => {
      say('The state is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the state" label="State of the learner" onCancel={close}>
      <SelectField form={form} name="state" label="State" options={optionsOf(LEARNER_STATES)} />
      <DateField
        form={form}
        name="fromOn"
        label="From"
        hint="The first day of it; for who leaves, the day after their last day of learning"
      />
      {MOVES_END.includes(form.values.state) ? (
        <DateField form={form} name="newEndOn" label="New planned end of the programme" />
      ) : null}
      <LongTextField form={form} name="words" label="Why" rows={2} />
    </Form>
  );
}

import {
  CheckField,
  ChecksField,
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
  adviseRoute,
  COVERED,
  entryRoute,
  NEXT_STEPS,
  nextStepRoute,
  reviewRoute,
  supportRoute,
} from '../schema.ts';
import type { FormOf } from './forms.tsx';
import { optionsOf } from './looks.ts';

/** The advice interview and what it covered. */
export function AdviceForm({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(adviseRoute);
  const form = useForm({
    name: `advice ${programme.enrolmentId}`,
    start: { on: learner.today, covered: [] as readonly string[], words: '' },
    checks: {
      on: needed('Enter the day'),
      covered: (keys) => (keys.length > 0 ? undefined : 'Tick what you talked about'),
      words: needed('Say in a few words what came out'),
    },
    submit: ({ on, covered, words }, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: { id, on, covered: covered as (keyof typeof COVERED)[], words },
      }),
    onDone: () => {
      say('The interview is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the interview" label="Advice interview" onCancel={close}>
      <DateField form={form} name="on" label="Day" />
      <ChecksField form={form} name="covered" label="Covered" options={optionsOf(COVERED)} />
      <LongTextField form={form} name="words" label="What came out" />
    </Form>
  );
}

/** The two entry tests. */
export function EntryForm({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(entryRoute);
  const form = useForm({
    name: `entry ${programme.enrolmentId}`,
    start: { on: learner.today, roleGives: false, competence: '', words: '' },
    checks: {
      on: needed('Enter the day'),
      competence: needed('Choose one'),
      words: needed('Say what this rests on'),
    },
    submit: ({ on, roleGives, competence, words }, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: { id, on, roleGives, competence: competence as 'likely', words },
      }),
    onDone: () => {
      say('The entry tests are recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the tests" label="Entry tests" onCancel={close}>
      <DateField form={form} name="on" label="Day" />
      <CheckField
        form={form}
        name="roleGives"
        label="Their role gives opportunities to show competence at this level"
      />
      <RadioField
        form={form}
        name="competence"
        label="Competence"
        options={[
          { value: 'likely', label: 'Likely soon' },
          { value: 'recent', label: 'Shown in the recent past' },
          { value: 'no', label: 'Neither' },
        ]}
      />
      <LongTextField form={form} name="words" label="What this rests on" />
    </Form>
  );
}

/** The employer's signed support. */
export function SupportForm({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(supportRoute);
  const form = useForm({
    name: `support ${programme.enrolmentId}`,
    start: { on: learner.today, who: '', words: '' },
    checks: { on: needed('Enter the day'), who: needed('Say who signed') },
    submit: (values, id) => act({ params: { id: programme.enrolmentId }, body: { id, ...values } }),
    onDone: () => {
      say('The support is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the support" label="Employer’s support" onCancel={close}>
      <DateField form={form} name="on" label="Signed on" />
      <TextField form={form} name="who" label="Signed by" />
      <LongTextField form={form} name="words" label="Their words" optional />
    </Form>
  );
}

/** A review of three. */
export function ReviewForm({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(reviewRoute);
  const form = useForm({
    name: `review ${programme.enrolmentId}`,
    start: { on: learner.today, who: '', words: '', nextOn: '' },
    checks: {
      on: needed('Enter the day'),
      who: needed('Say who was there for the employer'),
      words: needed('Say what was agreed'),
      nextOn: needed('Enter the day of the next review'),
    },
    submit: (values, id) => act({ params: { id: programme.enrolmentId }, body: { id, ...values } }),
    onDone: () => {
      say('The review is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the review" label="Review" onCancel={close}>
      <DateField form={form} name="on" label="Day" />
      <TextField form={form} name="who" label="Line manager who was there" />
      <LongTextField form={form} name="words" label="Their words, and what was agreed" />
      <DateField form={form} name="nextOn" label="Next review" />
    </Form>
  );
}

/** What comes after the programme. */
export function NextStepForm({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(nextStepRoute);
  const form = useForm({
    name: `next step ${programme.enrolmentId}`,
    start: { on: learner.today, to: '', words: '' },
    checks: { on: needed('Enter the day'), to: needed('Choose what comes next') },
    submit: ({ on, to, words }, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: { id, on, to: to as keyof typeof NEXT_STEPS, words },
      }),
    onDone: () => {
      say('The next step is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the next step" label="Next step" onCancel={close}>
      <DateField form={form} name="on" label="Advised on" />
      <SelectField form={form} name="to" label="What comes next" options={optionsOf(NEXT_STEPS)} />
      <LongTextField form={form} name="words" label="In their own words" optional />
    </Form>
  );
}

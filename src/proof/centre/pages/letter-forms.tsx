import { showDate } from '../../../lib/show.ts';
import {
  DateField,
  LongTextField,
  NumberField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import {
  DIRECTIONS,
  recordLetterRoute,
  recordSupportRoute,
  takeBackLetterRoute,
} from '../letter-schema.ts';
import type { Letters } from './letters-page.tsx';

/** What came from or went to the awarding body. */
export function LetterForm({
  letters,
  onDone,
}: {
  readonly letters: Letters;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordLetterRoute);
  const waiting = letters.rows.filter(
    ({ answeredOn, takenBack }) => answeredOn === null && takenBack === null,
  );
  const form = useForm({
    name: 'centre-letter',
    start: {
      direction: 'in',
      on: letters.today,
      about: '',
      words: '',
      reference: '',
      answerDue: '',
      answers: '',
    },
    checks: {
      on: needed('Enter the day'),
      about: needed('Say in a line what it is about'),
      words: needed('Write what it says'),
    },
    submit: ({ direction, answerDue, answers, ...rest }, id) =>
      act({
        body: {
          id,
          direction: direction as 'in' | 'out',
          answerDue: answerDue === '' ? null : answerDue,
          answers: answers === '' ? null : answers,
          ...rest,
        },
      }),
    onDone: () => {
      say('It is on record');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record it" onCancel={onDone}>
      <RadioField
        form={form}
        name="direction"
        label="Way"
        options={Object.entries(DIRECTIONS).map(([value, label]) => ({ value, label }))}
      />
      <DateField form={form} name="on" label="On" />
      <TextField form={form} name="about" label="About" />
      <LongTextField form={form} name="words" label="What it says" rows={6} />
      <TextField
        form={form}
        name="reference"
        label="Reference"
        hint="Its number, or where the paper is kept"
        optional
      />
      <DateField form={form} name="answerDue" label="Answer by" optional />
      {waiting.length === 0 ? null : (
        <SelectField
          form={form}
          name="answers"
          label="It answers"
          optional
          options={[
            { value: '', label: 'None' },
            ...waiting.map(({ letterId, about, on }) => ({
              value: letterId,
              label: `${about}, ${showDate(on)}`,
            })),
          ]}
        />
      )}
    </Form>
  );
}

/** It was entered wrongly. */
export function TakeBackForm({
  letterId,
  onDone,
}: {
  readonly letterId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(takeBackLetterRoute);
  const form = useForm({
    name: `centre-letter-${letterId}`,
    start: { because: '' },
    checks: { because: needed('Say what was wrong') },
    submit: (body) => act({ params: { id: letterId }, body }),
    onDone: () => {
      say('Taken back: it stays shown');
      onDone();
    },
  });
  return (
    <Form form={form} action="Take it back" label="Entered wrongly">
      <LongTextField form={form} name="because" label="What was wrong" rows={2} />
    </Form>
  );
}

/** How the awarding body supports and visits the centre, from a day on. */
export function SupportForm({
  today,
  onDone,
}: {
  readonly today: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordSupportRoute);
  const count = (value: number | undefined) =>
    value === undefined || value < 0 || value > 52 ? 'Enter 0 to 52' : undefined;
  const form = useForm({
    name: 'centre-support',
    start: {
      status: '',
      fromOn: today,
      visits: undefined as number | undefined,
      remote: undefined as number | undefined,
      letter: '',
    },
    checks: {
      status: needed('Enter the status as the letter calls it'),
      fromOn: needed('Enter from which day'),
      visits: count,
      remote: count,
      letter: needed('Name the letter'),
    },
    submit: ({ visits, remote, ...rest }, id) =>
      act({ body: { id, visits: visits ?? 0, remote: remote ?? 0, ...rest } }),
    onDone: () => {
      say('The status is on record');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record it" onCancel={onDone}>
      <TextField form={form} name="status" label="Status" />
      <DateField form={form} name="fromOn" label="From" />
      <NumberField form={form} name="visits" label="Visits a year" />
      <NumberField form={form} name="remote" label="Remote looks a year" />
      <TextField form={form} name="letter" label="Letter" />
    </Form>
  );
}

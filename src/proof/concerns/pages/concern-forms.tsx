import { addDays } from '../../../lib/days.ts';
import { DateField, LongTextField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import {
  type Concern,
  enterConcernRoute,
  KINDS,
  OUTCOMES,
  raiseConcernRoute,
  readRaising,
  STATES,
} from '../schema.ts';

interface Choices {
  readonly today: string;
  readonly members: readonly { readonly memberId: string; readonly name: string }[];
}
type Options = readonly { readonly value: string; readonly label: string }[];
const optionsOf = (of: Readonly<Record<string, string>>): Options =>
  Object.entries(of).map(([value, label]) => ({ value, label }));

/** What somebody saw or was told. */
export function RaiseForm({ onDone }: { readonly onDone: () => void }) {
  const reading = useRead(readRaising, {});
  return <Read of={reading}>{(choices) => <Raise choices={choices} onDone={onDone} />}</Read>;
}

function Raise({ choices, onDone }: { readonly choices: Choices; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(raiseConcernRoute);
  const form = useForm({
    name: 'concern',
    // What is said in confidence is not left in this browser.
    keep: false,
    start: {
      kind: '',
      saidOn: choices.today,
      dueOn: addDays(choices.today, 7),
      saidBy: '',
      about: '',
      facts: '',
      against: '',
    },
    checks: {
      kind: needed('Choose the kind'),
      saidOn: needed('Enter the day it was said'),
      dueOn: needed('Enter by when it is seen to'),
      saidBy: needed('Say who said it'),
      about: needed('Say in a line what it is about'),
      facts: needed('Write down what was said'),
    },
    submit: ({ kind, against, ...rest }, id) =>
      act({
        body: {
          id,
          kind: kind as keyof typeof KINDS,
          against: against === '' ? null : against,
          ...rest,
        },
      }),
    onDone: () => {
      say('It is on record: the quality manager sees to it');
      onDone();
    },
  });
  return (
    <Form form={form} action="Raise it" label="Raise a concern">
      <SelectField
        form={form}
        name="kind"
        label="Kind"
        options={[{ value: '', label: 'Choose' }, ...optionsOf(KINDS)]}
      />
      <DateField form={form} name="saidOn" label="Said on" />
      <TextField form={form} name="saidBy" label="Said by" />
      <TextField form={form} name="about" label="About" />
      <LongTextField form={form} name="facts" label="Facts" rows={6} />
      <SelectField
        form={form}
        name="against"
        label="Against somebody here"
        hint="They neither read nor handle it"
        options={[
          { value: '', label: 'Nobody of the centre' },
          ...choices.members.map(({ memberId, name }) => ({ value: memberId, label: name })),
        ]}
      />
      <DateField form={form} name="dueOn" label="See to it by" />
    </Form>
  );
}

/** What was done about it next. */
export function EntryForm({
  concern,
  today,
}: {
  readonly concern: Concern;
  readonly today: string;
}) {
  const say = useNotice();
  const { act } = useAct(enterConcernRoute);
  const standing = concern.entries.filter(({ replacedBy }) => replacedBy === null);
  const form = useForm({
    name: `concern-entry-${concern.concernId}`,
    keep: false,
    start: { state: '', on: today, words: '', reference: '', outcome: '', dueOn: '', replaces: '' },
    checks: {
      state: needed('Choose what was done'),
      on: needed('Enter the day'),
      words: needed('Write down what was done'),
    },
    submit: ({ state, outcome, dueOn, replaces, ...rest }, id) =>
      act({
        params: { id: concern.concernId },
        body: {
          id,
          state: state as keyof typeof STATES,
          outcome: outcome === '' ? null : (outcome as keyof typeof OUTCOMES),
          dueOn: dueOn === '' ? null : dueOn,
          replaces: replaces === '' ? null : Number(replaces),
          ...rest,
        },
      }),
    onDone: () => say('Entered'),
  });
  return (
    <Form form={form} action="Enter it" label="What was done next">
      <SelectField
        form={form}
        name="state"
        label="What was done"
        options={[{ value: '', label: 'Choose' }, ...optionsOf(STATES)]}
      />
      <DateField form={form} name="on" label="On" />
      <LongTextField form={form} name="words" label="In words" rows={4} />
      <TextField
        form={form}
        name="reference"
        label="Reference"
        hint="Of the awarding body or whoever it was reported to"
        optional
      />
      <SelectField
        form={form}
        name="outcome"
        label="Outcome"
        optional
        options={[{ value: '', label: 'Not closed' }, ...optionsOf(OUTCOMES)]}
      />
      <DateField form={form} name="dueOn" label="Next by" optional />
      {standing.length === 0 ? null : (
        <SelectField
          form={form}
          name="replaces"
          label="In place of"
          optional
          options={[
            { value: '', label: 'A new entry' },
            ...standing.map(({ number, state }) => ({
              value: String(number),
              label: `Entry ${number}, ${STATES[state].toLowerCase()}`,
            })),
          ]}
        />
      )}
    </Form>
  );
}

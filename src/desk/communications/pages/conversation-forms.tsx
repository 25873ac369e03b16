import { CheckField, LongTextField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { recordCallRoute, recordMessageRoute, recordNoteRoute } from '../conversation-schema.ts';
import type { AboutKind, CallOutcome, NoteMedium } from '../text-schema.ts';
import { choicesOf, MEDIUM_WORDS, OUTCOME_WORDS } from './text-looks.ts';

/** What the forms of a record know: what it is, and whom it can have been with. */
export interface RecordProps {
  readonly about: { readonly kind: AboutKind; readonly id: string };
  readonly people: readonly { readonly personId: string; readonly name: string }[];
  readonly close: () => void;
}

/** Whom it was with: the candidate of their own record, one of a client's contacts, nobody named. */
function startOf({ about, people }: RecordProps): string {
  if (about.kind === 'person') return about.id;
  return people.length === 1 ? (people[0]?.personId ?? '') : '';
}

const asksWhom = ({ about, people }: RecordProps) => about.kind !== 'person' && people.length > 0;
const whose = ({ people }: RecordProps) =>
  people.map(({ personId, name }) => ({ value: personId, label: name }));

const OUT_CALL = { out: 'We rang them', in: 'They rang us' };
const OUT_MESSAGE = { out: 'We wrote', in: 'They wrote' };

/** One call, noted in as few taps as it takes. */
export function CallForm(props: RecordProps) {
  const { act } = useAct(recordCallRoute);
  const say = useNotice();
  const form = useForm({
    name: `call ${props.about.id}`,
    start: { person: startOf(props), direction: 'out', outcome: '', checked: false, words: '' },
    checks: { outcome: needed('Choose what came of it') },
    submit: ({ person, direction, outcome, checked, words }, id) =>
      act({
        body: {
          id,
          personId: person === '' ? null : person,
          about: props.about,
          direction: direction as 'in' | 'out',
          outcome: outcome as CallOutcome,
          identityChecked: checked && outcome === 'spoke',
          words,
        },
      }),
    onDone: () => {
      say('Call noted');
      props.close();
    },
  });
  return (
    <Form form={form} action="Note the call" label="Note a call" onCancel={props.close}>
      {asksWhom(props) ? (
        <SelectField
          form={form}
          name="person"
          label="With"
          none="Nobody named"
          optional
          options={whose(props)}
        />
      ) : null}
      <RadioField form={form} name="direction" label="Who rang" options={choicesOf(OUT_CALL)} />
      <RadioField
        form={form}
        name="outcome"
        label="What came of it"
        options={choicesOf(OUTCOME_WORDS)}
      />
      {form.values.outcome === 'spoke' ? (
        <CheckField form={form} name="checked" label="I made sure whom I spoke to" />
      ) : null}
      <LongTextField form={form} name="words" label="What was said" rows={2} optional />
    </Form>
  );
}

/** A message on WhatsApp or another phone. */
export function MessageForm(props: RecordProps) {
  const { act } = useAct(recordMessageRoute);
  const say = useNotice();
  const form = useForm({
    name: `message ${props.about.id}`,
    start: { person: startOf(props), direction: 'in', medium: 'whatsapp', words: '' },
    checks: { words: needed('Enter what was written') },
    submit: ({ person, direction, medium, words }, id) =>
      act({
        body: {
          id,
          personId: person === '' ? null : person,
          about: props.about,
          direction: direction as 'in' | 'out',
          medium: medium as NoteMedium,
          words,
        },
      }),
    onDone: () => {
      say('Message noted');
      props.close();
    },
  });
  return (
    <Form form={form} action="Note the message" label="Note a message" onCancel={props.close}>
      {asksWhom(props) ? (
        <SelectField
          form={form}
          name="person"
          label="With"
          none="Nobody named"
          optional
          options={whose(props)}
        />
      ) : null}
      <SelectField form={form} name="medium" label="Where" options={choicesOf(MEDIUM_WORDS)} />
      <RadioField form={form} name="direction" label="Who wrote" options={choicesOf(OUT_MESSAGE)} />
      <LongTextField form={form} name="words" label="What was written" rows={2} />
    </Form>
  );
}

/** A note on the record. */
export function NoteForm(props: RecordProps) {
  const { act } = useAct(recordNoteRoute);
  const say = useNotice();
  const form = useForm({
    name: `note ${props.about.id}`,
    start: { person: props.about.kind === 'person' ? props.about.id : '', words: '' },
    checks: { words: needed('Write the note') },
    submit: ({ person, words }, id) =>
      act({ body: { id, personId: person === '' ? null : person, about: props.about, words } }),
    onDone: () => {
      say('Note written');
      props.close();
    },
  });
  return (
    <Form form={form} action="Keep the note" label="Write a note" onCancel={props.close}>
      <LongTextField form={form} name="words" label="Note" rows={3} />
    </Form>
  );
}

import { NumberField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { askRoute } from '../schema.ts';
import { SPEAKS_CHOICES } from './words.ts';

/** Asks a referee: by mail with a link of their own, or to be rung. */
export function AskForm({
  id,
  employers,
  close,
}: {
  readonly id: string;
  readonly employers: readonly string[];
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(askRoute);
  const form = useForm({
    name: 'reference',
    start: {
      givenName: '',
      familyName: '',
      email: '',
      phone: '',
      speaksAs: 'employer',
      aboutPlace: employers[0] ?? '',
      channel: 'mail',
      remindAfterDays: 4 as number | undefined,
    },
    checks: {
      givenName: needed('Enter their first name'),
      familyName: needed('Enter their surname'),
      email: (value, { channel }) =>
        channel === 'mail' && value.trim() === ''
          ? 'Enter the address the link goes to'
          : undefined,
      phone: (value, { channel }) =>
        channel === 'spoken' && value.trim() === '' ? 'Enter the number to ring' : undefined,
    },
    submit: ({ givenName, familyName, email, phone, ...rest }, referenceId) =>
      act({
        params: { id },
        body: {
          id: referenceId,
          referee: { givenName, familyName, email, phone },
          speaksAs: rest.speaksAs as 'employer',
          aboutPlace: rest.speaksAs === 'character' ? '' : rest.aboutPlace,
          channel: rest.channel as 'mail',
          remindAfterDays: rest.remindAfterDays ?? 4,
        },
      }),
    onDone: (_, { givenName, channel }) => {
      say(channel === 'mail' ? `${givenName} has a link to answer` : `${givenName} is to be rung`);
      close();
    },
  });
  const { speaksAs, channel } = form.values;
  return (
    <Form form={form} action="Ask for the reference" label="A reference" onCancel={close}>
      <SelectField form={form} name="speaksAs" label="They speak as" options={SPEAKS_CHOICES} />
      {speaksAs === 'character' ? null : (
        <TextField form={form} name="aboutPlace" label="About the time at" />
      )}
      <TextField form={form} name="givenName" label="First name" />
      <TextField form={form} name="familyName" label="Surname" />
      <RadioField
        form={form}
        name="channel"
        label="How"
        options={[
          { value: 'mail', label: 'By mail, with a link of their own' },
          { value: 'spoken', label: 'We ring them' },
        ]}
      />
      <TextField form={form} name="email" label="E-mail" optional={channel !== 'mail'} />
      <TextField form={form} name="phone" label="Phone" optional={channel !== 'spoken'} />
      {channel === 'mail' ? (
        <NumberField
          form={form}
          name="remindAfterDays"
          label="Remind after so many days"
          hint="Twice at most; then it is on your list to ring"
        />
      ) : null}
    </Form>
  );
}

import { DateField, LongTextField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { spokenRoute } from '../schema.ts';
import { ANSWER_CHOICES, type Reference } from './words.ts';

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
const asBoolean = (value: string) => (value === '' ? null : value === 'yes');

/** Takes down what a referee said on the phone. */
export function SpokenForm({
  one,
  close,
}: {
  readonly one: Reference;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(spokenRoute);
  const form = useForm({
    name: 'spoken-reference',
    start: {
      spokeWith: one.refereeName,
      spokenNumber: one.refereePhone,
      numberFound: '',
      what: 'full',
      fromOn: '',
      toOn: '',
      jobTitle: '',
      leaving: '',
      again: '',
      words: '',
      relative: '',
      mayBeShown: '',
    },
    checks: {
      spokeWith: needed('Say who spoke'),
      numberFound: (value, { what }) =>
        what !== 'refused' && value.trim() === '' ? 'Say how the number was found' : undefined,
    },
    submit: (values, id) =>
      act({
        params: { id: one.referenceId },
        body: {
          ...values,
          id,
          what: values.what as 'full',
          fromOn: values.fromOn || null,
          toOn: values.toOn || null,
          again: (values.again || null) as 'yes' | null,
          relative: asBoolean(values.relative),
          mayBeShown: asBoolean(values.mayBeShown),
        },
      }),
    onDone: () => {
      say('The reference is taken down');
      close();
    },
  });
  const { what } = form.values;
  return (
    <Form form={form} action="Keep what was said" label="A spoken reference" onCancel={close}>
      <RadioField form={form} name="what" label="What they gave" options={ANSWER_CHOICES} />
      <TextField form={form} name="spokeWith" label="Who spoke" />
      <TextField form={form} name="spokenNumber" label="On which number" />
      <TextField
        form={form}
        name="numberFound"
        label="How the number was found"
        hint="The company’s website, its switchboard, a directory: not only from the candidate"
        optional={what === 'refused'}
      />
      {what === 'refused' ? null : (
        <>
          <DateField
            form={form}
            name="fromOn"
            label="Started"
            optional={one.speaksAs === 'character'}
          />
          <DateField form={form} name="toOn" label="Last day" hint="Empty: still there" optional />
          <TextField form={form} name="jobTitle" label="Job" optional />
        </>
      )}
      {what === 'full' ? (
        <>
          <TextField form={form} name="leaving" label="Why they left" optional />
          <RadioField
            form={form}
            name="again"
            label="Would take them on again"
            options={YES_NO}
            optional
          />
          <LongTextField
            form={form}
            name="words"
            label="What they said"
            hint="Nothing about health or days off sick"
            optional
          />
        </>
      ) : null}
      {what === 'refused' ? null : (
        <>
          <RadioField form={form} name="relative" label="A relative?" options={YES_NO} optional />
          <RadioField
            form={form}
            name="mayBeShown"
            label="May a hirer be shown it?"
            options={YES_NO}
            optional
          />
        </>
      )}
    </Form>
  );
}

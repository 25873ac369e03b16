import type { Result } from '../../../lib/result.ts';
import { LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';

/** Asks why before something is taken away: released, cancelled. */
export function ReasonForm({
  name,
  action,
  hint,
  whole,
  choices,
  submit,
  onCancel,
}: {
  readonly name: string;
  /** 'Release Rosa Ahmed' */
  readonly action: string;
  /** What the act does, before it is pressed. */
  readonly hint: string;
  /** Words for the choice to take more than this shift; without it there is none. */
  readonly whole?: string;
  /** Another choice of two, its first one given: who cancels. */
  readonly choices?: {
    readonly label: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  };
  readonly submit: (because: string, whole: boolean, choice: string) => Promise<Result<unknown>>;
  readonly onCancel: () => void;
}) {
  const form = useForm({
    name,
    start: {
      because: '',
      reach: whole === undefined ? 'shift' : 'line',
      choice: choices?.options[0]?.value ?? '',
    },
    checks: { because: needed('Say why, in a few words') },
    submit: ({ because, reach, choice }) => submit(because, reach === 'line', choice),
    onDone: onCancel,
  });
  return (
    <Form form={form} action={action} label={action} danger onCancel={onCancel}>
      {whole === undefined ? null : (
        <RadioField
          form={form}
          name="reach"
          label="From what"
          options={[
            { value: 'line', label: whole },
            { value: 'shift', label: 'Only this shift, and so a second face on the line' },
          ]}
        />
      )}
      {choices === undefined ? null : (
        <RadioField form={form} name="choice" label={choices.label} options={choices.options} />
      )}
      <LongTextField form={form} name="because" label="Why" hint={hint} rows={2} />
    </Form>
  );
}

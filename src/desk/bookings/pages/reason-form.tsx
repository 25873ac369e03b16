import type { Result } from '../../../lib/result.ts';
import { LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';

/** Asks why before something is taken away: released, cancelled. */
export function ReasonForm({
  name,
  action,
  hint,
  whole,
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
  readonly submit: (because: string, whole: boolean) => Promise<Result<unknown>>;
  readonly onCancel: () => void;
}) {
  const form = useForm({
    name,
    start: { because: '', reach: whole === undefined ? 'shift' : 'line' },
    checks: { because: needed('Say why, in a few words') },
    submit: ({ because, reach }) => submit(because, reach === 'line'),
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
      <LongTextField form={form} name="because" label="Why" hint={hint} rows={2} />
    </Form>
  );
}

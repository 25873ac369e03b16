import type { Result } from '../../../lib/result.ts';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';

/** Asks why before something is taken away: released, cancelled. */
export function ReasonForm({
  name,
  action,
  hint,
  submit,
  onCancel,
}: {
  readonly name: string;
  /** 'Release Rosa Ahmed' */
  readonly action: string;
  /** What the act does, before it is pressed. */
  readonly hint: string;
  readonly submit: (because: string) => Promise<Result<unknown>>;
  readonly onCancel: () => void;
}) {
  const form = useForm({
    name,
    start: { because: '' },
    checks: { because: needed('Say why, in a few words') },
    submit: ({ because }) => submit(because),
    onDone: onCancel,
  });
  return (
    <Form form={form} action={action} label={action} danger onCancel={onCancel}>
      <LongTextField form={form} name="because" label="Why" hint={hint} rows={2} />
    </Form>
  );
}

import { dateIn } from '../../../lib/time.ts';
import { DateField, NumberField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { promiseRoute } from '../schema.ts';

interface Draft {
  readonly days: number | undefined;
  readonly fromOn: string;
}

/** Promises a decision within so many days of a claim, from a day on. */
export function PromiseForm() {
  const { act } = useAct(promiseRoute);
  const say = useNotice();
  const form = useForm<Draft>({
    name: 'decision-promise',
    start: { days: undefined, fromOn: dateIn(new Date()) },
    checks: {
      days: (days) => (days === undefined ? 'Write how many days' : undefined),
    },
    submit: ({ days, fromOn }, id) => act({ body: { id, days: days ?? 0, fromOn } }),
    onDone: () => say('Promised'),
  });
  return (
    <details>
      <summary>Promise another number of days</summary>
      <Form form={form} action="Promise it" label="Promised days">
        <div className="dp-form-pair">
          <NumberField form={form} name="days" label="Days after the claim" />
          <DateField form={form} name="fromOn" label="For claims from" />
        </div>
      </Form>
    </details>
  );
}

import { showDate } from '../../../lib/show.ts';
import { DateField, LongTextField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { type CarriedGround, carryRoute, GROUNDS } from '../schema.ts';
import type { OfWorker } from './looks.ts';

/** Leave that was not taken goes into a leave year, on a ground. */
export function CarryForm({
  personId,
  balance,
  close,
}: {
  readonly personId: string;
  readonly balance: NonNullable<OfWorker['balance']>;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(carryRoute);
  const form = useForm({
    name: `carry ${personId}`,
    start: { intoOn: balance.from, amount: '', ground: 'agreement', because: '' },
    checks: {
      intoOn: needed('Enter a day of the leave year it goes into'),
      amount: (text) => (amountOf(text) ? undefined : 'Write how much, like 5 or 2.5'),
      because: needed('Say why, in a few words'),
    },
    submit: ({ intoOn, amount, ground, because }, id) =>
      act({
        params: { id: personId },
        body: {
          id,
          intoOn,
          amount: amountOf(amount) ?? 0,
          ground: ground as CarriedGround,
          because,
        },
      }),
    onDone: ({ useBy }) => {
      say(`Carried over; to be taken by ${showDate(useBy)}`);
      close();
    },
  });
  return (
    <Form form={form} action="Carry it over" label="Carry leave over" onCancel={close}>
      <DateField
        form={form}
        name="intoOn"
        label="Into the leave year with"
        hint="Any day of the year in which it is to be taken"
      />
      <TextField
        form={form}
        name="amount"
        label={balance.unit === 'days' ? 'Days' : 'Hours'}
        hint="Of the unit of that year: days for regular hours, hours for others"
      />
      <SelectField
        form={form}
        name="ground"
        label="Ground"
        options={Object.entries(GROUNDS).map(([value, label]) => ({ value, label }))}
      />
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}

function amountOf(text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,3}(\.\d{1,2})?$/.test(plain) && Number(plain) > 0 ? Number(plain) : undefined;
}

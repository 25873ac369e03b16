import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import {
  DateField,
  LongTextField,
  MoneyField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import {
  addOrderRoute,
  changeOrderRoute,
  liftStopRoute,
  ORDER_HOWS,
  type OrderHow,
  setCreditRoute,
  stopCreditRoute,
} from '../schema.ts';
import type { Order, Payer } from './credit-section.tsx';

interface Props {
  readonly payer: Payer;
  readonly close: () => void;
}

/** Sets how much a bill-to may owe for, and until when that is insured. */
export function CreditForm({ payer, close }: Props) {
  const say = useNotice();
  const { act } = useAct(setCreditRoute);
  const form = useForm({
    name: `credit-${payer.billToId}`,
    start: {
      limitPence: (payer.limitPence ?? undefined) as number | undefined,
      insuredUntil: payer.insuredUntil ?? '',
    },
    submit: ({ limitPence, insuredUntil }) =>
      act({
        params: { id: payer.billToId },
        body: {
          limitPence: limitPence ?? null,
          insuredUntil: insuredUntil === '' ? null : insuredUntil,
        },
      }),
    onDone: () => {
      say(`The credit of ${payer.name} is set`);
      close();
    },
  });
  return (
    <Form
      form={form}
      action="Set the credit limit"
      label={`Credit of ${payer.name}`}
      onCancel={close}
    >
      <MoneyField
        form={form}
        name="limitPence"
        label="Credit limit"
        hint="Left empty, there is no limit"
        optional
      />
      <DateField
        form={form}
        name="insuredUntil"
        label="Insured until"
        hint="The last day; after it new work needs somebody whose limit reaches it"
        optional
      />
    </Form>
  );
}

/** Puts a bill-to on stop. */
export function StopForm({ payer, close }: Props) {
  const say = useNotice();
  const [id] = useState(newId);
  const { act } = useAct(stopCreditRoute);
  const form = useForm({
    name: `stop-${payer.billToId}`,
    start: { because: '' },
    checks: { because: needed('Say why') },
    submit: ({ because }) => act({ params: { id: payer.billToId }, body: { id, because } }),
    onDone: () => {
      say(`${payer.name} is on stop`);
      close();
    },
  });
  return (
    <Form form={form} action="Put on stop" label={`Stop ${payer.name}`} onCancel={close}>
      <LongTextField
        form={form}
        name="because"
        label="Why"
        hint="Whoever is refused a booking reads it. What is booked already goes on."
        rows={2}
      />
    </Form>
  );
}

/** Lifts the stop. */
export function LiftForm({ payer, close }: Props) {
  const say = useNotice();
  const { act } = useAct(liftStopRoute);
  const form = useForm({
    name: `lift-${payer.billToId}`,
    start: { because: '' },
    checks: { because: needed('Say why') },
    submit: ({ because }) => act({ params: { id: payer.billToId }, body: { because } }),
    onDone: () => {
      say(`The stop on ${payer.name} is lifted`);
      close();
    },
  });
  return (
    <Form
      form={form}
      action="Lift the stop"
      label={`Lift the stop on ${payer.name}`}
      onCancel={close}
    >
      <LongTextField
        form={form}
        name="because"
        label="Why"
        hint="Like: paid on 20 November"
        rows={2}
      />
    </Form>
  );
}

/** Records a purchase order with its value. */
export function OrderForm({ payer, close }: Props) {
  const say = useNotice();
  const [id] = useState(newId);
  const { act } = useAct(addOrderRoute);
  const form = useForm({
    name: `order-${payer.billToId}`,
    start: { number: '', valuePence: undefined as number | undefined, endsOn: '' },
    checks: {
      number: needed('Enter the order number'),
      valuePence: needed('Enter what the order is worth'),
    },
    submit: ({ number, valuePence, endsOn }) =>
      act({
        params: { id: payer.billToId },
        body: { id, number, valuePence: valuePence ?? 0, endsOn: endsOn === '' ? null : endsOn },
      }),
    onDone: (_, { number }) => {
      say(`Order ${number} is recorded`);
      close();
    },
  });
  return (
    <Form form={form} action="Record the order" label={`Order of ${payer.name}`} onCancel={close}>
      <TextField form={form} name="number" label="Order number" short />
      <MoneyField form={form} name="valuePence" label="Value" />
      <DateField form={form} name="endsOn" label="For work until" optional />
    </Form>
  );
}

/** Changes what an order is worth or how long it runs, as somebody of the client's said. */
export function ChangeOrderForm({ payer, order, close }: Props & { readonly order: Order }) {
  const say = useNotice();
  const { act } = useAct(changeOrderRoute);
  const form = useForm({
    name: `change-order-${order.purchaseOrderId}`,
    start: {
      valuePence: order.valuePence as number | undefined,
      endsOn: order.endsOn ?? '',
      saidBy: payer.contacts.length === 1 ? (payer.contacts[0]?.contactId ?? '') : '',
      how: 'email',
    },
    checks: {
      valuePence: needed('Enter what the order is worth'),
      saidBy: needed('Choose who of the client’s said so'),
    },
    submit: ({ valuePence, endsOn, saidBy, how }) =>
      act({
        params: { id: order.purchaseOrderId },
        body: {
          valuePence: valuePence ?? 0,
          endsOn: endsOn === '' ? null : endsOn,
          saidBy,
          how: how as OrderHow,
        },
      }),
    onDone: ({ changed }) => {
      say(changed ? `Order ${order.number} is changed` : `Order ${order.number} was so already`);
      close();
    },
  });
  return (
    <Form form={form} action="Change the order" label={`Order ${order.number}`} onCancel={close}>
      <MoneyField form={form} name="valuePence" label="Value" />
      <DateField
        form={form}
        name="endsOn"
        label="For work until"
        hint="The last day; left empty, it has no end. Work after it needs somebody whose limit reaches it."
        optional
      />
      <SelectField
        form={form}
        name="saidBy"
        label="Who said so"
        none="Choose"
        options={payer.contacts.map(({ contactId, name }) => ({ value: contactId, label: name }))}
      />
      <SelectField
        form={form}
        name="how"
        label="How"
        options={Object.entries(ORDER_HOWS).map(([value, label]) => ({ value, label }))}
      />
    </Form>
  );
}

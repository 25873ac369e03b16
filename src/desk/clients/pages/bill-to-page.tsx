import { CheckField, LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addBillToRoute, updateBillToRoute } from '../schema.ts';
import { NoSuchPart, OfClient, type OnClient } from './of-client.tsx';

/** Adds a bill-to, or changes one. */
export default function BillToPage() {
  return (
    <OfClient title={(part) => (part ? 'Change a bill-to' : 'Add a bill-to')}>
      {(on) => <BillToForm {...on} />}
    </OfClient>
  );
}

function BillToForm({ client, part, done, back }: OnClient) {
  const add = useAct(addBillToRoute);
  const update = useAct(updateBillToRoute);
  const billTo = client.billTos.find(({ billToId }) => billToId === part);
  const form = useForm({
    name: 'bill-to',
    start: {
      name: billTo?.name ?? '',
      address: billTo?.address ?? '',
      email: billTo?.email ?? '',
      poRequired: billTo?.poRequired ?? false,
    },
    checks: { name: needed('Enter the name invoices are made out to') },
    submit: (body, id) =>
      part
        ? update.act({ params: { id: part }, body })
        : add.act({ params: { id: client.clientId }, body: { ...body, id } }),
    onDone: (_, { name }) => done(part ? `${name} changed` : `${name} added`),
  });
  if (part && !billTo) return <NoSuchPart what="bill-to" />;
  return (
    <Form form={form} action={part ? 'Save the bill-to' : 'Add the bill-to'} onCancel={back}>
      <TextField
        form={form}
        name="name"
        label="Name"
        hint="Who pays: the client, its head office, or a managed service provider"
      />
      <LongTextField form={form} name="address" label="Address" rows={4} optional />
      <TextField form={form} name="email" label="E-mail for invoices" type="email" optional />
      <CheckField
        form={form}
        name="poRequired"
        label="They need a purchase order number on every booking"
      />
    </Form>
  );
}

import { CheckField, ChecksField, LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, type FormApi, needed, useForm } from '../../../ui/form.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import { addBillToRoute, listClients, updateBillToRoute } from '../schema.ts';
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
      costCentreRequired: billTo?.costCentreRequired ?? false,
      referenceRequired: billTo?.referenceRequired ?? false,
      paysFor: (billTo?.paysFor ?? []).map(({ clientId }) => clientId) as readonly string[],
    },
    checks: { name: needed('Enter the name invoices are made out to') },
    submit: ({ paysFor, ...rest }, id) => {
      const body = { ...rest, paysFor: [...paysFor] };
      return part
        ? update.act({ params: { id: part }, body })
        : add.act({ params: { id: client.clientId }, body: { ...body, id } });
    },
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
      <CheckField
        form={form}
        name="costCentreRequired"
        label="They need a cost centre on every booking"
      />
      <CheckField
        form={form}
        name="referenceRequired"
        label="They need their own reference on every booking"
      />
      <PaysFor form={form} clientId={client.clientId} />
    </Form>
  );
}

/** Other clients that this bill-to pays for: a head office, a managed service provider. */
function PaysFor<V extends { readonly paysFor: readonly string[] }>({
  form,
  clientId,
}: {
  readonly form: FormApi<V>;
  readonly clientId: string;
}) {
  const reading = useRead(listClients, { query: { limit: 1000 } });
  const others = (reading.value?.rows ?? []).filter((row) => row.clientId !== clientId);
  if (others.length === 0) return null;
  return (
    <details>
      <summary>Other clients it pays for</summary>
      <ChecksField
        form={form as unknown as FormApi<{ paysFor: readonly string[] }>}
        name="paysFor"
        label="It pays for these too"
        options={others.map((row) => ({ value: row.clientId, label: row.name }))}
        optional
      />
    </details>
  );
}

import { LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useAct } from '../../../ui/read.tsx';
import { updateClientRoute } from '../schema.ts';
import { OfClient, type OnClient } from './of-client.tsx';

/** Name and notes of a client. */
export default function DetailsPage() {
  return (
    <OfClient title={() => 'Change name or notes'}>{(on) => <DetailsForm {...on} />}</OfClient>
  );
}

function DetailsForm({ client, done, back }: OnClient) {
  const { act } = useAct(updateClientRoute);
  const form = useForm({
    name: 'details',
    start: { name: client.name, notes: client.notes },
    checks: { name: needed('Enter the client’s name') },
    submit: (body) => act({ params: { id: client.clientId }, body }),
    onDone: () => done('Client changed'),
  });
  return (
    <Form form={form} action="Save the client" onCancel={back}>
      <TextField form={form} name="name" label="Client" />
      <LongTextField
        form={form}
        name="notes"
        label="Notes"
        hint="What everybody should know before ringing. Nothing about people’s health or beliefs."
        optional
      />
    </Form>
  );
}

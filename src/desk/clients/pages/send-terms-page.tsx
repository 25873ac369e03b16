import { dateIn } from '../../../lib/time.ts';
import { Empty } from '../../../ui/empty.tsx';
import { DateField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useAct } from '../../../ui/read.tsx';
import { sendTermsRoute } from '../schema.ts';
import { OfClient, type OnClient } from './of-client.tsx';

/** Records that terms of business were sent. */
export default function SendTermsPage() {
  return (
    <OfClient title={() => 'Record terms sent'}>
      {(on) =>
        on.client.contacts.length === 0 ? (
          <Empty
            title="Nobody to send terms to"
            action={
              <LinkButton href={`/clients/${on.client.clientId}/contacts/new`}>
                Add a contact
              </LinkButton>
            }
          >
            Terms go to somebody: add the contact who receives them first.
          </Empty>
        ) : (
          <SendForm {...on} />
        )
      }
    </OfClient>
  );
}

function SendForm({ client, done, back }: OnClient) {
  const { act } = useAct(sendTermsRoute);
  const only = client.contacts.length === 1 ? client.contacts[0]?.contactId : undefined;
  const form = useForm({
    name: 'terms',
    start: { version: '', sentOn: dateIn(new Date()), sentTo: only ?? '' },
    checks: {
      version: needed('Enter the version, as it stands on the document'),
      sentOn: needed('Enter the day they were sent'),
      sentTo: needed('Choose who received them'),
    },
    submit: (body, id) => act({ params: { id: client.clientId }, body: { ...body, id } }),
    onDone: (_, { version }) => done(`Terms ${version} recorded as sent`),
  });
  return (
    <Form form={form} action="Record as sent" onCancel={back}>
      <TextField
        form={form}
        name="version"
        label="Version"
        hint="As on the document, like 2026-1. A changed text needs a version of its own."
        short
      />
      <SelectField
        form={form}
        name="sentTo"
        label="Sent to"
        options={client.contacts.map(({ contactId, name, jobTitle }) => ({
          value: contactId,
          label: jobTitle ? `${name}, ${jobTitle}` : name,
        }))}
      />
      <DateField form={form} name="sentOn" label="Sent on" />
    </Form>
  );
}

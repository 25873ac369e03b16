import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { DateField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useAct } from '../../../ui/read.tsx';
import { agreeTermsRoute } from '../schema.ts';
import { NoSuchPart, OfClient, type OnClient } from './of-client.tsx';
import { AGREED_CHOICES } from './words.ts';

/** Records who agreed terms of business, when and how. */
export default function AgreeTermsPage() {
  return <OfClient title={() => 'Record the agreement'}>{(on) => <AgreeForm {...on} />}</OfClient>;
}

function AgreeForm({ client, part, done, back }: OnClient) {
  const { act } = useAct(agreeTermsRoute);
  const terms = client.terms.find(({ termsId }) => termsId === part);
  const form = useForm({
    name: 'agreement',
    start: { agreedOn: dateIn(new Date()), agreedBy: '', agreedHow: '' },
    checks: {
      agreedBy: needed('Choose who agreed'),
      agreedOn: needed('Enter the day they agreed'),
      agreedHow: needed('Choose how they agreed'),
    },
    submit: ({ agreedHow, ...values }) =>
      act({
        params: { id: terms?.termsId ?? '' },
        body: { ...values, agreedHow: agreedHow as 'signed' },
      }),
    onDone: () => done(`Agreement to terms ${terms?.version} recorded`),
  });
  if (!terms) return <NoSuchPart what="terms" />;
  return (
    <Form form={form} action="Record the agreement" onCancel={back}>
      <p>
        Terms {terms.version} of {client.name}, sent on {showDate(terms.sentOn, dateIn(new Date()))}{' '}
        to {terms.sentTo}. Once recorded, the agreement cannot be changed; a newer version
        supersedes it.
      </p>
      <SelectField
        form={form}
        name="agreedBy"
        label="Agreed by"
        options={client.contacts.map(({ contactId, name, jobTitle }) => ({
          value: contactId,
          label: jobTitle ? `${name}, ${jobTitle}` : name,
        }))}
      />
      <RadioField form={form} name="agreedHow" label="How" options={AGREED_CHOICES} />
      <DateField form={form} name="agreedOn" label="Agreed on" />
    </Form>
  );
}

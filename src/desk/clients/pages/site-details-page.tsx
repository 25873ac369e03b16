import { LongTextField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addSiteRoute, updateSiteRoute } from '../schema.ts';
import { NoSuchPart, OfClient, type OnClient } from './of-client.tsx';
import { PlaceFields } from './place-fields.tsx';
import { postcodeFault } from './words.ts';

/** Adds a site, or changes one. */
export default function SiteDetailsPage() {
  return (
    <OfClient title={(part) => (part ? 'Change a site' : 'Add a site')}>
      {(on) => <SiteForm {...on} />}
    </OfClient>
  );
}

function SiteForm({ client, part, done, back }: OnClient) {
  const add = useAct(addSiteRoute);
  const update = useAct(updateSiteRoute);
  const site = client.sites.find(({ siteId }) => siteId === part);
  const form = useForm({
    name: 'site',
    start: {
      name: site?.name ?? '',
      hirerId:
        site?.hirerId ?? (client.hirers.length === 1 ? (client.hirers[0]?.hirerId ?? '') : ''),
      address: site?.address ?? '',
      postcode: site?.postcode ?? '',
      nation: (site?.nation ?? '') as string,
    },
    checks: {
      name: needed('Enter the site’s name'),
      hirerId: needed('Choose the hirer'),
      postcode: (value) =>
        value.trim() === '' ? 'Enter the postcode of the site' : postcodeFault(value),
      nation: needed('Choose the nation the site is in'),
    },
    submit: ({ nation, ...values }, id) => {
      const body = { ...values, nation: nation as 'england' };
      return part
        ? update.act({ params: { id: part }, body })
        : add.act({ params: { id: client.clientId }, body: { ...body, id } });
    },
    onDone: ({ siteId }, { name }) =>
      done(
        part ? `${name} changed` : `${name} added`,
        `/clients/${client.clientId}/sites/${siteId}`,
      ),
  });
  if (part && !site) return <NoSuchPart what="site" />;
  return (
    <Form form={form} action={part ? 'Save the site' : 'Add the site'} onCancel={back}>
      <TextField form={form} name="name" label="Site" hint="As people there call it" />
      <SelectField
        form={form}
        name="hirerId"
        label="Hirer"
        hint="The legal entity that takes the worker here"
        options={client.hirers.map(({ hirerId, legalName }) => ({
          value: hirerId,
          label: legalName,
        }))}
      />
      <LongTextField form={form} name="address" label="Address" rows={3} optional />
      <PlaceFields form={form} />
    </Form>
  );
}
